"""What a diary holds: sessions, next mornings and days, as values that can be written down."""

from __future__ import annotations

from .plain import from_plain, newest, to_plain
from .shapes import (
    FLARE,
    LONGEST,
    MINUTES,
    PAIN,
    PLACES,
    REVISIONS,
    DayEntry,
    Did,
    Ending,
    Entry,
    EntryError,
    MorningEntry,
    SessionEntry,
    Tap,
    depth,
)

__all__ = [
    "FLARE",
    "LONGEST",
    "MINUTES",
    "PAIN",
    "PLACES",
    "REVISIONS",
    "DayEntry",
    "Did",
    "Ending",
    "Entry",
    "EntryError",
    "MorningEntry",
    "SessionEntry",
    "Tap",
    "depth",
    "from_plain",
    "newest",
    "to_plain",
]
