"""Where on the legs the areas of the nerve roots and the places of the body map are.

All are read from rest coordinates, which every pixel of a view carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sciatica_course.pictures.body import PART
from sciatica_course.pictures.kinds import Array, table
from sciatica_course.pictures.render.view import View
from sciatica_course.pictures.skeleton import JOINTS, STATURE
from sciatica_course.pictures.turns import SIGN

ROOTS = ("L4", "L5", "S1")
ON_FOOT = ("top-foot", "outer-foot", "sole")
TRUNK = -0.34  # above this the trunk begins, along the leg
_SOLE = -0.35  # a skin that faces down more than this is the sole's
_MIDDLE = 0.004  # metres from the middle line that belong to neither leg


@dataclass(frozen=True)
class Leg:
    """One leg in coordinates that follow it: images, nan where it is not.

    ``s`` runs from 0 at the hip over 1 at the knee to 2 at the ankle, ``angle`` round the leg, and
    on the foot ``length`` from 0 at the heel to 1 at the toes and ``width`` from -1 to 1 outward.
    """

    s: Array
    angle: Array
    length: Array
    width: Array
    on_foot: Array  # 0 on the leg, 1 on the foot, between at the ankle
    sole: Array
    here: Array
    aside: Array  # metres from the middle line


def data() -> Mapping[str, Any]:
    """Return the borders and the views."""
    return table("body-map")


def leg_of(view: View, rest_normal: Array, side: str) -> Leg:
    """Return one leg of a view."""
    x, y, z = (view.field[name] for name in "xyz")
    y = SIGN[side] * y
    hip, knee, ankle = (JOINTS[name] * STATURE for name in ("hip", "knee", "ankle"))
    above = (hip[2] - z) / (hip[2] - knee[2])
    s = np.where(z > knee[2], above, 1 + (knee[2] - z) / (knee[2] - ankle[2]))
    along = np.clip(np.nan_to_num(s), 0, 2)
    axis_x, axis_y = (np.interp(along, (0, 1, 2), (hip[k], knee[k], ankle[k])) for k in (0, 1))
    angle = np.degrees(np.arctan2(y - axis_y, x - axis_x))
    low = np.clip((0.098 - z) / 0.05, 0, 1)
    part = view.part == PART[f"foot_{side}"]
    return Leg(
        s=s,
        angle=angle,
        length=(x / STATURE - (JOINTS["ankle"][0] - 0.036)) / 0.155,
        width=(y / STATURE - JOINTS["ankle"][1]) / 0.030,
        on_foot=np.where(part | (z < 0.098), np.nan_to_num(low), 0.0),
        sole=rest_normal < _SOLE,
        here=view.mask & (y > _MIDDLE),
        aside=y,
    )


def _rise(value: Array, start: Array | float, over: float) -> Array:
    """Return 0 before ``start``, 1 after ``start + over``, and a smooth rise between."""
    t = np.clip((value - start) / over, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _border(leg: Leg, name: str) -> Array:
    at, angle = zip(*data()["borders"][name], strict=True)
    return np.interp(np.nan_to_num(leg.s), at, angle)


def area(leg: Leg, root: str) -> Array:
    """Return how much each pixel belongs to a root's area: 0 to 1, fading at the edge."""
    on_leg, on_foot = _on_leg(leg, root), _on_foot(leg, root)
    whole = on_leg * (1 - leg.on_foot) + on_foot * leg.on_foot
    return np.where(leg.here, np.nan_to_num(whole), 0.0)


def _on_leg(leg: Leg, root: str) -> Array:
    soft = float(data()["soft"])
    start, over = data()["begins"][root]
    near, far = {
        "L4": ("L4-inner", "L4-L5"),
        "L5": ("L4-L5", "L5-S1"),
        "S1": ("L5-S1", "S1-inner"),
    }[root]
    turned = np.where(leg.angle < -125, leg.angle + 360, leg.angle)
    inner, outer = _border(leg, near), _border(leg, far)
    across = _rise(turned, inner - 0.8 * soft, soft)
    across = across * (1 - _rise(turned, outer - 0.2 * soft, soft))
    if root == "L5":  # over the buttock it reaches round to the back, above S1
        buttock = 1 - _rise(leg.s, -0.2, 0.26)
        behind = _rise(turned, inner, soft) * (1 - _rise(turned, outer + 62, soft))
        across = np.maximum(across, behind * buttock)
    return across * _rise(leg.s, start, over)


def _on_foot(leg: Leg, root: str) -> Array:
    length, width = leg.length, leg.width
    # The inner edge gives way to the big toe; on the sole only the arch belongs to it.
    inner_line = -0.25 - 0.85 * np.clip(length - 0.12, 0, 1)
    outer = _rise(width, 0.22, 0.5)
    heel = 1 - _rise(length, 0.10, 0.16)
    inner = 1 - _rise(width, inner_line - 0.3, 0.45)
    if root == "L4":
        top = inner * (1 - _rise(length, 0.62, 0.24)) * (1 - heel)
        arch = (1 - _rise(width, -0.95, 0.3)) * (1 - _rise(length, 0.6, 0.2)) * (1 - heel)
        return np.where(leg.sole, arch, top)
    if root == "S1":
        sole = np.maximum(_rise(width, -0.45, 0.6), 1 - _rise(length, 0.34, 0.2))
        return np.where(leg.sole, sole, np.maximum(outer, heel))
    front = _rise(length, 0.12, 0.16)
    top = (
        (1 - _rise(width, 0.32, 0.5)) * np.maximum(_rise(width, inner_line - 0.1, 0.45), 0) * front
    )
    toe = (1 - _rise(width, -0.1, 0.5)) * _rise(length, 0.66, 0.2)
    sole = (1 - _rise(width, -0.25, 0.5)) * _rise(length, 0.42, 0.2)
    return np.where(leg.sole, sole, np.maximum(top, toe))


def middle(leg: Leg) -> Mapping[str, Array]:
    """Return where the places of the body map are that belong to neither leg."""
    s = np.nan_to_num(leg.s, nan=9.0)
    seen = ~np.isnan(leg.s)
    across, along = leg.aside / 0.052, (s - 0.09) / 0.15
    return {
        "back": seen & (s < TRUNK) & (np.abs(leg.angle) > 95),
        "saddle": seen & (across**2 + along**2 < 1),
    }


def places(leg: Leg) -> Mapping[str, Array]:
    """Return where the places of the body map are on a leg."""
    turned = np.where(leg.angle < -110, leg.angle + 360, leg.angle)
    foot = leg.on_foot > 0.55
    limb = leg.here & ~foot & ~middle(leg)["saddle"]
    s = np.nan_to_num(leg.s, nan=9.0)
    behind, outside = turned > 128, (turned > 52) & (turned <= 128)
    high, low = limb & (s >= TRUNK) & (s < 1.06), limb & (s >= 1.06)
    buttock = high & behind & (s < 0.2)
    thigh = high & ~buttock & (s > -0.2)
    sole = leg.sole | (leg.length < 0.13)
    return {
        "buttock": buttock,
        "outer-thigh": thigh & outside,
        "front-thigh": thigh & ~outside & ~behind,
        "back-thigh": thigh & behind,
        "outer-calf": low & (turned > 12) & (turned <= 122),
        "inner-shin": low & (turned <= 12),
        "back-calf": low & (turned > 122),
        "top-foot": leg.here & foot & ~sole & (leg.width <= 0.4),
        "outer-foot": leg.here & foot & ~sole & (leg.width > 0.4),
        "sole": leg.here & foot & sole,
    }
