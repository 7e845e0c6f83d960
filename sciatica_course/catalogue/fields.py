"""Read TOML tables into the content types, noting every problem instead of stopping at one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Protocol

from .problems import Log, Place, did_you_mean, listed
from .shapes import Choice, Day, Field, Keyed, Many, Record, Shape, Text, Truth, Whole, fields_of

ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}|[{}]")

_WANTED: Mapping[type[Any], str] = {
    Text: "text in quotes",
    Whole: "a whole number",
    Truth: "true or false",
    Day: "a date such as 2025-01-31",
    Choice: "one word in quotes",
    Many: "a list in [ ]",
    Keyed: "a table of items by id",
    Record: "a table",
}
_GIVEN: Mapping[type[Any], str] = {
    str: "text",
    int: "a whole number",
    float: "a number with a point",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    datetime.date: "a date",
    datetime.datetime: "a date with a time",
    datetime.time: "a time",
}


class Changes(Protocol):
    """What content laid over other content may do. Each answer is a reason against, or ``""``."""

    def adding(self, place: Place) -> str:
        """Say why an item that the base does not have may not be added."""
        ...

    def changing(self, place: Place, field: Field, before: Any, value: Any) -> str:
        """Say why ``value`` may not stand in a field of the base where ``before`` stood."""
        ...


class Reader:
    """Turns tables into content types.

    With ``changes`` a table is laid over a base: what it does not state stays as it was. A value
    that is wrong is noted in ``log`` and a stand-in takes its place, so that one reading finds
    everything; nothing that was read may be used unless the log is empty.
    """

    def __init__(self, log: Log, changes: Changes | None = None) -> None:
        self._log = log
        self._changes = changes

    def read(self, shape: Shape, raw: Any, place: Place, base: Any = None) -> Any:
        """Return ``raw`` as ``shape`` says: an item, or items by id.

        An item's id is the last name of its place, or the name of the file that holds it alone.
        """
        if type(raw) is not dict:
            self._wrong_kind(shape, raw, place)
            return base or MappingProxyType({})
        match shape:
            case Keyed(each):
                return self._keyed(each, raw, place, base)
            case Record():
                return self._record(shape, raw, place, base)
        raise TypeError(f"{shape} is not a table")

    def _keyed(
        self, each: Shape, raw: dict[str, Any], place: Place, base: Any
    ) -> Mapping[str, Any]:
        items: dict[str, Any] = dict(base or {})
        words = isinstance(each, Text)
        for key, value in raw.items():
            inside = place.at(key) if words else place.inside(key)
            if not ID.fullmatch(key):
                self._log.note(inside, "an id is letters and digits, with single hyphens between")
            if self._changes and key not in items:
                reason = self._changes.adding(inside)
                if reason:
                    self._log.note(inside, reason)
                    continue
            if words:
                items[key] = self._interface_words(value, inside, items.get(key))
            elif type(value) is dict:
                items[key] = self.read(each, value, inside, items.get(key))
            else:
                self._wrong_kind(each, value, inside)
        return MappingProxyType(items)

    def _interface_words(self, raw: Any, place: Place, base: str | None) -> str:
        field = Field(place.field, Text(), {"words": True, "placeholders": None}, "")
        value = self._value(field, raw, place)
        if base is not None and value is not None:
            self._check_change(place, field, base, value)
        return value or ""

    def _record(self, shape: Record, raw: dict[str, Any], place: Place, base: Any) -> Any:
        fields = fields_of(shape.type)
        if not fields.keys() >= raw.keys():
            self._unknown(shape, raw, place, fields)
        values: dict[str, Any] = {}
        if "id" in shape.type.__dataclass_fields__:
            values["id"] = place.item.rpartition(".")[2] or PurePath(place.file).stem
        for name, field in fields.items():
            values[name] = self._field(field, raw, place, base)
        return shape.type(**values)

    def _field(self, field: Field, raw: dict[str, Any], place: Place, base: Any) -> Any:
        name = field.name
        before = None if base is None else getattr(base, name)
        if name not in raw:
            if base is None and field.required:
                self._log.note(place.at(name), "is missing")
                return stand_in(field.shape)
            return field.default if base is None else before
        if isinstance(field.shape, Keyed | Record):
            value = self.read(field.shape, raw[name], place.inside(name), before)
            self._count(field, value, place.at(name))
            return value
        value = self._value(field, raw[name], place.at(name))
        if value is None:
            return stand_in(field.shape)
        if base is not None:
            self._check_change(place.at(name), field, before, value)
        return value

    def _check_change(self, place: Place, field: Field, before: Any, value: Any) -> None:
        if self._changes:
            reason = self._changes.changing(place, field, before, value)
            if reason:
                self._log.note(place, reason)

    def _value(self, field: Field, raw: Any, place: Place) -> Any:
        """Return a value that is not a table, or ``None`` after noting what is wrong with it."""
        value = self._plain(field.shape, raw, place, field.rules)
        if isinstance(field.shape, Many) and value is not None:
            self._count(field, value, place)
        if "ref" in field.rules and value:
            self._log.names.extend((place, field.rules["ref"], name) for name in _strings(value))
        if value == "" and field.default != "":
            self._log.note(place, "is empty")
        return value

    def _plain(self, shape: Shape, raw: Any, place: Place, rules: Mapping[str, Any]) -> Any:
        match shape:
            case Text() if type(raw) is str:
                return self._text(raw, place, rules)
            case Truth() if type(raw) is bool:
                return raw
            case Day() if type(raw) is datetime.date:
                return raw
            case Whole() if type(raw) is int:
                return self._whole(raw, place, rules)
            case Choice(options) if type(raw) is str:
                return self._choice(options, raw, place)
            case Many(each) if type(raw) is list:
                return self._many(each, raw, place, rules)
        self._wrong_kind(shape, raw, place)
        return None

    def _text(self, raw: str, place: Place, rules: Mapping[str, Any]) -> Any:
        if raw and not raw.strip():
            return self._bad(place, "holds only spaces")
        form = rules.get("form")
        if form and raw and not re.fullmatch(form[0], raw):
            return self._bad(place, f'"{raw}" is not {form[1]}')
        if rules.get("words") and ("{" in raw or "}" in raw):
            self._check_braces(raw, place, rules.get("placeholders", ()))
        return raw

    def _check_braces(self, raw: str, place: Place, allowed: tuple[str, ...] | None) -> None:
        for match in _BRACES.finditer(raw):
            name = match[1]
            if name is None:
                self._log.note(place, f'has a "{match[0]}" that belongs to no placeholder')
            elif allowed is not None and name not in allowed:
                known = listed([f"{{{each}}}" for each in allowed])
                which = f"may hold only {known}" if known else "may not hold placeholders"
                hint = did_you_mean(match[0], [f"{{{each}}}" for each in allowed])
                self._log.note(place, f"has {match[0]}, but this field {which}{hint}")

    def _whole(self, raw: int, place: Place, rules: Mapping[str, Any]) -> Any:
        if raw < rules.get("low", raw):
            return self._bad(place, f"{raw} is too low; the least is {rules['low']}")
        if raw > rules.get("high", raw):
            return self._bad(place, f"{raw} is too high; the most is {rules['high']}")
        return raw

    def _choice(self, options: Mapping[str, Any], raw: str, place: Place) -> Any:
        if raw in options:
            return options[raw]
        hint = did_you_mean(raw, options)
        return self._bad(place, f'"{raw}" is not one of {", ".join(options)}{hint}')

    def _many(self, each: Shape, raw: list[Any], place: Place, rules: Mapping[str, Any]) -> Any:
        found = []
        for number, entry in enumerate(raw, start=1):
            here = place.nth(number)
            value = self._plain(each, entry, here, rules)
            if value is None:
                continue
            if value in {"", ()}:
                self._log.note(here, "is empty")
            elif value in found:
                self._log.note(here, f'"{entry}" is in the list twice')
            found.append(value)
        return tuple(found)

    def _count(self, field: Field, value: Any, place: Place) -> None:
        count, noun = len(value), "entry" if len(value) == 1 else "entries"
        if count < field.rules.get("least", count):
            self._log.note(place, f"has {count} {noun}; the least is {field.rules['least']}")
        if count > field.rules.get("most", count):
            self._log.note(place, f"has {count} {noun}; the most is {field.rules['most']}")

    def _unknown(
        self, shape: Record, raw: dict[str, Any], place: Place, fields: Mapping[str, Field]
    ) -> None:
        for name in raw:
            if name == "id":
                self._log.note(place.at(name), "leave it out: the table's name is the id")
            elif name not in fields:
                hint = did_you_mean(name, fields)
                self._log.note(place.at(name), f"is not a field of {shape.noun}{hint}")

    def _wrong_kind(self, shape: Shape, raw: Any, place: Place) -> None:
        given = _GIVEN.get(type(raw), "not text")
        shown = f'"{raw}" is {given}' if type(raw) is str else f"is {given}"
        self._log.note(place, f"{shown}, but this takes {_WANTED[type(shape)]}")

    def _bad(self, place: Place, says: str) -> Any:
        """Note what is wrong with a value, and return what stands for it."""
        self._log.note(place, says)
        return None


def stand_in(shape: Shape) -> Any:
    """Return an empty value that checks can walk over where nothing right was given."""
    match shape:
        case Text():
            return ""
        case Whole():
            return 0
        case Truth():
            return False
        case Many():
            return ()
        case Keyed():
            return MappingProxyType({})
        case Record(cls):
            return cls(**{name: stand_in(field.shape) for name, field in fields_of(cls).items()})
    return None


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is not None:
        for each in value:
            yield from _strings(each)


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the ``{placeholders}`` in a text."""
    return frozenset(match[1] for match in _BRACES.finditer(text) if match[1])
