"""Names of what is shown, placed where they hide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.textpath import TextPath
from shapely.geometry import LineString
from shapely.geometry import box as rectangle

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import PAPER, VERMILION, Colour

if TYPE_CHECKING:
    from .panel import Panel

_EDGE = 22  # pixels that a label stays away from a panel's sides
_LINE_HEIGHT = 1.28
_ORDINARY = 292  # pixels of an inch, which the costs below are meant for


@dataclass(frozen=True)
class Label:
    """A name and the pixel that it points at."""

    text: str
    anchor: Array
    colour: Colour = VERMILION
    size: float = 8.0


def size_of(text: str, font_size: float, pixels_per_inch: float) -> tuple[float, float]:
    """Return width and height of a text in pixels."""
    lines = text.split("\n")
    width = max(TextPath((0, 0), line, size=font_size).get_extents().width for line in lines)
    height = font_size * _LINE_HEIGHT * len(lines)
    return width / 72 * pixels_per_inch, height / 72 * pixels_per_inch


def place_labels(panel: Panel, pixels_per_inch: float) -> None:
    """Draw the labels of a panel, each at the cheapest of many places around its anchor."""
    unit = pixels_per_inch / _ORDINARY
    for label in panel.labels:
        width, height = size_of(label.text, label.size, pixels_per_inch)
        half = np.array([width / 2 + 8, height / 2 + 6])
        best = (np.inf, label.anchor)
        for distance in np.arange(70, 400, 22) * unit:
            for angle in np.radians(np.arange(0, 360, 12)):
                centre = label.anchor + distance * np.array([np.cos(angle), -np.sin(angle)])
                if centre[0] - half[0] >= _EDGE and centre[0] + half[0] <= panel.width - _EDGE:
                    cost = distance / unit * 0.012 + _cost(panel, label.anchor, centre, half, unit)
                    best = min(best, (cost, centre), key=lambda found: found[0])
        _draw(panel, label, best[1], half)


def _cost(panel: Panel, anchor: Array, centre: Array, half: Array, unit: float) -> float:
    (x0, y0), (x1, y1) = centre - half, centre + half
    frame = rectangle(x0, y0, x1, y1)
    leader = LineString([anchor, centre])
    growth = max(panel.low[1] - y0, 0) + max(y1 - panel.high[1], 0)
    cost = 50 * _covered(panel, x0 - 8, y0 - 8, x1 + 8, y1 + 8) + 0.035 * growth / unit
    cost += sum(
        40 * frame.intersects(shape) + 0.3 * leader.intersection(shape).length / unit
        for shape in panel.shapes
    )
    steps = anchor + (centre - anchor) * np.linspace(0, 1, 14)[:, None]
    hidden = [_covered(panel, x - 2, y - 2, x + 2, y + 2) for x, y in steps]
    return float(cost + 5.0 * np.mean(hidden))


def _covered(panel: Panel, x0: float, y0: float, x1: float, y1: float) -> float:
    """Return the share of a rectangle that lies on a figure."""
    total = 0
    for mask, (ox, oy) in panel.masks:
        rows = slice(max(int(y0 - oy), 0), max(int(y1 - oy), 0))
        columns = slice(max(int(x0 - ox), 0), max(int(x1 - ox), 0))
        total += int(mask[rows, columns].sum())
    return total / max((x1 - x0) * (y1 - y0), 1)


def _draw(panel: Panel, label: Label, centre: Array, half: Array) -> None:
    frame = rectangle(*(centre - half), *(centre + half))
    leader = LineString([label.anchor, centre]).difference(frame)
    if not leader.is_empty:
        panel.line(np.array(leader.coords), color=label.colour, lw=0.9, zorder=59)
    point = label.anchor[None]
    panel.line(point, color=label.colour, marker="o", ms=2.6, mec=PAPER, mew=0.4, zorder=59)
    panel.ax.text(
        centre[0],
        centre[1],
        label.text,
        fontsize=label.size,
        color=label.colour,
        ha="center",
        va="center_baseline" if "\n" not in label.text else "center",
        zorder=60,
        bbox={"boxstyle": "round,pad=.18", "fc": PAPER, "ec": "none", "alpha": 0.88},
        clip_on=False,
    )
    panel.shapes.append(frame)
    panel.include(np.array(frame.exterior.coords), 4)
