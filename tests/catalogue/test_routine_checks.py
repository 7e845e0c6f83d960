"""Exercises and the builder's table must fit together: stages, forms and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.small import EXERCISE, problems, spoil, write

BRIDGE = "exercises/bridge.toml"
ROUTINE = "routine.toml"
SHORT = "repetitions = 8\nhold = 3\nrest = 60"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


def by_the_minute(content: Path, kind: str) -> None:
    """Make the exercise one of six minutes, one more than it sets aside."""
    spoil(content, BRIDGE, '"strength"', f'"{kind}"')
    spoil(content, BRIDGE, SHORT, "minutes = 6")
    spoil(content, BRIDGE, "sets = 4\nrepetitions = 9\nper_side = true", "minutes = 6")


@pytest.mark.parametrize(
    ("file", "before", "after", "says"),
    [
        (
            BRIDGE,
            'forms = ["half"]',
            'forms = ["hald"]',
            ('cautions.sore, field "forms": there is no easier form "hald" (did you mean "half"?)'),
        ),
        (
            BRIDGE,
            'forms = ["half"]',
            'forms = ["single"]',
            'cautions.sore, field "forms": there is no easier form "single"',
        ),
        (
            BRIDGE,
            'forms = ["half"]',
            'forms = ["half"]\navoid = true',
            (
                'cautions.sore, field "forms": do not go with avoid: either leave the exercise '
                "out, or name forms of it"
            ),
        ),
        (
            BRIDGE,
            "[doses.then]",
            "[doses.than]",
            [
                'doses.than: is the dose of no stage (did you mean "then"?)',
                'doses: has no dose for "then"',
            ],
        ),
        (
            BRIDGE,
            SHORT,
            "hold = 120\nrest = 60",
            "doses.first: takes 310 seconds; 300 are set aside",
        ),
        (
            BRIDGE,
            "minutes = 5",
            "minutes = 6",
            'field "minutes": is 6, but the place "hips" sets 5 aside',
        ),
        (
            ROUTINE,
            '[levels.settled.weeks.4]\nstage = "then"',
            '[levels.settled.weeks.4]\nstage = "thne"',
            (
                'levels.settled.weeks.4, field "stage": there is no stage "thne" '
                '(did you mean "then"?)'
            ),
        ),
        (
            ROUTINE,
            '[reduced]\nstage = "first"',
            '[reduced]\nstage = "last"',
            'reduced, field "stage": there is no stage "last"',
        ),
        (
            ROUTINE,
            "[levels.settled.weeks.4]",
            "[levels.settled.weeks.7]",
            "levels.settled.weeks.7: is no week; the weeks are 1 to 6",
        ),
        (
            ROUTINE,
            "[levels.settled.weeks.1]",
            "[levels.settled.weeks.2]",
            "levels.settled.weeks.1: is missing; the first week needs a stage",
        ),
    ],
)
def test_what_does_not_fit_together_is_named(
    content: Path, file: str, before: str, after: str, says: str | list[str]
) -> None:
    spoil(content, file, before, after)

    expected = [says] if isinstance(says, str) else says
    assert problems(content) == [f"{file}, {each}" for each in expected]


def test_getting_going_takes_what_is_left_of_a_session(content: Path) -> None:
    by_the_minute(content, "aerobic")

    assert problems(content) == []


def test_comfort_keeps_to_its_own_minutes(content: Path) -> None:
    by_the_minute(content, "comfort")

    assert problems(content) == [
        f"{BRIDGE}, doses.{stage}: takes 360 seconds; 300 are set aside"
        for stage in ("first", "then")
    ]


def test_comfort_needs_no_place_of_its_length(content: Path) -> None:
    spoil(content, BRIDGE, '"strength"', '"comfort"')
    spoil(content, BRIDGE, "minutes = 5", "minutes = 15")

    assert problems(content) == []


def test_an_exercise_without_a_place_has_the_minutes_that_it_needs(content: Path) -> None:
    write(content, {"exercises/plank.toml": EXERCISE.replace("minutes = 5", "minutes = 9")})

    assert problems(content) == []


def test_a_clinic_is_told_about_its_own_exercises(content: Path, tmp_path: Path) -> None:
    clinic = write(
        tmp_path / "our-clinic", {BRIDGE: EXERCISE.replace("[doses.then]", "[doses.later]")}
    )

    assert problems(content, clinic=clinic) == [
        "our-clinic/exercises/bridge.toml, doses.later: is the dose of no stage",
        'our-clinic/exercises/bridge.toml, doses: has no dose for "then"',
    ]


def test_a_table_that_cannot_be_read_blames_no_exercise(content: Path) -> None:
    write(content, {ROUTINE: "what?"})

    [only] = problems(content)

    assert only.startswith("routine.toml: line 1: this is not TOML")


def test_stages_that_cannot_be_read_blame_no_dose(content: Path) -> None:
    spoil(content, ROUTINE, 'stages = ["first", "then"]', 'stages = "first"')

    [only] = problems(content)

    assert only.startswith('routine.toml, field "stages": "first" is text')
