"""Which pixels show a muscle: rules in the coordinates of the standing body, values 0 to 1."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import numpy as np

from .body import PART, Body
from .kinds import Array
from .render.figure import Muscle
from .render.view import View
from .turns import SIGN, Vector

_HIP_PARTS = (PART["trunk"], PART["leg_L"], PART["leg_R"])


def _blob(view: View, centre: Vector, radii: Vector) -> Array:
    total = np.zeros(view.mask.shape)
    for axis, c, r in zip("xyz", centre, radii, strict=True):
        total = total + ((view.field[axis] - c) / r) ** 2
    return np.where(np.isin(view.part, _HIP_PARTS), np.exp(-0.9 * total), 0)


def glutes(body: Body, sides: str = "LR") -> Muscle:
    """Gluteus maximus, and piriformis below it."""
    height = body.skeleton.rest["thigh_L"][2] - 0.005

    def value(view: View) -> Array:
        radii = (0.075, 0.085, 0.10)
        blobs = [_blob(view, (-0.075, SIGN[s] * 0.085, height), radii) for s in sides]
        return np.max(blobs, 0)

    return value


def gluteus_medius(body: Body, sides: str = "LR") -> Muscle:
    """The side of the hip."""
    height = body.skeleton.rest["thigh_L"][2] + 0.01

    def value(view: View) -> Array:
        radii = (0.10, 0.085, 0.10)
        return np.max([_blob(view, (-0.030, SIGN[s] * 0.155, height), radii) for s in sides], 0)

    return value


def hamstrings(body: Body, sides: str = "LR") -> Muscle:
    """The back of the thigh."""
    rest = body.skeleton.rest

    def value(view: View) -> Array:
        x, y, t = view.field["x"], view.field["y"], view.field["leg"]
        out = np.zeros_like(x)
        for s in sides:
            hip, knee = rest[f"thigh_{s}"], rest[f"shank_{s}"]
            behind = (hip[0] + (knee[0] - hip[0]) * t - x) / 0.065
            middle = np.exp(-((np.maximum(np.abs(t - 0.55) - 0.27, 0) / 0.12) ** 2))
            here = np.clip((behind - 0.1) / 0.5, 0, 1) * middle
            leg = (view.part == PART[f"leg_{s}"]) & (y * SIGN[s] > 0)
            out = np.maximum(out, np.where(leg, here, 0))
        return out

    return value


def deep_core(body: Body, sides: str = "LR") -> Muscle:
    """The deep muscles of the tummy."""
    height = body.skeleton.rest["thigh_L"][2] + 0.11

    def value(view: View) -> Array:
        level = np.exp(-(((view.field["z"] - height) / 0.085) ** 2))
        front = np.clip((view.field["x"] + 0.02) / 0.05, 0, 1)
        return np.where(view.part == PART["trunk"], level * front, 0)

    return value


def lower_back(body: Body, sides: str = "LR") -> Muscle:
    """The low back."""
    height = body.skeleton.rest["thigh_L"][2] + 0.14

    def value(view: View) -> Array:
        x, y, z = (view.field[axis] for axis in "xyz")
        level = np.exp(-(((z - height) / 0.085) ** 2) - (y / 0.17) ** 4)
        return np.where(view.part == PART["trunk"], level * np.clip((0.03 - x) / 0.04, 0, 1), 0)

    return value


MUSCLES: MappingProxyType[str, Callable[[Body, str], Muscle]] = MappingProxyType(
    {
        "glutes": glutes,
        "gluteus-medius": gluteus_medius,
        "hamstrings": hamstrings,
        "deep-core": deep_core,
        "lower-back": lower_back,
    }
)
