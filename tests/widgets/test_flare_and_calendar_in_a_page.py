"""The page for a bad day and the calendar in a real browser: keys, paper, a file, small pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

import sciatica_course as course
from sciatica_course import catalogue, flare_page, plans, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.flare_page import LONGEST
from sciatica_course.routine.gentle import Gentle, gentlest
from sciatica_course.widgets.calendar_view import CalendarView
from sciatica_course.widgets.flare_plan import FlarePlan
from sciatica_course.words import say
from tests.ways import WAYS
from tests.widgets.page import OpenLesson, button, heading, violations
from tests.widgets.paper import pages_of, press_print, words_on
from tests.widgets.people import act, send
from tests.widgets.ready import check, choose, describe

CONTENT = catalogue.load()


@pytest.fixture
def views() -> tuple[FlarePlan, CalendarView]:
    """Both views of someone who has kept a routine."""
    check()
    describe()
    builder = course.routine_builder()
    choose(builder, minutes="30")
    act(builder, "keep")
    return course.flare_plan(), course.calendar()


def line(page: Page, question: str) -> Locator:
    return page.get_by_role("textbox", name=question)


def option(page: Page, question: str, label: str) -> Locator:
    return page.get_by_role("group", name=question).get_by_label(label, exact=True)


def fill_all(plan: FlarePlan, letters: int = LONGEST) -> None:
    """Write as much as the page takes, with the exercises that need most words."""
    kept, _ = plans.kept(CONTENT)
    assert kept
    assert kept.pattern
    fits = gentlest(CONTENT, kept.pattern, kept.profile, session.current())
    longest = sorted(fits, key=lambda id_: -words_of(fits[id_]))
    long = "m" * letters
    lines = dict.fromkeys(("know", "call", "helped", "note"), long)
    cut = ["time", "effort", "lifting", "sitting", "standing"]
    plan.set_state({"answers": {"eases": longest[:3], "cut": cut, **lines}})
    assert len(plan.written().eases) == min(3, len(fits))


def words_of(gentle: Gentle) -> int:
    """Return how many letters an exercise takes on the page."""
    form = CONTENT.exercises[gentle.exercise].forms.get(gentle.form)
    return sum(len(care.text) for care in gentle.care) + len(form.how if form else "")


def test_the_page_grows_while_it_is_written_and_nothing_typed_is_lost(
    views: tuple[FlarePlan, CalendarView], open_lesson: OpenLesson
) -> None:
    page = open_lesson(views[0]).page
    sheet = page.locator(".sc-follows")
    call = line(page, say("flare.call"))
    call.press_sequentially("Dr <Bell>, 020 7946", delay=5)
    expect(sheet).to_contain_text("Dr <Bell>, 020 7946")
    expect(call).to_have_value("Dr <Bell>, 020 7946")
    expect(call).to_be_focused()
    name = CONTENT.exercises["walking"].name
    option(page, say("flare.eases"), name).check()
    expect(sheet.get_by_role("listitem").filter(has_text=name)).to_be_visible()
    option(page, say("flare.eases"), say("flare.none")).check()
    expect(option(page, say("flare.eases"), name)).not_to_be_checked()
    expect(sheet).to_contain_text(say("flare.small-none"))


def test_a_fourth_exercise_is_not_taken_and_the_page_says_why(
    views: tuple[FlarePlan, CalendarView], open_lesson: OpenLesson
) -> None:
    page = open_lesson(views[0]).page
    boxes = page.get_by_role("group", name=say("flare.eases")).get_by_role("checkbox")
    for number in range(3):
        boxes.nth(number).check()
    boxes.nth(3).click()
    expect(page.get_by_text(say("flare.enough"))).to_be_visible()
    expect(boxes.nth(3)).not_to_be_checked()
    assert len(views[0].written().eases) == 3


def test_it_can_be_written_kept_and_forgotten_with_the_keyboard_alone(
    views: tuple[FlarePlan, CalendarView], open_lesson: OpenLesson
) -> None:
    lesson = open_lesson(views[0])
    page, keyboard = lesson.page, lesson.page.keyboard
    page.get_by_role("checkbox").first.focus()
    keyboard.press("Space")
    for _ in range(20):
        keyboard.press("Tab")
        if line(page, say("flare.helped")).evaluate("(n) => n === document.activeElement"):
            break
    keyboard.type("A warm bath")
    expect(button(page, say("flare.keep"))).to_be_visible()
    button(page, say("flare.keep")).focus()
    keyboard.press("Enter")
    expect(page.get_by_text("Your page is kept on this computer")).to_be_visible()
    kept, _ = flare_page.kept()
    assert kept
    assert kept.page.helped == "A warm bath"
    lesson.reopen(views[0])
    expect(line(page, say("flare.helped"))).to_have_value("A warm bath")
    button(page, say("flare.forget")).focus()
    keyboard.press("Enter")
    expect(page.get_by_text(say("flare.forget-ask"))).to_be_focused()
    button(page, say("flare.forget-yes")).click()
    expect(button(page, say("flare.forget"))).to_have_count(0)
    assert not flare_page.there()


@pytest.mark.parametrize("letters", [*range(0, LONGEST, 40), LONGEST])
def test_any_page_prints_on_one_sheet(
    views: tuple[FlarePlan, CalendarView], open_lesson: OpenLesson, letters: int
) -> None:
    check("walking-ache", "osteoporosis", "balance", "pregnant")
    fill_all(views[0], letters)
    page = open_lesson(views[0]).page
    press_print(page, say("flare.print"))
    assert pages_of(page, "Letter") == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("findings", [(), ("walking-ache", "osteoporosis", "balance", "pregnant")])
def test_the_fullest_page_prints_on_one_sheet(
    views: tuple[FlarePlan, CalendarView],
    open_lesson: OpenLesson,
    paper: str,
    findings: tuple[str, ...],
) -> None:
    plan = views[0]
    check(*findings)
    send(plan, kind="look")
    fill_all(plan)
    page = open_lesson(*views).page
    press_print(page, say("flare.print"))
    words = words_on(page)
    assert words.startswith(say("flare.title"))
    for id_ in plan.written().eases:
        assert CONTENT.exercises[id_].name in words
    assert CONTENT.claims["when-to-ask-for-help"].text in words
    assert say("flare.heading") not in words
    assert say("calendar.heading") not in words
    if findings:
        assert CONTENT.screening.advice[Urgency.SOON.slug].title in words
    assert pages_of(page, paper) == 1


def test_the_calendar_file_comes_out_of_the_browser_as_the_course_wrote_it(
    views: tuple[FlarePlan, CalendarView], open_lesson: OpenLesson, tmp_path: Path
) -> None:
    page = open_lesson(views[1]).page
    option(page, say("calendar.part"), say("calendar.part-morning")).check()
    at = page.get_by_role("group", name=say("calendar.time"))
    expect(at).to_have_count(1)  # the times of the other parts of the day are out of sight
    at.get_by_label("07:30", exact=True).check()
    option(page, say("calendar.weeks"), "3").check()
    expect(page.locator(".sc-follows")).to_contain_text("9 entries at 07:30")
    with page.expect_download() as saved:
        button(page, say("calendar.save")).click()
    assert saved.value.suggested_filename == "my-routine.ics"
    saved.value.save_as(tmp_path / "my-routine.ics")
    written = (tmp_path / "my-routine.ics").read_bytes()
    entries: list[Any] = [*icalendar.Calendar.from_ical(written).walk("VEVENT")]
    assert [f"{entry['DTSTART'].dt:%H:%M}" for entry in entries] == ["07:30"] * 9
    assert written.count(b"\r\n") == written.count(b"\n") > 100
    expect(page.get_by_text("is saved where your browser puts")).to_be_visible()


@pytest.mark.parametrize("finding", ["bladder", "fever", "weight-loss"])
def test_a_red_answer_in_another_lesson_leaves_no_dose_in_the_page(
    views: tuple[FlarePlan, CalendarView], open_lesson: OpenLesson, finding: str
) -> None:
    fill_all(views[0])
    page = open_lesson(*views).page
    expect(page.locator(".sc-flare li").first).to_be_visible()
    expect(button(page, say("calendar.save"))).to_be_visible()
    check(finding)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    for name in (say("flare.keep"), say("flare.print"), say("calendar.save")):
        expect(button(page, name)).to_have_count(0)
    expect(page.locator(".sc-flare")).to_have_count(0)
    expect(page.get_by_text(say("calendar.title"))).to_have_count(0)
    for word in ("sets of", "hold for", "times a day", "18:00", "mmmm"):
        assert word not in page.content(), word


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    views: tuple[FlarePlan, CalendarView], open_lesson: OpenLesson, theme: str, width: int
) -> None:
    check("walking-ache", "osteoporosis")
    fill_all(views[0])
    act(views[0], "keep")
    for view in views:
        view.refresh()
    page = open_lesson(*views, theme=theme, width=width).page
    expect(heading(page, say("flare.title"))).to_be_visible()
    expect(heading(page, say("calendar.heading"))).to_be_visible()
    button(page, say("flare.forget")).click()
    assert violations(page) == []
    wide, small = page.evaluate(
        """() => [
            document.scrollingElement.scrollWidth - innerWidth,
            [...document.querySelectorAll('.sc button, .sc input[type=text], .sc label.sc-option')]
                .filter((e) => e.checkVisibility())
                .map((e) => [e.textContent, e.getBoundingClientRect()])
                .filter(([, box]) => box.height < 44 || box.width < 44)
                .map(([words]) => words)]"""
    )
    assert wide <= 0
    assert not small
