"""Hands with five fingers, bare feet with five toes, and shoes."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator

from sciatica_course.pictures.kinds import Array, Surface, table
from sciatica_course.pictures.skeleton import STATURE
from sciatica_course.pictures.turns import SIGN, unit

from .parts import Builder
from .surface import X, Y, Z, loft, ring, smoothstep

_DATA = table("body")
_ANKLE_TO_HEEL = 0.004  # the tables of foot and shoe begin this much in front of the ankle
_TOE_OUT = 4.0  # degrees that a resting foot points outward
_TIP = (0.017, 0.013, 0.014, 0.013, 0.011)  # length of the last bone, thumb first
_FINGER_RADIUS = (0.0078, 0.0060, 0.0062, 0.0060, 0.0052)
# A finger's places (1 to 3 are its joints) and how thick it is at each.
_STATIONS = np.array([-0.3, 0, 0.5, 1, 1.5, 2, 2.5, 2.8, 3.0])
_THICKNESS = np.array([1.02, 1.05, 0.98, 0.98, 0.92, 0.92, 0.85, 0.6, 0.15])
_FINGER_AROUND = 12


def build_foot(builder: Builder, side: str) -> None:
    """Add a bare foot, or a shoe where the person wears shoes."""
    sign, shod = SIGN[side], builder.look.shoes
    rows = np.array(_DATA["shoe" if shod else "foot"])
    ankle = builder.joint("ankle", side) * [1, 1, 0]
    yaw = np.radians(_TOE_OUT * sign)
    u = np.array([np.cos(yaw), np.sin(yaw), 0])
    v = np.array([-np.sin(yaw), np.cos(yaw), 0])

    def add(surface: Surface) -> None:
        toe = smoothstep((surface[0] - ankle) @ u, 0.070, 0.090)
        weights = {f"foot_{side}": 1 - toe, f"toes_{side}": toe}
        builder.add(surface, "shoe" if shod else "skin", f"foot_{side}", weights)

    rings = []
    for x, half, top, sole in rows:
        centre = ankle + u * (x + _ANKLE_TO_HEEL) + Z * (top + sole) / 2
        height = (top - sole) / 2
        rings.append(ring(centre, (v, Z), (half, height, half, height), 2.5, 24))
    along = PchipInterpolator(rows[:, 0], np.array(rings))
    add(loft(along(np.linspace(rows[0, 0], rows[-1, 0], 26))))
    if shod:
        return
    for base, lateral, radius, length in _DATA["toes"]:
        centre = ankle + u * (base + _ANKLE_TO_HEEL) + v * (sign * lateral)
        rings = []
        for share, width, rise in _DATA["toe-sections"]:
            r = radius * width
            middle = centre + u * (share * length) + Z * radius * (0.98 + rise)
            rings.append(ring(middle, (v, Z), (r, r * 0.95, r, r * 0.95), 2.1, 12))
        add(loft(rings))


def build_hand(builder: Builder, side: str) -> None:
    """Add a palm and five fingers."""
    wrist = builder.joint("wrist", side)
    rings = [
        ring(np.array([wrist[0] + shift, wrist[1], z]), (X, Y), (long, thick) * 2, 2.6, 20)
        for z, long, thick, shift in _DATA["palm"]
    ]
    builder.add(loft(rings), "skin", f"hand_{side}", {f"hand_{side}": 1.0})
    ends = [_STATIONS[0], _STATIONS[-1]]
    s = np.concatenate([np.repeat(_STATIONS, _FINGER_AROUND), ends])
    bend = [smoothstep(s, joint - 0.25, joint + 0.25) for joint in range(3)]
    for finger in range(1, 6):
        builder.add(
            _finger(builder, finger, side),
            "skin",
            f"hand_{side}",
            {
                f"hand_{side}": 1 - bend[0],
                f"finger{finger}1_{side}": bend[0] - bend[1],
                f"finger{finger}2_{side}": bend[1] - bend[2],
                f"finger{finger}3_{side}": bend[2],
            },
        )


def _finger(builder: Builder, finger: int, side: str) -> Surface:
    rest = builder.skeleton.rest
    a, b, c = (rest[f"finger{finger}{joint}_{side}"] / STATURE for joint in (1, 2, 3))
    tip = unit(c - b) * _TIP[finger - 1]
    points: list[Array] = [
        a - unit(b - a) * 0.006,
        a,
        (a + b) / 2,
        b,
        (b + c) / 2,
        c,
        c + tip * 0.55,
        c + tip * 0.9,
        c + tip,
    ]
    rings = []
    for i, point in enumerate(points):
        radius = _FINGER_RADIUS[finger - 1] * _THICKNESS[i]
        tangent = unit(points[min(i + 1, 8)] - points[max(i - 1, 0)])
        u = unit(np.cross(tangent, Y))
        axes = (u, np.cross(tangent, u))
        rings.append(ring(point, axes, (radius,) * 4, 2.0, _FINGER_AROUND))
    return loft(rings)
