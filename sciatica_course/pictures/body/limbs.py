"""Arms and legs, with sleeves and the legs of shorts or leggings."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sciatica_course.pictures.kinds import Array, Surface, table
from sciatica_course.pictures.turns import SIGN

from .parts import Builder
from .surface import Sections, X, Y, loft, ring, smoothstep

_LEG = Sections(table("body")["leg"])
_ARM = Sections(table("body")["arm"])
# Below this hem cloth is loose, as shorts and short sleeves are; longer cloth lies close.
_SHORT = 1.2


def build_leg(builder: Builder, side: str) -> None:
    """Add one leg. A place along it is 0 at the hip, 1 at the knee, 2 at the ankle."""
    hem = builder.look.leg
    part = f"leg_{side}"
    joints = [builder.joint(joint, side) for joint in ("hip", "knee", "ankle")]

    def limb(end: float, count: int, cloth: Callable[[float], float]) -> tuple[Surface, Array]:
        places = np.linspace(_LEG.low, end, count)
        return _limb(builder, _LEG, joints, places, side, 26, cloth)

    skin, t = limb(_LEG.high, 70, lambda _: 0.0)
    keep = (t - (hem - 0.10)) * 0.5
    builder.add(skin, "skin", part, _leg_weights(t, side), keep=keep, along_leg=t)
    loose = 0.0065 if hem < _SHORT else 0.0012
    cloth, t = limb(
        hem,
        36 if hem < _SHORT else 70,
        lambda t: 0.0025 + loose * float(np.clip((t - 0.25) / 0.5, 0, 1)),
    )
    keep = (hem - 0.003 - t) * 0.5
    weights = _leg_weights(t, side)
    builder.add(cloth, "shorts", part, weights, keep=keep, cull=False, along_leg=t)


def build_arm(builder: Builder, side: str) -> None:
    """Add one arm. A place along it is 0 at the shoulder, 1 at the elbow, 2 at the wrist."""
    hem = builder.look.sleeve
    part = f"arm_{side}"
    joints = [builder.joint(joint, side) for joint in ("shoulder", "elbow", "wrist")]

    def limb(end: float, count: int, cloth: Callable[[float], float]) -> tuple[Surface, Array]:
        places = np.linspace(_ARM.low, end, count)
        return _limb(builder, _ARM, joints, places, side, 22, cloth)

    skin, t = limb(_ARM.high, 70, lambda _: 0.0)
    keep = (t - (hem - 0.10)) * 0.4
    builder.add(skin, "skin", part, _arm_weights(t, side), keep=keep, along_arm=t)
    loose = 0.005 if hem < _SHORT else 0.0025
    cloth, t = limb(
        hem,
        34 if hem < _SHORT else 68,
        lambda t: 0.0032 + loose * float(np.clip((t - 0.05) / 0.4, 0, 1)),
    )
    keep = (hem - 0.004 - t) * 0.4
    weights = _arm_weights(t, side)
    builder.add(cloth, "shirt", part, weights, keep=keep, cull=False, along_arm=t)


def _limb(
    builder: Builder,
    sections: Sections,
    joints: list[Array],
    places: Array,
    side: str,
    around: int,
    cloth: Callable[[float], float],
) -> tuple[Surface, Array]:
    """Loft along three joints; return the surface and the place along the limb of each vertex."""
    first, middle, last = joints
    girth = builder.look.limbs
    thicker = builder.look.thighs - 1 if sections is _LEG else 0.0
    rings = []
    for t in places:
        centre = first + (middle - first) * t if t <= 1 else middle + (last - middle) * (t - 1)
        wide = girth * (1 + thicker * (1 - float(smoothstep(t, 0.1, 1.1))))
        lateral, medial, front, back = (wide * r + cloth(t) for r in sections.at(t))
        axes = (X, SIGN[side] * Y)
        rings.append(ring(centre, axes, (front, lateral, back, medial), 2.1, around))
    ends = [places[0], places[-1]]
    return loft(rings), np.concatenate([np.repeat(places, around), ends])


def _leg_weights(t: Array, side: str) -> dict[str, Array]:
    hip = 1 - smoothstep(t, -0.08, 0.22)
    knee = smoothstep(t, 0.86, 1.14)
    ankle = smoothstep(t, 1.93, 2.05)
    thigh2, shank2 = smoothstep(t, 0.2, 0.7), smoothstep(t, 1.2, 1.8)
    return {
        f"pelvis_{side}": hip * 0.5,
        f"thigh_{side}": (1 - knee) * (1 - thigh2) * (1 - hip * 0.5),
        f"thigh2_{side}": (1 - knee) * thigh2 * (1 - hip * 0.5),
        f"shank_{side}": knee * (1 - shank2) * (1 - ankle),
        f"shank2_{side}": knee * shank2 * (1 - ankle),
        f"foot_{side}": ankle,
    }


def _arm_weights(t: Array, side: str) -> dict[str, Array]:
    shoulder = 1 - smoothstep(t, -0.05, 0.16)
    elbow = smoothstep(t, 0.87, 1.13)
    wrist = smoothstep(t, 1.94, 2.06)
    arm2, forearm2 = smoothstep(t, 0.2, 0.7), smoothstep(t, 1.25, 1.85)
    return {
        f"acromion_{side}": shoulder * 0.55,
        f"arm_{side}": (1 - elbow) * (1 - arm2) * (1 - shoulder * 0.55),
        f"arm2_{side}": (1 - elbow) * arm2 * (1 - shoulder * 0.55),
        f"forearm_{side}": elbow * (1 - forearm2) * (1 - wrist),
        f"forearm2_{side}": elbow * forearm2 * (1 - wrist),
        f"hand_{side}": wrist,
    }
