"""How far each joint is turned in a posed body, and how far people's joints turn."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from .body import Posed
from .kinds import Array, table
from .turns import SIGN, angle_between, twist_about_z

# The least and the largest angle of each joint, degrees.
RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        f"{joint} {motion}": (low, high)
        for joint, motions in table("joints").items()
        for motion, (low, high) in motions.items()
    }
)
_ASIDE = 45.0
_WRAP = 230.0  # an arm may go overhead, and 190 degrees is not -170
_ALLOWED = 1.0  # degrees of rounding in what was solved for


class OutOfRange(ValueError):  # noqa: N818  (it names what is wrong with a pose)
    """A pose that people's joints do not reach."""


def check(posed: Posed, where: str) -> None:
    """Do nothing for a pose that people can take.

    Raises:
        OutOfRange: one joint is turned too far; it names the joint, its angle and its range.
    """
    for name, (joint, angle) in measured(posed).items():
        low, high = RANGES[joint]
        if not low - _ALLOWED <= angle <= high + _ALLOWED:
            raise OutOfRange(
                f"{where}: {name} is at {angle:.0f} degrees; people reach {low:g} to {high:g}."
            )


def measured(posed: Posed) -> dict[str, tuple[str, float]]:
    """Return angles in degrees by what they are of, each with the name of its range.

    Hip and shoulder are told as a physiotherapist would: flexion in the plane of the body,
    abduction out of it, and rotation about the limb itself. A shoulder's rotation is left out:
    with the arm beside the ear or across the chest it says little.
    """
    out: dict[str, tuple[str, float]] = {}
    for part in ("lumbar", "thorax", "neck", "head"):
        for motion, angle in zip(
            ("flexion", "bend", "twist"), posed.pose.get(part, (0, 0, 0)), strict=True
        ):
            out[f"{part} {motion}"] = (f"{part} {motion}", float(angle))
    for side, sign in SIGN.items():
        where = {"L": "left", "R": "right"}[side]
        for joint, motion, angle in _limbs(posed, side, sign):
            out[f"{where} {joint} {motion}"] = (f"{joint} {motion}", angle)
    return out


def _limbs(posed: Posed, side: str, sign: int) -> list[tuple[str, str, float]]:
    rows: list[tuple[str, str, float]] = []
    thigh = posed.frame("root").T @ posed.frame(f"thigh_{side}")
    arm = posed.frame("thorax").T @ posed.frame(f"arm_{side}")
    for joint, turn in (("hip", thigh), ("shoulder", arm)):
        flexion, abduction, outward = _ball_joint(turn, sign)
        rows.append((joint, "abduction", abduction))
        # Of an arm straight out to the side, nobody can say how far it is flexed.
        if joint == "hip" or abs(abduction) < _ASIDE:
            rows.append((joint, "flexion", flexion))
        if joint == "shoulder":
            rows.append((joint, "behind", float(np.degrees(np.arcsin(np.clip(turn[0, 2], -1, 1))))))
        if joint == "hip":
            rows.append((joint, "rotation", outward))
    knee = posed.frame(f"thigh_{side}").T @ posed.frame(f"shank_{side}")
    rows.append(("knee", "flexion", float(np.degrees(np.arctan2(knee[0, 2], knee[2, 2])))))
    elbow = posed.frame(f"arm_{side}").T @ posed.frame(f"forearm_{side}")
    rows.append(("elbow", "flexion", -float(np.degrees(np.arctan2(elbow[0, 2], elbow[2, 2])))))
    foot = posed.frame(f"shank_{side}").T @ posed.frame(f"foot_{side}")
    dorsi = float(np.degrees(np.arcsin(np.clip(foot[2, 0], -1, 1))))
    rows.append(("ankle", "dorsiflexion", dorsi))
    hand = posed.frame(f"forearm_{side}").T @ posed.frame(f"hand_{side}")
    rows.append(("wrist", "bend", angle_between(hand @ np.array([0, 0, -1.0]), (0, 0, -1.0))))
    rows.append(("forearm", "turn", -sign * twist_about_z(hand)))
    return rows


def _ball_joint(turn: Array, sign: int) -> tuple[float, float, float]:
    """Return flexion, then abduction, then outward rotation about the limb, in that order.

    It is the order in which a pose sets them, and in which clinics measure a bent hip.
    """
    flexion = -float(np.degrees(np.arctan2(turn[0, 2], turn[2, 2])))
    abduction = -sign * float(np.degrees(np.arcsin(np.clip(turn[1, 2], -1, 1))))
    outward = sign * float(np.degrees(np.arctan2(turn[1, 0], turn[1, 1])))
    return flexion % 360 - 360 * (flexion % 360 > _WRAP), abduction, outward
