"""The kept self-check: what is written, what is read again, and what becomes of damage."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sciatica_course import catalogue, patterns, store
from sciatica_course.symptoms import Answers, pattern
from tests.case_counts import Cases
from tests.symptoms.answers import finished_answers, mildest

TABLE = catalogue.load().symptoms


def test_nothing_is_kept_before_anyone_says_so(learner_folder: Path) -> None:
    assert patterns.kept() == (None, "")
    assert not learner_folder.exists()


def test_what_is_kept_is_read_again_and_only_its_owner_can_read_it(learner_folder: Path) -> None:
    before = pattern(TABLE, mildest() | {"goal-one": "Walk to the “sea” <b>"})
    assert patterns.keep(before) == ""
    assert patterns.kept() == (before, "")
    mode = (learner_folder / patterns.FILE).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


@given(answers=finished_answers)
def test_every_finished_self_check_survives_its_file(answers: Answers) -> None:
    before = pattern(TABLE, answers)
    assert patterns.keep(before) == ""
    assert patterns.kept() == (before, "")


def test_a_newer_pattern_replaces_the_older_one() -> None:
    for goal in ("swim", "dance"):
        patterns.keep(pattern(TABLE, mildest() | {"goal-one": goal}))
    kept, _ = patterns.kept()
    assert kept is not None
    assert kept.goals == ("dance",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"answers": 7}',
        '{"answers": []}',
        '{"answers": {}}',
        '{"answers": {"side": "left"}}',
        '{"answers": null}',
    ],
)
def test_a_damaged_pattern_is_set_aside_and_said_so(learner_folder: Path, text: str) -> None:
    learner_folder.mkdir()
    (learner_folder / patterns.FILE).write_text(text, encoding="utf-8")
    kept, notice = patterns.kept()
    assert kept is None
    assert "damaged" in notice
    [aside] = learner_folder.glob("pattern (damaged*")
    assert aside.read_text(encoding="utf-8") == text
    assert patterns.kept() == (None, "")


def test_one_answer_that_is_not_possible_any_more_is_enough_to_set_it_aside(
    cases: Cases, learner_folder: Path
) -> None:
    for id_ in mildest():
        patterns.keep(pattern(TABLE, mildest()))
        path = learner_folder / patterns.FILE
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        record["answers"][id_] = "elbow"
        path.write_text(json.dumps(record), encoding="utf-8")
        assert patterns.kept()[0] is None, id_
        assert not path.exists()
        cases.count += 1


def test_a_forgotten_pattern_is_gone(learner_folder: Path) -> None:
    patterns.keep(pattern(TABLE, mildest()))
    assert patterns.forget() == ""
    assert patterns.kept() == (None, "")
    assert not list(learner_folder.glob("pattern*"))
    assert patterns.forget() == ""


def test_what_cannot_be_kept_or_forgotten_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise store.StoreError("The disk is full.")

    monkeypatch.setattr(store, "write", refuse)
    monkeypatch.setattr(store, "delete", refuse)
    assert patterns.keep(pattern(TABLE, mildest())) == "The disk is full."
    assert patterns.forget() == "The disk is full."
