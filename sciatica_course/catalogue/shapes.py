"""What each field of the content types may hold, worked out once from annotations and metadata."""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any


@dataclass(frozen=True)
class Text:
    """A piece of text."""


@dataclass(frozen=True)
class Whole:
    """A whole number."""


@dataclass(frozen=True)
class Number:
    """A number, whole or with a point."""


@dataclass(frozen=True)
class Truth:
    """True or false."""


@dataclass(frozen=True)
class Day:
    """A date without a time."""


@dataclass(frozen=True)
class Choice:
    """One of a few words, each standing for a member of an enumeration."""

    options: Mapping[str, Enum]


@dataclass(frozen=True)
class Many:
    """A list of one shape."""

    each: Shape


@dataclass(frozen=True)
class Keyed:
    """A table that gives each item of one shape an id."""

    each: Shape


@dataclass(frozen=True)
class Record:
    """A table with the fields of one content type."""

    type: Any

    @property
    def noun(self) -> str:
        """What to call one in a message: ``QuizItem`` is ``a quiz item``."""
        name = self.type.__name__
        words = "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
        return f"an {words}" if words[0] in "aeiou" else f"a {words}"


Shape = Text | Whole | Number | Truth | Day | Choice | Many | Keyed | Record


@dataclass(frozen=True)
class Field:
    """One field of a content type; it must be given where ``default`` is ``MISSING``."""

    name: str
    shape: Shape
    rules: Mapping[str, Any]
    default: Any

    @property
    def required(self) -> bool:
        """Whether content must state it."""
        return self.default is dataclasses.MISSING


@cache
def fields_of(cls: Any) -> Mapping[str, Field]:
    """Return the fields that content states for ``cls``, in order. An ``id`` is a table's key."""
    hints = typing.get_type_hints(cls)
    return {
        each.name: Field(each.name, shape_of(hints[each.name]), each.metadata, each.default)
        for each in dataclasses.fields(cls)
        if each.name != "id"
    }


def shape_of(hint: Any) -> Shape:
    """Return the shape that an annotation describes.

    Raises:
        TypeError: content cannot hold such a thing.
    """
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union} and len(inner) == 2 and inner[1] is type(None):
        return shape_of(inner[0])
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return Many(shape_of(inner[0]))
    if origin is Mapping and inner[0] is str:
        return Keyed(shape_of(inner[1]))
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Choice({_slug(member): member for member in hint})
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return Record(hint)
    raise TypeError(f"content cannot hold {hint!r}")


def _slug(member: Enum) -> str:
    return str(getattr(member, "slug", member.value))


_PLAIN: Mapping[Any, Shape] = {
    str: Text(),
    int: Whole(),
    float: Number(),
    bool: Truth(),
    datetime.date: Day(),
}
