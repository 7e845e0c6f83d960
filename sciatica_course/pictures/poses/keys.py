"""One key position of a movement, read from data.

A table says how the body is turned, its angles, how it comes to rest and what hands and feet
reach for. A limb's name alone stands for both sides; ``_L`` or ``_R`` for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.turns import SIGN, mixed, turn_x, turn_y, turn_z

# Which way the body lies before ``pelvis`` turns it: columns are its front, left and top.
_BASES = MappingProxyType(
    {
        "standing": np.eye(3),
        "on-back": turn_y(-90),
        "on-front": turn_y(90),
        "on-right-side": np.array([[0, 0, -1], [-1, 0, 0], [0, 1, 0]], float),
    }
)
_SPINE = ("lumbar", "thorax", "neck", "head")
# Angles of a limb and how many numbers each has.
_LIMBS = MappingProxyType(
    {
        "hip": 3,
        "knee": 1,
        "ankle": 3,
        "toes": 1,
        "clavicle": 2,
        "shoulder": 3,
        "elbow": 1,
        "pronation": 1,
        "wrist": 2,
        "grip": 3,
        "thumb": 1,
    }
)
_RESTING_GRIP = 12.0
_REACHES = ("foot", "hand")
_PLAIN = ("base", "pelvis", "at", "rest", "numbers")


@dataclass(frozen=True)
class Rest:
    """How the body comes to rest: which ``parts`` lie on the floor, and where a joint then is.

    Parts sink a little, as soft things do. ``anchor`` is brought to ``x`` and, where there is
    one, to height ``z``; nothing is brought anywhere without an anchor.
    """

    parts: tuple[str, ...] = ()
    sink: float = 0.012
    anchor: str = ""
    x: float | None = None
    z: float | None = None


@dataclass(frozen=True)
class Key:
    """A key position: angles in degrees by the names that ``kinematics`` uses, and the rest."""

    root: Array
    at: Array
    angles: Mapping[str, Array]
    reaches: Mapping[str, Mapping[str, Any]]
    rest: Rest
    numbers: Mapping[str, float]


def read_key(table: Mapping[str, Any], where: str) -> Key:
    """Return a table of data as a key position.

    Raises:
        ValueError: the table has a name that no body has; it says which, and ``where``.
    """
    angles = {name: np.zeros(3) for name in _SPINE}
    reaches: dict[str, Mapping[str, Any]] = {}
    both = sorted(table, key=lambda name: name.endswith(("_L", "_R")))  # one side comes later
    for name in both:
        limb, _, side = name.partition("_")
        if limb in _SPINE:
            angles[limb] = _row(table[name], 3)
        elif limb in _LIMBS:
            size = _LIMBS[limb]
            for s in side or SIGN:
                angles[f"{limb}_{s}"] = _row(table[name], size, fill=limb == "grip")
        elif limb in _REACHES:
            for s in side or SIGN:
                reaches[f"{limb}_{s}"] = _merged(reaches.get(f"{limb}_{s}", {}), table[name])
        elif name not in _PLAIN:
            raise ValueError(f'{where} has "{name}", which is no part of a pose.')
    pitch, roll, yaw = _row(table.get("pelvis", 0), 3)
    turn = turn_z(yaw) @ turn_y(pitch) @ turn_x(roll)
    return Key(
        root=turn @ _BASES[table.get("base", "standing")],
        at=np.array(table.get("at", (0, 0, 0.5)), float),
        angles=angles,
        reaches={limb: reaches[limb] for limb in sorted(reaches) if reaches[limb]},
        rest=_rest(table.get("rest", {})),
        numbers=table.get("numbers", {}),
    )


def _rest(table: Mapping[str, Any]) -> Rest:
    rest = Rest(**table)
    return replace(rest, parts=tuple(rest.parts))


def _row(value: Any, size: int, *, fill: bool = False) -> Array:
    """Return one number or several as an array; one stands for the first, or for all (fill)."""
    given = np.atleast_1d(np.asarray(value, float))
    if len(given) == 1 and fill:
        return np.repeat(given, size)
    return np.concatenate([given, np.zeros(size - len(given))])


def _merged(before: Mapping[str, Any], after: Mapping[str, Any] | bool) -> Mapping[str, Any]:
    return {**before, **after} if isinstance(after, Mapping) else {}


def rest_angle(name: str) -> Array:
    """Return an angle that a key does not set."""
    limb = name.partition("_")[0]
    size = _LIMBS.get(limb, 3)
    return np.full(size, _RESTING_GRIP if limb == "grip" else 0.0)


def between(one: Key, other: Key, share: float) -> Key:
    """Return the position a share of the way from one key to the other, without reaches."""

    def mix(a: Any, b: Any) -> Any:
        return a * (1 - share) + b * share

    names = set(one.angles) | set(other.angles)
    rests = (one.rest, other.rest)
    rest = replace(rests[share > 0.5], sink=mix(rests[0].sink, rests[1].sink))
    for axis in ("x", "z"):
        values = [getattr(part, axis) for part in rests]
        if rests[0].anchor == rests[1].anchor and None not in values:
            rest = replace(rest, **{axis: mix(*values)})
    return Key(
        root=mixed(one.root, other.root, share),
        at=mix(one.at, other.at),
        angles={
            name: mix(*(key.angles.get(name, rest_angle(name)) for key in (one, other)))
            for name in sorted(names)
        },
        reaches={},
        rest=rest,
        numbers={name: mix(one.numbers[name], other.numbers[name]) for name in one.numbers},
    )


def mirrored(key: Key) -> Key:
    """Return a key with left and right exchanged."""
    flip = np.diag([1.0, -1.0, 1.0])
    other = {"L": "R", "R": "L", "": ""}

    def swap(name: str) -> str:
        limb, _, side = name.partition("_")
        return f"{limb}_{other[side]}" if side else limb

    spine = np.array([1, -1, -1])
    return Key(
        root=flip @ key.root @ flip,
        at=key.at * [1, -1, 1],
        angles={
            swap(name): row * spine if name in _SPINE else row for name, row in key.angles.items()
        },
        reaches={swap(limb): _swapped(reach, swap) for limb, reach in key.reaches.items()},
        rest=key.rest,
        numbers=key.numbers,
    )


def _swapped(reach: Mapping[str, Any], swap: Any) -> Mapping[str, Any]:
    names = ("near", "to", "axes")
    return {k: swap(v) if k in names and isinstance(v, str) else v for k, v in reach.items()}
