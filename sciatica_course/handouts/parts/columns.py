"""Rows of numbers as columns of differences: neighbours differ little, and pack small.

``rowsOf`` of ``page/parts/columns.js`` gives the rows again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any


class Table:
    """Things in the order in which they came, each once; a thing stands for its number."""

    def __init__(self) -> None:
        self._places: dict[Hashable, int] = {}
        self.things: list[Any] = []

    def number(self, thing: Hashable) -> int:
        """Return the number of a thing."""
        if thing not in self._places:
            self._places[thing] = len(self.things)
            self.things.append(thing)
        return self._places[thing]


def columns(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return how long the rows are, then each column, by how much a number is above the last."""
    widest = max(map(len, rows), default=0)
    return [
        _steps(map(len, rows)),
        *(_steps(_filled(rows, place)) for place in range(widest)),
    ]


def _filled(rows: Iterable[Sequence[int]], place: int) -> Iterable[int]:
    """Yield a number of each row; a row that is too short repeats the one above it."""
    number = 0
    for row in rows:
        number = row[place] if place < len(row) else number
        yield number


def _steps(numbers: Iterable[int]) -> list[int]:
    last, steps = 0, []
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps
