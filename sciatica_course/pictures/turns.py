"""Rotations as 3 x 3 matrices, and the frames of bones, hands and feet. Angles are degrees."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from .kinds import Array

Vector: TypeAlias = Array | Sequence[Any]

# The left is +y, so that what goes outward on one side changes its sign on the other.
SIGN = MappingProxyType({"L": 1, "R": -1})


def turn_x(degrees: float) -> Array:
    """Return a rotation about x."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def turn_y(degrees: float) -> Array:
    """Return a rotation about y."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def turn_z(degrees: float) -> Array:
    """Return a rotation about z."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def unit(vector: Vector) -> Array:
    """Return the vector at length 1."""
    long = np.asarray(vector, float)
    return long / np.linalg.norm(long)


def twist_about_z(rotation: Array) -> float:
    """Return how far a rotation twists about its own z axis (swing-twist decomposition)."""
    w = np.sqrt(max(0, 1 + np.trace(rotation))) / 2
    if w < 1e-6:
        return 180.0
    z = (rotation[1, 0] - rotation[0, 1]) / (4 * w)
    return float(np.degrees(2 * np.arctan2(z, w)))


def angle_between(one: Vector, other: Vector) -> float:
    """Return the angle between two directions."""
    return float(np.degrees(np.arccos(np.clip(unit(one) @ unit(other), -1, 1))))


def mixed(one: Array, other: Array, share: float) -> Array:
    """Return the rotation that lies a share of the shortest way from one to the other."""
    if share <= 0 or share >= 1:
        return one if share <= 0 else other
    between = one.T @ other
    angle = np.arccos(np.clip((np.trace(between) - 1) / 2, -1, 1))
    if angle < 1e-6:
        return one
    skew = (between - between.T) / (2 * np.sin(angle)) if angle < np.pi - 1e-6 else np.zeros((3, 3))
    part = angle * share
    return one @ (np.eye(3) + np.sin(part) * skew + (1 - np.cos(part)) * skew @ skew)


def shortest(one: Vector, other: Vector) -> Array:
    """Return the smallest rotation that turns one direction into another, not its opposite."""
    a, b = unit(one), unit(other)
    x, y, z = np.cross(a, b)
    skew = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + skew + skew @ skew / (1 + a @ b)


def bone_frame(direction: Array, hinge: Array) -> Array:
    """Return the rotation that takes -z to a direction and y to nearly ``hinge``."""
    direction = unit(direction)
    y = unit(hinge - (hinge @ direction) * direction)
    z = -direction
    return np.stack([np.cross(y, z), y, z], 1)


def hand_frame(fingers: Vector, palm: Vector, side: str) -> Array:
    """Return the rotation of a hand whose fingers and palm point in these directions."""
    z = -unit(fingers)
    y = -SIGN[side] * np.asarray(palm, float)
    y = unit(y - (y @ z) * z)
    return np.stack([np.cross(y, z), y, z], 1)


def foot_frame(toes: Vector, up: Vector) -> Array:
    """Return the rotation of a foot whose toes and upper side point in these directions."""
    x = unit(toes)
    up = np.asarray(up, float)
    z = unit(up - (up @ x) * x)
    return np.stack([x, np.cross(z, x), z], 1)


def two_bones(
    start: Array, target: Array, lengths: tuple[float, float], pole: Array
) -> tuple[Array, Array]:
    """Return the directions of two bones that reach from start to target and bend towards pole.

    A target out of reach is reached for with (nearly) straight bones.
    """
    first, second = lengths
    reach = target - start
    distance = min(float(np.linalg.norm(reach)), (first + second) * 0.9995)
    axis = unit(reach)
    cosine = np.clip((first**2 + distance**2 - second**2) / (2 * first * distance), -1, 1)
    side = pole - (pole @ axis) * axis
    if np.linalg.norm(side) < 1e-6:
        side = np.cross(axis, np.eye(3)[np.abs(axis).argmin()])  # no way is told: any will do
    upper = cosine * axis + np.sqrt(1 - cosine**2) * unit(side)
    return upper, unit(axis * distance - upper * first)
