"""An upright exercise bike, a road bike and a recumbent one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sciatica_course.pictures.body.person import Prop
from sciatica_course.pictures.body.surface import ellipsoid, loft
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.meshes import bezier, block, segment, tube
from sciatica_course.pictures.turns import SIGN, Vector, turn_y

CRANK = (0.06, 0.0, 0.295)
_CRANK_LENGTH = 0.165
SADDLE = (-0.175, 0.0, 0.845)


def pedal(angle: float, side: str, crank: Vector = CRANK) -> Array:
    """Return the middle of a pedal; the right crank points forward at 0 degrees, down at 90."""
    a = np.radians(angle + 180 * (side == "L"))
    end = np.asarray(crank) + np.array([np.cos(a), 0, -np.sin(a)]) * _CRANK_LENGTH
    return end + np.array([0, SIGN[side] * 0.15, 0])


def _cranks(angle: float, crank: Vector) -> Iterator[Prop]:
    middle = np.asarray(crank, float)
    axle = segment(middle - [0, 0.095, 0], middle + [0, 0.095, 0])
    yield Prop(*tube(axle, 0.022), "metal")
    for side, sign in SIGN.items():
        foot = pedal(angle, side, crank)
        end = foot - np.array([0, sign * 0.062, 0])
        yield Prop(*tube(segment(middle + [0, sign * 0.085, 0], end), 0.014), "metal")
        yield Prop(*block(foot, (0.10, 0.085, 0.024)), "rubber")


def _saddle(at: Vector) -> Iterator[Prop]:
    place = np.asarray(at, float)
    yield Prop(*ellipsoid(place + [-0.035, 0, 0], (0.10, 0.085, 0.032)), "rubber")
    yield Prop(*ellipsoid(place + [0.07, 0, 0.002], (0.10, 0.035, 0.026)), "rubber")


def _disc(centre: Vector, radius: float, half: float = 0.065) -> Prop:
    x, y, z = centre
    turn = np.linspace(0, 2 * np.pi, 41)[:-1]
    profile = ((-0.92, 0.80), (-1, 0.93), (-0.77, 1), (0.77, 1), (1, 0.93), (0.92, 0.80))
    rings = [
        np.stack(
            [
                x + r * radius * np.cos(turn),
                np.full(40, y + w * half),
                z + r * radius * np.sin(turn),
            ],
            1,
        )
        for w, r in profile
    ]
    return Prop(*loft(rings), "frame")


def upright_bike(angle: float) -> Iterator[Prop]:
    """Yield an exercise bike; ``angle`` is that of the right crank."""
    for x in (-0.42, 0.50):
        yield Prop(*tube(segment((x, -0.24, 0.035), (x, 0.24, 0.035)), 0.030), "rubber")
    bars = (
        ([(-0.42, 0, 0.045), (-0.10, 0, 0.06), (0.20, 0, 0.05), (0.50, 0, 0.045)], 0.034),
        ([(-0.02, 0, 0.06), (-0.06, 0, 0.30), (-0.12, 0, 0.50), (-0.155, 0, 0.66)], 0.038),
        ([(0.40, 0, 0.05), (0.46, 0, 0.40), (0.42, 0, 0.75), (0.38, 0, 1.00)], 0.034),
    )
    for points, radius in bars:
        yield Prop(*tube(bezier(points, 14), radius), "frame")
    yield Prop(*tube(segment((-0.150, 0, 0.62), (-0.172, 0, 0.80)), 0.022), "metal")
    yield _disc((0.27, 0, 0.30), 0.235)
    yield from _saddle(SADDLE)
    for s in SIGN.values():
        grip = [
            (0.385, 0, 0.98),
            (0.39, s * 0.20, 1.02),
            (0.30, s * 0.26, 1.06),
            (0.20, s * 0.235, 1.06),
        ]
        yield Prop(*tube(bezier(grip, 16), 0.017), "rubber")
    yield Prop(*block((0.42, 0, 1.06), (0.03, 0.18, 0.13), turn_y(-25)), "metal")
    yield from _cranks(angle, CRANK)


def road_bike(angle: float) -> Iterator[Prop]:
    """Yield a bicycle with two wheels, its saddle and pedals where the exercise bike has them."""
    turn = np.linspace(0, 2 * np.pi, 49)
    for x in (-0.40, 0.66):
        rim = np.stack([x + 0.325 * np.cos(turn), np.zeros(49), 0.33 + 0.325 * np.sin(turn)], 1)
        yield Prop(*tube(rim, 0.019), "rubber")
        hub = segment((x, -0.05, 0.33), (x, 0.05, 0.33))
        yield Prop(*tube(hub, 0.03), "metal")
    bars = (
        ((0.06, 0, 0.295), (-0.150, 0, 0.80), 0.019),
        ((0.06, 0, 0.295), (0.47, 0, 0.86), 0.022),
        ((-0.115, 0, 0.72), (0.46, 0, 0.89), 0.017),
        ((0.06, 0, 0.295), (-0.40, 0, 0.33), 0.013),
        ((-0.115, 0, 0.72), (-0.40, 0, 0.33), 0.011),
        ((0.45, 0, 0.98), (0.66, 0, 0.33), 0.017),
    )
    for start, end, radius in bars:
        yield Prop(*tube(segment(start, end), radius), "frame")
    yield from _saddle(SADDLE)
    for s in SIGN.values():
        grip = [
            (0.445, 0, 1.0),
            (0.42, s * 0.14, 1.02),
            (0.32, s * 0.25, 1.05),
            (0.20, s * 0.235, 1.06),
        ]
        yield Prop(*tube(bezier(grip, 16), 0.014), "rubber")
    yield from _cranks(angle, CRANK)


def recumbent_bike(angle: float, crank: Vector = (0.62, 0.0, 0.40)) -> Iterator[Prop]:
    """Yield an exercise bike with a seat that has a back; its pedals are in front."""
    for x in (-0.52, 0.86):
        yield Prop(*tube(segment((x, -0.26, 0.035), (x, 0.26, 0.035)), 0.030), "rubber")
    yield Prop(*tube(bezier([(-0.52, 0, 0.06), (0, 0, 0.10), (0.86, 0, 0.06)], 14), 0.036), "frame")
    yield Prop(*tube(segment((-0.10, 0, 0.08), (-0.10, 0, 0.40)), 0.036), "frame")
    yield Prop(*block((-0.02, 0, 0.415), (0.42, 0.40, 0.05)), "rubber")
    yield Prop(*block((-0.29, 0, 0.70), (0.06, 0.40, 0.56), turn_y(-14)), "rubber")
    yield _disc((0.66, 0, 0.34), 0.22)
    yield Prop(
        *tube(bezier([(0.74, 0, 0.30), (0.74, 0, 0.7), (0.62, 0, 0.98)], 14), 0.028), "frame"
    )
    yield Prop(*block((0.60, 0, 1.02), (0.03, 0.22, 0.14), turn_y(-35)), "metal")
    for s in SIGN.values():
        grip = [(0.62, 0, 0.94), (0.58, s * 0.20, 0.98), (0.46, s * 0.22, 0.97)]
        yield Prop(*tube(bezier(grip, 14), 0.016), "rubber")
    yield from _cranks(angle, crank)
