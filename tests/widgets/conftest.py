"""A wire between views and a page, without a kernel and without JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any

import comm
import pytest
from playwright.sync_api import Browser

import sciatica_course as course
from sciatica_course import session
from sciatica_course.widgets.symptom_check import SymptomCheck
from sciatica_course.widgets.view import View
from tests.widgets import practising
from tests.widgets.page import OpenLesson
from tests.widgets.people import NOW
from tests.widgets.wire import Lesson, RecordingComm


@pytest.fixture(autouse=True)
def wire(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, dict[str, Any]]]:
    """Every message that the kernel would have sent, in order."""
    RecordingComm.log.clear()
    monkeypatch.setattr(comm, "create_comm", RecordingComm)
    return RecordingComm.log


@pytest.fixture
def open_lesson(browser: Browser) -> Iterator[OpenLesson]:
    """Open a page with views on it; an error in the page fails the test."""
    lessons: list[Lesson] = []
    with ExitStack() as stack:

        def open_(*views: View, width: int = 1000, theme: str = "light", **options: Any) -> Lesson:
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(10_000)
            lessons.append(Lesson(page))
            lessons[-1].open(*views, theme=theme)
            return lessons[-1]

        yield open_
    assert not [error for lesson in lessons for error in lesson.errors]


@pytest.fixture
def check() -> SymptomCheck:
    return course.symptom_check()  # type: ignore[no-any-return]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """A clock that a test sets; what it shows is its last entry."""
    times = [NOW]
    for function in (session.current, session.record, session.professional_checked):
        monkeypatch.setattr(function, "__defaults__", (lambda: times[-1],))
    monkeypatch.setattr(session.withdraw, "__defaults__", (lambda: times[-1],))
    monkeypatch.setattr(session.renew, "__kwdefaults__", {"now": lambda: times[-1]})
    return times


@pytest.fixture
def times(clock: list[datetime], monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The same clock, for what is noted around a session as well."""
    practising.settle(monkeypatch, clock)
    return clock
