"""The agenda and the page for a red flag, live: what is chosen and typed, paper, a file, axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.words import say
from sciatica_course.workshop.agenda import AgendaError
from sciatica_course.workshop.agenda_view import AgendaView
from sciatica_course.workshop.red_flag import RedFlagPage
from tests.html.test_builder import Reader
from tests.widgets.page import OpenLesson, button, heading, violations
from tests.widgets.paper import pages_of, press_print, words_on
from tests.widgets.people import act, send
from tests.widgets.ready import check

TABLE = catalogue.load().workshop


def _slowly(*values: Any) -> Any:
    """Return a case that is left to the nightly run."""
    return pytest.param(*values, marks=pytest.mark.slow)


@pytest.fixture
def view() -> AgendaView:
    return course.agenda()  # type: ignore[no-any-return]


def put(view: AgendaView, **answers: str) -> str:
    """Choose and type, and return the words of the sheet that follows."""
    view.set_state({"answers": {**view.answers, **answers}})
    return " ".join(Reader(view.sheet).text.split())


def line(page: Page, question: str) -> Locator:
    return page.get_by_role("textbox", name=question)


def test_it_shows_what_the_notebook_asks_for_and_keeps_what_is_chosen(view: AgendaView) -> None:
    assert "90 minutes, 20 people" in put(view)
    assert "60 minutes, 12 people" in put(view, minutes="60", people=" 12 ", at="18:00")
    assert course.agenda() is view
    assert view.answers["people"] == " 12 "  # calling again changes nothing
    course.agenda(minutes=75, people=8, room="Mats")
    assert "75 minutes, 8 people" in Reader(view.sheet).text
    assert view.answers["at"] == "18:00"
    course.agenda(series=True)
    assert "A series of 6 weeks" in Reader(view.sheet).text
    course.agenda(week=3)
    assert "Week 3: Strength" in Reader(view.sheet).text
    for wrong in (0, 7, True, "3"):
        with pytest.raises(AgendaError, match="weeks 1 to 6"):
            course.agenda(week=wrong)
    with pytest.raises(AgendaError, match="nearest"):
        course.agenda(room="a tent")
    view.wipe()
    view.refresh()
    assert "Week 3: Strength" in Reader(view.sheet).text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"people": "many"}, "There can be 1 to 100 people, not many."),
        ({"people": ""}, "There can be 1 to 100 people, not …."),
        ({"people": "²"}, "There can be 1 to 100 people, not ²."),
        ({"people": "9999"}, "There can be 1 to 100 people, not 9999."),
        ({"day": "28.1.2027"}, "“28.1.2027” is not a day. Write it like this: 2027-01-28."),
        ({"day": "2027-02-30"}, "“2027-02-30” is not a day."),
        ({"day": "9999-12-31"}, "“9999-12-31” is not a day."),
        ({"at": "25:00"}, "“25:00” is not a time of day. Write it like this: 18:00."),
        ({"at": "six"}, "“six” is not a time of day."),
        ({"at": "<b>"}, "“<b>” is not a time of day."),
    ],
)
def test_what_is_no_number_no_day_and_no_time_is_said_kindly(
    view: AgendaView, typed: dict[str, str], says: str
) -> None:
    assert put(view, **typed).startswith(says)
    assert not view.actions
    assert not view.trouble
    send(view, kind="action", action="save")
    assert not view.trouble


def test_there_is_no_file_without_a_day(view: AgendaView, wire: list[Any]) -> None:
    put(view, at="9:30")
    wire.clear()
    act(view, "save")

    sent = [data.get("content", {}) for _, _, data in wire]

    assert [each["text"] for each in sent if each.get("kind") == "say"] == [say("agenda.no-day")]
    assert not [each for each in sent if each.get("kind") == "file"]


def test_a_hold_takes_the_agenda_away_but_never_the_red_flag_page(view: AgendaView) -> None:
    page: RedFlagPage = course.red_flag()
    check("bladder")
    send(view, kind="look")
    send(page, kind="look")

    assert view.panel["instead"]
    assert not view.sheet
    for step in TABLE.red_flag.steps.values():
        assert step.title in page.panel["html"]
    send(page, kind="country", country="GB")
    assert "999" in page.panel["html"]


def test_a_room_is_chosen_and_a_file_saved_in_the_page(
    view: AgendaView, open_lesson: OpenLesson, tmp_path: Path
) -> None:
    page = open_lesson(view).page
    page.get_by_label("Mats", exact=True).check()
    sheet = page.locator(".sc-follows")
    expect(sheet).to_contain_text("Try it: strength at the wall")
    people = line(page, say("agenda.people"))
    people.fill("")
    expect(sheet).to_contain_text("There can be 1 to 100 people")
    people.press_sequentially("31")
    expect(sheet).to_contain_text("have 3 people to lead")
    expect(people).to_be_focused()
    line(page, say("agenda.day")).fill("2027-01-28")
    line(page, say("agenda.at")).fill("18:30")
    expect(sheet).to_contain_text("On 28 January 2027, 18:30.")
    fold = sheet.locator("summary").nth(1)
    fold.focus()
    page.keyboard.press("Enter")
    expect(sheet.get_by_text("Your answers are yours alone.").last).to_be_visible()
    with page.expect_download() as saved:
        button(page, say("agenda.save")).click()
    assert saved.value.suggested_filename == "workshop.ics"
    saved.value.save_as(tmp_path / "workshop.ics")
    written = (tmp_path / "workshop.ics").read_bytes()
    entries: list[Any] = [*icalendar.Calendar.from_ical(written).walk("VEVENT")]
    [entry] = entries
    assert f"{entry['DTSTART'].dt:%Y-%m-%d %H:%M}" == "2027-01-28 18:30"


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"minutes": 240, "people": 100, "room": "mats"},
        _slowly({"minutes": 105, "people": 100, "room": "mats"}),
        _slowly({"minutes": 240, "people": 100, "room": "mats", "series": True}),
        *(
            _slowly({"minutes": minutes, "people": 100, "room": room})
            for minutes in range(45, 241, 15)
            for room in TABLE.rooms
        ),
    ],
)
def test_any_agenda_prints_on_one_page(asked: dict[str, Any], open_lesson: OpenLesson) -> None:
    view: AgendaView = course.agenda(**asked)
    put(view, day="2027-09-30", at="18:00")
    page = open_lesson(view, course.red_flag()).page
    page.locator(".sc-red-flag").evaluate("(sheet) => sheet.remove()")
    for paper in ("A4", "Letter"):
        press_print(page, say("agenda.print"))
        words = words_on(page)
        assert TABLE.only_clear in words
        assert all(each in words for each in (*TABLE.first, *TABLE.private))
        assert pages_of(page, paper) == 1


def test_the_page_for_a_red_flag_prints_on_one_page_for_each_country(
    open_lesson: OpenLesson,
) -> None:
    view: RedFlagPage = course.red_flag()
    page = open_lesson(view).page
    longest = max(catalogue.load().countries, key=lambda id_: len(_with(view, id_)))
    for country in ("", longest):
        page.get_by_role("combobox").select_option(country)
        expect(page.locator(".sc-red-flag")).to_be_visible()
        press_print(page, say("agenda.print-red-flag"))
        assert TABLE.red_flag.title in words_on(page)
        assert pages_of(page, "Letter") == 1
        page.emulate_media(media="screen")


def _with(view: RedFlagPage, country: str) -> str:
    send(view, kind="country", country=country)
    return str(view.panel["html"])


@pytest.mark.parametrize(
    ("theme", "width"),
    [("dark", 320), ("light", 1280), _slowly("light", 320), _slowly("dark", 1280)],
)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    view: AgendaView, open_lesson: OpenLesson, theme: str, width: int
) -> None:
    page = open_lesson(view, course.red_flag(), theme=theme, width=width).page
    expect(heading(page, TABLE.red_flag.title)).to_be_visible()
    for fold in page.locator("summary").all():
        fold.click()
    assert violations(page) == []
    wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    assert wide <= 0
