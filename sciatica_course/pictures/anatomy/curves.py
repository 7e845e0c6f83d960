"""Smooth lines through a few points, ribbons along them, and shapes cut out of shapes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import CubicSpline
from shapely import Geometry, LineString, Point, Polygon, maximum_inscribed_circle, prepare
from shapely.ops import unary_union

from .drawing import Line, Points

SHARP = 62.0  # degrees: a turn of more stays a corner when a cut shape is smoothed again


def points(given: ArrayLike) -> Points:
    """Return points as an array of floats."""
    return np.asarray(given, float)


def mirrored(given: ArrayLike) -> Points:
    """Return points on the other side of the middle line."""
    return points(given) * (-1.0, 1.0)


def smooth(
    given: ArrayLike, *, closed: bool = True, tension: float = 0.5, corners: Collection[int] = ()
) -> Line:
    """Return a smooth line through points; it keeps a corner at the given places."""
    p = points(given)
    count = len(p)
    before, after = np.roll(p, 1, axis=0), np.roll(p, -1, axis=0)
    if not closed:
        before[0], after[-1] = p[0], p[-1]
    tangent = (after - before) * tension
    tangent[list(corners)] = 0.0
    ends = count if closed else count - 1
    pieces = [p[:1]]
    for i in range(ends):
        j = (i + 1) % count
        length = float(np.linalg.norm(p[j] - p[i]))
        leave, arrive = (_limited(t, 1.1 * length) / 2 for t in (tangent[i], tangent[j]))
        pieces.append(np.stack([p[i] + leave, p[j] - arrive, p[j]]))
    return Line(np.concatenate(pieces), closed)


def _limited(tangent: Points, longest: float) -> Points:
    length = float(np.linalg.norm(tangent))
    return tangent if length <= longest else tangent * (longest / length)


def flattened(line: Line, steps: int = 10) -> Points:
    """Return the corners of a line close to a curved one."""
    if not line.curved:
        return line.points
    t = np.linspace(0, 1, steps + 1)[1:, None]
    pieces = [line.points[:1]]
    for k in range(0, len(line.points) - 1, 3):
        a, b, c, d = line.points[k : k + 4]
        pieces.append(
            (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
        )
    return np.concatenate(pieces)


def area(line: Line) -> Geometry:
    """Return what a closed line encloses."""
    return Polygon(flattened(line)).buffer(0)


def outlines(shape: Geometry, tolerance: float) -> tuple[Line, ...]:
    """Return the smooth outlines of a shape, simplified by ``tolerance``; corners stay corners."""
    rings = (
        ring
        for part in getattr(shape, "geoms", [shape])
        if part.geom_type == "Polygon" and part.area > 4 * tolerance**2
        for ring in (part.exterior, *part.interiors)
    )
    lines = (_ring(points(ring.simplify(tolerance).coords)[:-1]) for ring in rings)
    return tuple(line for line in lines if len(line.points) > 6)


def _ring(p: Points) -> Line:
    into, out = p - np.roll(p, 1, axis=0), np.roll(p, -1, axis=0) - p
    turn = np.degrees(
        np.arctan2(into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0], (into * out).sum(axis=1))
    )
    return smooth(p, tension=0.42, corners=list(np.flatnonzero(np.abs(turn) > SHARP)))


def along(given: ArrayLike, count: int = 40) -> Points:
    """Return evenly spaced points of the smooth curve through the given ones."""
    p = points(given)
    where = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
    at = np.linspace(0, where[-1], count)
    if len(p) < 3:
        return np.stack([np.interp(at, where, p[:, k]) for k in (0, 1)], axis=1)
    return np.asarray(CubicSpline(where, p)(at), float)


def beside(centre: Points, distance: ArrayLike) -> Points:
    """Return a line beside a centre line, to the left of its direction."""
    direction = np.gradient(centre, axis=0)
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    normal = np.stack([-direction[:, 1], direction[:, 0]], axis=1)
    return centre + normal * points(distance).reshape(-1, 1)


def ribbon(given: ArrayLike, widths: float | Sequence[float], count: int = 12) -> Line:
    """Return a band of varying width along a smooth centre line."""
    p = points(given)
    centre = along(p, count)
    where = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
    at = np.linspace(0, where[-1], count)
    half = np.interp(at, where, np.broadcast_to(np.asarray(widths, float), (len(p),))) / 2
    both = np.concatenate([beside(centre, half), beside(centre, -half)[::-1]])
    ends = (0, count - 1, count, 2 * count - 1)
    return smooth(both, corners=ends)


def inside(given: ArrayLike, shape: Geometry) -> Iterable[Line]:
    """Yield the pieces of a smooth open line that lie in a shape."""
    cut = LineString(along(given)).intersection(shape)
    for piece in getattr(cut, "geoms", [cut]):
        if piece.geom_type == "LineString" and not piece.is_empty:
            yield smooth(points(piece.simplify(0.01 * piece.length).coords), closed=False)


def together(shapes: Iterable[Geometry]) -> Geometry:
    """Return several shapes as one."""
    return unary_union(list(shapes))


def disc_at(middle: Points, radius: float) -> Geometry:
    """Return a round disc."""
    return Point(*middle).buffer(radius)


def within(given: Iterable[ArrayLike], shape: Geometry) -> list[Points]:
    """Return those of some points that lie in a shape."""
    prepare(shape)
    return [points(each) for each in given if shape.contains(Point(*each))]  # type: ignore[misc]


def widest(shape: Geometry, least: float = 9.0) -> tuple[float, float] | None:
    """Return the middle of the widest part of a shape, or None where it is narrow."""
    pieces = getattr(shape, "geoms", [shape])
    parts = [part for part in pieces if part.geom_type == "Polygon" and not part.is_empty]
    if not parts:
        return None
    part = max(parts, key=lambda each: float(each.area))
    spot = maximum_inscribed_circle(part)
    if spot.length < least:
        return None
    return float(spot.coords[0][0]), float(spot.coords[0][1])
