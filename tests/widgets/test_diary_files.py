"""The diary as files: saved, brought in again, and deleted for good."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import catalogue, journal
from sciatica_course.widgets.diary_view import DiaryView
from sciatica_course.words import say
from tests.html.test_panels import text_of
from tests.widgets.diarist import keep, kept, lines, said, set_clock, write
from tests.widgets.made_up import TODAY, day, days_of, morning
from tests.widgets.people import act, panel, send

CONTENT = catalogue.load()


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    return set_clock(monkeypatch)


@pytest.fixture
def view() -> DiaryView:
    return course.diary()  # type: ignore[no-any-return]


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*.json*")) if folder.exists() else []


@pytest.mark.parametrize(("action", "ending"), [("csv", ".csv"), ("json", ".json")])
def test_what_is_saved_can_be_brought_in_and_twice_changes_nothing(
    action: str, ending: str, wire: list[tuple[str, str, dict[str, Any]]]
) -> None:
    view = keep(*days_of(20))
    before = kept()
    act(view, action)
    file = said(wire, "file")[-1]
    assert file["name"].endswith(ending)
    sentence = say("diary.saved-many", count=len(before), name=file["name"])
    assert said(wire, "say")[-1]["text"] == sentence
    send(view, kind="file", action="bring-in", name=file["name"], text=file["text"])
    assert say("diary.brought-same", count=len(before)) in text_of(panel(view))
    act(view, "remove-all")
    assert kept() == ()
    act(view, "keep")
    send(view, kind="file", action="bring-in", name=file["name"], text=file["text"])
    assert kept() == before
    assert say("diary.brought-new", count=len(before)) in text_of(panel(view))


def test_rows_that_cannot_be_entries_are_named_and_the_others_are_kept() -> None:
    view = keep()
    rows = json.loads(journal.to_json([day(TODAY), morning(TODAY)]))
    rows["entries"][0]["leg"] = 11
    send(view, kind="file", action="bring-in", name="mine.json", text=json.dumps(rows))
    words = text_of(panel(view))
    assert "mine.json" in words
    assert say("diary.brought-new", count=1) in words
    assert say("diary.brought-refused") in words
    assert "leg" in words.partition(say("diary.brought-refused"))[2]
    assert len(kept()) == 1
    act(view, "morning")
    assert say("diary.brought-title") not in panel(view), "gone with the next step"


@pytest.mark.parametrize("text", ["", "not a diary", "\x00\xff", "[]", "{}"])
def test_a_file_that_is_no_diary_is_refused_in_one_sentence(text: str) -> None:
    view = keep(day(TODAY))
    send(view, kind="file", action="bring-in", name="x.csv", text=text)
    assert say("diary.brought-title") in panel(view)
    assert panel(view).count("<li>") == 1
    assert len(kept()) == 1


def test_a_file_brought_in_before_the_permission_is_not_written(
    view: DiaryView, learner_folder: Path
) -> None:
    send(view, kind="file", action="bring-in", name="x", text=journal.to_json([*days_of(5)]))
    assert lines(view)
    assert files(learner_folder) == []


def test_all_of_it_can_be_deleted_after_it_asks(learner_folder: Path) -> None:
    view = keep(*days_of(90))
    asks = next(action for action in view.actions if action["id"] == "remove-all")
    assert asks["question"]
    assert asks["refuse"]
    act(view, "charts")
    act(view, "remove-all")
    assert not journal.there()
    assert not journal.allowed()
    assert not list(learner_folder.rglob("*.jsonl"))
    assert "diary.json" not in files(learner_folder)
    assert view.charts == ""
    assert say("diary.none") in view.past
    assert say("diary.keep-title") in panel(view)


def test_when_not_all_could_be_deleted_nothing_else_is_lost(
    view: DiaryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(view, note="still here")
    monkeypatch.setattr(journal, "remove_all", lambda: "This could not be deleted.")
    act(view, "remove-all")
    assert view.notice == "This could not be deleted."
    assert "still here" in view.past


def test_what_cannot_be_written_is_said_and_stays_in_the_page(learner_folder: Path) -> None:
    view = keep()
    (learner_folder / "diary").write_text("in the way", encoding="utf-8")
    write(view, note="still here")
    assert view.notice
    assert "still here" in view.past
