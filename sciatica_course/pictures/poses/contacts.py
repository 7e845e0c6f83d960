"""What hands and feet reach for: a place on the floor, on another part of the body, or a pedal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sciatica_course.pictures.body import Body
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.kinematics import Pose, Solved, solve
from sciatica_course.pictures.props.bike import CRANK, pedal
from sciatica_course.pictures.turns import (
    SIGN,
    foot_frame,
    hand_frame,
    mixed,
    turn_x,
    turn_y,
    turn_z,
    unit,
)

ANKLE = 0.075  # height of the ankle of a flat bare foot
SHOD = 0.010  # how much higher it is in a shoe
KNEE = 0.058  # height of the knee joint of somebody who kneels
# The tip of the upper side of the toes, seen from the ankle, in the foot's own axes.
_TOE_TIP = np.array([0.200, 0.0, -0.062])
# The ball of the foot, the same.
_BALL = np.array([0.139, 0.0, -0.072])


@dataclass(frozen=True)
class Target:
    """Where wrist or ankle goes, which way elbow or knee points, and how hand or foot is turned.

    Without a ``frame`` the wrist or the ankle keeps the angles of the pose.
    """

    place: Array
    pole: Array
    frame: Array | None


def target_of(
    body: Body, pose: Pose, solved: Solved, limb: str, reach: Mapping[str, Any] | None
) -> Target:
    """Return what a limb such as ``hand_L`` reaches for, given where the body is.

    Without a reach it is where the pose's own angles put the limb.
    """
    if reach is None:
        return _as_it_hangs(body, pose, limb)
    part, side = limb.split("_")
    if reach.get("kneel"):
        return _kneeling(body, pose, solved, side, reach)
    if "pedal" in reach:
        return _on_pedal(side, reach)
    axes = solved.frame[_sided(reach["axes"], side)] if "axes" in reach else np.eye(3)
    mirror = np.array([1, SIGN[side], 1])

    def towards(name: str) -> Array:
        return axes @ (np.array(reach[name], float) * mirror)

    start = np.zeros(3)
    if "near" in reach:
        start = solved.position[_sided(reach["near"], side)]
        if "to" in reach:
            end = solved.position[_sided(reach["to"], side)]
            start = start + (end - start) * reach.get("share", 1.0)
    offset = np.array(reach.get("at", (0, 0, 0)), float)
    flat = len(offset) == 2
    if flat:
        offset = np.array([*offset, ANKLE + SHOD * body.look.shoes])
    place = start + axes @ (offset * mirror)
    place[2] = reach.get("level", place[2])
    pole = np.array(reach.get("pole", (1, 0, 0)), float) * mirror
    frame: Array | None = None
    if "fingers" in reach:
        frame = hand_frame(towards("fingers"), towards("palm"), side)
    elif "toes" in reach:
        frame = foot_frame(towards("toes"), towards("up"))
    elif part == "foot" and (flat or "turn" in reach):
        out, pitch, roll = (*reach.get("turn", (5, 0, 0)), 0, 0)[:3]
        sign = SIGN[side]
        frame = axes @ turn_z(sign * out) @ turn_y(pitch) @ turn_x(sign * roll)
    return Target(place, pole, frame)


def between(one: Target, other: Target, share: float) -> Target:
    """Return the target a share of the way from one to the other."""
    frame = one.frame if share < 0.5 else other.frame
    if one.frame is not None and other.frame is not None:
        frame = mixed(one.frame, other.frame, share)
    place = one.place * (1 - share) + other.place * share
    return Target(place, one.pole * (1 - share) + other.pole * share, frame)


def reach_for(pose: Pose, limb: str, target: Target) -> None:
    """Set a limb's target in a pose."""
    part, side = limb.split("_")
    pose[f"{part}_at_{side}"] = (target.place, target.pole)
    pose.pop(f"{part}_frame_{side}", None)
    if target.frame is not None:
        pose[f"{part}_frame_{side}"] = target.frame


