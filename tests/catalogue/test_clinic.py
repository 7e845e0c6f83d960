"""A clinic's own folder adds, replaces and raises; it never weakens a warning sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_course.catalogue.reader import read
from sciatica_course.catalogue.types import Urgency
from tests.catalogue.small import EXERCISE, FILES, problems, spoil, write

OWN_QUESTION = """\
[screens.own]
heading = "Two more questions"
questions = ["implant"]

[questions.implant]
row = "G4"
text = "Do you have an implant in your spine?"
because = "an implant in your spine"
level = "same-day"
advice = "own"

[rules.implant-and-fever]
row = "G4"
level = "emergency"
every = [["implant"], ["fever"]]
because = "an implant and a fever"

[advice.own]
level = "same-day"
title = "Call us today"
steps = ["Call our clinic.", "{urgent}"]
exercise = "Do not exercise."
"""
WARNING = "belongs to a warning sign; a clinic may raise its level and add to the end of its hint"
SCREEN = "belongs to a screen with warning signs; put your own questions on a screen of your own"
ADVICE = "is advice of the course; a clinic may only add steps at the end, or an advice of its own"
CONDITION = "is the condition of a rule of the course; add a rule of your own instead"
LINE = "is a help line of the course; add a line of your own beside it"


def test_an_empty_folder_changes_nothing(content: Path, clinic: Path) -> None:
    assert read(content, clinic=clinic) == read(content)


def test_a_clinic_adds_what_it_likes(content: Path, clinic: Path) -> None:
    write(
        clinic,
        {
            "screening.toml": OWN_QUESTION,
            "help-numbers.toml": (
                '[GB.lines.clinic]\nsay = "call our clinic"\nnumber = "0123456"\n'
                'source = "our own"\nchecked = 2025-02-01\n'
            ),
            "exercises/plank.toml": EXERCISE.replace("Bridge", "Plank"),
            "quizzes/own.toml": FILES["quizzes/first.toml"],
            "claims.toml": '[ours]\ntext = "We think so."\ncertainty = "weak"\nreferences=["own"]',
            "references.bib": "@misc{own, title = {Our own}}",
            "lessons.toml": '[00-start]\nclaims = ["common", "ours"]',
        },
    )

    course = read(content, clinic=clinic)

    assert list(course.screening.questions)[-1] == "implant"
    assert list(course.screening.screens) == ["body", "health", "own"]
    assert course.screening.rules["implant-and-fever"].level is Urgency.EMERGENCY
    assert list(course.countries["GB"].lines) == ["emergency", "clinic"]
    assert course.countries["GB"].lines["emergency"].number == "999"
    assert {*course.exercises} == {"bridge", "plank"}
    assert {*course.quizzes} == {"first", "own"}
    assert course.lessons["00-start"].claims == ("common", "ours")
    assert course.lessons["00-start"].title == "Start"


def test_a_clinic_replaces_an_exercise_as_a_whole(content: Path, clinic: Path) -> None:
    write(clinic, {"exercises/bridge.toml": EXERCISE.replace("[harder.single]", "[harder.band]")})

    assert [*read(content, clinic=clinic).exercises["bridge"].harder] == ["band"]


def test_a_replaced_exercise_must_be_complete(content: Path, clinic: Path) -> None:
    write(clinic, {"exercises/bridge.toml": EXERCISE.replace('name = "Bridge"\n', "")})

    assert problems(content, clinic=clinic) == [
        'our-clinic/exercises/bridge.toml, field "name": is missing'
    ]


def test_a_clinic_rewords_and_raises_a_milder_question(content: Path, clinic: Path) -> None:
    text = '[questions.joints]\ntext = "Are your joints stiff?!"\nlevel = "same-day"'
    write(clinic, {"screening.toml": text})

    question = read(content, clinic=clinic).screening.questions["joints"]

    assert (question.text, question.level) == ("Are your joints stiff?!", Urgency.SAME_DAY)
    assert question.because == "stiff joints"
    assert question.advice == ""


def test_a_raised_question_no_longer_needs_blocks(content: Path, clinic: Path) -> None:
    write(clinic, {"screening.toml": '[questions.lump]\nlevel = "same-day"'})

    question = read(content, clinic=clinic).screening.questions["lump"]

    assert (question.level, question.blocks) == (Urgency.SAME_DAY, False)


def test_a_rule_that_a_raised_question_makes_needless_may_stay(content: Path, clinic: Path) -> None:
    write(clinic, {"screening.toml": '[questions.fever]\nlevel = "emergency"'})

    assert problems(content, clinic=clinic) == []


def test_hints_and_steps_may_grow_at_the_end(content: Path, clinic: Path) -> None:
    write(
        clinic,
        {
            "screening.toml": (
                '[questions.saddle]\nhint = "For example when you wipe. Or sit."\n'
                '[questions.fever]\nhint = "Above 38 degrees."\n'
                "[advice.emergency]\n"
                'steps = ["{emergency}", "Do not wait.", "Then call us."]\n'
            )
        },
    )

    table = read(content, clinic=clinic).screening

    assert table.questions["saddle"].hint == "For example when you wipe. Or sit."
    assert table.advice["emergency"].steps[2:] == ("Then call us.",)


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "screening.toml",
            '[questions.saddle]\nlevel = "same-day"',
            (
                'questions.saddle, field "level": lowers "emergency" to "same-day"; a clinic may '
                "only raise a level"
            ),
        ),
        (
            "screening.toml",
            '[questions.joints]\nlevel = "ask-first"\nadvice = "ask-first"',
            (
                'questions.joints, field "level": lowers "soon" to "ask-first"; a clinic may only '
                "raise a level"
            ),
        ),
        (
            "screening.toml",
            '[questions.joints]\nlevel = "under-16"',
            'questions.joints, field "level": "under-16" is about age; choose another level',
        ),
        (
            "screening.toml",
            '[questions.saddle]\ntext = "Is it numb?"',
            f'questions.saddle, field "text": {WARNING}',
        ),
        (
            "screening.toml",
            '[questions.saddle]\nbecause = "a little numbness"',
            f'questions.saddle, field "because": {WARNING}',
        ),
        (
            "screening.toml",
            '[questions.saddle]\nhint = "Only when you wipe."',
            (
                'questions.saddle, field "hint": rewords a warning sign; a clinic may only add to '
                "the end of the hint"
            ),
        ),
        (
            "screening.toml",
            '[questions.saddle]\nhint = ""',
            (
                'questions.saddle, field "hint": rewords a warning sign; a clinic may only add to '
                "the end of the hint"
            ),
        ),
        (
            "screening.toml",
            "[questions.lump]\nblocks = false",
            f'questions.lump, field "blocks": {WARNING}',
        ),
        (
            "screening.toml",
            '[questions.weakness]\nask_if = ["fever"]',
            f'questions.weakness, field "ask_if": {WARNING}',
        ),
        (
            "screening.toml",
            '[questions.fever]\nadvice = "team"',
            f'questions.fever, field "advice": {WARNING}',
        ),
        (
            "screening.toml",
            "[questions.saddle]\nalso_raised_by = []",
            (
                'questions.saddle, field "also_raised_by": must keep every entry of the course; a '
                "clinic may only add some"
            ),
        ),
        (
            "screening.toml",
            '[questions.joints]\nask_if = ["fever"]',
            (
                'questions.joints, field "ask_if": asks this question of fewer people; a clinic '
                "may only let more people be asked"
            ),
        ),
        (
            "screening.toml",
            '[rules.two-signs]\nlevel = "soon"',
            (
                'rules.two-signs, field "level": lowers "same-day" to "soon"; a clinic may only '
                "raise a level"
            ),
        ),
        (
            "screening.toml",
            "[rules.two-signs]\nat_least = 3",
            f'rules.two-signs, field "at_least": {CONDITION}',
        ),
        (
            "screening.toml",
            '[rules.two-signs]\namong = ["lump", "cancer"]',
            f'rules.two-signs, field "among": {CONDITION}',
        ),
        (
            "screening.toml",
            '[rules.cancer-and-pain]\nevery = [["cancer"], ["new-pain"], ["fever"]]',
            f'rules.cancer-and-pain, field "every": {CONDITION}',
        ),
        (
            "screening.toml",
            '[rules.two-signs]\nbecause = "nothing much"',
            f'rules.two-signs, field "because": {WARNING}',
        ),
        (
            "screening.toml",
            '[screens.body]\nquestions = ["saddle"]',
            f'screens.body, field "questions": {SCREEN}',
        ),
        (
            "screening.toml",
            '[screens.body]\nintro = "You may skip these."',
            f'screens.body, field "intro": {SCREEN}',
        ),
        (
            "screening.toml",
            '[advice.emergency]\ntitle = "Have a rest"',
            f'advice.emergency, field "title": {ADVICE}',
        ),
        (
            "screening.toml",
            '[advice.emergency]\nsteps = ["First wait.", "{emergency}", "Do not wait."]',
            f'advice.emergency, field "steps": {ADVICE}',
        ),
        (
            "screening.toml",
            '[advice.clear]\nexercise = "You are safe."',
            f'advice.clear, field "exercise": {ADVICE}',
        ),
        (
            "help-numbers.toml",
            '[GB.lines.emergency]\nnumber = "111"',
            f'GB.lines.emergency, field "number": {LINE}',
        ),
        (
            "help-numbers.toml",
            '[any.lines.crisis]\nsay = "call nobody"',
            f'any.lines.crisis, field "say": {LINE}',
        ),
        (
            "help-numbers.toml",
            '[FR]\nname = "France"\n[FR.lines]',
            "FR.lines.emergency: is missing",
        ),
        (
            "lessons.toml",
            '[99-own]\ntitle = "Ours"',
            "99-own: is no lesson of the course; a clinic can change a lesson but not add one",
        ),
        (
            "article.toml",
            "",
            ": is the course's own account of its source; a clinic may not change it",
        ),
        (
            "interface.toml",
            "",
            ": holds the words around every view; a clinic may not change it",
        ),
        (
            "symptoms.toml",
            '[questions.side.options.both]\nraises = ""',
            ": is the self-check, whose answers reopen warning signs; a clinic may not change it",
        ),
        (
            "routine.toml",
            "[levels.settled]\nshare = 60",
            ": decides who gets which exercise and how much of it; a clinic may not change it",
        ),
        (
            "progress.toml",
            "counts = 3",
            ": decides when a plan grows and when it takes a step back; a clinic may not change it",
        ),
        (
            "workshop.toml",
            "sitting = 90",
            (
                ": keeps the safety check before all that moves in a workshop; "
                "a clinic may not change it"
            ),
        ),
        (
            "screening.toml",
            '[questions.own]\nrow = "G4"\ntext = "T"\nbecause = "b"\nlevel = "soon"',
            "questions.own: is on no screen",
        ),
        (
            "screening.toml",
            '[rules.own]\nrow = "G4"\nbecause = "b"\nlevel = "soon"\nevery = [["lump"]]',
            (
                'rules.own, field "level": "soon" can raise nothing: whatever makes this rule hold '
                'is "soon" by itself'
            ),
        ),
        (
            "screening.toml",
            '[rules.own]\nrow = "G4"\nbecause = "b"\nlevel = "emergency"\nevery = [["lumps"]]',
            'rules.own, field "every": there is no question "lumps" (did you mean "lump"?)',
        ),
        (
            "screning.toml",
            "",
            ': is not a name that the course reads (did you mean "screening.toml"?)',
        ),
    ],
)
def test_what_a_clinic_may_not_do_is_named_with_the_reason(
    content: Path, clinic: Path, file: str, text: str, says: str
) -> None:
    write(clinic, {file: text})

    separator = "" if says.startswith(":") else ", "
    assert problems(content, clinic=clinic) == [f"our-clinic/{file}{separator}{says}"]


def test_a_version_never_goes_back(content: Path, clinic: Path) -> None:
    spoil(content, "screening.toml", "version = 1", "version = 3")
    write(clinic, {"screening.toml": "version = 2"})

    assert problems(content, clinic=clinic) == [
        'our-clinic/screening.toml, field "version": goes back from 3 to 2'
    ]


def test_a_folder_that_is_not_there_is_said(content: Path, tmp_path: Path) -> None:
    found = problems(content, clinic=tmp_path / "gone")

    assert found == [
        f"{tmp_path / 'gone'}: this content folder cannot be read (No such file or directory)"
    ]
