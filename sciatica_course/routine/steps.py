"""The six weeks as a ladder of steps. Each step changes one thing, so that one knows what did it.

One change at a time is a rule of thumb of the course (claim ``one-change-at-a-time``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from sciatica_course.catalogue.types import Catalogue, Dose
from sciatica_course.symptoms import Pattern

from .profile import Profile
from .sessions import Item, Session, Week
from .six_weeks import Passed, Routine, make

EXERCISE = "exercise"
DAYS = "days"
# What may change from one week to the next, in the order in which it does.
VARIABLES = (EXERCISE, "minutes", "repetitions", "hold", "sets", "times", DAYS)
_OF_DOSE = tuple(name for name in VARIABLES if name not in (EXERCISE, DAYS))


@dataclass(frozen=True)
class Step:
    """One step, counted from 0, which is the first week as it stands.

    ``week`` is the one that it belongs to; ``variable`` is what changes, for which ``exercises``.
    """

    number: int
    week: int
    variable: str = ""
    exercises: tuple[str, ...] = ()


def steps(content: Catalogue, routine: Routine) -> tuple[Step, ...]:
    """Return the steps of a routine, the first week first; none for a routine that is closed."""
    return tuple(step for step, _ in _ladder(content, routine))


def at(content: Catalogue, routine: Routine, number: int, eased: Mapping[str, int]) -> Week:
    """Return the week as it stands on a step; below the first or above the last, on that one.

    ``eased`` says which exercises are done in an easier form (1) or left out for now (2).

    Raises:
        ValueError: the routine is closed and has no weeks.
    """
    ladder = _ladder(content, routine)
    if not ladder:
        raise ValueError("a routine that is closed has no steps")
    _, week = ladder[max(0, min(number, len(ladder) - 1))]
    return _ease(routine, week, eased)


def flare(
    content: Catalogue,
    pattern: Pattern,
    profile: Profile,
    passed: Passed,
    eased: Mapping[str, int],
) -> Week | None:
    """Return the gentlest week for a person, for a flare; None where the routine is closed.

    Raises:
        NoPassError: the safety check has not been passed, or something closed plans since.
    """
    gentlest = list(content.routine.levels.values())[-1]
    stirred = replace(pattern, points=max(pattern.points, gentlest.points))
    routine = make(content, stirred, profile, passed)
    return None if routine.closed else _ease(routine, routine.weeks[0], eased)


def on(week: Week, day: int) -> tuple[Session, bool]:
    """Return the session for a day of the week, 1 for Monday, and whether it is meant for it.

    On a free day it is the next one.
    """
    after = [session for session in week.sessions if session.day >= day]
    session = next(iter(after or week.sessions))
    return session, session.day == day


def _ladder(content: Catalogue, routine: Routine) -> list[tuple[Step, Week]]:
    """Return every step with the week as it stands on it."""
    if not routine.weeks:
        return []
    found = [(Step(0, 1), routine.weeks[0])]
    for before, after in pairwise(routine.weeks):
        changed: list[str] = []
        for variable in VARIABLES:
            last = found[-1][1]
            week = _between(content, before, after, {*changed, variable})
            exercises = tuple(_differing(last, week))
            if not exercises:
                continue
            changed.append(variable)
            step = Step(len(found), after.number, variable, exercises)
            found.append((step, week))
    return found


def _between(content: Catalogue, before: Week, after: Week, changed: Collection[str]) -> Week:
    """Return a week on its way to the next one, where only some things have changed."""
    there = {item.exercise: item for session in before.sessions for item in session.items}
    sessions = []
    for first, then in zip(before.sessions, after.sessions, strict=True):
        on_day = {item.exercise: item for item in first.items}
        items = []
        for item in then.items:
            old = on_day.get(item.exercise)
            if old is None and item.exercise in there and DAYS in changed:
                old = there[item.exercise]
            if old is None and item.exercise not in there and EXERCISE in changed:
                # What is new comes in as it would have been in the week before.
                dose = content.exercises[item.exercise].doses[before.stage]
                old = replace(item, dose=dose) if item.dose.minutes is None else item
            if old is not None:
                items.append(_merged(old, item, changed))
        sessions.append(Session(first.day, tuple(items)))
    return Week(after.number, before.stage, tuple(sessions))


def _merged(old: Item, new: Item, changed: Collection[str]) -> Item:
    values = {name: getattr(new.dose, name) for name in _OF_DOSE if name in changed}
    # A rest is no step of its own: a second set needs one, and a shorter one comes with the week.
    rest = max(old.dose.rest, new.dose.rest) if "sets" in changed else old.dose.rest
    minutes = new.minutes if "minutes" in changed else old.minutes
    return replace(new, dose=replace(old.dose, **values, rest=rest), minutes=minutes)


def _differing(before: Week, after: Week) -> Iterator[str]:
    """Yield the exercises that are not in two weeks alike, each once."""
    differing = _amounts(before) ^ _amounts(after)
    order = dict.fromkeys(item.exercise for session in after.sessions for item in session.items)
    yield from (exercise for exercise in order if any(exercise == e for _, e, *_ in differing))


def _amounts(week: Week) -> set[tuple[int, str, Dose, int]]:
    """Return what is done on which day, whichever stage the doses were taken from."""
    return {
        (session.day, item.exercise, replace(item.dose, id="", days=1, rest=0), item.minutes)
        for session in week.sessions
        for item in session.items
    }


def _ease(routine: Routine, week: Week, eased: Mapping[str, int]) -> Week:
    sessions = (
        replace(session, items=tuple(_eased(routine, session.items, eased)))
        for session in week.sessions
    )
    return replace(week, sessions=tuple(sessions))


def _eased(routine: Routine, items: Collection[Item], eased: Mapping[str, int]) -> Iterator[Item]:
    for item in items:
        easier = routine.verdicts[item.exercise].easier
        match eased.get(item.exercise, 0):
            case 0:
                yield item
            case 1 if easier:
                yield replace(item, form=easier[0])
