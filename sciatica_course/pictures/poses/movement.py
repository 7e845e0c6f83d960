"""A movement: key positions from data, and the body at any stage between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sciatica_course.pictures.body import PART, Body, Posed
from sciatica_course.pictures.kinds import laid_over
from sciatica_course.pictures.kinematics import Pose, solve
from sciatica_course.pictures.props import props_of

from . import contacts, keys
from .keys import Key
from .resting import flatten, settle

# What a pose's table says of all its key positions; ``over`` is laid over each of them.
_OF_THE_WHOLE = ("key", "over", "mirror", "round", "seat", "props", "press")
_ROUNDS = 3  # of settling and reaching, until neither moves the other


class Movement:
    """Stage 0 is the first key position, stage 1 the next, and so on."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        """Read the ``pose`` table of an exercise.

        Raises:
            ValueError: the table is no pose; it says what is wrong in which movement.
        """
        self.name = name
        common = {k: v for k, v in table.items() if k not in _OF_THE_WHOLE}
        over = table.get("over", {})
        self.keys = [
            keys.read_key(laid_over(laid_over(common, key), over), f'The pose of "{name}"')
            for key in table.get("key", [{}])
        ]
        if table.get("mirror"):
            self.keys += [keys.mirrored(key) for key in self.keys]
        self.cycle = bool(table.get("mirror"))
        self.round = self.cycle or bool(table.get("round"))
        self._seat = table.get("seat")
        self._props = table.get("props", [])
        self._press = table.get("press", True)

    @property
    def last(self) -> float:
        """The stage at which the movement ends, or begins again where it goes round."""
        return float(len(self.keys) if self.cycle else len(self.keys) - 1)

    def at(self, body: Body, stage: float) -> Posed:
        """Return the body at a stage, at rest, with its props."""
        one, other, share = self._around(stage)
        key = keys.between(one, other, share)
        pose: Pose = {"root": key.root, "pos": key.at.copy()}
        for name, row in key.angles.items():
            pose[name] = float(row[0]) if len(row) == 1 else tuple(row)
        limbs = sorted({*one.reaches, *other.reaches})
        for _ in range(_ROUNDS):
            settle(body, pose, key.rest)
            for limb in limbs:
                solved = solve(body.skeleton, pose)
                before, after = (
                    contacts.target_of(body, pose, solved, limb, _reach(each, limb, key))
                    for each in (one, other)
                )
                contacts.reach_for(pose, limb, contacts.between(before, after, share))
        settle(body, pose, key.rest)
        posed = body.posed(pose)
        if self._press:
            flatten(posed)
        self._sit(posed)
        posed.props += props_of(posed, self._props, key.numbers)
        return posed

    def _around(self, stage: float) -> tuple[Key, Key, float]:
        """Return the keys before and after a stage and the share of the way between them."""
        first = int(np.floor(stage))
        if self.cycle:
            n = len(self.keys)
            return self.keys[first % n], self.keys[(first + 1) % n], stage - first
        first = min(max(first, 0), max(len(self.keys) - 2, 0))
        after = min(first + 1, len(self.keys) - 1)
        return self.keys[first], self.keys[after], stage - first

    def _sit(self, posed: Posed) -> None:
        """Press what sits on a seat flat there."""
        if self._seat is None:
            return
        height, front = self._seat
        parts = [PART[name] for name in ("trunk", "leg_L", "leg_R")]
        where = np.isin(posed.body.packed.part, parts) & (posed.vertices[:, 0] < front)
        flatten(posed, height, where=where)


def _reach(key: Key, limb: str, now: Key) -> Mapping[str, Any] | None:
    """Return what a limb reaches for in a key, with the numbers of the position put in."""
    reach = key.reaches.get(limb)
    if reach is None:
        return None
    return {k: now.numbers.get(v, v) if isinstance(v, str) else v for k, v in reach.items()}
