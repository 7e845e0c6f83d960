"""Builds a piece of HTML once for the same content and arguments, however often it is shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.html.builder import Html

Given = ParamSpec("Given")

_PIECES = 512


class _This:
    """One catalogue and no other, even where another says the same."""

    __slots__ = ("content",)

    def __init__(self, content: Catalogue) -> None:
        self.content = content

    def __hash__(self) -> int:
        return id(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.content is self.content


def remembered(
    build: Callable[Concatenate[Catalogue, Given], Html],
) -> Callable[Concatenate[Catalogue, Given], Html]:
    """Return the function with a memory. All arguments but the content have to be hashable.

    A choice in the routine builder changes a few pieces of a week; the others are as they were.
    """

    @lru_cache(_PIECES)
    def remember(this: _This, *args: Hashable, **named: Hashable) -> Html:
        asked: Callable[..., Html] = build
        return asked(this.content, *args, **named)

    @wraps(build)
    def ask(content: Catalogue, /, *args: Given.args, **named: Given.kwargs) -> Html:
        given: tuple[Any, ...] = args
        return remember(_This(content), *given, **named)  # type: ignore[arg-type]

    return ask
