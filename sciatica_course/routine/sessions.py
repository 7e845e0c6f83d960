"""The sessions of a week: which places there is time for, on which days, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sciatica_course.catalogue.types import (
    Catalogue,
    Days,
    Dose,
    Level,
    Slot,
    Stage,
    Time,
)

from .profile import Profile

AEROBIC = "aerobic"


@dataclass(frozen=True)
class Item:
    """One exercise of a session: its form (empty for its own), its dose, and its minutes."""

    slot: str
    exercise: str
    form: str
    dose: Dose
    minutes: int


@dataclass(frozen=True)
class Session:
    """What is done on one day of the week, 1 for Monday."""

    day: int
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """How long it takes, with getting into position and rests."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True)
class Week:
    """One of the six weeks, counted from 1."""

    number: int
    stage: str
    sessions: tuple[Session, ...]

    @property
    def minutes(self) -> int:
        """Minutes of the whole week."""
        return sum(session.minutes for session in self.sessions)


@dataclass(frozen=True)
class Chosen:
    """What fills a place: an exercise, and its form where it is not its own."""

    exercise: str
    form: str = ""


@dataclass(frozen=True)
class Frame:
    """What is the same in all six weeks.

    ``chosen`` fills the places by slot; ``everyday`` takes the days on which the liked way of
    getting going is not done. ``top`` is the highest stage that these six weeks reach.
    """

    content: Catalogue
    profile: Profile
    level: Level
    chosen: Mapping[str, Chosen]
    everyday: Chosen
    top: str

    @property
    def slots(self) -> Mapping[str, Slot]:
        """The places of a session, in the order in which they are done."""
        return self.content.routine.slots

    @cached_property
    def time(self) -> Time:
        """What there is time for in the person's minutes."""
        rows = self.content.routine.times.values()
        return [row for row in rows if row.minutes <= self.profile.minutes][-1]

    @cached_property
    def days(self) -> Days:
        """On which days of the week the sessions are."""
        rows = self.content.routine.days.values()
        return next(row for row in rows if row.days == self.profile.days)


def week(frame: Frame, stage: Stage, number: int) -> Week:
    """Return one week: its sessions on their days, each within the person's minutes."""
    here = places(frame, stage.most)
    sessions = []
    for nth, day in enumerate(frame.days.sessions):
        items = (_item(frame, slot, stage.stage, number, nth) for slot in here)
        sessions.append(Session(day, tuple(i for i in items if _on(frame, i, day))))
    return Week(number, stage.stage, tuple(sessions))


def places(frame: Frame, most: int) -> tuple[str, ...]:
    """Return the places of a full session, by slot, in the order in which they are done.

    Those that stay longest are taken first, until there is no more time or ``most`` are taken.
    Getting going comes first where nothing else warms up.
    """
    there = [id_ for id_ in frame.time.slots if id_ in frame.chosen]
    taken = [id_ for id_ in there if frame.slots[id_].counts][:most]
    warm = [id_ for id_ in there if not frame.slots[id_].counts]
    order = list(frame.slots) if warm else [AEROBIC, *frame.slots]
    return tuple(dict.fromkeys(id_ for id_ in order if id_ in {*taken, *warm}))


def _item(frame: Frame, slot: str, stage: str, number: int, nth: int) -> Item:
    """Return what fills a place in the ``nth`` session of a week, counted from 0."""
    chosen, minutes = frame.chosen[slot], frame.slots[slot].minutes
    exercises, first = frame.content.exercises, frame.content.routine.stages[0]
    if slot != AEROBIC:
        dose = exercises[chosen.exercise].doses[stage]
        return Item(slot, chosen.exercise, chosen.form, dose, minutes)
    if nth >= exercises[chosen.exercise].doses[first].days:
        chosen = frame.everyday
    minutes = _going(frame, chosen, number, frame.days.sessions[nth])
    dose = replace(exercises[chosen.exercise].doses[stage], minutes=minutes)
    return Item(slot, chosen.exercise, chosen.form, dose, minutes)


def _on(frame: Frame, item: Item, day: int) -> bool:
    """Return whether an exercise comes on that day: one that needs rest, only on some.

    Whatever takes such a place comes no more often than what the place is meant for, its first
    candidate: a gentler stand-in never adds up to a longer week.
    """
    slot = frame.slots[item.slot]
    meant = frame.content.exercises[slot.candidates[0]].doses[item.dose.id]
    often = min(item.dose.days, meant.days)
    return not slot.rests or day in frame.days.strength[:often]


def _going(frame: Frame, chosen: Chosen, number: int, day: int) -> int:
    """Return the minutes of getting going on a day of a week.

    A share of what the person knows is fine, a little more each week, never more than the highest
    dose of these six weeks or than the time that is left. That is worked out as if every other
    place were filled, so that a smaller session never means more of this.
    """
    others = [frame.slots[id_] for id_ in frame.time.slots if id_ != AEROBIC]
    on_this_day = [s for s in others if not s.rests or day in frame.days.strength]
    left = frame.profile.minutes - sum(slot.minutes for slot in on_this_day)
    aerobic = frame.content.routine.aerobic
    known = frame.profile.known_minutes or aerobic.unknown
    first = max(aerobic.least, known * frame.level.share // 100)
    wanted = first + frame.level.gain * (number - 1)
    top = frame.content.exercises[chosen.exercise].doses[frame.top].minutes or 0
    return min(left, wanted, top)
