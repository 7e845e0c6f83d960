"""Surfaces of things: bars, straps and boxes, in metres."""

from __future__ import annotations

from math import comb

import numpy as np

from .body.surface import loft
from .kinds import Array, Surface
from .turns import Vector, unit

_CELLS = 6  # each face of a box is divided so that its shade is even


def bezier(points: Vector, count: int = 24) -> Array:
    """Return points on the Bezier curve of these control points."""
    control = np.asarray(points, float)
    t = np.linspace(0, 1, count)[:, None]
    k = len(control) - 1
    terms = [comb(k, i) * (1 - t) ** (k - i) * t**i * control[i] for i in range(k + 1)]
    return np.sum(terms, 0)


def segment(a: Vector, b: Vector, count: int = 6) -> Array:
    """Return points on a straight line."""
    return np.linspace(np.asarray(a, float), np.asarray(b, float), count)


def tube(points: Vector, radius: float, around: int = 12) -> Surface:
    """Return a round bar along a line of points."""
    line = np.asarray(points, float)
    tangents = np.gradient(line, axis=0)
    tangents /= np.linalg.norm(tangents, axis=1, keepdims=True) + 1e-12
    reference = [0, 0, 1.0] if abs(tangents[0, 2]) < 0.9 else [0, 1.0, 0]
    u = np.cross(tangents[0], reference)
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    rings = []
    for point, tangent in zip(line, tangents, strict=True):
        u = unit(u - (u @ tangent) * tangent)
        turn = np.outer(np.cos(angle), u) + np.outer(np.sin(angle), np.cross(tangent, u))
        rings.append(point + radius * turn)
    return loft(rings)


def ribbon(points: Vector, width: float, across: Vector) -> Surface:
    """Return a flat strap along a line of points; ``across`` is the direction of its width."""
    line = np.asarray(points, float)
    half = np.broadcast_to(np.asarray(across, float), line.shape) * width / 2
    n = len(line)
    i = np.arange(n - 1)
    triangles = [np.stack([i, i + 1, n + i + 1], 1), np.stack([i, n + i + 1, n + i], 1)]
    return np.concatenate([line - half, line + half]), np.concatenate(triangles)


def block(centre: Vector, size: Vector, rotation: Array | None = None) -> Surface:
    """Return a box."""
    rotation = np.eye(3) if rotation is None else rotation
    n = _CELLS + 1
    g = np.linspace(-0.5, 0.5, n)
    a, b = np.meshgrid(g, g, indexing="ij")
    vertices: list[Array] = []
    triangles: list[Array] = []
    for axis in range(3):
        for side in (-0.5, 0.5):
            face = np.zeros((n, n, 3))
            face[..., axis] = side
            face[..., (axis + 1) % 3] = a
            face[..., (axis + 2) % 3] = b
            index = np.arange(n * n).reshape(n, n) + len(vertices) * n * n
            p, q, r, s = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
            corners = ((p, q, r), (p, r, s))
            triangles += [np.stack(corner, -1).reshape(-1, 3) for corner in corners]
            vertices.append(face.reshape(-1, 3))
    places = np.concatenate(vertices) * np.asarray(size) @ rotation.T + np.asarray(centre)
    return places, np.concatenate(triangles)
