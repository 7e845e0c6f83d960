"""The pieces of a body while it is built, and the arrays that they are packed into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from sciatica_course.pictures.kinds import Array, Surface
from sciatica_course.pictures.look import Look
from sciatica_course.pictures.palette import MATERIALS
from sciatica_course.pictures.skeleton import JOINTS, STATURE, Skeleton

_PARTS = (
    "trunk",
    "head",
    "arm_L",
    "arm_R",
    "leg_L",
    "leg_R",
    "hand_L",
    "hand_R",
    "foot_L",
    "foot_R",
)
PART = MappingProxyType({name: number for number, name in enumerate(_PARTS)})
PROP_PART = 20  # everything that is not the body

# Bones by the joint that they begin at.
_BONE_AT = MappingProxyType(
    {
        "hip": "thigh",
        "knee": "shank",
        "ankle": "foot",
        "shoulder": "arm",
        "elbow": "forearm",
        "wrist": "hand",
    }
)


@dataclass(frozen=True)
class Piece:
    """One lofted piece: vertices in metres, and what each vertex is and moves with.

    ``keep`` cuts the piece where it is negative, so that hems are clean; ``along_leg`` and
    ``along_arm`` are -1 where a piece is neither.
    """

    vertices: Array
    triangles: Array
    material: int
    part: Array
    weights: Array
    keep: Array
    along_leg: Array
    along_arm: Array
    cull: bool


@dataclass(frozen=True)
class Packed:
    """All pieces of a body in one set of arrays. Rest coordinates travel with every pixel."""

    rest: Array
    triangles: Array
    material: Array
    part: Array
    keep: Array
    cull: Array
    weights: Array
    fields: Mapping[str, Array]


class Builder:
    """Collects the pieces of one person. Builders hand in fractions of stature."""

    def __init__(self, look: Look) -> None:
        """Begin with a skeleton as wide as the person's shoulders."""
        self.look = look
        self.skeleton = Skeleton(look.shoulders)
        self._pieces: list[Piece] = []

    def joint(self, name: str, side: str) -> Array:
        """Return a joint of a limb, in fractions of stature."""
        return self.skeleton.rest[f"{_BONE_AT[name]}_{side}"] / STATURE

    def add(
        self,
        surface: Surface,
        material: str,
        part: str | Array,
        weights: Mapping[str, Array | float],
        *,
        keep: Array | None = None,
        cull: bool = True,
        along_leg: Array | None = None,
        along_arm: Array | None = None,
    ) -> None:
        """Add a piece that moves with bones by these weights, which need not sum to 1.

        ``cull`` drops its back faces: right for what is closed, wrong for cloth with a hem.
        """
        vertices, triangles = surface
        n = len(vertices)
        matrix = np.zeros((n, len(self.skeleton.bones)), np.float32)
        for bone, weight in weights.items():
            matrix[:, self.skeleton.index[bone]] += weight
        matrix /= np.maximum(matrix.sum(1, keepdims=True), 1e-9)
        nowhere = np.full(n, -1.0)
        self._pieces.append(
            Piece(
                vertices * STATURE,
                triangles,
                MATERIALS.index(material),
                np.broadcast_to(PART[part] if isinstance(part, str) else part, n),
                matrix,
                np.full(n, 0.2) if keep is None else keep,
                nowhere if along_leg is None else along_leg,
                nowhere if along_arm is None else along_arm,
                cull,
            )
        )

    def pack(self) -> Packed:
        """Return all pieces as one."""
        pieces = self._pieces
        starts = np.cumsum([0] + [len(piece.vertices) for piece in pieces[:-1]])
        rest = np.concatenate([piece.vertices for piece in pieces])
        hip, knee = JOINTS["hip"][2] * STATURE, JOINTS["knee"][2] * STATURE
        along_leg = np.concatenate([piece.along_leg for piece in pieces])
        along_leg = np.where(along_leg < -0.5, (hip - rest[:, 2]) / (hip - knee), along_leg)
        return Packed(
            rest=rest,
            triangles=np.concatenate(
                [piece.triangles + start for piece, start in zip(pieces, starts, strict=True)]
            ),
            material=np.concatenate([np.full(len(p.vertices), p.material) for p in pieces]),
            part=np.concatenate([piece.part for piece in pieces]),
            keep=np.concatenate([piece.keep for piece in pieces]),
            cull=np.concatenate([np.full(len(p.triangles), p.cull) for p in pieces]),
            weights=np.concatenate([piece.weights for piece in pieces]),
            fields={
                "x": rest[:, 0],
                "y": rest[:, 1],
                "z": rest[:, 2],
                "leg": along_leg,
                "arm": np.concatenate([piece.along_arm for piece in pieces]),
            },
        )
