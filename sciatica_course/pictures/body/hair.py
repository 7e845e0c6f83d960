"""What is on the head: hair of several kinds, a beard, or a head scarf."""

from __future__ import annotations

import numpy as np

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.skeleton import STATURE
from sciatica_course.pictures.turns import unit

from .head import CHIN, CROWN, Curve, height_of, skull
from .parts import Builder
from .surface import bump, ellipsoid, normals_of, smoothstep

_HEIGHT = CROWN - CHIN
_MIDDLE = np.array([-0.006, 0, CHIN + 0.52 * _HEIGHT])
_BUNS = {"bun-top": (-0.046, 0, 1.004), "bun-low": (-0.072, 0, 0.955)}
_THICK = {"short": 0.0065, "bob": 0.0125, "curly": 0.020, "bald": 0.0045, "bun-low": 0.0075}
# How far the hair line lies below the ordinary one, in heads, and how deep the gap for the ear is.
_LOWER = {"bob": 0.10, "curly": -0.02}
_EAR_GAP = {"bob": 0.0, "curly": 0.03}
_SHADE_OF_STRANDS = 15  # points of each


def build_hair(builder: Builder) -> list[Curve]:
    """Add hair or scarf as the person's look says; return strands that are drawn on it."""
    look = builder.look
    if look.beard:
        _beard(builder)
    if look.style == "headscarf":
        _scarf(builder)
        return []
    shell, line = _shell(builder)
    if look.style == "bob":
        _bob_sides(builder)
    bun = _BUNS.get(look.style)
    if bun:
        builder.add(ellipsoid(bun, (0.022, 0.024, 0.023)), "hair", "head", {"head": 1.0})
    return _strands(look.style, shell, line)


def _scarf(builder: Builder) -> None:
    vertices, triangles = skull(0.0075, builder.look.cheeks)
    q = height_of(vertices)
    x, y = vertices[:, 0], vertices[:, 1]
    # The opening for the face is an ellipse seen from the front.
    opening = ((y / 0.037) ** 2 + ((q - 0.38) / 0.40) ** 2 - 1) * 0.03
    keep = np.where(x > 0.012, np.maximum(opening, (0.020 - x) * 0.8), 0.05) * STATURE
    vertices[:, 2] += 0.007 * smoothstep(q, 0.6, 1)  # clear of the crown
    builder.add((vertices, triangles), "scarf", "head", {"head": 1.0}, keep=keep, cull=False)
    fold = ellipsoid((-0.050, 0, CHIN + 0.14 * _HEIGHT), (0.024, 0.034, 0.034))
    builder.add(fold, "scarf", "head", {"neck3": 0.6, "head": 0.4})


def _beard(builder: Builder) -> None:
    vertices, triangles = skull(0.0, builder.look.cheeks)
    x, y = vertices[:, 0], vertices[:, 1]
    q = height_of(vertices)
    cheek = 0.30 - 0.55 * np.clip(x - 0.010, 0, 1) * 10 * 0.12 + 0.10 * smoothstep(-x, -0.02, 0.0)
    mouth = bump(y, 0, 0.013) * bump(q, 0.200, 0.030)
    line = (cheek - q) * 0.10 - 0.03 * mouth
    line = np.minimum(line, (x + 0.012) * 0.8)
    depth = smoothstep(line, 0, 0.012) * 0.0055 + 0.0010
    ruffle = 1 + 0.25 * np.sin(y * 900) * np.sin(q * 70)
    grown = vertices + normals_of(vertices, triangles) * (depth * ruffle)[:, None]
    surface = (grown, triangles)
    keep = line * STATURE
    builder.add(surface, "beard", "head", {"head": 1.0}, keep=keep, cull=False)


def _shell(builder: Builder) -> tuple[Array, Array]:
    """Add the hair that lies on the skull; return its points and how far inside it they are."""
    style = builder.look.style
    vertices, triangles = skull(0.0, builder.look.cheeks)
    x, y = vertices[:, 0], vertices[:, 1]
    q = height_of(vertices)
    line = _hair_line(style, x, y, q)
    depth = (
        smoothstep(line, 0, 0.02) * _THICK.get(style, 0.0085) * _relief(style, vertices) + 0.0008
    )
    grown = vertices + normals_of(vertices, triangles) * depth[:, None]
    keep = line * STATURE
    builder.add((grown, triangles), "hair", "head", {"head": 1.0}, keep=keep, cull=False)
    return grown, line


