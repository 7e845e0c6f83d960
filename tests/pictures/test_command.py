"""The command that draws: names, where to, and what it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sciatica_course.lookup import UnknownName
from sciatica_course.pictures import atelier
from sciatica_course.pictures.__main__ import main
from sciatica_course.pictures.contact_sheet import write_contact_sheets
from sciatica_course.pictures.look import look_of
from sciatica_course.pictures.props import props_of
from tests.pictures.people import taken


def test_an_unknown_name_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]):
    assert main(["glute-brigde"]) == 2
    said = " ".join(capsys.readouterr().out.split())
    assert said == 'There is no picture "glute-brigde". Did you mean "glute-bridge"?'


def test_a_name_of_anatomy_is_known_too():
    assert atelier.jobs_for(["disc"]) == ["disc"]
    with pytest.raises(UnknownName, match='Did you mean "spine-side"'):
        atelier.jobs_for(["spine-sid"])


def test_no_names_mean_everything_with_the_long_ones_first():
    jobs = atelier.jobs_for([])
    clips = [job for job in jobs if job.startswith("clip:")]
    assert jobs[: len(clips)] == clips
    assert {"glute-bridge", "glute-bridge-half", "sciatic-nerve"} <= set(jobs)


def test_an_unknown_person_or_thing_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match=r'Nobody is called "annna". Did you mean "ana"\?'):
        look_of("annna")
    with pytest.raises(UnknownName, match=r'no prop "chiar". Did you mean "chair"\?'):
        props_of(taken("walking", 0), [{"kind": "chiar"}], {})


def test_it_draws_where_it_is_told_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["prone-press-up-lying", "--out", str(tmp_path), "--jobs", "1"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Drew 1 pictures: 2 files in" in said
    written = {path.name for path in (tmp_path / "exercises").iterdir()}
    assert written == {"prone-press-up-lying.svg", "prone-press-up-lying.png"}


def test_the_contact_sheets_hold_every_picture(tmp_path: Path):
    for name in ("a", "b"):
        Image.new("RGB", (100, 50), "red").save(tmp_path / f"{name}.png")
    colour, grey = write_contact_sheets(tmp_path, tmp_path / "build")
    with Image.open(colour) as sheet:
        red = (np.asarray(sheet) == (255, 0, 0)).all(-1)
        assert red.sum() == 2 * 460 * 230
    with Image.open(grey) as sheet:
        assert sheet.mode == "L"
