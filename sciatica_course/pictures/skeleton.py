"""The bones of a standing body: where each joint is and which bone carries it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import numpy as np

from .kinds import Array, table
from .turns import SIGN, Vector

_DATA = table("skeleton")
STATURE: float = _DATA["stature"]
JOINTS = MappingProxyType({name: np.array(place) for name, place in _DATA["joints"].items()})

# The part of each limb that a bone begins with, and the second half that shares its twist.
_LEG = (
    ("pelvis", "root", "root", None),
    ("thigh", "pelvis", "hip", None),
    ("thigh2", "thigh", "hip", ("knee", 0.4)),
    ("shank", "thigh2", "knee", None),
    ("shank2", "shank", "knee", ("ankle", 0.5)),
    ("foot", "shank2", "ankle", None),
    ("toes", "foot", "toe", None),
)
_ARM = (
    ("clavicle", "T6", "clavicle", None),
    ("acromion", "clavicle", "acromion", None),
    ("arm", "acromion", "shoulder", None),
    ("arm2", "arm", "shoulder", ("elbow", 0.5)),
    ("forearm", "arm2", "elbow", None),
    ("forearm2", "forearm", "elbow", ("wrist", 0.5)),
    ("hand", "forearm2", "wrist", None),
)
_WIDENED = ("acromion", "shoulder", "elbow", "wrist")
_HALF_WIDTH = JOINTS["shoulder"][1]


class Skeleton:
    """Rest joints in metres and the parent of each bone."""

    def __init__(self, shoulders: float = 1.0) -> None:
        """Build one whose shoulders are this many times as wide as the table's."""
        self.rest: dict[str, Array] = {}
        self.parent: dict[str, str] = {}
        self._shift = _HALF_WIDTH * (shoulders - 1)
        self._add("root", "", JOINTS["root"])
        for bone, parent, joint in _DATA["spine"]["bones"]:
            self._add(bone, parent, JOINTS[joint])
        for side in SIGN:
            self._add_limbs(side)
        self.bones = tuple(self.rest)
        self.index = {bone: number for number, bone in enumerate(self.bones)}

    def length(self, bone: str, child: str) -> float:
        """Return the distance between two joints, in metres."""
        return float(np.linalg.norm(self.rest[child] - self.rest[bone]))

    def _add(self, bone: str, parent: str, place: Vector) -> None:
        self.rest[bone] = np.asarray(place, float) * STATURE
        self.parent[bone] = parent

    def _at(self, joint: str, side: str) -> Array:
        x, y, z = JOINTS[joint]
        wide = self._shift if joint in _WIDENED else 0.0
        return np.array([x, SIGN[side] * (y + wide), z])

    def _add_limbs(self, side: str) -> None:
        for bone, parent, joint, halfway in (*_LEG, *_ARM):
            place = JOINTS["root"] if joint == "root" else self._at(joint, side)
            if halfway:
                end, share = halfway
                place = place * (1 - share) + self._at(end, side) * share
            carried_by = parent if parent in {"root", "T6"} else f"{parent}_{side}"
            self._add(f"{bone}_{side}", carried_by, place)
        for finger, joints in self._fingers(side):
            parent = f"hand_{side}"
            for number, place in enumerate(joints, start=1):
                bone = f"finger{finger}{number}_{side}"
                self._add(bone, parent, place)
                parent = bone

    def _fingers(self, side: str) -> Iterator[tuple[str, list[Array]]]:
        wrist = self._at("wrist", side)
        for finger, row in _DATA["fingers"].items():
            heights = row["knuckle"] - np.cumsum([0, *row["lengths"][:2]])
            yield finger, [np.array([wrist[0] + row["forward"], wrist[1], z]) for z in heights]
        yield (
            "1",
            [wrist + np.array([x, SIGN[side] * y, z]) for x, y, z in _DATA["thumb"]["joints"]],
        )
