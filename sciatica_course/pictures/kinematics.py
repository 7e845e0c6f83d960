"""Turns a pose into the place and rotation of every bone.

Angles are degrees. A pose is a plain dict; every key is optional (S is L or R):

    root          3 x 3 rotation of the pelvis      pos   the middle of the hips, metres
    lumbar, thorax, neck, head   (flexion, side bend to the left, twist to the left)
    hip_S         (flexion, abduction, outward rotation)      knee_S   flexion
    ankle_S       (dorsiflexion, inversion, toe-out)          toes_S   extension
    clavicle_S    (up, forward), beyond what a raised arm brings by itself
    shoulder_S    (flexion, abduction, outward rotation)      elbow_S  flexion
    pronation_S   forearm                                     wrist_S  (flexion, deviation)
    grip_S        finger curl, one for each joint             thumb_S  thumb curl
    foot_at_S     (ankle in metres, direction of the knee): the leg reaches for it
    foot_frame_S  3 x 3 rotation of the foot
    hand_at_S     (wrist in metres, direction of the elbow): the arm reaches for it
    hand_frame_S  3 x 3 rotation of the hand
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

from .kinds import Array
from .skeleton import Skeleton
from .turns import (
    SIGN,
    bone_frame,
    shortest,
    turn_x,
    turn_y,
    turn_z,
    twist_about_z,
    two_bones,
    unit,
)

Pose: TypeAlias = dict[str, Any]

# How the bend of a named part of the spine is shared by its bones.
_SHARES = (
    ("lumbar", (("L5", 0.35), ("L4", 0.35), ("L2", 0.30))),
    ("thorax", (("T12", 0.5), ("T6", 0.5))),
    ("neck", (("neck1", 0.3), ("neck2", 0.25), ("neck3", 0.2))),
)
_NECK_IN_HEAD = 0.25
_STILL = (0.0, 0.0, 0.0)
# The shoulder girdle follows an arm that is raised beyond this.
_GIRDLE_FROM = 40.0
_GIRDLE_SHARE = 0.28


@dataclass
class Solved:
    """Bones in the world: rotation and origin of each, and the frames of whole body parts."""

    rotation: dict[str, Array] = field(default_factory=dict)
    position: dict[str, Array] = field(default_factory=dict)
    frame: dict[str, Array] = field(default_factory=dict)


def solve(skeleton: Skeleton, pose: Mapping[str, Any]) -> Solved:
    """Return where every bone is in a pose."""
    solver = _Solver(skeleton, pose)
    solver.spine()
    for side in SIGN:
        solver.leg(side)
        solver.arm(side)
    return solver.solved


class _Solver:
    def __init__(self, skeleton: Skeleton, pose: Mapping[str, Any]) -> None:
        self.skeleton = skeleton
        self.rest = skeleton.rest
        self.pose = pose
        self.solved = Solved()
        self.rotation = self.solved.rotation
        self.position = self.solved.position
        self.frame = self.solved.frame

    def attach(self, bone: str) -> Array:
        """Return the origin of a bone as its parent carries it."""
        parent = self.skeleton.parent[bone]
        offset = self.rest[bone] - self.rest[parent]
        return self.position[parent] + self.rotation[parent] @ offset

    def put(self, bone: str, rotation: Array) -> None:
        self.position[bone] = self.attach(bone)
        self.rotation[bone] = rotation

    def spine(self) -> None:
        root = np.asarray(self.pose.get("root", np.eye(3)), float)
        middle = (self.rest["thigh_L"] + self.rest["thigh_R"]) / 2
        place = np.asarray(self.pose.get("pos", _STILL), float)
        self.rotation["root"] = self.frame["root"] = root
        self.position["root"] = place + root @ (self.rest["root"] - middle)
        for side in SIGN:
            self.put(f"pelvis_{side}", root)
        current = root
        for name, bones in _SHARES:
            flexion, bend, twist = self.pose.get(name, _STILL)
            for bone, share in bones:
                turn = turn_y(flexion * share) @ turn_x(-bend * share) @ turn_z(twist * share)
                current = current @ turn
                self.put(bone, current)
            self.frame[name] = current
        neck, head = (np.array(self.pose.get(part, _STILL)) for part in ("neck", "head"))
        flexion, bend, twist = neck * _NECK_IN_HEAD + head
        current = current @ turn_y(flexion) @ turn_x(-bend) @ turn_z(twist)
        self.put("head", current)
        self.frame["head"] = current

    def leg(self, side: str) -> None:
        thigh, shank = self._leg_frames(side)
        twist = twist_about_z(self.frame["root"].T @ thigh)
        self.put(f"thigh_{side}", thigh @ self._about(f"thigh_{side}", f"shank_{side}", -twist / 2))
        self.put(f"thigh2_{side}", thigh)
        self.put(f"shank_{side}", shank)
        self.put(f"shank2_{side}", shank)
        foot = self.pose.get(f"foot_frame_{side}")
        if foot is None:
            sign = SIGN[side]
            dorsi, inversion, toe_out = self.pose.get(f"ankle_{side}", _STILL)
            foot = shank @ turn_z(sign * toe_out) @ turn_y(-dorsi) @ turn_x(sign * inversion)
        foot = np.asarray(foot, float)
        self.put(f"foot_{side}", foot)
        self.put(f"toes_{side}", foot @ turn_y(-self.pose.get(f"toes_{side}", 0)))
        self.frame |= {f"thigh_{side}": thigh, f"shank_{side}": shank, f"foot_{side}": foot}

    def _leg_frames(self, side: str) -> tuple[Array, Array]:
        reach = self.pose.get(f"foot_at_{side}")
        if reach is None:
            sign = SIGN[side]
            flexion, abduction, outward = self.pose.get(f"hip_{side}", _STILL)
            turn = turn_y(-flexion) @ turn_x(sign * abduction) @ turn_z(sign * outward)
            thigh = self.frame["root"] @ turn
            return thigh, thigh @ turn_y(self.pose.get(f"knee_{side}", 0))
        bones = (f"thigh_{side}", f"shank_{side}", f"foot_{side}")
        first, second, pole = self._reach(self.attach(bones[0]), reach, bones)
        hinge = np.cross(first, second)
        if np.linalg.norm(hinge) < 1e-3:
            hinge = np.cross(pole, -first)
        return self._along(bones, (first, second), hinge)

    def _reach(
        self, start: Array, reach: tuple[Any, Any], bones: tuple[str, str, str]
    ) -> tuple[Array, Array, Array]:
        target, pole = (np.asarray(part, float) for part in reach)
        lengths = (
            self.skeleton.length(bones[0], bones[1]),
            self.skeleton.length(bones[1], bones[2]),
        )
        return *two_bones(start, target, lengths, pole), pole

    def _along(
        self, bones: tuple[str, str, str], directions: tuple[Array, Array], hinge: Array
    ) -> tuple[Array, Array]:
        """Return the rotations that lay two bones in these directions, about one hinge."""
        upper, lower = (
            bone_frame(direction, hinge) @ self._upright(bones[i], bones[i + 1])
            for i, direction in enumerate(directions)
        )
        return upper, lower

    def _upright(self, bone: str, child: str) -> Array:
        """Return the small rotation that makes a bone, which rests a little askew, hang down."""
        return shortest(self.rest[child] - self.rest[bone], (0, 0, -1))

    def _about(self, bone: str, child: str, degrees: float) -> Array:
        """Return a twist about the line of a bone, which leaves its end where it is."""
        upright = self._upright(bone, child)
        return upright.T @ turn_z(degrees) @ upright

    def arm(self, side: str) -> None:
        thorax, above = self.frame["thorax"], self.rotation["T6"]
        start = self.position["T6"] + above @ (self.rest[f"arm_{side}"] - self.rest["T6"])
        clavicle = self._girdle(side, thorax.T @ self._arm_frames(side, start)[0])
        arm, forearm = self._arm_frames(side, self.attach(f"arm_{side}"))
        twist = twist_about_z(clavicle.T @ arm)
        bone, child = f"arm_{side}", f"forearm_{side}"
        self.put(bone, arm @ self._about(bone, child, -twist * 0.6))
        self.put(f"arm2_{side}", arm @ self._about(bone, child, -twist * 0.1))
        sign = SIGN[side]
        pronation = self.pose.get(f"pronation_{side}", 0)
        hand = self.pose.get(f"hand_frame_{side}")
        if hand is None:
            flexion, deviation = self.pose.get(f"wrist_{side}", (0, 0))
            turn = turn_z(-sign * pronation) @ turn_x(-sign * flexion) @ turn_y(-deviation)
            hand = forearm @ turn
        else:
            hand = np.asarray(hand, float)
            pronation = -sign * twist_about_z(forearm.T @ hand)
        bone, child = f"forearm_{side}", f"hand_{side}"
        self.put(bone, forearm @ self._about(bone, child, -sign * pronation * 0.3))
        self.put(f"forearm2_{side}", forearm @ self._about(bone, child, -sign * pronation * 0.75))
        self.put(f"hand_{side}", hand)
        self.frame |= {f"arm_{side}": arm, f"forearm_{side}": forearm, f"hand_{side}": hand}
        self._fingers(side, hand)

    def _girdle(self, side: str, arm: Array) -> Array:
        """Set the girdle for an arm given in the frame of the chest; return the collar bone."""
        sign, thorax = SIGN[side], self.frame["thorax"]
        direction = arm @ np.array([0, 0, -1.0])
        elevation = np.degrees(np.arccos(np.clip(-direction[2], -1, 1)))
        across = unit(np.array([direction[0], direction[1] * sign]) + 1e-9)
        lift = max(0.0, elevation - _GIRDLE_FROM) * _GIRDLE_SHARE
        up, forward = self.pose.get(f"clavicle_{side}", (0, 0))
        if direction[2] > -0.9:
            up = up + lift * (0.35 + 0.65 * abs(across[1]))
        forward = forward + lift * 0.7 * across[0]
        clavicle = thorax @ turn_x(sign * up) @ turn_z(sign * forward)
        self.put(f"clavicle_{side}", clavicle)
        acromion = thorax @ turn_x(sign * up * 1.2) @ turn_z(sign * forward * 0.8)
        self.put(f"acromion_{side}", acromion)
        return clavicle

    def _arm_frames(self, side: str, shoulder: Array) -> tuple[Array, Array]:
        reach = self.pose.get(f"hand_at_{side}")
        if reach is None:
            sign = SIGN[side]
            flexion, abduction, outward = self.pose.get(f"shoulder_{side}", _STILL)
            turn = turn_y(-flexion) @ turn_x(sign * abduction) @ turn_z(sign * outward)
            arm = self.frame["thorax"] @ turn
            return arm, arm @ turn_y(-self.pose.get(f"elbow_{side}", 0))
        bones = (f"arm_{side}", f"forearm_{side}", f"hand_{side}")
        first, second, pole = self._reach(shoulder, reach, bones)
        hinge = np.cross(second, first)
        if np.linalg.norm(hinge) < 1e-3:
            hinge = np.cross(pole, first)
        return self._along(bones, (first, second), hinge)

    def _fingers(self, side: str, hand: Array) -> None:
        sign = SIGN[side]
        curl = self.pose.get(f"grip_{side}", 12)
        curls = (curl,) * 3 if np.isscalar(curl) else tuple(curl)
        thumb = self.pose.get(f"thumb_{side}", 0)
        for finger in range(1, 6):
            for joint in (1, 2, 3):
                if finger == 1:
                    turn = turn_x(-sign * thumb * 0.4 * joint) @ turn_z(-sign * thumb * 0.3 * joint)
                else:
                    # Curled fingers also lie a little askew.
                    spread = (finger - 3) * 1.5 * joint * (np.mean(curls) > 8)
                    turn = turn_x(-sign * (sum(curls[:joint]) + spread))
                self.put(f"finger{finger}{joint}_{side}", hand @ turn)
