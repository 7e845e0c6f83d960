"""What a session is made from: the last one, the morning after it, and how it is now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from sciatica_course.entries import DayEntry, Entry
from sciatica_course.widgets.practise_plan import last, morning_after, with_now
from tests.widgets.people import NOW
from tests.widgets.practising import morning_of, session

BEFORE = NOW - timedelta(days=1)
DONE = session(BEFORE)


def test_the_last_session_is_the_last_by_its_time() -> None:
    later = session(NOW)
    assert last([later, DONE, morning_of(NOW)]) is later
    assert last([morning_of(NOW)]) is None


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ([], True),
        ([morning_of(BEFORE - timedelta(hours=2))], True),
        ([morning_of(BEFORE + timedelta(hours=2))], True),
        ([DayEntry(id="d", at=NOW, leg=3, back=1, lowest="calf")], True),
        ([morning_of(NOW)], False),
        ([session(NOW)], False),
    ],
    ids=["nothing", "before it", "the same day", "a day entry", "this morning", "a session today"],
)
def test_a_morning_is_asked_about_until_one_after_the_session_is_known(
    more: list[Entry], asked: bool
) -> None:
    assert morning_after([DONE, *more], NOW.date()) == (BEFORE.date() if asked else None)


def test_a_session_of_days_ago_has_a_morning_after_it_too() -> None:
    assert morning_after([DONE], date(2026, 12, 24)) == BEFORE.date()


@pytest.mark.parametrize(
    ("at", "leg", "lowest", "counts"),
    [
        (NOW, 3, "calf", True),
        (NOW, 0, "none", True),
        (BEFORE + timedelta(hours=3), 3, "calf", False),
        (BEFORE + timedelta(hours=3), 1, "back", False),
        (BEFORE + timedelta(hours=3), 4, "calf", True),
        (BEFORE + timedelta(hours=3), 1, "foot", True),
    ],
)
def test_how_it_is_now_counts_as_a_morning_on_another_day_or_where_it_is_worse(
    at: datetime, leg: int, lowest: str, counts: bool
) -> None:
    now = morning_of(at, leg=leg, lowest=lowest)
    assert (now in with_now([DONE], now)) is counts
