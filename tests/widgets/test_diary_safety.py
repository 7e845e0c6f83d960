"""What a hold, strong pain and a flare leave of the diary."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sciatica_course import catalogue, journal
from sciatica_course.catalogue.types import Urgency
from sciatica_course.entries import FLARE, SessionEntry
from sciatica_course.widgets import diary_day
from sciatica_course.widgets.view import CHECK_LESSON
from sciatica_course.words import say
from tests.html.test_panels import text_of
from tests.widgets.diarist import keep, kept, lines, set_clock, write
from tests.widgets.made_up import TODAY, day, days_of, morning, practice
from tests.widgets.people import act, buttons, level, panel, send
from tests.widgets.ready import check

CONTENT = catalogue.load()


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    return set_clock(monkeypatch)


@pytest.mark.parametrize("finding", ["bladder", "fever", "self-harm"])
def test_under_a_hold_looking_back_stays_and_nothing_of_a_plan(finding: str) -> None:
    check()
    view = keep(*days_of(60))
    assert "sc-encouraged" in view.past
    act(view, "charts")
    assert say("diary.minutes-title") in view.charts
    act(view, "morning")
    assert view.form
    held = check(finding)
    send(view, kind="look")
    assert level(view) is held.urgency
    assert not view.panel["instead"]
    assert lines(view)
    assert "sc-encouraged" not in view.past
    assert view.charts == ""
    act(view, "charts")
    assert say("diary.pain-title") in view.charts
    assert say("diary.minutes-title") not in view.charts
    assert say("diary.minutes-planned") not in view.charts
    assert "csv" in buttons(view)
    # Nobody fills in a form who should get help at once.
    assert (view.form == {}) == (held.urgency >= Urgency.CALL_NOW)


@pytest.mark.parametrize("findings", [("under-16",), ("heart-or-pressure",)])
def test_a_closed_check_gives_no_encouragement_where_no_plan_is_open(
    findings: tuple[str, ...],
) -> None:
    view = keep(*days_of(10))
    now = check(*findings)
    send(view, kind="look")
    assert ("sc-encouraged" in view.past) == now.open


def test_nobody_who_is_not_checked_is_encouraged() -> None:
    assert "sc-encouraged" not in keep(*days_of(10)).past


def test_days_moved_are_counted_and_none_is_missed() -> None:
    check()
    view = keep(practice(TODAY), day(TODAY, minutes=10), morning(TODAY - timedelta(days=1)))
    assert say("diary.encouraged-one") in view.past
    journal.add(day(TODAY - timedelta(days=2), minutes=5))
    journal.add(day(TODAY - timedelta(days=9), minutes=5))
    send(view, kind="look")
    assert say("diary.encouraged-many", days=2) in view.past
    for entry in kept():
        journal.remove(entry.id)
    journal.add(day(TODAY))
    send(view, kind="look")
    assert "sc-encouraged" not in view.past


def test_in_a_flare_nobody_is_encouraged() -> None:
    check()
    before = (practice(TODAY - timedelta(days=n), step=FLARE, leg=1) for n in (2, 1))
    mornings = (morning(TODAY - timedelta(days=n), leg=1) for n in (1, 0))
    view = keep(*before, *mornings, day(TODAY, minutes=10))
    assert "sc-encouraged" not in view.past


def test_where_a_flare_is_advised_nobody_is_encouraged() -> None:
    now = check()
    yesterday = practice(TODAY - timedelta(days=1), leg=1)
    much_worse = morning(TODAY, leg=5)
    view = keep(yesterday, much_worse, day(TODAY, minutes=10))
    assert diary_day.in_a_flare(CONTENT, kept(), now)
    assert "sc-encouraged" not in view.past


@pytest.mark.parametrize("which", ["leg", "back"])
@pytest.mark.parametrize(("value", "strong"), [(8, False), (9, True), (10, True)])
def test_strong_pain_shows_the_way_to_the_safety_check(
    which: str, value: int, strong: bool
) -> None:
    check()
    view = keep()
    write(view, **{which: value, "minutes": "20"})
    lesson = CONTENT.lessons[CHECK_LESSON].title
    told = say("diary.strong-text", lesson=lesson) in text_of(panel(view))
    assert told == strong
    assert view.panel["alert"] == strong
    assert ("sc-encouraged" in view.past) == (not strong)


def test_strong_pain_of_a_session_counts_and_that_of_another_day_does_not() -> None:
    yesterday = practice(TODAY - timedelta(days=1), leg=9)
    view = keep(yesterday, morning(TODAY))
    assert say("diary.strong-title") not in panel(view)
    session_today = practice(TODAY, leg=8)
    assert isinstance(session_today, SessionEntry)
    journal.add(session_today)
    send(view, kind="look")
    assert say("diary.strong-title") in panel(view)


def test_a_safety_check_passed_afterwards_answers_it(now: list[datetime]) -> None:
    check()
    view = keep()
    write(view, leg=9)
    assert say("diary.strong-title") in panel(view)
    now.append(TODAY + timedelta(hours=2))
    check()
    send(view, kind="look")
    assert say("diary.strong-title") not in panel(view)
