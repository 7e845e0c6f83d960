"""One picture of a sheet: a camera, an axes, and a record of what is drawn where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d
from shapely.geometry import LineString
from shapely.geometry import Polygon as Shape
from shapely.geometry import box as rectangle
from shapely.geometry.base import BaseGeometry

from sciatica_course.pictures.body import Posed
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import BLUE, INK, NERVE, PANEL_EDGE, PANEL_FILL, PAPER, Colour
from sciatica_course.pictures.render.camera import Camera
from sciatica_course.pictures.render.figure import Muscle, Style, draw_figure
from sciatica_course.pictures.turns import Vector, unit

from .labels import Label

_INSET, _ROUND = 5, 24


class Panel:
    """Coordinates are pixels, y down. ``Sheet`` crops all panels to what they hold together."""

    def __init__(self, ax: Axes, camera: Camera, width: float) -> None:
        """Begin empty; ``width`` is fixed, the height is what is drawn."""
        self.ax, self.camera, self.width = ax, camera, width
        self.low, self.high = np.full(2, np.inf), np.full(2, -np.inf)
        self.masks: list[tuple[Array, Array]] = []  # images that labels keep off, with origins
        self.shapes: list[BaseGeometry] = []  # shapes that labels keep off
        self.labels: list[Label] = []  # placed when the sheet is laid out
        self.late: list[Callable[[BaseGeometry], None]] = []  # run with the card's shape

    def xy(self, point: Vector) -> Array:
        """Return a point of the world in pixels."""
        return self.camera.xy(np.asarray(point, float))

    def include(self, points: Vector, margin: float = 0) -> None:
        """Let the crop hold these points."""
        points = np.atleast_2d(points)
        self.low = np.minimum(self.low, points.min(0) - margin)
        self.high = np.maximum(self.high, points.max(0) + margin)

    def add(self, artist: Artist) -> Artist:
        """Add an artist that the axes does not clip."""
        self.ax.add_artist(artist)
        artist.set_clip_on(False)
        return artist

    def polygon(self, points: Array, zorder: float, **style: Any) -> Artist:
        """Add a polygon."""
        return self.add(Polygon(points, zorder=zorder, joinstyle="round", **style))

    def line(self, points: Array, **style: Any) -> Artist:
        """Add a line with round ends."""
        stroke = Line2D(*points.T, **style)
        if stroke.get_linestyle() == "-":
            stroke.set_solid_capstyle("round")
        return self.add(stroke)

    def figure(self, posed: Posed, muscle: Muscle | None, style: Style) -> Array | None:
        """Draw body and props; return where a label may point at the muscle, or ``None``."""
        drawn = draw_figure(self.ax, posed, self.camera, muscle, style)
        self.masks.append((drawn.view.mask, drawn.origin))
        rows, columns = np.nonzero(drawn.view.mask)
        box = [[columns.min(), rows.min()], [columns.max(), rows.max()]]
        self.include(drawn.origin + np.array(box))
        if drawn.core is None or not drawn.core.any():
            return None
        rows, columns = np.nonzero(drawn.core)
        nearest = np.argmin((columns - columns.mean()) ** 2 + (rows - rows.mean()) ** 2)
        return drawn.origin + np.array([columns[nearest], rows[nearest]])

    def arrow(
        self, points: Array, colour: Colour = BLUE, width: float = 20, zorder: float = 40
    ) -> None:
        """Draw a thick tapered arrow along a line of pixels, with a white casing."""
        p = np.asarray(points, float)
        along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
        length = along[-1]
        head = min(2.3 * width, 0.55 * length)

        def at(distance: Any) -> Array:
            places = [np.interp(distance, along, p[:, i]) for i in (0, 1)]
            return np.stack(places, -1)

        centre = at(np.linspace(0, length - head * 0.8, 16))
        tangent = np.gradient(centre, axis=0)
        tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
        normal = np.stack([-tangent[:, 1], tangent[:, 0]], 1)
        half = width * (0.30 + 0.20 * np.linspace(0, 1, 16))[:, None]
        direction = unit(p[-1] - at(length - head))
        across = np.array([-direction[1], direction[0]]) * width * 1.15
        neck = centre[-1] - direction * head * 0.22
        tip = [neck + across, p[-1], neck - across]
        outline = np.vstack([centre + normal * half, *tip, (centre - normal * half)[::-1]])
        self.polygon(outline, zorder, fc=PAPER, ec=PAPER, lw=3.0)
        self.polygon(outline, zorder + 0.1, fc=colour, ec=colour, lw=0.6)
        self.shapes.append(Shape(outline).buffer(14))
        self.include(outline, 6)

    def guide(self, points: Array, colour: Colour = BLUE) -> None:
        """Draw a dashed line along pixels."""
        points = np.asarray(points, float)
        self.line(points, color=colour, lw=1.5, ls=(0, (5, 3)), zorder=40)
        self.shapes.append(LineString(points).buffer(10))
        self.include(points, 6)

    def strand(self, points: Array, colour: Colour = NERVE, width: float = 2.6) -> Array:
        """Draw a cord through points of the world with a dark casing; return it in pixels."""
        along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
        line = self.xy(PchipInterpolator(along, points)(np.linspace(0, along[-1], 60)))
        line = gaussian_filter1d(line, 3, axis=0, mode="nearest")[::2]
        self.line(line, color=INK, lw=width + 1.3, zorder=38)
        self.line(line, color=colour, lw=width, zorder=38.1)
        return line

    def finish(self, top: float, bottom: float) -> None:
        """Set the crop, draw what waited for it, and draw the card around it all."""
        self.ax.set_xlim(0, self.width)
        self.ax.set_ylim(bottom, top)
        edge = _INSET + _ROUND
        card = rectangle(edge, top + edge, self.width - edge, bottom - edge).buffer(_ROUND)
        for draw in self.late:
            draw(card)
        for fill, line, width, zorder in (
            (PANEL_FILL, "none", 0.0, 0.0),
            ("none", PANEL_EDGE, 0.8, 95.0),
        ):
            self.add(
                FancyBboxPatch(
                    (_INSET, top + _INSET),
                    self.width - 2 * _INSET,
                    bottom - top - 2 * _INSET,
                    boxstyle=f"round,pad=0,rounding_size={_ROUND}",
                    fc=fill,
                    ec=line,
                    lw=width,
                    zorder=zorder,
                )
            )
