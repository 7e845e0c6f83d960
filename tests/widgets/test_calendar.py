"""The routine in a calendar, without a browser: what is asked, what is saved, when it is not."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

import sciatica_course as course
from sciatica_course import calendar_file, catalogue, plans
from sciatica_course.catalogue.types import Urgency
from sciatica_course.widgets.calendar_view import CalendarView, half_hours, questions, wish
from sciatica_course.words import on_day, say
from tests.html.test_builder import Reader
from tests.html.test_static import KEPT_ATTRIBUTES, KEPT_TAGS, MAY_BE_DROPPED
from tests.widgets.people import NOW, act, buttons, level, panel, send
from tests.widgets.ready import check, choose, describe

CONTENT = catalogue.load()
WIRE = list[tuple[str, str, dict[str, Any]]]
SUNDAY = datetime(2026, 11, 22, 10, 0)


@pytest.fixture
def view() -> CalendarView:
    """The view of someone who has kept a routine."""
    check()
    describe(goal_one="a walk with Rosa")
    keep_a_routine()
    return course.calendar()  # type: ignore[no-any-return]


def keep_a_routine(**answers: Any) -> None:
    builder = course.routine_builder()
    choose(builder, minutes="30", **answers)
    act(builder, "keep")


def pick(view: CalendarView, **answers: Any) -> None:
    view.set_state({"answers": {**view.answers, **answers}})


def files(wire: WIRE) -> list[dict[str, Any]]:
    heard = [data.get("content", {}) for _, _, data in wire]
    return [each for each in heard if each.get("kind") == "file"]


def save(view: CalendarView, wire: WIRE) -> list[Any]:
    """Save the file, and return its entries as a calendar reads them."""
    wire.clear()
    act(view, "save")
    [file] = files(wire)
    assert file["name"] == "my-routine.ics"
    assert file["type"] == "text/calendar"
    return list(icalendar.Calendar.from_ical(file["text"]).walk("VEVENT"))


def read(html: str) -> str:
    return " ".join(Reader(html).text.split())


def is_empty(view: CalendarView) -> bool:
    return not view.sheet and not view.form


def asked(view: CalendarView, id_: str) -> list[str]:
    fields = {field["id"]: field for field in view.form["pages"][0]["fields"]}
    return [option["value"] for option in fields[id_]["options"]]


def test_it_asks_for_a_time_a_start_the_weeks_and_a_reminder(view: CalendarView) -> None:
    times = [each for part in ("morning", "afternoon", "evening") for each in asked(view, part)]
    assert times == [f"{n // 2:02}:{n % 2 * 30:02}" for n in range(12, 44)]
    assert (times[0], times[-1]) == ("06:00", "21:30")
    assert asked(view, "weeks") == ["1", "2", "3", "4", "5", "6"]
    assert asked(view, "alarm") == ["none", "0", "10", "30", "60"]
    assert asked(view, "start") == ["today", "tomorrow", "monday"]
    assert buttons(view) == ["save"]


def test_the_file_holds_what_was_chosen(view: CalendarView, wire: WIRE) -> None:
    pick(view, part="morning", morning="07:30", start="monday", weeks="3", alarm="30")
    entries = save(view, wire)
    today = date.today()
    monday = today + timedelta(days=8 - today.isoweekday())
    assert len(entries) == 9
    assert entries[0]["DTSTART"].dt == datetime.combine(monday, time(7, 30))
    for entry in entries:
        assert entry["DTSTART"].dt.time() == time(7, 30)
        assert [each["TRIGGER"].dt for each in entry.walk("VALARM")] == [timedelta(minutes=-30)]
        assert str(entry["DESCRIPTION"]).startswith(calendar_file.stop_rule(CONTENT))
        assert "Rosa" not in str(entry)
    pick(view, alarm="none")
    assert not [each for entry in save(view, wire) for each in entry.walk("VALARM")]


def test_every_half_hour_that_is_asked_for_gets_into_the_file(
    view: CalendarView, wire: WIRE
) -> None:
    for part in ("morning", "afternoon", "evening"):
        for each in half_hours(part):
            pick(view, part=part, **{part: each})
            assert say("calendar.entries", count=6, time=each, first="", last="")[:25] in read(
                view.sheet
            )
            assert f"{save(view, wire)[0]['DTSTART'].dt:%H:%M}" == each


def test_what_is_said_beforehand_is_what_the_file_holds(view: CalendarView, wire: WIRE) -> None:
    for weeks in ("1", "6"):
        pick(view, weeks=weeks)
        entries = save(view, wire)
        days = [entry["DTSTART"].dt.date() for entry in entries]
        words = read(view.sheet)
        assert words.startswith(say("calendar.title"))
        assert f"{len(entries)} entries at 18:00" in words
        assert on_day(days[0]) in words
        assert on_day(days[-1]) in words
        assert str(entries[0]["SUMMARY"]) in words


def test_one_entry_is_said_as_one(view: CalendarView) -> None:
    keep_a_routine(days="1")
    pick(view, weeks="1")
    assert "1 entry at 18:00, on Wednesday, " in read(view.sheet)


def test_saving_says_where_the_file_is_and_what_to_do_later(view: CalendarView, wire: WIRE) -> None:
    save(view, wire)
    heard = [data.get("content", {}) for _, _, data in wire]
    [told] = [each["text"] for each in heard if each.get("kind") == "say"]
    assert told == f"{say('calendar.saved', name='my-routine.ics')} {say('calendar.again')}"


def test_saving_again_changes_the_same_entries(view: CalendarView, wire: WIRE) -> None:
    first = {str(each["UID"]) for each in save(view, wire)}
    check("walking-ache")  # a smaller set
    send(view, kind="look")
    pick(view, part="morning", start="monday")
    second = save(view, wire)
    assert {str(each["UID"]) for each in second} == first
    advice = CONTENT.screening.advice[Urgency.SOON.slug]
    assert all(advice.title in str(each["DESCRIPTION"]) for each in second)
    assert level(view) is Urgency.SOON


@pytest.mark.parametrize(
    ("chosen", "begins"),
    [
        ({"start": "today", "part": "evening", "evening": "18:00"}, date(2026, 11, 22)),
        ({"start": "today", "part": "morning", "morning": "06:00"}, date(2026, 11, 23)),
        ({"start": "today", "part": "morning", "morning": "10:00"}, date(2026, 11, 22)),
        ({"start": "tomorrow", "part": "morning", "morning": "06:00"}, date(2026, 11, 23)),
        ({"start": "monday"}, date(2026, 11, 23)),
    ],
)
def test_a_time_that_has_gone_by_today_is_tomorrows(chosen: dict[str, str], begins: date) -> None:
    assert wish(chosen, SUNDAY).start == begins


def test_next_monday_is_never_today() -> None:
    for days in range(14):
        moment = SUNDAY + timedelta(days=days)
        start = wish({"start": "monday"}, moment).start
        assert start.isoweekday() == 1
        assert 1 <= (start - moment.date()).days <= 7


def test_dates_stand_beside_the_days_to_begin_with() -> None:
    labels = [option.label for option in questions(SUNDAY.date()).fields["start"].options]
    assert labels == ["Today, 22 November", "Tomorrow, 23 November", "Next Monday, 23 November"]


def test_what_a_page_could_not_have_sent_is_what_most_people_choose(
    view: CalendarView, wire: WIRE
) -> None:
    pick(view, part="night", evening="18:17", start="yesterday", weeks="60", alarm=-5)
    entries = save(view, wire)
    assert len(entries) == 6
    assert {f"{entry['DTSTART'].dt:%H:%M}" for entry in entries} == {"18:00"}


def test_choices_outlive_another_call_and_the_next_person_finds_none(view: CalendarView) -> None:
    pick(view, weeks="5")
    assert course.calendar() is view
    assert view.answers["weeks"] == "5"
    act(course.symptom_check(), "next-person")
    assert is_empty(view)
    assert view.answers == {}


# --- Gates ---


def test_without_a_kept_routine_it_leads_to_the_builder() -> None:
    check()
    describe()
    view = course.calendar()
    assert is_empty(view)
    assert buttons(view) == []
    assert CONTENT.lessons["07-build-your-routine"].title in panel(view)


def test_before_the_safety_check_it_leads_there(wire: WIRE) -> None:
    view = course.calendar()
    assert is_empty(view)
    assert say("view.check-first") in panel(view)
    act(view, "save")
    assert not files(wire)


@pytest.mark.parametrize(
    "finding", ["bladder", "fever", "self-harm", "weight-loss", "under-16", "recent-surgery"]
)
def test_it_is_not_offered_under_a_hold_or_where_plans_are_closed(
    view: CalendarView, wire: WIRE, finding: str
) -> None:
    check(finding)
    wire.clear()
    act(view, "save")  # the page does not know yet
    assert not files(wire)
    assert is_empty(view)
    assert buttons(view) == []
    assert plans.there()
    send(view, kind="look")
    assert is_empty(view)
    pick(view, weeks="1")
    assert is_empty(view)


def test_it_is_gone_when_the_pass_has_ended(
    clock: list[datetime], view: CalendarView, wire: WIRE
) -> None:
    assert not is_empty(view)
    clock.append(NOW + timedelta(hours=5))
    wire.clear()
    act(view, "save")
    assert not files(wire)
    assert is_empty(view)
    assert say("view.check-first") in panel(view)


def test_a_routine_that_was_forgotten_meanwhile_is_not_saved(
    view: CalendarView, wire: WIRE
) -> None:
    plans.forget()
    wire.clear()
    act(view, "save")
    assert not files(wire)
    assert is_empty(view)


def test_a_damaged_routine_is_set_aside_and_said_so(
    view: CalendarView, learner_folder: Path
) -> None:
    (learner_folder / plans.FILE).write_text("{", encoding="utf-8")
    send(view, kind="look")
    assert is_empty(view)
    assert "damaged" in view.notice


def test_its_paper_form_has_the_stop_rule_and_no_date_and_no_dose(view: CalendarView) -> None:
    paper = read(str(view.static()))
    assert say("calendar.by-hand") in paper
    assert calendar_file.stop_rule(CONTENT) in paper
    assert "November" not in paper
    assert "sets of" not in paper
    for tag, attributes in Reader(str(view.static())).tags:
        assert tag in KEPT_TAGS
        assert set(attributes) <= KEPT_ATTRIBUTES | MAY_BE_DROPPED


def test_the_library_is_loaded_only_when_a_file_is_written() -> None:
    code = (
        "import sys, sciatica_course as course; course.calendar; print('icalendar' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