def _relief(style: str, vertices: Array) -> Array:
    """Return how thick the hair is at each vertex, so that its outline is not a cap's."""
    out = vertices - _MIDDLE
    around = np.arctan2(out[:, 1], out[:, 0])
    up = np.arctan2(out[:, 2], np.hypot(out[:, 0], out[:, 1]))
    calm = np.cos(up) ** 2  # waves around the head would meet in a crease at the crown
    if style == "curly":
        return 1 + 0.24 * calm * np.sin(9 * around + 2 * np.sin(6 * up)) * np.cos(8 * up)
    if style in {"short", "bald"}:
        top = 0.6 * smoothstep(up, 0.5, 1.2) * smoothstep(out[:, 0], -0.02, 0.04)
        return 1 + top + 0.20 * calm * np.sin(13 * around) * np.cos(5 * up)
    return 1 + 0.07 * calm * np.sin(7 * around)


def _hair_line(style: str, x: Array, y: Array, q: Array) -> Array:
    """Return how far inside the hair each vertex is: negative on the face and over the ears."""
    lower, ear_gap = _LOWER.get(style, 0.0), _EAR_GAP.get(style, 0.06)
    at_side = np.abs(y) > 0.028
    line = (q - 0.60 + lower) * 0.13
    line += np.clip(-(x - 0.034) * 1.05, -0.05, 0.075 + 0.3 * max(lower, 0))
    line -= bump(x, -0.004, 0.013) * bump(q, 0.42, 0.20) * ear_gap * at_side
    # No hair line is a straight edge.
    line += 0.0022 * np.sin(y * 330 + 0.6) * (x > 0.01)
    if style == "short":
        temple = bump(x, 0.036, 0.012) * bump(np.abs(y), 0.030, 0.012)
        sideburn = bump(x, 0.012, 0.006) * bump(q, 0.42, 0.14) * at_side
        forelock = bump(np.abs(y), 0.012, 0.02) * (x > 0.02)
        line += 0.060 * sideburn - 0.010 * temple - 0.008 * forelock
    if style == "bald":
        line = np.minimum(line, (0.66 - q) * 0.10 - 0.9 * np.clip(x - 0.012, 0, 1))
        line += 0.030 * bump(x, 0.012, 0.008) * bump(q, 0.45, 0.12) * at_side
    if style == "bob":
        line = np.minimum(line, (0.028 - x) * 0.8 + np.maximum(q - 0.70, 0) * 0.3)
        line -= 0.010 * smoothstep(y, 0.0, 0.022) * bump(q, 0.70, 0.09) * (x > 0.01)
    return line


def _bob_sides(builder: Builder) -> None:
    sides = ellipsoid(
        (-0.024, 0, CHIN + 0.30 * _HEIGHT), (0.045, 0.0535, 0.050), around=40, down=21
    )
    x, _, z = sides[0].T
    keep = np.minimum(0.010 - x, z - (CHIN + 0.02 * _HEIGHT)) * STATURE
    builder.add(sides, "hair", "head", {"head": 1.0}, keep=keep, cull=False)


def _strands(style: str, shell: Array, line: Array) -> list[Curve]:
    """Return curves along which hair falls: from the hair line to a bun, or from a parting down."""
    bun = _BUNS.get(style)
    if bun:
        ends = [unit(np.array(bun) - _MIDDLE)] * 9
        starts = [_towards(angle, 4) for angle in (-150, -115, -80, -42, 8, 42, 80, 115, 150)]
    elif style == "bob":
        parting = [_towards(angle, 62) for angle in (-20, 20, 160, 200)]
        angles = (-62, -100, -140, 62, 100, 140, 178)
        starts = [parting[0 if angle < 0 else 1] for angle in angles]
        ends = [_towards(angle, -34) for angle in angles]
    elif style == "short":
        starts = [_towards(angle, 74) for angle in (-150, -95, -50, -15, 22, 60, 105, 160)]
        ends = [_towards(angle, 16) for angle in (-150, -100, -55, -20, 18, 55, 100, 160)]
    else:
        return []
    curves = []
    for start, end in zip(starts, ends, strict=True):
        shares = np.linspace(0.10, 0.82, _SHADE_OF_STRANDS)
        points = [_on_shell(shell, line, unit(start * (1 - s) + end * s)) for s in shares]
        found = [point for point in points if point is not None]
        if len(found) > _SHADE_OF_STRANDS // 3:
            curves.append(Curve("strand", np.array(found) * STATURE))
    return curves


def _towards(around: float, up: float) -> Array:
    """Return a direction from the middle of the head; 0 degrees around is forward."""
    a, u = np.radians((around, up))
    return np.array([np.cos(u) * np.cos(a), np.cos(u) * np.sin(a), np.sin(u)])


def _on_shell(shell: Array, line: Array, direction: Array) -> Array | None:
    """Return the point of the hair in a direction, or ``None`` where there is no hair."""
    out = shell - _MIDDLE
    far = np.linalg.norm(out, axis=1)
    near = np.argsort(-(out @ direction) / far)[:4]
    if line[near].min() < 0.004:
        return None
    return _MIDDLE + direction * (far[near].mean() + 0.0012)
