"""A clinic's own folder beside a translation, and where the environment says that it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_course.catalogue import load
from sciatica_course.catalogue.reader import read
from tests.catalogue.small import problems, write

OWN = """\
[screens.own]
heading = "One more question"
questions = ["implant"]

[questions.implant]
row = "G4"
text = "Do you have an implant in your spine?"
because = "an implant in your spine"
level = "same-day"
"""


def test_a_clinic_writes_in_the_language_of_its_course(content: Path, clinic: Path) -> None:
    german = write(
        content / "translations" / "de",
        {"screening.toml": '[questions.saddle]\nhint = "Beim Abwischen."'},
    )
    write(clinic, {"screening.toml": '[questions.saddle]\nhint = "Beim Abwischen. Im Sitzen."'})

    hint = read(content, german, clinic).screening.questions["saddle"].hint

    assert hint == "Beim Abwischen. Im Sitzen."


def test_problems_of_a_translation_and_of_a_clinic_are_told_together(
    content: Path, clinic: Path
) -> None:
    german = write(content / "translations" / "de", {"lessons.toml": "[00-start]\nminutes = 1"})
    write(clinic, {"screening.toml": "[questions.lump]\nblocks = false"})

    assert len(problems(content, german, clinic)) == 2


def test_the_clinic_of_the_environment_is_used(
    content: Path, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(clinic, {"screening.toml": OWN})
    monkeypatch.setenv("HOME", str(clinic.parent))
    monkeypatch.setenv("USERPROFILE", str(clinic.parent))
    monkeypatch.setenv("SCIATICA_COURSE_CONTENT", "~/our-clinic")

    assert "implant" in load(content=content).screening.questions
