"""Six weeks of sessions for one person, and why every exercise is in them, later or out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from sciatica_course.catalogue.types import Catalogue, Slot, Stage, Urgency
from sciatica_course.symptoms import Pattern

from .fit import Fit, Person, Reason, fit, person_of
from .profile import Profile, check
from .sessions import AEROBIC, Chosen, Frame, Week, week

WEEKS = range(1, 7)


class NoPassError(Exception):
    """There is no pass, so that there is no routine. The message is one sentence."""


class Passed(Protocol):
    """What the safety check says now, as the session knows it."""

    @property
    def open(self) -> bool:
        """Whether plans may be shown."""

    @property
    def urgency(self) -> Urgency:
        """What the check came to."""

    @property
    def modifiers(self) -> tuple[str, ...]:
        """Its ask-first and see-soon findings, by id."""


class Standing(StrEnum):
    """Where an exercise stands in a routine."""

    IN = "in"
    SWAPPED = "swapped"
    LATER = "later"
    OUT = "out"


@dataclass(frozen=True)
class Verdict:
    """Why an exercise is in the six weeks, in another form, only later, or out.

    ``week`` is the first week that has it, 0 for none; ``easier`` are the forms to turn to when it
    makes the pain move down.
    """

    exercise: str
    standing: Standing
    form: str = ""
    easier: tuple[str, ...] = ()
    week: int = 0
    reasons: tuple[Reason, ...] = ()
    care: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Routine:
    """Six weeks of sessions. There are none when something has to be asked about first.

    ``verdicts`` hold every exercise of the course; ``notes`` say how the whole came about, and
    ``closed`` why there are no weeks.
    """

    weeks: tuple[Week, ...]
    verdicts: Mapping[str, Verdict]
    notes: tuple[Reason, ...]
    closed: tuple[Reason, ...] = ()


def make(content: Catalogue, pattern: Pattern, profile: Profile, passed: Passed) -> Routine:
    """Return the routine that fits a person; the same for the same input.

    Raises:
        NoPassError: the safety check has not been passed, or something closed plans since.
        ProfileError: the profile cannot be; the message is one sentence.
    """
    if not passed.open:
        raise NoPassError(content.routine.reasons.not_open)
    check(content.routine, profile)
    person = person_of(content, pattern, profile, passed.modifiers)
    closed = tuple(
        Reason(c.because, c.certainty, c.references, c.clinician_to_confirm)
        for c in person.conditions.values()
        if c.closes
    )
    if closed:
        out = {id_: Verdict(id_, Standing.OUT, reasons=closed) for id_ in content.exercises}
        return Routine((), MappingProxyType(out), (), closed)
    reduced = passed.urgency is not Urgency.CLEAR
    stages = _stages(content, person, reduced=reduced)
    fits = {id_: fit(exercise, person) for id_, exercise in content.exercises.items()}
    chosen = _choose(content, fits, profile)
    frame = Frame(
        content,
        profile,
        person.level,
        chosen,
        everyday=_everyday(content, fits, chosen),
        top=stages[-1].stage,
    )
    weeks = tuple(week(frame, stage, number) for number, stage in zip(WEEKS, stages, strict=True))
    first = {i.exercise: w.number for w in reversed(weeks) for s in w.sessions for i in s.items}
    verdicts = {
        id_: _standing(frame, id_, each, first[id_])
        if id_ in first
        else _out(frame, id_, each, first, reduced=reduced)
        for id_, each in fits.items()
    }
    notes = tuple(_notes(frame, reduced=reduced))
    return Routine(weeks, MappingProxyType(verdicts), notes)


def _stages(content: Catalogue, person: Person, *, reduced: bool) -> list[Stage]:
    """Return the stage of each week: what the level says, and no more than the reduced set."""
    weeks, found = person.level.weeks, []
    for number in WEEKS:
        stage = weeks[max((id_ for id_ in weeks if int(id_) <= number), key=int)]
        if reduced:
            less = content.routine.reduced
            stage = replace(stage, stage=less.stage, most=min(stage.most, less.most))
        found.append(stage)
    return found


def _choose(content: Catalogue, fits: Mapping[str, Fit], profile: Profile) -> dict[str, Chosen]:
    """Return the first candidate that fits for each place; none stands in two places."""
    chosen: dict[str, Chosen] = {}
    for slot in content.routine.slots.values():
        taken = {each.exercise for each in chosen.values()}
        for id_ in _candidates(slot, profile):
            if fits[id_].fits and id_ not in taken:
                chosen[slot.id] = Chosen(id_, fits[id_].form)
                break
    return chosen


def _candidates(slot: Slot, profile: Profile) -> list[str]:
    """Return the candidates of a place in order; the liked way of getting going comes first."""
    return sorted(slot.candidates, key=lambda id_: slot.id == AEROBIC and id_ != profile.liked)


def _everyday(content: Catalogue, fits: Mapping[str, Fit], chosen: Mapping[str, Chosen]) -> Chosen:
    """Return the way of getting going for the days on which the liked one is not done."""
    candidates = content.routine.slots[AEROBIC].candidates
    usual = next((id_ for id_ in candidates if fits[id_].fits), "")
    return Chosen(usual, fits[usual].form) if usual else chosen[AEROBIC]


def _standing(frame: Frame, id_: str, fitting: Fit, first: int) -> Verdict:
    """Return why an exercise is in the six weeks, from which week on."""
    exercise = frame.content.exercises[id_]
    why = Reason(exercise.why, exercise.certainty, exercise.references)
    standing = Standing.SWAPPED if fitting.form else Standing.IN
    return Verdict(
        id_, standing, fitting.form, fitting.easier, first, (why, *fitting.reasons), fitting.care
    )


def _out(frame: Frame, id_: str, fitting: Fit, there: Collection[str], *, reduced: bool) -> Verdict:
    """Return why an exercise is not in the six weeks: what first speaks against it.

    ``there`` are those that are in them: only these can have a place that this one could take.
    """
    content, words = frame.content, frame.content.routine.reasons
    if not fitting.fits:
        standing = Standing.LATER if fitting.later else Standing.OUT
        return Verdict(id_, standing, reasons=fitting.reasons)
    slots = [slot.id for slot in frame.slots.values() if id_ in slot.candidates]
    held = {slot: frame.chosen[slot].exercise for slot in slots if slot in frame.chosen}
    own = [slot for slot, holder in held.items() if holder == id_]
    if others := [] if own else [holder for holder in held.values() if holder in there]:
        names = dict.fromkeys(content.exercises[holder].name for holder in others)
        reasons = [Reason(words.filled.format(name=name)) for name in names]
    elif not any(slot in frame.time.slots for slot in own or held):
        reasons = [Reason(words.no_time.format(minutes=frame.profile.minutes))]
    else:
        reasons = [Reason(words.reduced if reduced else words.too_many)]
    return Verdict(id_, Standing.OUT, fitting.form, reasons=tuple(reasons))


def _notes(frame: Frame, *, reduced: bool) -> Iterator[Reason]:
    table = frame.content.routine
    yield Reason(frame.level.because)
    if reduced:
        less = table.reduced
        yield Reason(table.reasons.reduced, less.certainty, less.references)
    yield Reason(frame.time.note)
    yield Reason(frame.days.note)
