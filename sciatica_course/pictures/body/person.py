"""A dressed person, and the same person in a pose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.kinematics import Pose, Solved, solve
from sciatica_course.pictures.look import Look
from sciatica_course.pictures.turns import SIGN

from .hair import build_hair
from .hands_and_feet import build_foot, build_hand
from .head import Face, build_head
from .limbs import build_arm, build_leg
from .parts import Builder
from .trunk import build_trunk


@dataclass(frozen=True)
class Prop:
    """A thing beside the person: vertices and triangles in metres, and its material."""

    vertices: Array
    triangles: Array
    material: str


@dataclass
class Posed:
    """A body in one pose. ``props`` are drawn with it."""

    body: Body
    vertices: Array
    solved: Solved
    pose: Pose
    props: list[Prop] = field(default_factory=list)

    def joint(self, bone: str) -> Array:
        """Return where a bone begins, in metres."""
        return self.solved.position[bone].copy()

    def frame(self, name: str) -> Array:
        """Return the rotation of a whole body part, such as ``thigh_L``."""
        return self.solved.frame[name]

    def points(self) -> Array:
        """Return every visible point of the body and its props."""
        seen = self.vertices[self.body.packed.keep >= 0]
        return np.concatenate([seen, *(prop.vertices for prop in self.props)])


class Body:
    """A person built from a look; ``posed`` moves a copy, the body itself never changes."""

    def __init__(self, look: Look) -> None:
        """Build the whole surface: about 25,000 vertices."""
        builder = Builder(look)
        build_trunk(builder)
        for side in SIGN:
            build_leg(builder, side)
            build_foot(builder, side)
            build_arm(builder, side)
            build_hand(builder, side)
        self.look = look
        face = build_head(builder)
        self.face = Face(face.eye, (*face.curves, *build_hair(builder)))
        self.skeleton = builder.skeleton
        self.packed = builder.pack()

    def posed(self, pose: Pose, props: Iterable[Prop] = ()) -> Posed:
        """Return the body in a pose, its skin blended between the bones that carry it."""
        solved = solve(self.skeleton, pose)
        return Posed(self, self.skinned(solved, slice(None)), solved, pose, list(props))

    def skinned(self, solved: Solved, which: Array | slice) -> Array:
        """Return where some of the vertices are, metres."""
        bones, rest = self.skeleton.bones, self.skeleton.rest
        matrices = np.stack([solved.rotation[bone] for bone in bones]).reshape(len(bones), 9)
        offsets = np.stack(
            [solved.position[bone] - solved.rotation[bone] @ rest[bone] for bone in bones]
        )
        moves = np.concatenate([matrices, offsets], 1).astype(np.float32)
        blended = self.packed.weights[which] @ moves
        turns = blended[:, :9].reshape(-1, 3, 3)
        return np.einsum("vij,vj->vi", turns, self.packed.rest[which]) + blended[:, 9:]
