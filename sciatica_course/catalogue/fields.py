"""Read TOML tables into the content types, noting every problem instead of stopping at one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import MISSING
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Protocol

from .problems import Log, Place, did_you_mean
from .shapes import (
    Choice,
    Day,
    Field,
    Keyed,
    Many,
    Number,
    Record,
    Shape,
    Text,
    Truth,
    Whole,
    fields_of,
)
from .values import Values

ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

# A key of interface.toml: words with any placeholders.
INTERFACE = Field("", Text(), {"words": True, "placeholders": None}, MISSING)


class Changes(Protocol):
    """What content laid over other content may do. Each answer is a reason against, or ``""``.

    ``closed`` holds the files that must not be there at all, and why. ``whole_files`` says that
    a file with one item replaces the item instead of changing it.
    """

    closed: Mapping[str, str]
    whole_files: bool

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
        self._values = Values(log)

    def read(self, shape: Shape, raw: Any, place: Place, base: Any = None) -> Any:
        """Return a table as ``shape`` says: an item, or items by id.

        An item's id is the last name of its place, or the name of the file that holds it alone.
        """
        if type(raw) is not dict:
            self._values.wrong_kind(shape, raw, place)
            return stand_in(shape) if base is None else base
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
                self._log.note(inside, "a name is letters and digits, with single hyphens between")
            reason = self._changes.adding(inside) if self._changes and key not in items else ""
            if reason:
                self._log.note(inside, reason)
            elif words:
                items[key] = self._value(INTERFACE, value, inside, items.get(key, MISSING))
            elif type(value) is dict:
                items[key] = self.read(each, value, inside, items.get(key))
            else:
                self._values.wrong_kind(each, value, inside)
        return MappingProxyType(items)

    def _record(self, shape: Record, raw: dict[str, Any], place: Place, base: Any) -> Any:
        fields = fields_of(shape.type)
        if not fields.keys() >= raw.keys():
            self._unknown(shape, raw, place, fields)
        values: dict[str, Any] = {}
        if "id" in shape.type.__dataclass_fields__:
            values["id"] = place.item.rpartition(".")[2] or PurePath(place.file).stem
        for name, field in fields.items():
            before = MISSING if base is None else getattr(base, name)
            if name in raw:
                values[name] = self._field(field, raw[name], place, before)
            elif before is not MISSING:
                values[name] = before
            elif field.required:
                table = isinstance(field.shape, Keyed | Record)
                self._log.note(place.inside(name) if table else place.at(name), "is missing")
                values[name] = stand_in(field.shape)
            else:
                values[name] = field.default
        return shape.type(**values)

    def _field(self, field: Field, raw: Any, place: Place, before: Any) -> Any:
        if isinstance(field.shape, Keyed | Record):
            base = None if before is MISSING else before
            value = self.read(field.shape, raw, place.inside(field.name), base)
            if isinstance(field.shape, Keyed):
                self._values.count(field, value, place.inside(field.name))
            return value
        return self._value(field, raw, place.at(field.name), before)

    def _value(self, field: Field, raw: Any, place: Place, before: Any) -> Any:
        value = self._values.read(field, raw, place)
        if value is None:
            return stand_in(field.shape)
        if self._changes and before is not MISSING:
            reason = self._changes.changing(place, field, before, value)
            if reason:
                self._log.note(place, reason)
        return value

    def _unknown(
        self, shape: Record, raw: dict[str, Any], place: Place, fields: Mapping[str, Field]
    ) -> None:
        for name in raw:
            if name == "id":
                self._log.note(place.at(name), "leave it out: the table's name is the id")
            elif name not in fields:
                hint = did_you_mean(name, fields)
                self._log.note(place.at(name), f"is not a field of {shape.noun}{hint}")


def stand_in(shape: Shape) -> Any:
    """Return a value that checks can walk over where nothing right was given."""
    match shape:
        case Text():
            return ""
        case Whole():
            return 0
        case Number():
            return 0.0
        case Truth():
            return False
        case Day():
            return datetime.date.min
        case Choice(options):
            return next(iter(options.values()))
        case Many():
            return ()
        case Keyed():
            return MappingProxyType({})
        case Record(cls):
            return cls(**{name: stand_in(field.shape) for name, field in fields_of(cls).items()})
