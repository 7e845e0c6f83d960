"""People are drawn only as people can be: within their joints' ranges, and on the ground."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sciatica_course.pictures import joints
from sciatica_course.pictures.exercises import pictures
from sciatica_course.pictures.poses import Movement
from sciatica_course.pictures.sheets import person_of, posed_at
from tests.pictures.people import POSITIONS, lowest, taken

MILLIMETRE = 0.001
NOT_ON_THE_FLOOR = {name for name, each in pictures().items() if not each.floor or each.water} | {
    name for name in pictures() if name.startswith("cycling")
}


def reaches(name: str, stage: float) -> dict[str, dict[str, Any]]:
    """Return what each limb reaches for at a whole stage."""
    movement = pictures()[name].movement
    if stage != int(stage):
        return {}
    return {k: dict(v) for k, v in movement.keys[int(stage) % len(movement.keys)].reaches.items()}


def holds_a_thigh(reach: dict[str, Any]) -> bool:
    """Say whether a hand is at a thigh itself, and not at a strap round it."""
    return "thigh" in str(reach.get("near", "")) and bool(np.linalg.norm(reach["at"]) < 0.15)


@pytest.mark.parametrize(("name", "stage"), POSITIONS)
def test_every_joint_is_within_its_range(name: str, stage: float):
    joints.check(taken(name, stage), name)


@pytest.mark.parametrize("name", [name for name, each in pictures().items() if each.moves])
def test_so_is_every_joint_on_the_way(name: str):
    picture = pictures()[name]
    movement = picture.movement
    for stage in np.linspace(0, movement.last, 4, endpoint=False)[1:]:
        joints.check(movement.at(person_of(picture), float(stage)), f"{name} at {stage:.2f}")


def test_a_pose_that_nobody_can_take_names_the_joint_its_angle_and_its_range():
    pose = {"base": "standing", "at": [0, 0, 0.85], "knee_R": 175, "hip_R": [90, 0, 0]}
    picture = replace(pictures()["walking"], name="too-far", pose=pose)
    with pytest.raises(
        joints.OutOfRange, match=r"too-far at stage 0: right knee flexion is at 175"
    ):
        posed_at(picture, 0.0)
    with pytest.raises(joints.OutOfRange, match="people reach -3 to 160"):
        posed_at(picture, 0.0)


def test_a_name_that_no_body_has_is_an_error():
    with pytest.raises(ValueError, match='The pose of "odd" has "tail"'):
        Movement("odd", {"tail": 3})


@pytest.mark.parametrize(
    ("name", "stage"), [place for place in POSITIONS if place[0] not in NOT_ON_THE_FLOOR]
)
def test_nobody_sinks_into_the_floor_or_floats_above_it(name: str, stage: float):
    everything = lowest(taken(name, stage), *_EVERY_PART)
    assert -4 * MILLIMETRE <= everything <= 12 * MILLIMETRE


@pytest.mark.parametrize(
    ("name", "stage"), [place for place in POSITIONS if place[0] not in NOT_ON_THE_FLOOR]
)
def test_hands_feet_and_knees_are_on_what_carries_them(name: str, stage: float):
    posed = taken(name, stage)
    for limb, reach in reaches(name, stage).items():
        part, side = limb.split("_")
        at = reach.get("at", ())
        if reach.get("kneel"):
            assert -1 * MILLIMETRE <= lowest(posed, f"leg_{side}") <= 30 * MILLIMETRE, limb
            if reach["kneel"] == "instep":
                assert -1 * MILLIMETRE <= lowest(posed, f"foot_{side}") <= 30 * MILLIMETRE, limb
        elif part == "foot" and len(at) == 2:
            assert -4 * MILLIMETRE <= lowest(posed, f"foot_{side}") <= 12 * MILLIMETRE, limb
        elif part == "hand" and "near" not in reach and at and at[2] < 0.05:
            assert -1 * MILLIMETRE <= lowest(posed, f"hand_{side}") <= 12 * MILLIMETRE, limb


@pytest.mark.parametrize(
    ("name", "stage"),
    [place for place in POSITIONS if pictures()[place[0]].pose.get("seat")],
)
def test_who_sits_sits_on_the_seat(name: str, stage: float):
    height, front = pictures()[name].pose["seat"]
    posed = taken(name, stage)
    body = posed.body.packed
    above = posed.vertices[(posed.vertices[:, 0] < front - 0.1) & (body.keep >= 0)]
    trunk = lowest(posed, "trunk")
    assert height - 2 * MILLIMETRE <= trunk <= height + 12 * MILLIMETRE
    assert len(above) > 100


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        (name, stage)
        for name, stage in POSITIONS
        if any(map(holds_a_thigh, reaches(name, stage).values()))
    ],
)
def test_hands_that_hold_a_thigh_are_at_it(name: str, stage: float):
    posed = taken(name, stage)
    for limb, reach in reaches(name, stage).items():
        part, side = limb.split("_")
        if part != "hand" or not holds_a_thigh(reach):
            continue
        near = str(reach["near"])
        leg = near[-1] if near.endswith(("_L", "_R")) else side
        body = posed.body.packed
        cloud = posed.vertices[(body.keep >= 0) & (body.part == _LEGS[leg])]
        places = [posed.joint(bone) for bone in (f"hand_{side}", f"finger31_{side}")]
        away = min(np.linalg.norm(cloud - place, axis=1).min() for place in places)
        assert away < 40 * MILLIMETRE, limb


_EVERY_PART = ("trunk", "head", *(f"{p}_{s}" for p in ("arm", "leg", "hand", "foot") for s in "LR"))
_LEGS = {"L": 4, "R": 5}
