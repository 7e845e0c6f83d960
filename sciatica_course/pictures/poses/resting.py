"""Lets a body come to rest: moves it until parts touch the floor, and presses soft parts flat."""

from __future__ import annotations

import numpy as np

from sciatica_course.pictures.body import PART, Body, Posed
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.kinematics import Pose, solve

from .keys import Rest

_DEEPEST = 25  # this many points may lie deeper than the surface that touches
_SOFT = 0.006
_GIVES = 0.06


def settle(body: Body, pose: Pose, rest: Rest, rounds: int = 3) -> None:
    """Move the root of a pose until it rests as ``rest`` says."""
    pose["pos"] = np.array(pose["pos"], float)
    select = _selected(body, rest)
    for _ in range(rounds if select is not None else 1):
        if select is not None:
            heights = body.skinned(solve(body.skeleton, pose), select)[:, 2]
            pose["pos"][2] -= np.partition(heights, _DEEPEST)[_DEEPEST] + rest.sink
        if rest.anchor:
            place = _joint(body, pose, rest.anchor)
            if rest.x is not None:
                pose["pos"][0] += rest.x - place[0]
            if rest.z is not None:
                pose["pos"][2] += rest.z - place[2]


def _selected(body: Body, rest: Rest) -> Array | None:
    """Return the numbers of the vertices that lie on the floor, or ``None`` where none has to."""
    if not rest.parts:
        return None
    parts = [number for name, number in PART.items() if name.startswith(rest.parts)]
    return np.nonzero((body.packed.keep >= 0) & np.isin(body.packed.part, parts))[0]


def _joint(body: Body, pose: Pose, name: str) -> Array:
    """Return a joint, or the middle between the two of that name."""
    position = solve(body.skeleton, pose).position
    names = [name] if name in position else [f"{name}_L", f"{name}_R"]
    return np.mean([position[bone] for bone in names], 0)


def flatten(
    posed: Posed, height: float = 0.0, soft: float = _SOFT, where: Array | None = None
) -> None:
    """Press everything that is lower than ``height`` flat there, as soft parts would be."""
    above = posed.vertices[:, 2] - height
    pressed = soft * np.exp(np.minimum((above - soft) / _GIVES, 0))
    low = above <= soft if where is None else (above <= soft) & where
    posed.vertices[low, 2] = height + pressed[low]
