"""Read single values and lists of them: text, numbers, dates and choices."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .problems import Log, Place, did_you_mean, listed, quoted
from .shapes import Choice, Day, Field, Keyed, Many, Number, Record, Shape, Text, Truth, Whole

_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}|[{}]")

_WANTED: Mapping[type[Any], str] = {
    Text: "text in quotes",
    Whole: "a whole number",
    Number: "a number",
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


class Values:
    """Reads values that are not tables, and notes in ``log`` what is wrong with them."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def read(self, field: Field, raw: Any, place: Place) -> Any:
        """Return the value of a field, or ``None`` after noting what is wrong with it."""
        value = self._plain(field.shape, raw, place, field.rules)
        if isinstance(field.shape, Many) and value is not None:
            self.count(field, value, place)
        if "ref" in field.rules and value:
            self._log.names.extend((place, field.rules["ref"], name) for name in _strings(value))
        if value == "" and field.default != "":
            return self._bad(place, "is empty")
        return value

    def count(self, field: Field, value: Any, place: Place) -> None:
        """Note a list or table with too few entries or too many."""
        count, noun = len(value), "entry" if len(value) == 1 else "entries"
        if count < field.rules.get("least", count):
            self._log.note(place, f"has {count} {noun}; the least is {field.rules['least']}")
        if count > field.rules.get("most", count):
            self._log.note(place, f"has {count} {noun}; the most is {field.rules['most']}")

    def wrong_kind(self, shape: Shape, raw: Any, place: Place) -> None:
        """Note what was given, and what this place takes."""
        given = _GIVEN[type(raw)]
        shown = f"{quoted(raw)} is {given}" if type(raw) is str else f"is {given}"
        self._log.note(place, f"{shown}, but this takes {_WANTED[type(shape)]}")

    def _plain(self, shape: Shape, raw: Any, place: Place, rules: Mapping[str, Any]) -> Any:
        match shape:
            case Text() if type(raw) is str:
                return self._text(raw, place, rules)
            case Truth() if type(raw) is bool:
                return raw
            case Day() if type(raw) is datetime.date:
                return raw
            case Whole() if type(raw) is int:
                return self._number(raw, place, rules)
            case Number() if type(raw) in {int, float}:
                return self._number(float(raw), place, rules)
            case Choice(options) if type(raw) is str:
                return self._choice(options, raw, place)
            case Many(each) if type(raw) is list:
                return self._many(each, raw, place, rules)
        self.wrong_kind(shape, raw, place)
        return None

    def _text(self, raw: str, place: Place, rules: Mapping[str, Any]) -> Any:
        if raw and not raw.strip():
            return self._bad(place, "holds only spaces")
        form = rules.get("form")
        if form and raw and not re.fullmatch(form[0], raw):
            return self._bad(place, f"{quoted(raw)} is not {form[1]}")
        if rules.get("words") and ("{" in raw or "}" in raw):
            self._check_braces(raw, place, rules.get("placeholders", ()))
        return raw

    def _check_braces(self, raw: str, place: Place, allowed: tuple[str, ...] | None) -> None:
        for match in _BRACES.finditer(raw):
            name = match[1]
            if name is None:
                self._log.note(place, f'has a "{match[0]}" that belongs to no placeholder')
            elif allowed is not None and name not in allowed:
                known = [f"{{{each}}}" for each in allowed]
                which = f"may hold only {listed(known)}" if known else "may not hold placeholders"
                hint = did_you_mean(match[0], known)
                self._log.note(place, f"has {match[0]}, but this field {which}{hint}")

    def _number(self, raw: float, place: Place, rules: Mapping[str, Any]) -> Any:
        if not math.isfinite(raw):
            return self._bad(place, f"{raw} is not a number that can be drawn")
        if raw < rules.get("low", raw):
            return self._bad(place, f"{raw} is too low; the least is {rules['low']}")
        if raw > rules.get("high", raw):
            return self._bad(place, f"{raw} is too high; the most is {rules['high']}")
        return raw

    def _choice(self, options: Mapping[str, Any], raw: str, place: Place) -> Any:
        if raw in options:
            return options[raw]
        hint = did_you_mean(raw, options)
        return self._bad(place, f"{quoted(raw)} is not one of {', '.join(options)}{hint}")

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
                self._log.note(here, "is in the list twice")
            found.append(value)
        return tuple(found)

    def _bad(self, place: Place, says: str) -> Any:
        """Note what is wrong with a value, and return what stands for it."""
        self._log.note(place, says)
        return None


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the ``{placeholders}`` in a text."""
    return frozenset(match[1] for match in _BRACES.finditer(text) if match[1])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value:
            yield from _strings(each)
