"""Entries written as JSON can hold them, and read again with nothing taken on trust."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sciatica_course.words import say

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
)

_MANY = 60  # exercises of a session, and times that someone was asked how it is
_STEPS = range(FLARE, 200)
# Kinds of characters that nobody sees and no note needs: controls, halves of characters, line ends.
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}

_KINDS: Mapping[str, type[Entry]] = {
    each.kind: each for each in (SessionEntry, MorningEntry, DayEntry)
}


def to_plain(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON can hold it."""
    values = {each.name: _plain(getattr(entry, each.name)) for each in fields(entry)}
    return {"kind": entry.kind, **values}


def from_plain(plain: object) -> Entry:
    """Return the entry that was written down so.

    Raises:
        EntryError: it cannot be one; the message names the field.
    """
    if not isinstance(plain, Mapping):
        raise EntryError(say("entry.no-values"))
    shape = _KINDS.get(str(plain.get("kind")))
    if shape is None:
        raise EntryError(say("entry.no-kind", kind=_short(plain.get("kind"))))
    names = [each.name for each in fields(shape)]
    if lacking := next((name for name in names if name not in plain), ""):
        raise EntryError(say("entry.lacks", name=lacking))
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


def _rank(entry: Entry) -> tuple[int, str]:
    return entry.revision, json.dumps(to_plain(entry), sort_keys=True)


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat(timespec="seconds")
        case tuple():
            return [asdict(each) for each in value]
        case Mapping():
            return dict(value)
        case _:
            return value


def _short(value: object) -> str:
    return "".join(each for each in " ".join(str(value).split()) if each.isprintable())[:40]


def _wrong(name: str, value: object, wanted: str) -> EntryError:
    return EntryError(say("entry.wrong", name=name, wanted=wanted, value=_short(value)))


def _number(within: range, name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in within:
        raise _wrong(name, value, say("entry.whole-number", least=within[0], most=within[-1]))
    return value


def _pain(name: str, value: object) -> int:
    return _number(PAIN, name, value)


def _minutes(name: str, value: object) -> int:
    return _number(MINUTES, name, value)


def _place(name: str, value: object) -> str:
    if value not in PLACES:
        raise _wrong(name, value, say("entry.one-of", names=", ".join(PLACES)))
    return str(value)


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, value, say("entry.switch"))
    return value


def _name(name: str, value: object) -> str:
    known = isinstance(value, str) and len(value) <= 64 and value.isascii()
    if not known or not str(value).replace("-", "").isalnum():
        raise _wrong(name, value, say("entry.name"))
    return str(value)


def _form(name: str, value: object) -> str:
    return "" if value == "" else _name(name, value)


def _note(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, say("entry.text"))
    seen = (each for each in value if unicodedata.category(each) not in _UNSEEN)
    return "".join(seen)[:LONGEST]


def _moment(name: str, value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise _wrong(name, value, say("entry.moment")) from None
    if moment.tzinfo is not None or not 2000 <= moment.year <= 2200:
        raise _wrong(name, value, say("entry.moment"))
    return moment.replace(microsecond=0)


def _ending(name: str, value: object) -> Ending:
    try:
        return Ending(str(value))
    except ValueError:
        raise _wrong(name, value, say("entry.one-of", names=", ".join(Ending))) from None


def _rows(name: str, value: object) -> list[Mapping[str, object]]:
    given = list(value) if isinstance(value, list | tuple) else [value]
    rows = [row for row in given if isinstance(row, Mapping)]
    if len(rows) < len(given) or len(rows) > _MANY:
        raise _wrong(name, value, say("entry.rows", most=_MANY))
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
        raise _wrong(name, value, say("entry.goals"))
    return {_note(name, goal): _pain(name, number) for goal, number in value.items()}


_READ: Mapping[str, Any] = {
    "id": _name,
    "at": _moment,
    "revision": lambda name, value: _number(REVISIONS, name, value),
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
