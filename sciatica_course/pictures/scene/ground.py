"""What a figure rests on: mat, floor, water, and the shadow that it casts."""

from __future__ import annotations

import contourpy
import numpy as np
from matplotlib.patches import PathPatch
from scipy.ndimage import gaussian_filter, maximum_filter
from shapely.geometry import LineString, MultiPoint
from shapely.geometry import Polygon as Shape
from shapely.geometry import box as rectangle
from shapely.geometry.base import BaseGeometry

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import BLUE, FLOOR, INK, MAT, PAPER, SKY, Colour, shade
from sciatica_course.pictures.render.tracing import path_of, simplify
from sciatica_course.pictures.turns import Vector

from .panel import Panel

_FAR = 1e4  # pixels, beyond any panel
_CELL = 4  # pixels of the coarse image that a shadow is blurred in
_THICKNESS = 0.012  # of the mat, metres
_ROUND = 0.05
_SHADOW = "#1d2b36"
_SHADOW_STEPS = ((0.08, 0.07), (0.22, 0.09), (0.40, 0.10), (0.62, 0.11))


def mat_corners(mat: Vector) -> Array:
    """Return the corners of a mat given as (x from, x to, y from, y to)."""
    x0, x1, y0, y1 = mat
    return np.array([[x, y, 0] for x in (x0, x1) for y in (y0, y1)])


def draw_mat(panel: Panel, mat: Vector) -> None:
    """Draw a rounded exercise mat, metres."""
    x0, x1, y0, y1 = mat

    def outline(z: float) -> Array:
        corners = (
            (x1 - _ROUND, y1 - _ROUND, 0),
            (x0 + _ROUND, y1 - _ROUND, 90),
            (x0 + _ROUND, y0 + _ROUND, 180),
            (x1 - _ROUND, y0 + _ROUND, 270),
        )
        return np.array(
            [
                (cx + _ROUND * np.cos(a), cy + _ROUND * np.sin(a), z)
                for cx, cy, start in corners
                for a in np.radians(np.linspace(start, start + 90, 7))
            ]
        )

    top = panel.xy(outline(0))
    both = MultiPoint(np.concatenate([top, panel.xy(outline(-_THICKNESS))]))
    hull = np.array(both.convex_hull.exterior.coords)
    panel.polygon(hull, 1, fc=shade(MAT, 0.72), ec=INK, lw=1.0)
    panel.polygon(top, 1.1, fc=MAT, ec=shade(MAT, 1.35), lw=1.0)
    panel.include(hull)


def draw_shadow(panel: Panel, points: Array, lean: Vector = (0.10, 0.10), z: float = 0.0) -> None:
    """Draw a soft contact shadow: points laid on the floor, weighted by height, blurred."""
    height = np.maximum(points[:, 2:3] - z, 0)
    level = np.full((len(points), 1), z)
    flat = np.concatenate([points[:, :2] + height * np.array(lean), level], 1)
    q = panel.xy(flat) / _CELL
    origin = np.floor(q.min(0)).astype(int) - 14
    shape = np.ceil(q.max(0)).astype(int) - origin + 14
    image = np.zeros((shape[1], shape[0]))
    at = (q - origin).astype(int)
    np.maximum.at(image, (at[:, 1], at[:, 0]), np.exp(-height[:, 0] / 0.16))
    image = gaussian_filter(maximum_filter(image, 5), 3.2)
    card = rectangle(10, -_FAR, panel.width - 10, _FAR)
    for step, alpha in _SHADOW_STEPS:
        rings = []
        for line in contourpy.contour_generator(z=image).lines(step):
            ring = simplify((np.asarray(line) + origin) * _CELL + _CELL / 2, 2.0)
            if len(ring) > 4:
                inside = Shape(ring).buffer(0).intersection(card)
                rings += [np.array(part.exterior.coords) for part in polygons(inside)]
        path = path_of(rings)
        if path is not None:
            panel.add(PathPatch(path, fc=_SHADOW, ec="none", alpha=alpha, zorder=2))
            if step > 0.1:
                panel.include(np.asarray(path.vertices))


def draw_floor(panel: Panel, colour: Colour = FLOOR, above: float = 26) -> None:
    """Draw a plain floor down to the panel's lower edge, once the panel is cropped.

    Where the camera is rolled, the floor is a slope.
    """
    middle = panel.xy([0, 0, 0])
    rise = panel.camera.right[2] * -1 / np.hypot(*panel.camera.right[:2])
    left, right = (middle[1] + rise * (middle[0] - x) for x in (0.0, panel.width))
    panel.include([[panel.width / 2, max(left, right) + 34]])

    def draw(card: BaseGeometry) -> None:
        edge = [(0, left - above), (panel.width, right - above), (panel.width, _FAR), (0, _FAR)]
        _fill(panel, card.intersection(Shape(edge)), colour, 0.5)

    panel.late.append(draw)


def draw_water(panel: Panel, z: float, amplitude: float = 5, wave: float = 90) -> None:
    """Draw water up to height ``z`` (metres), once the panel is cropped."""
    y = panel.xy([0, 0, z])[1]
    panel.include([[panel.width / 2, y]], margin=40)

    def draw(card: BaseGeometry) -> None:
        x = np.linspace(-20, panel.width + 20, 240)
        surface = y + amplitude * np.sin(x / wave * 2 * np.pi)
        below = np.vstack([np.c_[x, surface], [[x[-1], _FAR], [x[0], _FAR]]])
        _fill(panel, Shape(below).intersection(card), SKY, 30, 0.34)
        line = LineString(np.c_[x, surface]).intersection(card)
        panel.line(np.array(line.coords), color=BLUE, lw=1.6, zorder=31)
        for k, (drop, strength) in enumerate(((26, 0.5), (58, 0.35))):
            for start in np.arange(60 + 60 * k, panel.width - 70, 170):
                t = np.linspace(0, 60, 20)
                ripple = np.c_[start + t, y + drop + 4 * np.sin(t / 60 * 2 * np.pi)]
                panel.line(ripple, color=PAPER, lw=1.3, alpha=strength, zorder=31)

    panel.late.append(draw)


def polygons(shape: BaseGeometry) -> list[Shape]:
    """Return the polygons that a shape is made of, without empty ones."""
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _fill(
    panel: Panel, shape: BaseGeometry, colour: Colour, zorder: float, alpha: float = 1.0
) -> None:
    for part in polygons(shape):
        outline = np.array(part.exterior.coords)
        panel.polygon(outline, zorder, fc=colour, ec="none", alpha=alpha)
