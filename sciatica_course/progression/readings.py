"""What was read in a session and on the mornings after it, as an advice names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sciatica_course.entries import MorningEntry, SessionEntry, depth


@dataclass(frozen=True)
class Reading:
    """What an advice goes by: a pain from 0 to 10, a place or a word, and what it is held against.

    ``what`` is the key of its words; ``at`` is when it was noted.
    """

    what: str
    at: datetime
    value: int | str
    against: int | str | None = None


Readings: TypeAlias = tuple[Reading, ...]


def worst(session: SessionEntry) -> int:
    """Return the worst leg pain of a session, said afterwards or in between."""
    return max([session.leg_worst, *(tap.leg for tap in session.taps)])


def lowest(session: SessionEntry) -> str:
    """Return the lowest place of a session, said afterwards or in between."""
    return max([session.lowest_worst, *(tap.lowest for tap in session.taps)], key=depth)


def moved_down(session: SessionEntry) -> tuple[str, ...]:
    """Return the exercises with which the pain was seen further down than before the session."""
    before = depth(session.lowest_before)
    return tuple(dict.fromkeys(t.exercise for t in session.taps if depth(t.lowest) > before))


def leg(session: SessionEntry) -> Reading:
    """Return the worst leg pain, against that before the session."""
    return Reading("leg", session.at, worst(session), session.leg_before)


def place(session: SessionEntry) -> Reading:
    """Return the lowest place, against that before the session."""
    return Reading("place", session.at, lowest(session), session.lowest_before)


def back(session: SessionEntry, limit: int) -> Reading:
    """Return the back pain or muscle ache, against a limit."""
    return Reading("back", session.at, session.back, limit)


def spare(session: SessionEntry) -> Reading:
    """Return whether a little more would have been fine: yes or no."""
    return Reading("spare", session.at, "yes" if session.spare else "no")


def ending(session: SessionEntry) -> Reading:
    """Return how the session ended."""
    return Reading("ending", session.at, session.ending.value)


def morning_leg(session: SessionEntry, morning: MorningEntry) -> Reading:
    """Return the leg pain on a morning, against that before the session."""
    return Reading("morning-leg", morning.at, morning.leg, session.leg_before)


def morning_place(session: SessionEntry, morning: MorningEntry) -> Reading:
    """Return the lowest place on a morning, against that before the session."""
    return Reading("morning-place", morning.at, morning.lowest, session.lowest_before)


def morning_back(morning: MorningEntry, limit: int) -> Reading:
    """Return the back pain or muscle ache on a morning, against a limit."""
    return Reading("morning-back", morning.at, morning.back, limit)
