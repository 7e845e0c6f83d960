"""Poses for tests: every picture's positions, each taken once in a run."""

from __future__ import annotations

from functools import cache

import numpy as np

from sciatica_course.pictures.body import PART, Posed
from sciatica_course.pictures.exercises import pictures
from sciatica_course.pictures.sheets import person_of

POSITIONS = [(name, stage) for name, picture in pictures().items() for stage in picture.stages]


@cache
def taken(name: str, stage: float) -> Posed:
    """Return the person of a picture at a stage, whether or not people can take the pose."""
    picture = pictures()[name]
    return picture.movement.at(person_of(picture), stage)


def lowest(posed: Posed, *parts: str) -> float:
    """Return the height of the lowest visible point of some parts of the body, metres."""
    body = posed.body.packed
    wanted = [number for name, number in PART.items() if name in parts]
    return float(posed.vertices[(body.keep >= 0) & np.isin(body.part, wanted), 2].min())
