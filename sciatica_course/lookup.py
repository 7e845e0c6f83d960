"""Finds an item by the id that a lesson names, or says kindly which one is nearest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TypeVar

Item = TypeVar("Item")


class UnknownName(ValueError):  # noqa: N818  (it names what happened, and is shown to people)
    """A name that the course does not have. A notebook shows the sentence and nothing else."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def find(items: Mapping[str, Item], id_: str, sentence: Callable[[str, str], str]) -> Item:
    """Return the item called ``id_``.

    Raises:
        UnknownName: there is none; ``sentence`` words it from the id and the nearest known one.
    """
    if id_ in items:
        return items[id_]
    nearest = get_close_matches(id_, items, n=1, cutoff=0)[0]
    raise UnknownName(sentence(id_, nearest))
