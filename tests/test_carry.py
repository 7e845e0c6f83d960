"""What is kept, packed into a file and unpacked elsewhere: whole, and never with a pass."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

import sciatica_course as course
from sciatica_course import carry, catalogue, journal, patterns, plans, session, store
from sciatica_course.widgets import registry
from tests.widgets.made_up import morning
from tests.widgets.ready import check, choose, describe

CONTENT = catalogue.load()
WRONG = [
    "",
    "no file of ours",
    "[]",
    "null",
    '{"format": "sciatica-course/kept"}',
    '{"format": "sciatica-course/kept", "version": 2, "files": {}}',
    '{"format": "sciatica-course/kept", "version": 1, "files": {"plan.json": []}}',
    '{"format": "sciatica-course/kept", "version": 1, "files": 3}',
    "[" * 100_000,
]


@pytest.fixture
def packed() -> str:
    """The file of someone with a routine and a diary of one morning."""
    check()
    describe()
    choose(course.routine_builder(), minutes="30")
    course.routine_builder().act("keep")
    journal.allow()
    journal.add(morning(datetime(2026, 11, 20, 7)))
    return carry.pack()


@pytest.fixture
def elsewhere(packed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same file in front of another browser, where nothing is kept yet."""
    registry.next_person()
    monkeypatch.setenv("SCIATICA_COURSE_DATA", str(tmp_path / "elsewhere"))
    return packed


def test_nothing_kept_makes_no_file() -> None:
    assert carry.pack() == ""


def test_what_was_kept_is_there_again_but_plans_stay_closed(elsewhere: str) -> None:
    assert plans.kept(CONTENT)[0] is None
    assert carry.unpack(elsewhere) == ""
    kept, _ = plans.kept(CONTENT)
    assert kept
    assert kept.profile.minutes == 30
    assert patterns.kept()[0]
    assert len(journal.everything().entries) == 1
    assert not session.current().open


def test_no_outcome_of_a_check_is_in_the_file(packed: str) -> None:
    assert session.current().open
    assert session.FILE not in packed
    assert "expires" not in packed


def test_a_file_cannot_bring_a_pass(elsewhere: str) -> None:
    packed = json.loads(elsewhere)
    until = {"state": "pass", "urgency": 0, "modifiers": [], "since": "2026-11-20T08:00:00"}
    packed["files"][session.FILE] = {**until, "expires": "2026-11-20T12:00:00"}
    packed["files"]["../out.json"] = {}
    carry.unpack(json.dumps(packed))
    assert store.read(session.FILE) == (None, "")
    assert not (store.data_folder().parent / "out.json").exists()


@pytest.mark.parametrize("text", WRONG)
def test_another_file_is_refused_and_changes_nothing(text: str, packed: str) -> None:
    with pytest.raises(carry.CarryError):
        carry.unpack(text)
    assert carry.pack() == packed


def test_a_damaged_record_in_a_file_is_set_aside_when_it_is_read(elsewhere: str) -> None:
    packed = json.loads(elsewhere)
    packed["files"][plans.FILE] = {"version": "?"}
    carry.unpack(json.dumps(packed))
    kept, notice = plans.kept(CONTENT)
    assert kept is None
    assert "damaged" in notice
