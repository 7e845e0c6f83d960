"""The shape of ``evidence.toml``: what studies found, as the numbers of one chart a topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from .declare import limits, ref, words
from .scales import Certainty


class Drawn(Enum):
    """How a panel is drawn."""

    DOTS = "dots"
    BARS = "bars"
    LINES = "lines"
    ICONS = "icons"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of a study, or a range from ``low`` to ``high`` alone.

    Beside a value, ``low`` to ``high`` is its interval and ``spread`` how far most people differ
    from it on either side. ``series`` counts from 1 through those of the panel, and ``at`` is where
    along a line the number stands. ``who`` says of whom and of what it was measured.
    """

    id: str
    label: str = words(default="")
    who: str = words(default="")
    series: int = limits(default=1, low=1, high=6)
    at: float | None = limits(default=None)
    value: float | None = limits(default=None)
    low: float | None = limits(default=None)
    high: float | None = limits(default=None)
    spread: float | None = limits(default=None)
    references: tuple[str, ...] = ref("references", default=())


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Numbers on one scale, which runs from ``left`` to ``right``; ``right`` may be the smaller.

    ``axis`` says what is counted and ``reads`` how one number is said. ``even`` is the place where
    neither side does better, and the words ``toward`` either end say what lies there. ``along`` is
    what lines run along, and ``interval`` what the thin lines mean.
    """

    id: str
    title: str = words(default="")
    drawn: Drawn
    axis: str = words()
    reads: str = words(default="{value}", placeholders=("value",))
    left: float
    right: float
    ticks: tuple[float, ...] = limits(least=2)
    logarithmic: bool = False
    even: float | None = limits(default=None)
    toward_left: str = words(default="")
    toward_right: str = words(default="")
    along: str = words(default="")
    interval: str = words(default="")
    series: tuple[str, ...] = words(default=())
    figures: Mapping[str, Figure] = limits(least=1)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One topic: its chart, and everything that belongs beside it.

    ``means`` says in plain words what the numbers amount to, ``alternative`` tells the chart to
    someone who cannot see it, and ``people`` says who was studied.
    """

    id: str
    title: str = words()
    means: str = words()
    alternative: str = words()
    people: str = words()
    caveats: tuple[str, ...] = words(least=1, most=4)
    certainty: Certainty
    references: tuple[str, ...] = ref("references", least=1)
    panels: Mapping[str, Panel] = limits(least=1, most=3)
