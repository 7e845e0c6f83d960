"""The trunk and the neck, with shirt and the upper part of shorts."""

from __future__ import annotations

import numpy as np

from sciatica_course.pictures.kinds import Array, Surface, table
from sciatica_course.pictures.look import Look
from sciatica_course.pictures.turns import SIGN

from .parts import PART, Builder
from .surface import Sections, X, Y, bump, loft, ring, smoothstep

_SECTIONS = Sections(table("body")["trunk"])
_WAIST = 0.590
_LOW, _HIGH = 0.455, 0.915
_NECK_FROM = 0.885
_COLLAR = 0.862
_SPINE = ("root", "L5", "L4", "L2", "T12", "T6", "neck1", "neck2", "neck3", "head")
# Where the weight passes from each bone of the spine to the next.
_SPANS = (
    (0.545, 0.585),
    (0.580, 0.615),
    (0.615, 0.660),
    (0.665, 0.715),
    (0.740, 0.795),
    (0.838, 0.856),
    (0.858, 0.872),
    (0.874, 0.888),
    (0.892, 0.908),
)


def build_trunk(builder: Builder) -> None:
    """Add skin, shirt and shorts of the trunk, and the cloth of a head scarf round the neck."""
    look = builder.look
    skin = _surface(look, _LOW, _HIGH, 70)
    z = skin[0][:, 2]
    part = np.where(z > _NECK_FROM, PART["head"], PART["trunk"])
    builder.add(skin, "skin", part, _weights(skin[0]), keep=z - 0.80)

    shirt = _surface(look, _LOW, 0.90, 70, 0.0035)
    x, z = shirt[0][:, 0], shirt[0][:, 2]
    collar = (_COLLAR - 0.42 * (x + 0.02)) - z
    keep = np.minimum(z - (_WAIST - 0.004), collar)
    builder.add(shirt, "shirt", "trunk", _weights(shirt[0]), keep=keep, cull=False)

    shorts = _surface(look, _LOW, 0.66, 40, 0.0022)
    keep = (_WAIST + 0.008) - shorts[0][:, 2]
    builder.add(shorts, "shorts", "trunk", _weights(shorts[0]), keep=keep, cull=False)

    if look.style == "headscarf":
        scarf = _surface(look, 0.78, 0.90, 40, 0.0075)
        x, y, z = scarf[0].T
        keep = z - (0.832 - 0.25 * x - 0.4 * np.abs(y))
        builder.add(scarf, "scarf", "trunk", _weights(scarf[0]), keep=keep, cull=False)


def _surface(look: Look, low: float, high: float, count: int, offset: float = 0.0) -> Surface:
    rings = []
    for z in np.linspace(low, high, count):
        half, front, back, centre, exponent = _SECTIONS.at(z)
        torso = 1 - smoothstep(z, 0.80, 0.84)  # the neck keeps its size
        girth = 1 + (look.girth - 1) * (0.35 + 0.65 * torso)
        width = half * girth
        width *= 1 + (look.shoulders - 1) * smoothstep(z, 0.66, 0.76) * torso
        width *= 1 + (look.hips - 1) * (1 - smoothstep(z, 0.56, 0.62))
        width += 0.6 * look.belly * bump(z, 0.615, 0.045) + offset
        depth = front * girth + look.belly * bump(z, 0.598, 0.050) + offset
        middle = np.array([centre, 0, z])
        radii = (depth, width, back * girth + offset, width)
        rings.append(ring(middle, (X, Y), radii, exponent, 44))
    vertices, triangles = loft(rings)
    x, y, z = vertices.T
    for sign in SIGN.values():
        buttock = bump(y, sign * 0.045, 0.038) * bump(z, 0.497, 0.038) * (x < -0.02)
        chest = bump(y, sign * 0.042, 0.034) * bump(z, 0.722, 0.030) * (x > 0)
        vertices[:, 0] += 0.011 * look.bust * chest - 0.007 * buttock
    return vertices, triangles


def _weights(vertices: Array) -> dict[str, Array]:
    y, z = vertices[:, 1], vertices[:, 2]
    steps = [np.ones_like(z), *(smoothstep(z, *span) for span in _SPANS), np.zeros_like(z)]
    weights = {bone: steps[i] - steps[i + 1] for i, bone in enumerate(_SPINE)}
    for side, sign in SIGN.items():
        girdle = (
            smoothstep(sign * y, 0.045, 0.095)
            * smoothstep(z, 0.75, 0.80)
            * (1 - smoothstep(z, 0.835, 0.855))
            * 0.75
        )
        for bone in _SPINE:
            weights[bone] = weights[bone] * (1 - girdle)
        weights[f"clavicle_{side}"] = girdle
        # The fold under the buttock follows the thigh.
        fold = smoothstep(sign * y, 0, 0.05) * (1 - smoothstep(z, 0.475, 0.525)) * 0.40
        weights["root"] = weights["root"] * (1 - fold)
        weights[f"thigh_{side}"] = fold
    return weights
