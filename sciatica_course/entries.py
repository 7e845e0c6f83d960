"""What a diary holds: sessions, next mornings and days, as plain values that can be written down.

Pain runs from 0 to 10. A place is how far down it is felt: the order of ``PLACES`` is the order of
the leg. An entry that is corrected keeps its id and gets a higher revision.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias

PAIN = range(11)
PLACES = ("none", "back", "buttock", "thigh", "calf", "foot")
# The step of a session that is done by the flare plan, as against those of the six weeks, from 0.
FLARE = -1
MINUTES = range(24 * 60 + 1)
LONGEST = 300  # characters of a note
_MANY = 60  # exercises of a session, and times that someone was asked how it is
_STEPS = range(FLARE, 200)


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

_KINDS: Mapping[str, type[Entry]] = {
    each.kind: each for each in (SessionEntry, MorningEntry, DayEntry)
}


def to_plain(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON can hold it."""
    plain = asdict(entry) | {"at": entry.at.isoformat(timespec="seconds")}
    return {"kind": entry.kind, **plain}


def from_plain(plain: object) -> Entry:
    """Return the entry that was written down so.

    Raises:
        EntryError: it cannot be one; the message names the field.
    """
    if not isinstance(plain, Mapping):
        raise EntryError("An entry must be a set of named values.")
    shape = _KINDS.get(str(plain.get("kind")))
    if shape is None:
        raise EntryError(f"There is no kind of entry called “{_short(plain.get('kind'))}”.")
    names = [each.name for each in fields(shape)]
    if lacking := next((name for name in names if name not in plain), ""):
        raise EntryError(f"The entry has no “{lacking}”.")
    return shape(**{name: _READ[name](name, plain[name]) for name in names})


def newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return each entry once, as it was corrected last, oldest first.

    Where two claims to be the same correction differ, one of them wins whatever their order.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        held = found.get(entry.id)
        if held is None or _rank(held) < _rank(entry):
            found[entry.id] = entry
    return tuple(sorted(found.values(), key=lambda each: (each.at, each.id)))


def depth(place: str) -> int:
    """Return how far down a place is: 0 for no pain, 5 for the foot."""
    return PLACES.index(place)


def _rank(entry: Entry) -> tuple[int, str]:
    return entry.revision, json.dumps(to_plain(entry), sort_keys=True)


def _short(value: object) -> str:
    return " ".join(str(value).split())[:40]


def _wrong(name: str, value: object, wanted: str) -> EntryError:
    return EntryError(f"“{name}” must be {wanted}, not “{_short(value)}”.")


def _number(within: range, name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in within:
        raise _wrong(name, value, f"a whole number from {within[0]} to {within[-1]}")
    return value


def _pain(name: str, value: object) -> int:
    return _number(PAIN, name, value)


def _minutes(name: str, value: object) -> int:
    return _number(MINUTES, name, value)


def _place(name: str, value: object) -> str:
    if value not in PLACES:
        raise _wrong(name, value, f"one of {', '.join(PLACES)}")
    return str(value)


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, value, "true or false")
    return value


def _name(name: str, value: object) -> str:
    known = isinstance(value, str) and len(value) <= 64 and value.isascii()
    if not known or not str(value).replace("-", "").isalnum():
        raise _wrong(name, value, "a name of letters, digits and hyphens")
    return str(value)


def _form(name: str, value: object) -> str:
    return "" if value == "" else _name(name, value)


def _note(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, "text")
    unseen = {"Cc", "Cs", "Zl", "Zp"}
    return "".join(each for each in value if unicodedata.category(each) not in unseen)[:LONGEST]


def _moment(name: str, value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise _wrong(name, value, "a day and a time such as 2026-11-22T08:30:00") from None
    if moment.tzinfo is not None or not 2000 <= moment.year <= 2200:
        raise _wrong(name, value, "a day and a time such as 2026-11-22T08:30:00")
    return moment.replace(microsecond=0)


def _ending(name: str, value: object) -> Ending:
    try:
        return Ending(str(value))
    except ValueError:
        raise _wrong(name, value, f"one of {', '.join(Ending)}") from None


def _rows(name: str, value: object) -> list[Mapping[str, object]]:
    given = list(value) if isinstance(value, list | tuple) else [value]
    rows = [row for row in given if isinstance(row, Mapping)]
    if len(rows) < len(given) or len(rows) > _MANY:
        raise _wrong(name, value, f"a list of at most {_MANY} rows")
    return rows


def _did(name: str, value: object) -> tuple[Did, ...]:
    return tuple(
        Did(
            exercise=_name(name, row.get("exercise")),
            form=_form(name, row.get("form", "")),
            eased=_number(range(3), name, row.get("eased", 0)),
            finished=_switch(name, row.get("finished")),
        )
        for row in _rows(name, value)
    )


def _taps(name: str, value: object) -> tuple[Tap, ...]:
    return tuple(
        Tap(
            exercise=_name(name, row.get("exercise")),
            leg=_pain(name, row.get("leg")),
            lowest=_place(name, row.get("lowest")),
        )
        for row in _rows(name, value)
    )


def _goals(name: str, value: object) -> dict[str, int]:
    if not isinstance(value, Mapping) or len(value) > _MANY:
        raise _wrong(name, value, "goals with a number from 0 to 10 for each")
    return {_note(name, goal): _pain(name, number) for goal, number in value.items()}


_READ: Mapping[str, Any] = {
    "id": _name,
    "at": _moment,
    "revision": lambda name, value: _number(range(10_000), name, value),
    "step": lambda name, value: _number(_STEPS, name, value),
    "leg_before": _pain,
    "lowest_before": _place,
    "leg_worst": _pain,
    "lowest_worst": _place,
    "leg": _pain,
    "back": _pain,
    "lowest": _place,
    "spare": _switch,
    "minutes": _minutes,
    "planned": _minutes,
    "ending": _ending,
    "did": _did,
    "taps": _taps,
    "goals": _goals,
    "note": _note,
}
