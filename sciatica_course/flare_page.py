"""The learner's own page for a bad day: what they wrote on a good one, and nothing besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from sciatica_course import store

FILE = "flare-plan.json"
MOST = 3  # movements on a bad day: fewer are better
LONGEST = 160  # characters of a line
_VERSION = 1
_LISTS = ("eases", "cut")
_MANY = 20


@dataclass(frozen=True, kw_only=True)
class FlarePage:
    """What a person wrote for a bad day.

    ``eases`` are exercises by id, ``cut`` what is cut down first by the keys of its words.
    """

    eases: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    know: str = ""
    call: str = ""
    helped: str = ""
    note: str = ""


EMPTY = FlarePage()


@dataclass(frozen=True)
class Kept:
    """A kept page, and the day on which it was written."""

    page: FlarePage
    made: date


def keep(page: FlarePage, today: date) -> str:
    """Keep a page in place of any kept before.

    Returns a sentence for the learner when that was not possible.
    """
    record = {"version": _VERSION, "made": today.isoformat(), "page": asdict(page)}
    try:
        with store.lock():
            store.write(FILE, record)
    except store.StoreError as error:
        return str(error)
    return ""


def kept() -> tuple[Kept | None, str]:
    """Return the kept page, and a sentence for the learner that is empty when all is well.

    A file that cannot be such a page is set aside, and the sentence says so.
    """
    record, notice = store.read(FILE)
    if record is None:
        return None, notice
    try:
        if record["version"] != _VERSION:
            raise ValueError("written by another version")
        return Kept(_page(record["page"]), date.fromisoformat(record["made"])), notice
    except (AttributeError, KeyError, TypeError, ValueError):
        return None, store.set_aside(FILE)


def there() -> bool:
    """Return whether anything is kept, without reading it."""
    return (store.data_folder() / FILE).is_file()


def forget() -> str:
    """Forget the kept page. Returns a sentence for the learner when that was not possible."""
    try:
        with store.lock():
            store.delete(FILE)
    except store.StoreError as error:
        return str(error)
    return ""


def _page(plain: Mapping[str, Any]) -> FlarePage:
    given = {each.name: plain[each.name] for each in fields(FlarePage)}
    for name, value in given.items():
        if name in _LISTS:
            given[name] = tuple(_line(each) for each in _list(value))
        else:
            _line(value)
    return FlarePage(**given)


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or len(value) > _MANY:
        raise ValueError("not a list of names")
    return value


def _line(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError("not a line of text")
    return value
