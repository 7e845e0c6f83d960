"""Someone who keeps a diary: what they write, and what stands in their page then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import journal, session
from sciatica_course.entries import Entry
from sciatica_course.widgets import diary_view
from sciatica_course.widgets.diary_view import DiaryView
from tests.html.test_panels import text_of
from tests.widgets.made_up import TODAY
from tests.widgets.people import send

ANSWERS = {"leg": 3, "back": 2, "lowest": "calf"}


def set_clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Return the times of a clock that a test sets; what it shows is the last of them.

    A safety check is done an hour before that.
    """
    times = [TODAY]
    monkeypatch.setattr(diary_view, "clock", lambda: times[-1])
    for function in (session.current, session.record, session.withdraw):
        monkeypatch.setattr(function, "__defaults__", (lambda: times[-1] - timedelta(hours=1),))
    return times


def keep(*entries: Entry) -> DiaryView:
    """Return the diary of someone who has kept these entries."""
    assert not journal.allow()
    for entry in entries:
        assert not journal.add(entry)
    return course.diary()  # type: ignore[no-any-return]


def write(view: DiaryView, **answers: Any) -> None:
    """Fill in the form that is shown and write it down."""
    said = {**ANSWERS, **{id_.replace("_", "-"): value for id_, value in answers.items()}}
    send(view, kind="next", form=view.form["id"], screen=0, answers=dict(view.answers) | said)


def kept() -> tuple[Entry, ...]:
    return journal.everything().entries


def row(view: DiaryView, name: str) -> list[str]:
    """Return the buttons of a row beside the diary."""
    return [action["id"] for action in view.rows[name]]


def said(wire: list[tuple[str, str, dict[str, Any]]], kind: str) -> list[Mapping[str, Any]]:
    """Return the messages of a kind that the page got."""
    sent = (data.get("content") or {} for _, _, data in wire if data.get("method") == "custom")
    return [content for content in sent if content.get("kind") == kind]


def lines(view: DiaryView) -> list[str]:
    """Return the entries that can be looked back at, each on its line."""
    return [text_of("<p" + each) for each in view.past.split("<li")[1:]]
