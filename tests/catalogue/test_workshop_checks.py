"""A workshop that could not be held, or that moves before its safety check, is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import PartKind
from tests.catalogue.small import problems, spoil

FILE = "workshop.toml"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            "order = 3",
            "order = 1",
            'parts.lift, field "order": is before the safety check, which comes first',
        ),
        (
            'kind = "welcome"',
            'kind = "talk"',
            'parts: there are 0 of the kind "welcome"; one must be',
        ),
        (
            'instead = "Watch."',
            "",
            'parts.lift, field "instead": is missing: what do people do who cannot?',
        ),
        (
            'needs = ["floor"]',
            'needs = ["chair"]',
            'parts.lift, field "exercises": "bridge" has no form for what this part needs',
        ),
        (
            "usual = 5\nmost = 9\nneeds",
            "usual = 10\nmost = 9\nneeds",
            'parts.lift, field "least": least, usual and most minutes must rise',
        ),
        (
            "share = 50",
            "share = 50\nusual = 3",
            (
                'parts.sign-check, field "usual": must be there, or a share of the lesson, '
                "and not both"
            ),
        ),
        (
            "offers = [45, 90]",
            "offers = [45, 30]",
            'field "offers": has 30, but a session has 45 to 120 minutes',
        ),
        ("number = 1", "number = 2", "weeks: must be numbered from 1 on, each once"),
        ('stop = ["common"]', 'stop = ["commun"]', 'there is no claim "commun"'),
        ('"00-start"]\nhome', '"00-strat"]\nhome', 'there is no lesson "00-strat"'),
        ('advice = ["emergency"]', 'advice = ["emergencies"]', "there is no advice"),
        ("most_people = 30", 'most_people = "many"', "most_people"),
    ],
)
def test_what_is_wrong_with_a_workshop_is_named(
    content: Path, before: str, after: str, says: str
) -> None:
    spoil(content, FILE, before, after)

    assert any(says in problem for problem in problems(content)), problems(content)


def test_the_safety_check_is_never_left_out(content: Path) -> None:
    path = content / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("must = true", "must = false"))

    named = [each for each in problems(content) if "never left out" in each]

    assert len(named) == 5


def test_every_part_that_moves_has_exercises_and_something_for_everyone_else() -> None:
    for part in load().workshop.parts.values():
        if part.kind is PartKind.TRY:
            assert part.exercises
            assert part.instead
            assert part.ask, "whoever does not join in may talk about the question"
