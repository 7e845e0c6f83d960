"""The few choices from which a routine follows in a page, where no builder runs.

Every combination of them is worked out when the page is made. What a page does not ask about is not
guessed: any finding of the safety check leads to one small set that fits whoever has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.routine import Profile, Reason, Routine, Standing, Verdict, make
from sciatica_course.session import Session, State
from sciatica_course.symptoms import Pattern

# What makes it worse -> the conditions of the self-check that say so.
WORSE: Mapping[str, tuple[str, ...]] = {
    "bending": ("bending-worse",),
    "arching": ("arching-worse",),
    "both": ("bending-worse", "arching-worse"),
    "neither": (),
}
MINUTES = (10, 15, 25)
FLOOR = ("yes", "no")
GOING = ("walking", "water-walking", "swimming", "cycling")
DAYS = 3
_FLOOR = "floor"


@dataclass(frozen=True)
class Choice:
    """One combination: what makes it worse, the level by id, and what a day is like."""

    worse: str
    level: str
    minutes: int
    floor: str
    going: str


def every(content: Catalogue) -> Iterator[Choice]:
    """Yield every combination of the paper set."""
    for each in product(WORSE, content.routine.levels, MINUTES, FLOOR, GOING):
        yield Choice(*each)


def routine(content: Catalogue, choice: Choice) -> Routine:
    """Return the routine that follows from a choice, after a clear safety check."""
    table = content.routine
    kit = _usual(content) | set(content.exercises[choice.going].kit)
    profile = Profile(
        minutes=choice.minutes,
        days=DAYS,
        kit=frozenset(kit),
        ruled_out=frozenset() if choice.floor == "yes" else frozenset({_FLOOR}),
        liked=choice.going,
    )
    pattern = _pattern(WORSE[choice.worse], table.levels[choice.level].points)
    return make(content, pattern, profile, Session(State.PASS))


def reduced(content: Catalogue) -> Routine:
    """Return the one small routine for everybody with a finding of the safety check.

    It is made for somebody who has everything at once that does not close a routine, so that it
    fits each of them. What it says names nothing that only some of them have.
    """
    table = content.routine
    there = {id_: each for id_, each in table.conditions.items() if not each.closes}
    findings = tuple(finding for each in there.values() for finding in each.from_check)
    most = max(level.points for level in table.levels.values())
    profile = Profile(
        minutes=MINUTES[0],
        days=DAYS,
        kit=_usual(content),
        ruled_out=frozenset(table.ruled_out),
        conditions=frozenset(id_ for id_, each in there.items() if each.label),
    )
    passed = Session(State.PASS, Urgency.ASK_FIRST, findings)
    found = make(content, _pattern(tuple(there), most), profile, passed)
    less = table.reduced
    why = Reason(table.reasons.reduced, less.certainty, less.references)
    verdicts = {id_: _for_all(content, each, why) for id_, each in found.verdicts.items()}
    return replace(found, verdicts=MappingProxyType(verdicts), notes=(why,))


def closed(content: Catalogue, conditions: tuple[str, ...]) -> Routine:
    """Return the routine of somebody with conditions that close it."""
    table = content.routine
    findings = tuple(f for id_ in conditions for f in table.conditions[id_].from_check)
    passed = Session(State.PASS, Urgency.ASK_FIRST, findings)
    return make(content, _pattern((), 0), Profile(), passed)


def closing(content: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the conditions that close a routine, each with the findings that say so."""
    conditions = content.routine.conditions.values()
    return {each.id: each.from_check for each in conditions if each.closes}


def pattern_with(*conditions: str) -> Pattern:
    """Return what is known of somebody of whom only these conditions are."""
    return _pattern(conditions, 0)


def _for_all(content: Catalogue, verdict: Verdict, why: Reason) -> Verdict:
    """Return a verdict that says nothing of a person: each caution with whom it is for."""
    if verdict.standing in (Standing.OUT, Standing.LATER):
        return replace(verdict, reasons=(why,), care=())
    exercise = content.exercises[verdict.exercise]
    return replace(verdict, reasons=(Reason(exercise.why, exercise.certainty), why), care=())


def _pattern(conditions: tuple[str, ...], points: int) -> Pattern:
    return Pattern(
        answers=MappingProxyType({}),
        points=points,
        pain=0,
        conditions=frozenset(conditions),
        meanings=(),
        goals=(),
    )


def _usual(content: Catalogue) -> frozenset[str]:
    return frozenset(kit.id for kit in content.routine.kit.values() if kit.usual)
