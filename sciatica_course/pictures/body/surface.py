"""Surfaces from rings: lofts, ellipsoids and their normals."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator

from sciatica_course.pictures.kinds import Array, Surface
from sciatica_course.pictures.turns import Vector

X, Y, Z = np.eye(3)


def smoothstep(x: Array | float, start: float, end: float) -> Array:
    """Return 0 up to start, 1 from end on, and an even rise between."""
    t = np.clip((x - start) / (end - start), 0, 1)
    return t * t * (3 - 2 * t)


def bump(x: Array, centre: float, width: float) -> Array:
    """Return a bell of height 1."""
    return np.exp(-(((x - centre) / width) ** 2))


def ring(
    centre: Array,
    axes: tuple[Array, Array],
    radii: Vector,
    exponent: float = 2.2,
    count: int = 28,
) -> Array:
    """Return points on a superellipse around ``centre``.

    ``radii`` are those towards +u, +v, -u and -v, where u and v are the two axes.
    """
    plus_u, plus_v, minus_u, minus_v = radii
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    c, s = np.cos(t), np.sin(t)
    c = np.sign(c) * np.abs(c) ** (2 / exponent)
    s = np.sign(s) * np.abs(s) ** (2 / exponent)
    along_u = np.where(c > 0, plus_u, minus_u) * c
    along_v = np.where(s > 0, plus_v, minus_v) * s
    return centre + np.outer(along_u, axes[0]) + np.outer(along_v, axes[1])


def loft(rings: Array | list[Array]) -> Surface:
    """Join rings into a closed surface whose triangles face outward."""
    rings = np.asarray(rings)
    m, n = rings.shape[:2]
    index = np.arange(m * n).reshape(m, n)
    turned = np.roll(index, -1, 1)
    quads = np.stack([index[:-1], turned[:-1], turned[1:], index[1:]], -1).reshape(-1, 4)
    k = np.arange(n)
    first_cap = np.stack([np.full(n, m * n), (k + 1) % n, k], 1)
    last_cap = np.stack([np.full(n, m * n + 1), index[-1][k], index[-1][(k + 1) % n]], 1)
    ends = [rings[0].mean(0)[None], rings[-1].mean(0)[None]]
    vertices = np.concatenate([rings.reshape(-1, 3), *ends])
    triangles = [quads[:, [0, 1, 2]], quads[:, [0, 2, 3]], first_cap, last_cap]
    return vertices, outward(vertices, np.concatenate(triangles))


def ellipsoid(
    centre: Vector, radii: Vector, rotation: Array | None = None, around: int = 24, down: int = 13
) -> Surface:
    """Return a closed ellipsoid."""
    rotation = np.eye(3) if rotation is None else rotation
    turn = np.linspace(0, 2 * np.pi, around + 1)[:-1]
    u, v = np.meshgrid(turn, np.linspace(0, np.pi, down), indexing="ij")
    ball = np.stack([np.cos(u) * np.sin(v), np.sin(u) * np.sin(v), np.cos(v)], -1).reshape(-1, 3)
    index = np.arange(around * down).reshape(around, down)
    turned = np.roll(index, -1, 0)
    quads = np.stack([index[:, :-1], index[:, 1:], turned[:, 1:], turned[:, :-1]], -1)
    vertices = (ball * np.asarray(radii)) @ rotation.T + np.asarray(centre)
    return vertices, outward(vertices, _triangles(quads.reshape(-1, 4)))


def _triangles(quads: Array) -> Array:
    """Split quads into triangles and drop those that are a line."""
    t = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    return t[(t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 0] != t[:, 2])]


def outward(vertices: Array, triangles: Array) -> Array:
    """Return the triangles, all flipped where the volume they enclose is negative."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    return triangles if np.einsum("ij,ij->", a, np.cross(b, c)) > 0 else triangles[:, ::-1]


def normals_of(vertices: Array, triangles: Array) -> Array:
    """Return the unit normal at each vertex."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    face = np.cross(b - a, c - a)
    normals = np.zeros_like(vertices)
    for i in range(3):
        np.add.at(normals, triangles[:, i], face)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


class Sections:
    """A table of cross-sections, read smoothly between its rows."""

    def __init__(self, rows: list[list[float]]) -> None:
        """Keep the rows; the first column is the place along the limb."""
        array = np.array(rows)
        self.low, self.high = array[0, 0], array[-1, 0]
        self._columns = [
            PchipInterpolator(array[:, 0], array[:, i]) for i in range(1, array.shape[1])
        ]

    def at(self, place: float) -> list[float]:
        """Return the other columns at a place along the limb."""
        return [float(column(place)) for column in self._columns]
