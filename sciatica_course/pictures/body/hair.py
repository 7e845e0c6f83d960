"""What is on the head: hair of several kinds, or a head scarf."""

from __future__ import annotations

import numpy as np

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.skeleton import STATURE

from .head import CHIN, CROWN, height_of, skull
from .parts import Builder
from .surface import bump, ellipsoid, normals_of, smoothstep

_HEIGHT = CROWN - CHIN
_BUNS = {"bun-top": (-0.046, 0, 1.004), "bun-low": (-0.072, 0, 0.955)}


def build_hair(builder: Builder) -> None:
    """Add hair or scarf as the person's look says."""
    if builder.look.style == "headscarf":
        _scarf(builder)
        return
    _shell(builder)
    if builder.look.style == "bob":
        _bob_sides(builder)
    bun = _BUNS.get(builder.look.style)
    if bun:
        builder.add(ellipsoid(bun, (0.022, 0.024, 0.023)), "hair", "head", {"head": 1.0})


def _scarf(builder: Builder) -> None:
    vertices, triangles = skull(0.0075)
    q = height_of(vertices)
    x, y = vertices[:, 0], vertices[:, 1]
    # The opening for the face is an ellipse seen from the front.
    opening = ((y / 0.037) ** 2 + ((q - 0.38) / 0.40) ** 2 - 1) * 0.03
    keep = np.where(x > 0.012, np.maximum(opening, (0.020 - x) * 0.8), 0.05) * STATURE
    vertices[:, 2] += 0.007 * smoothstep(q, 0.6, 1)  # clear of the crown
    builder.add((vertices, triangles), "scarf", "head", {"head": 1.0}, keep=keep, cull=False)
    fold = ellipsoid((-0.050, 0, CHIN + 0.14 * _HEIGHT), (0.024, 0.034, 0.034))
    builder.add(fold, "scarf", "head", {"neck3": 0.6, "head": 0.4})


def _shell(builder: Builder) -> None:
    """Add the hair that lies on the skull, cut along the hair line."""
    style = builder.look.style
    vertices, triangles = skull()
    x, y = vertices[:, 0], vertices[:, 1]
    line = _hair_line(style, x, y, height_of(vertices))
    thickness = {"short": 0.0060, "bob": 0.0135}.get(style, 0.0085)
    depth = smoothstep(line, 0, 0.02) * thickness + 0.0008
    surface = (vertices + normals_of(vertices, triangles) * depth[:, None], triangles)
    keep = line * STATURE
    builder.add(surface, "hair", "head", {"head": 1.0}, keep=keep, cull=False)


def _hair_line(style: str, x: Array, y: Array, q: Array) -> Array:
    """Return how far inside the hair each vertex is: negative on the face and over the ears."""
    lower, ear_gap = {"short": (0.0, 0.06), "bob": (0.10, 0.0)}.get(style, (0.0, 0.06))
    at_side = np.abs(y) > 0.028
    line = (q - 0.60 + lower) * 0.13 + np.clip(-(x - 0.034) * 1.05, -0.05, 0.075 + 0.3 * lower)
    line -= bump(x, -0.004, 0.013) * bump(q, 0.42, 0.20) * ear_gap * at_side
    if style == "short":
        temple = bump(x, 0.036, 0.012) * bump(np.abs(y), 0.030, 0.012)
        sideburn = bump(x, 0.012, 0.006) * bump(q, 0.42, 0.14) * at_side
        forelock = bump(np.abs(y), 0.012, 0.02) * (x > 0.02)
        line += 0.060 * sideburn - 0.010 * temple - 0.008 * forelock
    if style == "bob":
        line = np.minimum(line, (0.028 - x) * 0.8 + np.maximum(q - 0.70, 0) * 0.3)
    return line


def _bob_sides(builder: Builder) -> None:
    sides = ellipsoid(
        (-0.024, 0, CHIN + 0.30 * _HEIGHT), (0.045, 0.0535, 0.050), around=40, down=21
    )
    x, _, z = sides[0].T
    keep = np.minimum(0.010 - x, z - (CHIN + 0.02 * _HEIGHT)) * STATURE
    builder.add(sides, "hair", "head", {"head": 1.0}, keep=keep, cull=False)