def _sided(name: str, side: str) -> str:
    """Return a bone's name: one of a limb without a side is on the side that reaches."""
    alone = {"root", "L5", "L4", "L2", "T12", "T6", "neck1", "head", "lumbar", "thorax", "neck"}
    return name if "_" in name or name in alone else f"{name}_{side}"


def _as_it_hangs(body: Body, pose: Pose, limb: str) -> Target:
    part, side = limb.split("_")
    free = {k: v for k, v in pose.items() if k not in {f"{part}_at_{side}", f"{part}_frame_{side}"}}
    solved = solve(body.skeleton, free)
    ends = ("thigh", "shank") if part == "foot" else ("arm", "forearm")
    top, middle = (solved.position[f"{bone}_{side}"] for bone in ends)
    place = solved.position[limb]
    return Target(place, middle - (top + place) / 2, solved.frame[limb])


def _on_pedal(side: str, reach: Mapping[str, Any]) -> Target:
    """Return the ankle of a foot on a pedal; ``pedal`` is the angle of the right crank."""
    sign = SIGN[side]
    angle = reach["pedal"] + 180 * (side == "L")
    tip = reach.get("tip", 8) + 10 * np.sin(np.radians(angle - 60))
    foot = turn_y(tip)
    centre = np.array(reach.get("crank", CRANK))
    ankle = pedal(reach["pedal"], side, centre) + np.array([0, 0, 0.014])
    place = ankle - foot @ np.array([0.105, sign * 0.006, -0.072])
    pole = np.array(reach.get("pole", (1, 0.06, 0.35)), float) * [1, sign, 1]
    return Target(place, pole, foot)


def _kneeling(
    body: Body, pose: Pose, solved: Solved, side: str, reach: Mapping[str, Any]
) -> Target:
    """Return the ankle of a leg whose knee is on the floor.

    ``kneel`` is where the foot rests: on its instep, on tucked toes, or not at all (a height).
    The knee is in front of the hip (``forward`` 1), behind it (-1) or below it; ``apart`` and
    ``feet`` are how far knees and feet are from the middle.
    """
    sign = SIGN[side]
    thigh = body.skeleton.length(f"thigh_{side}", f"shank_{side}")
    shank = body.skeleton.length(f"shank_{side}", f"foot_{side}")
    hip = solved.position[f"thigh_{side}"]
    aside = sign * reach.get("apart", 0.09) - hip[1]
    rise = reach.get("height", KNEE) - hip[2]
    forward = np.sqrt(max(thigh**2 - rise**2 - aside**2, 0)) * reach.get("forward", 1)
    knee = hip + np.array([forward, aside, rise])
    outward = sign * reach.get("feet", 0.10) - knee[1]
    dorsi = pose.get(f"ankle_{side}", (0, 0, 0))[0]

    def ankle_at(height: float) -> Array:
        up = height - knee[2]
        back = np.sqrt(shank**2 - up**2 - outward**2)
        return knee + np.array([-back, outward, up])

    height = reach["kneel"] if not isinstance(reach["kneel"], str) else KNEE
    if isinstance(reach["kneel"], str):
        point = _TOE_TIP if reach["kneel"] == "instep" else _BALL
        for _ in range(8):
            height += 0.004 - _lowest(ankle_at(height), knee, dorsi, point)
    place = ankle_at(float(height))
    return Target(place, knee - (hip + place) / 2, None)


def _lowest(ankle: Array, knee: Array, dorsi: float, point: Array) -> float:
    """Return the height of a point of the foot."""
    down = unit(ankle - knee)
    across = np.array([0.0, 1.0, 0.0])
    front = unit(np.cross(across, -down))
    shank = np.stack([front, np.cross(-down, front), -down], 1)
    return float((ankle + shank @ turn_y(-dorsi) @ point)[2])
