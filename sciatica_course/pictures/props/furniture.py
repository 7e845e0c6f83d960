"""Chairs, tables, walls, pillows and other things that stand or lie by themselves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sciatica_course.pictures.body.person import Prop
from sciatica_course.pictures.body.surface import ellipsoid
from sciatica_course.pictures.meshes import bezier, block, segment, tube
from sciatica_course.pictures.turns import Vector, turn_y


def chair(
    front: float, seat: float = 0.425, *, back: bool = True, width: float = 0.44
) -> Iterator[Prop]:
    """Yield a plain wooden chair that looks towards +x; ``front`` is the edge of its seat."""
    depth = 0.42
    yield Prop(*block((front - depth / 2, 0, seat - 0.02), (depth, width, 0.04)), "wood")
    for y in (-width / 2 + 0.03, width / 2 - 0.03):
        top = 0.90 if back else seat - 0.03
        rear = np.array([front - depth + 0.02, y, 0])
        leg = [rear, rear + [0, 0, seat], rear + [-0.05 * back, 0, top]]
        yield Prop(*tube(leg, 0.017), "wood")
        foot = np.array([front - 0.03, y, 0])
        yield Prop(*tube(segment(foot, foot + [0, 0, seat - 0.03]), 0.017), "wood")
    if back:
        for height in (0.68, 0.84):
            place = (front - depth - 0.025 - 0.05 * (height - 0.68), 0, height)
            yield Prop(*block(place, (0.022, width - 0.02, 0.075)), "wood")


def table(
    x: float, height: float = 0.72, depth: float = 0.55, width: float = 0.70
) -> Iterator[Prop]:
    """Yield a table around ``x``."""
    yield Prop(*block((x, 0, height - 0.02), (depth, width, 0.04)), "wood")
    for i in (-1, 1):
        for j in (-1, 1):
            foot = np.array([x + i * (depth / 2 - 0.04), j * (width / 2 - 0.04), 0])
            yield Prop(*tube(segment(foot, foot + [0, 0, height - 0.03]), 0.02), "wood")


def wall(
    x: float, height: float = 1.75, width: float = 0.9, thick: float = 0.06, y: float = 0.0
) -> Iterator[Prop]:
    """Yield a piece of wall whose face is at ``x``; a negative ``thick`` turns it to +x."""
    yield Prop(*block((x + thick / 2, y, height / 2), (abs(thick), width, height)), "wall")


def side_wall(
    y: float, height: float = 0.5, start: float = -1.0, end: float = 0.6
) -> Iterator[Prop]:
    """Yield a low piece of wall along the x axis whose face, towards -y, is at ``y``."""
    middle = ((start + end) / 2, y + 0.03, height / 2)
    yield Prop(*block(middle, (end - start, 0.06, height)), "wall")


def counter(
    x: float = 0.10,
    y: float = 0.55,
    height: float = 0.895,
    width: float = 0.46,
    depth: float = 0.50,
) -> Iterator[Prop]:
    """Yield a worktop; ``width`` is along y."""
    base = block((x, y, (height - 0.05) / 2), (depth - 0.06, width - 0.06, height - 0.05))
    yield Prop(*base, "wall")
    yield Prop(*block((x, y, height - 0.025), (depth, width, 0.05)), "wood")


def pillow(at: Vector, radii: Vector = (0.20, 0.26, 0.055), tilt: float = 0.0) -> Iterator[Prop]:
    """Yield a soft pillow; ``tilt`` is about y, in degrees."""
    yield Prop(*ellipsoid(at, radii, turn_y(tilt), around=32, down=17), "cushion")


def rail(y: float, height: float = 0.95, start: float = -0.7, end: float = 0.9) -> Iterator[Prop]:
    """Yield a handrail along the x axis."""
    yield Prop(*tube(segment((start, y, height), (end, y, height), 8), 0.018), "metal")
    for x in (start + 0.15, end - 0.15):
        yield Prop(*tube(segment((x, y, height), (x, y + 0.12, height), 4), 0.014), "metal")


def noodle(at: Vector, half: float = 0.42, ahead: float = 0.30) -> Iterator[Prop]:
    """Yield a foam noodle that runs under both arms and forward."""
    x, y, z = at
    bow = [
        (x + ahead, y + half, z),
        (x + 0.06, y + half * 0.98, z - 0.01),
        (x - 0.16, y + half * 0.62, z - 0.02),
        (x - 0.20, y, z - 0.02),
        (x - 0.16, y - half * 0.62, z - 0.02),
        (x + 0.06, y - half * 0.98, z - 0.01),
        (x + ahead, y - half, z),
    ]
    yield Prop(*tube(bezier(bow, 30), 0.034), "foam")


def trolley(x: float, height: float = 0.98) -> Iterator[Prop]:
    """Yield a shopping trolley whose handle is at ``x``."""
    yield Prop(*tube(segment((x, -0.27, height), (x, 0.27, height)), 0.018), "rubber")
    for y in (-0.24, 0.24):
        bars = [
            ((x, y, height), (x + 0.12, y, 0.86)),
            ((x + 0.12, y, 0.86), (x + 0.86, y * 0.86, 0.92)),
            ((x + 0.20, y, 0.50), (x + 0.80, y * 0.86, 0.56)),
            ((x + 0.12, y, 0.86), (x + 0.20, y, 0.50)),
            ((x + 0.86, y * 0.86, 0.92), (x + 0.80, y * 0.86, 0.56)),
            ((x + 0.16, y, 0.68), (x + 0.83, y * 0.86, 0.74)),
            ((x + 0.20, y, 0.50), (x + 0.06, y, 0.14)),
            ((x + 0.06, y, 0.14), (x + 0.84, y * 0.86, 0.14)),
        ]
        bars += [
            ((x + 0.20 + 0.15 * k, y, 0.51 + 0.015 * k), (x + 0.15 + 0.17 * k, y, 0.87 + 0.014 * k))
            for k in range(1, 4)
        ]
        for start, end in bars:
            yield Prop(*tube(segment(start, end), 0.010), "metal")
        for wheel in (x + 0.08, x + 0.82):
            yield Prop(*ellipsoid((wheel, y * 0.95, 0.055), (0.055, 0.016, 0.055)), "rubber")
    for a, b in (((0.86, 0.92), (0.80, 0.56)), ((0.12, 0.86), (0.20, 0.50))):
        for along, height_ in (a, b):
            bar = segment((x + along, -0.21, height_), (x + along, 0.21, height_))
            yield Prop(*tube(bar, 0.010), "metal")
