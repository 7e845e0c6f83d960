"""Steps of the six weeks in words."""

from __future__ import annotations

from sciatica_course.catalogue import load
from sciatica_course.html.steps import change, place
from sciatica_course.routine.steps import VARIABLES, Step
from sciatica_course.words import section

CONTENT = load()


def test_every_thing_that_may_change_has_its_sentence() -> None:
    said = {change(CONTENT, Step(1, 2, name, ("walking", "clamshell"))) for name in VARIABLES}
    assert len(said) == len(VARIABLES)
    assert all("Walking and Clamshell" in sentence for sentence in said)
    assert change(CONTENT, Step(0, 1)) == ""
    assert set(section("step")) == {*VARIABLES, "place"}


def test_steps_are_counted_from_one() -> None:
    steps = (Step(0, 1), Step(1, 2, "minutes", ("walking",)))
    assert place(steps, 1) == "You are in week 2, on step 2 of 2."
