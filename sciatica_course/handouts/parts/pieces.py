"""Texts that have much in common: every piece of HTML once, in what it is always a part of.

A text is a row of runs, such as the exercises of a session; a run is a row of units, such as one
exercise; and a unit is a row of pieces, such as one step of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from sciatica_course.handouts.parts.columns import Table, columns

# Where a text is cut into runs, a run into units, and a unit into pieces: always before a "<",
# which is found much faster than a place that only what stands around it tells.
_RUN = re.compile(r'<(?:(?<=<ol class="sc-items"><)|/ol></section>|(?<!</tbody><)tbody|tfoot)')
_UNIT = re.compile(r'<(?:li><div class="sc-apart"|tbody)')
_PIECE = re.compile(r'<(?:section|li|tr|tbody|details|/ol></section>|div class="sc-much")')


class Pieces:
    """The pieces, units and runs of all texts."""

    def __init__(self) -> None:
        self._pieces, self._units, self._runs = Table(), Table(), Table()
        # Most runs and units come again and again: each is cut once.
        self._run, self._unit = cache(self._cut_run), cache(self._cut_unit)

    def runs(self, html: str) -> tuple[int, ...]:
        """Return a text as the numbers of its runs."""
        return tuple(self._run(run) for run in _cut(_RUN, html))

    def tables(self) -> dict[str, Any]:
        """Return what ``textOf`` of ``page/parts/choices.js`` joins again."""
        return {
            "pieces": self._pieces.things,
            "units": columns(self._units.things),
            "runs": columns(self._runs.things),
        }

    def _cut_run(self, html: str) -> int:
        return self._runs.number(tuple(self._unit(unit) for unit in _cut(_UNIT, html)))

    def _cut_unit(self, html: str) -> int:
        return self._units.number(tuple(self._pieces.number(p) for p in _cut(_PIECE, html)))


def _cut(seam: re.Pattern[str], html: str) -> Iterator[str]:
    """Yield what is between seams, none of it empty, which gives the HTML again when joined."""
    seams = [found.start() for found in seam.finditer(html)]
    return (html[start:end] for start, end in pairwise([0, *seams, len(html)]) if end > start)
