"""What a person knew before the course is kept only when they say so, and read back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sciatica_course import catalogue, knowledge
from sciatica_course.knowledge import FILE, Given, When, right_choice, wrong_items

CHECK = catalogue.load().knowledge_check
ALL_RIGHT = Given({id_: right_choice(item) for id_, item in CHECK.items.items()}, 7)


def wrong_choice(item_id: str) -> str:
    item = CHECK.items[item_id]
    return next(choice.id for choice in item.choices.values() if not choice.right)


def some_wrong(*items: str, confidence: int = 4) -> Given:
    choices = dict(ALL_RIGHT.choices) | {id_: wrong_choice(id_) for id_ in items}
    return Given(choices, confidence)


def test_there_are_twelve_questions_with_three_answers_that_teach() -> None:
    assert len(CHECK.items) == 12
    for item in CHECK.items.values():
        assert len(item.choices) == 3
        assert len({choice.feedback for choice in item.choices.values()}) == 3
        assert item.claims, "every question rests on a claim"


def test_wrong_answers_are_named_in_order() -> None:
    assert wrong_items(CHECK, ALL_RIGHT) == []
    assert [item.id for item in wrong_items(CHECK, some_wrong("scan", "what-it-is"))] == [
        "what-it-is",
        "scan",
    ]


def test_what_is_kept_comes_back(learner_folder: Path) -> None:
    assert knowledge.kept(CHECK) == ({}, "")
    assert not learner_folder.exists()
    before = some_wrong("rest")
    assert knowledge.keep(CHECK, When.BEFORE, before) == ""
    assert knowledge.keep(CHECK, When.AFTER, ALL_RIGHT) == ""
    assert knowledge.kept(CHECK) == ({When.BEFORE: before, When.AFTER: ALL_RIGHT}, "")
    assert knowledge.forget() == ""
    assert knowledge.kept(CHECK) == ({}, "")


def test_answers_to_other_questions_are_not_compared() -> None:
    knowledge.keep(CHECK, When.BEFORE, ALL_RIGHT)
    assert knowledge.kept(replace(CHECK, version=CHECK.version + 1)) == ({}, "")


@pytest.mark.parametrize(
    "record",
    [
        {"version": 1, "before": {"choices": {"rest": "never-heard"}, "confidence": 3}},
        {"version": 1, "before": {"choices": {"strange": "x"}, "confidence": 3}},
        {"version": 1, "before": {"choices": {}, "confidence": 11}},
        {"version": 1, "before": {"choices": {}, "confidence": True}},
        {"version": 1, "before": {"choices": []}},
        {"version": 1, "after": 3},
        {"before": {}},
    ],
)
def test_what_is_no_finished_check_is_set_aside(
    record: dict[str, object], learner_folder: Path
) -> None:
    learner_folder.mkdir()
    (learner_folder / FILE).write_text(json.dumps(record), encoding="utf-8")
    found, notice = knowledge.kept(CHECK)
    assert found == {}
    assert FILE in notice
    assert not (learner_folder / FILE).exists()
    assert len(list(learner_folder.glob("*damaged*"))) == 1


def test_a_folder_that_cannot_be_written_is_one_sentence(learner_folder: Path) -> None:
    learner_folder.write_text("not a folder", encoding="utf-8")
    notice = knowledge.keep(CHECK, When.BEFORE, ALL_RIGHT)
    assert notice.endswith(".")
    assert "\n" not in notice
