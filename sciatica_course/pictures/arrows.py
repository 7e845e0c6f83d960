"""Arrows and guides from data: between points of the posed body, around a joint, along it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .body import Posed
from .kinds import Array
from .meshes import bezier
from .scene.panel import Panel
from .scene.sheet import PIXELS_PER_INCH
from .turns import unit

_WIDTH = 20  # pixels
_IN_THE_MIDDLE = np.array([1, 0, 1])  # guides run in the plane that halves the body


def draw_arrow(panel: Panel, posed: Posed, row: Mapping[str, Any], density: float) -> None:
    """Draw what one row of ``arrows`` says; its pixels are those of an ordinary sheet."""
    scale = density / PIXELS_PER_INCH
    if "guide" in row:
        _guide(panel, posed, row, scale)
        return
    width = _WIDTH * scale
    if "around" in row:
        centre = panel.xy(posed.joint(row["around"]) + np.array(row.get("plus", (0, 0, 0))))
        start, end = row["turn"]
        angle = np.radians(np.linspace(start, end, 24))
        radius = row["radius"] * panel.camera.scale
        arc = radius * np.stack([np.cos(angle), -np.sin(angle)], 1)
        panel.arrow(centre + arc, width=width)
        return
    a, b = (panel.xy(_point(posed, row[end])) for end in ("from", "to"))
    if "bend" in row:
        panel.arrow(bezier([a, (a + b) / 2 + np.array(row["bend"]) * scale, b]), width=width)
    else:
        panel.arrow(np.linspace(a, b, 8), width=width)


def _guide(panel: Panel, posed: Posed, row: Mapping[str, Any], scale: float) -> None:
    """Draw a dashed line beside the line between two joints, ``aside`` pixels to its left."""
    start, end = (panel.xy(posed.joint(joint) * _IN_THE_MIDDLE) for joint in row["guide"])
    along = unit(end - start)
    side = np.array([along[1], -along[0]]) * row["aside"] * scale
    panel.guide(np.array([start + side + along * row.get("trim", 0) * scale, end + side]))


def _point(posed: Posed, row: list[Any]) -> Array:
    """Return a point of the world: [x, y, z], or [joint, x, y, z] with or without "floor"."""
    if not isinstance(row[0], str):
        return np.array(row, float)
    place = posed.joint(row[0])
    if row[-1] == "floor":
        place[2] = 0.0
        row = row[:-1]
    return place + np.array(row[1:4], float)
