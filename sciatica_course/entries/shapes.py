"""The shapes of a diary: sessions, next mornings and days, as plain values.

Pain runs from 0 to 10. A place is how far down it is felt: the order of ``PLACES`` is the order of
the leg. An entry that is corrected keeps its id and gets a higher revision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, TypeAlias

PAIN = range(11)
PLACES = ("none", "back", "buttock", "thigh", "calf", "foot")
# The step of a session that is done by the flare plan, as against those of the six weeks, from 0.
FLARE = -1
MINUTES = range(24 * 60 + 1)
LONGEST = 300  # characters of a note
REVISIONS = range(10_000)


class EntryError(ValueError):
    """Something cannot be an entry. The message is one sentence that names the field."""


class Ending(StrEnum):
    """How a session ended. ``SIGN`` is new numbness or weakness."""

    FINISHED = "finished"
    EARLY = "early"
    SIGN = "sign"


@dataclass(frozen=True, kw_only=True)
class Did:
    """One exercise of a session: its form (empty for its own), and whether it was finished.

    ``eased`` counts how often it was made easier because the pain moved down: 0 not at all, 1 once.
    """

    exercise: str
    form: str = ""
    eased: int = 0
    finished: bool = True


@dataclass(frozen=True, kw_only=True)
class Tap:
    """How it was during an exercise: leg pain, and the lowest place that it reached."""

    exercise: str
    leg: int
    lowest: str


@dataclass(frozen=True, kw_only=True)
class SessionEntry:
    """A session. ``step`` is where it stood in the six weeks, or ``FLARE``.

    ``back`` is the worst of back pain and muscle ache during it or after it; ``spare`` says that
    a little more would have been fine. ``minutes`` were done, ``planned`` were meant.
    """

    kind: ClassVar[str] = "session"

    id: str
    at: datetime
    revision: int = 0
    step: int
    leg_before: int
    lowest_before: str
    leg_worst: int
    lowest_worst: str
    back: int
    spare: bool
    minutes: int
    planned: int
    ending: Ending
    did: tuple[Did, ...] = ()
    taps: tuple[Tap, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MorningEntry:
    """The morning after: leg pain, back pain or muscle ache, and the lowest place."""

    kind: ClassVar[str] = "morning"

    id: str
    at: datetime
    revision: int = 0
    leg: int
    back: int
    lowest: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DayEntry:
    """A look at a whole day, with or without a session.

    ``minutes`` of moving apart from sessions; ``goals`` say how well each own goal went, 0-10.
    """

    kind: ClassVar[str] = "day"

    id: str
    at: datetime
    revision: int = 0
    leg: int
    back: int
    lowest: str
    minutes: int = 0
    goals: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


Entry: TypeAlias = SessionEntry | MorningEntry | DayEntry


def depth(place: str) -> int:
    """Return how far down a place is: 0 for no pain, 5 for the foot."""
    return PLACES.index(place)
