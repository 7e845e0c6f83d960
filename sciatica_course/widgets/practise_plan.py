"""What today's session is: the kept routine on its step, or the exercises that a lesson names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from math import ceil

from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.entries import FLARE, Entry, MorningEntry, SessionEntry, depth
from sciatica_course.html import steps as step_words
from sciatica_course.progression import Advice, Move, advise, eased
from sciatica_course.routine import (
    Fit,
    Item,
    Profile,
    Reason,
    Routine,
    Session,
    fit,
    make,
    person_of,
)
from sciatica_course.routine.steps import Step, at, flare, on, steps
from sciatica_course.session import Session as Pass
from sciatica_course.symptoms import Pattern
from sciatica_course.words import listed, say

_OFFERED = (Move.UP, Move.RESTORE)


@dataclass(frozen=True)
class Programme:
    """Where sessions come from. ``wanted`` names exercises that take the place of the routine."""

    content: Catalogue
    pattern: Pattern
    profile: Profile
    now: Pass
    wanted: tuple[str, ...] = ()

    @cached_property
    def routine(self) -> Routine:
        """The six weeks of this person."""
        return make(self.content, self.pattern, self.profile, self.now)

    @cached_property
    def ladder(self) -> tuple[Step, ...]:
        """The steps of the six weeks."""
        return steps(self.content, self.routine)

    @property
    def exercises(self) -> frozenset[str]:
        """Every exercise that may come in these sessions, by id."""
        in_weeks = (v.exercise for v in self.routine.verdicts.values() if v.week)
        return frozenset(self.wanted or in_weeks)

    def clamp(self, step: int) -> int:
        """Return a step that there is: ``FLARE``, or one of the ladder."""
        return max(FLARE, min(step, len(self.ladder) - 1))

    def session(self, step: int, easier: Mapping[str, int], day: int) -> tuple[Session, bool]:
        """Return the session for a day of the week, 1 for Monday, and whether it is meant for it.

        Raises:
            ValueError: something has to be asked about first, so that there is no session.
        """
        if self.routine.closed:
            raise ValueError("a routine that is closed has no session")
        if self.wanted:
            return Session(day, tuple(self._listed(step, easier))), True
        if step != FLARE:
            return on(at(self.content, self.routine, step, easier), day)
        week = flare(self.content, self.pattern, self.profile, self.now, easier)
        if week is None:
            raise ValueError("a routine that is closed has no session")
        return on(week, day)

    def care(self, exercise: str, step: int) -> tuple[Reason, ...]:
        """Return what to take care of in an exercise of a session."""
        if self.wanted:
            return self.fits(step)[exercise].care
        return self.routine.verdicts[exercise].care

    def fits(self, step: int) -> Mapping[str, Fit]:
        """Return how the exercises that a lesson names fit, in a flare at the gentlest level."""
        pattern = self.pattern
        if step == FLARE:
            gentlest = list(self.content.routine.levels.values())[-1]
            pattern = replace(pattern, points=max(pattern.points, gentlest.points))
        person = person_of(self.content, pattern, self.profile, self.now.modifiers)
        return {id_: fit(self.content.exercises[id_], person) for id_ in self.wanted}

    def _listed(self, step: int, easier: Mapping[str, int]) -> Iterable[Item]:
        table = self.content.routine
        reduced = self.now.urgency is not Urgency.CLEAR
        stage = table.reduced.stage if reduced else table.stages[0]
        for id_, fitting in self.fits(step).items():
            forms = (fitting.form, *fitting.easier)
            level = easier.get(id_, 0)
            if not fitting.fits or level > 1 or level >= len(forms):
                continue
            dose = self.content.exercises[id_].doses[stage]
            minutes = dose.minutes or ceil(dose.seconds / 60)
            yield Item("", id_, forms[level], dose, minutes)


@dataclass(frozen=True)
class Made:
    """A session on its step, and which of its exercises are easier (``progression.eased``)."""

    step: int
    session: Session
    easier: Mapping[str, int]


@dataclass(frozen=True)
class Today(Made):
    """Today's session, and why it is this one.

    ``offered`` says that the step may be taken or left; ``change`` is what it would change.
    ``rested`` are exercises that are left out for now because they moved the pain down.
    """

    advice: Advice
    meant: bool
    offered: bool
    change: str
    rested: tuple[str, ...]


def today(
    programme: Programme, entries: Sequence[Entry], *, take: bool, less: bool, day: date
) -> Today:
    """Return today's session. ``take`` takes the step that is offered, ``less`` one below it.

    Raises:
        NoPassError: the safety check has not been passed, or something closed plans since.
        ValueError: something has to be asked about first, so that there is no session.
    """
    among = programme.exercises
    advice = advise(programme.content.progress, entries, programme.now, among=among)
    easier, step = eased(entries), programme.clamp(advice.step)
    offered, change = False, ""
    if advice.move in _OFFERED:
        before = last(entries)
        stay = programme.clamp(before.step if before else 0)
        offered = not programme.wanted and (advice.move is Move.RESTORE or step != stay)
        change = _change(programme, advice, stay, step)
        if not (offered and take):
            step = stay
        elif advice.move is Move.RESTORE:
            easier = eased(entries, restoring=advice.exercises)
    if less:
        step = max(FLARE, step - 1)
    session, meant = programme.session(step, easier, day.isoweekday())
    whole, _ = programme.session(step, {}, day.isoweekday())
    there = {item.exercise for item in session.items}
    rested = tuple(item.exercise for item in whole.items if item.exercise not in there)
    return Today(step, session, easier, advice, meant, offered, change, rested)


def again(programme: Programme, step: int, easier: Mapping[str, int], day: date) -> Made:
    """Return the session of a day as it stands on a step, for one that was begun.

    Raises:
        ValueError: something has to be asked about first, so that there is no session.
    """
    step = programme.clamp(step)
    return Made(step, programme.session(step, easier, day.isoweekday())[0], easier)


def last(entries: Iterable[Entry]) -> SessionEntry | None:
    """Return the last session, or None before the first one."""
    sessions = [entry for entry in entries if isinstance(entry, SessionEntry)]
    return max(sessions, key=lambda each: each.at, default=None)


def morning_after(entries: Sequence[Entry], today: date) -> date | None:
    """Return the day of the last session if no morning after it is known yet, and there was one."""
    before = last(entries)
    if before is None or before.at.date() >= today:
        return None
    since = (e for e in entries if isinstance(e, MorningEntry) and e.at.date() > before.at.date())
    return None if any(since) else before.at.date()


def with_now(entries: Sequence[Entry], now: MorningEntry) -> tuple[Entry, ...]:
    """Return the record with how it is now, as far as that may change what comes next.

    On the day of the last session itself it counts only where it is worse than before that one: a
    good hour is no good morning.
    """
    before = last(entries)
    if before is not None and now.at.date() <= before.at.date():
        lower = depth(now.lowest) > depth(before.lowest_before)
        if now.leg <= before.leg_before and not lower:
            return tuple(entries)
    return (*entries, now)


def _change(programme: Programme, advice: Advice, stay: int, step: int) -> str:
    """Return what would change, in one sentence."""
    content = programme.content
    if advice.move is Move.RESTORE:
        names = [content.exercises[id_].name for id_ in advice.exercises]
        return say("practise.again", names=listed(names))
    if step == stay:
        return say("practise.top")
    if stay == FLARE:
        return step_words.place(programme.ladder, step)
    return step_words.change(content, programme.ladder[step])
