"""Bones keep their length, reach what they can, and bend the way that they are told."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.pictures import turns
from sciatica_course.pictures.kinematics import solve
from sciatica_course.pictures.poses.keys import mirrored, read_key
from sciatica_course.pictures.skeleton import Skeleton

SKELETON = Skeleton()
ANGLE = st.floats(-120, 120)
PLACE = st.tuples(*[st.floats(-1, 1)] * 3)
DIRECTION = PLACE.filter(lambda v: np.linalg.norm(v) > 0.2)


@given(
    hip=st.tuples(ANGLE, ANGLE, ANGLE),
    knee=st.floats(0, 150),
    lumbar=st.tuples(ANGLE, ANGLE, ANGLE),
)
def test_no_pose_stretches_a_bone(hip, knee, lumbar):
    solved = solve(SKELETON, {"hip_L": hip, "knee_L": knee, "lumbar": lumbar, "pos": (0, 0, 1)})
    for bone, parent in SKELETON.parent.items():
        if parent:
            now = np.linalg.norm(solved.position[bone] - solved.position[parent])
            assert abs(now - SKELETON.length(bone, parent)) < 1e-9, bone


@given(hip=st.tuples(ANGLE, ANGLE, ANGLE), shoulder=st.tuples(ANGLE, ANGLE, ANGLE))
def test_every_frame_is_a_rotation(hip, shoulder):
    solved = solve(SKELETON, {"hip_R": hip, "shoulder_L": shoulder, "elbow_L": 40})
    for name, turn in {**solved.rotation, **solved.frame}.items():
        assert np.allclose(turn @ turn.T, np.eye(3), atol=1e-9), name
        assert np.linalg.det(turn) > 0, name


@given(place=PLACE, pole=DIRECTION)
def test_a_foot_gets_to_where_it_reaches_or_points_there(place, pole):
    target = np.array(place)
    solved = solve(SKELETON, {"foot_at_L": (target, pole), "pos": (0, 0, 0)})
    hip, foot = solved.position["thigh_L"], solved.position["foot_L"]
    leg = SKELETON.length("thigh_L", "shank_L") + SKELETON.length("shank_L", "foot_L")
    far = np.linalg.norm(target - hip)
    if 0.05 < far < leg * 0.999:
        assert np.linalg.norm(foot - target) < 1e-6
    elif far >= leg:
        assert turns.angle_between(foot - hip, target - hip) < 1e-3
        assert np.linalg.norm(foot - hip) < leg


@given(pole=DIRECTION)
def test_a_knee_bends_towards_its_pole(pole):
    target = np.array([0.1, 0.1, -0.5])
    solved = solve(SKELETON, {"foot_at_L": (target, pole), "pos": (0, 0, 0)})
    hip, knee, foot = (solved.position[f"{bone}_L"] for bone in ("thigh", "shank", "foot"))
    along = turns.unit(foot - hip)
    aside = np.array(pole) - (np.array(pole) @ along) * along
    out = knee - hip - ((knee - hip) @ along) * along
    if np.linalg.norm(aside) > 0.05:
        assert turns.angle_between(out, aside) < 1e-3


@given(
    one=st.tuples(ANGLE, ANGLE, ANGLE), other=st.tuples(ANGLE, ANGLE, ANGLE), share=st.floats(0, 1)
)
def test_a_rotation_between_two_is_on_the_way(one, other, share):
    a, b = (turns.turn_z(x) @ turns.turn_y(y) @ turns.turn_x(z) for x, y, z in (one, other))
    c = turns.mixed(a, b, share)
    assert np.allclose(c @ c.T, np.eye(3), atol=1e-6)

    def angle(turn):
        return np.degrees(np.arccos(np.clip((np.trace(turn) - 1) / 2, -1, 1)))

    whole = angle(a.T @ b)
    if whole < 175:
        assert abs(angle(a.T @ c) - share * whole) < 1e-3


def test_a_mirrored_key_is_the_same_pose_on_the_other_side():
    key = read_key(
        {"hip_R": [40, 5, 3], "knee_R": 60, "lumbar": [5, 4, 3], "pelvis": [4, 2, 6]}, ""
    )
    other = mirrored(key)
    flip = np.array([1, -1, 1])
    poses = [
        {
            "root": k.root,
            "pos": (0, 0, 0),
            **{n: a if len(a) > 1 else a[0] for n, a in k.angles.items()},
        }
        for k in (key, other)
    ]
    here, there = (solve(SKELETON, pose).position for pose in poses)
    for left, right in (
        ("shank_R", "shank_L"),
        ("foot_R", "foot_L"),
        ("hand_L", "hand_R"),
        ("head", "head"),
    ):
        assert np.allclose(here[left] * flip, there[right], atol=1e-9)


def test_a_key_says_its_own_side_after_both():
    key = read_key({"knee_R": 20, "knee": 70}, "")
    assert (key.angles["knee_L"][0], key.angles["knee_R"][0]) == (70, 20)
