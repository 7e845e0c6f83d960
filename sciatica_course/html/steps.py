"""A step of the six weeks in words: what changes on it, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.routine.steps import Step
from sciatica_course.words import listed, say


def change(content: Catalogue, step: Step) -> str:
    """Return what changes on a step, in one sentence; nothing for the first one."""
    if not step.variable:
        return ""
    names = listed([content.exercises[id_].name for id_ in step.exercises])
    return say(f"step.{step.variable}", names=names)


def place(steps: Sequence[Step], number: int) -> str:
    """Return where a step stands, in one sentence that counts steps from 1."""
    return say("step.place", week=steps[number].week, number=number + 1, last=len(steps))
