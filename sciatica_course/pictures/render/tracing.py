"""From a mask of pixels to a smooth Bezier path."""

from __future__ import annotations

import contourpy
import numpy as np
from matplotlib.path import Path
from scipy.ndimage import gaussian_filter
from shapely.geometry import LineString

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.turns import Vector

_MARGIN = 3  # pixels of nothing around a mask, so that no outline touches the border
_CORNER = 0.35  # a turn whose cosine is smaller stays sharp


def simplify(points: Array, tolerance: float) -> Array:
    """Return fewer points that stray at most ``tolerance`` pixels (Douglas-Peucker)."""
    if len(points) < 8:
        return points
    return np.asarray(LineString(points).simplify(tolerance, preserve_topology=False).coords)


def smooth_ring(points: Array) -> list[tuple[int, Array]]:
    """Return Bezier codes and points of a closed curve through points; sharp corners stay sharp."""
    q = points[:-1] if np.allclose(points[0], points[-1]) else points
    n = len(q)
    if n < 4:
        line = [(int(Path.LINETO), point) for point in q[1:]]
        return [(int(Path.MOVETO), q[0]), *line, (int(Path.CLOSEPOLY), q[0])]
    before, after = np.roll(q, 1, 0), np.roll(q, -1, 0)
    tangent = after - before
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    length_after = np.linalg.norm(after - q, axis=1)
    length_before = np.linalg.norm(q - before, axis=1)
    cosine = ((after - q) * (q - before)).sum(1) / np.maximum(length_after * length_before, 1e-9)
    corner = cosine < _CORNER
    out = [(int(Path.MOVETO), q[0])]
    for i in range(n):
        j = (i + 1) % n
        third = length_after[i] / 3
        c1 = q[i] + ((q[j] - q[i]) / 3 if corner[i] else tangent[i] * third)
        c2 = q[j] - ((q[j] - q[i]) / 3 if corner[j] else tangent[j] * third)
        out += [(int(Path.CURVE4), point) for point in (c1, c2, q[j])]
    out.append((int(Path.CLOSEPOLY), q[0]))
    return out


def path_of(rings: list[Array]) -> Path | None:
    """Return one compound path through closed rings, or ``None`` where there are none."""
    pairs = [pair for ring in rings for pair in smooth_ring(ring)]
    return Path([point for _, point in pairs], [code for code, _ in pairs]) if pairs else None


def trace(
    mask: Array,
    sigma: float = 1.2,
    level: float = 0.5,
    tolerance: float = 0.6,
    min_area: float = 20,
    origin: Vector = (0, 0),
) -> Path | None:
    """Return a mask as a path in pixels (y down) with ``origin`` added, or ``None``.

    The mask is blurred by ``sigma`` and cut at ``level``; pieces below ``min_area`` are dropped.
    """
    image = np.pad(np.asarray(mask, float), _MARGIN)
    if sigma:
        image = gaussian_filter(image, sigma)
    rings = []
    for line in contourpy.contour_generator(z=image).lines(level):
        points = np.asarray(line)
        if len(points) < 6:
            continue
        x, y = points.T
        if 0.5 * abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) < min_area:
            continue
        points = simplify(points - (_MARGIN - 0.5), tolerance)
        if len(points) >= 4:
            rings.append(points + np.asarray(origin))
    return path_of(rings)
