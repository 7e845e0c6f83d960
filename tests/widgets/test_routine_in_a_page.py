"""Builder, kept routine and cards in a real browser: keys, focus, paper, small pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

import sciatica_course as course
from sciatica_course import catalogue, plans
from sciatica_course.catalogue.types import Urgency
from sciatica_course.widgets.routine_builder import RoutineBuilder
from sciatica_course.words import say
from tests.ways import WAYS
from tests.widgets.page import OpenLesson, button, comes_true, heading, violations
from tests.widgets.paper import pages_of, press_print, words_on
from tests.widgets.people import act
from tests.widgets.ready import check, choose, describe

CONTENT = catalogue.load()
SLOW = 5_000


@pytest.fixture
def builder() -> RoutineBuilder:
    """The builder of someone who has done both checks."""
    check()
    describe(goal_one="a walk with the dog")
    return course.routine_builder()  # type: ignore[no-any-return]


def one_of(page: Page, question: str, label: str) -> Locator:
    group = page.get_by_role("group", name=question)
    return group.get_by_label(label, exact=True)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.value || document.activeElement.textContent"))


def test_the_week_follows_a_choice_and_is_read_out_once(
    builder: RoutineBuilder, open_lesson: OpenLesson
) -> None:
    page = open_lesson(builder).page
    status = page.locator(".sc-only-heard")
    expect(status).to_have_text("")
    for minutes in ("20", "30", "45"):
        one_of(page, say("builder.minutes"), minutes).check()
    expect(status).to_have_text(builder.said, timeout=SLOW)
    assert "45" in builder.answers["minutes"]
    page.evaluate("window.heard = document.querySelector('.sc-only-heard').textContent")
    one_of(page, say("builder.days"), "5").check()
    expect(status).to_have_text(builder.said, timeout=SLOW)
    assert page.evaluate("window.heard") != builder.said


def test_nothing_jumps_and_nothing_that_is_open_closes_while_choosing(
    builder: RoutineBuilder, open_lesson: OpenLesson
) -> None:
    page = open_lesson(builder, width=700).page
    left_out = page.get_by_text(say("week.left-out"))
    left_out.click()
    why = page.locator("summary").filter(has_text=CONTENT.exercises["walking"].name).first
    why.click()
    days = one_of(page, say("builder.days"), "4")
    days.focus()
    before = page.evaluate("[scrollY, document.activeElement.getBoundingClientRect().top]")
    page.keyboard.press("Space")
    expect(page.locator(".sc-in-all")).to_contain_text("4 days, ")
    assert page.evaluate("[scrollY, document.activeElement.getBoundingClientRect().top]") == before
    expect(days).to_be_focused()
    opened = page.evaluate(
        "[...document.querySelectorAll('details')].filter((d) => d.open).map((d) => d.dataset.name)"
    )
    assert opened == ["why-1-walking", "left-out"]


def test_a_routine_can_be_built_read_and_kept_with_the_keyboard_alone(
    builder: RoutineBuilder, open_lesson: OpenLesson
) -> None:
    page = open_lesson(builder).page
    keyboard = page.keyboard

    def tab_to(words: str) -> None:
        for _ in range(80):
            keyboard.press("Tab")
            if focused(page) == words:
                return
        raise AssertionError(f"no way to {words}")

    tab_to("15")
    keyboard.press("ArrowRight")
    assert comes_true(page, lambda: builder.answers["minutes"] == "20")
    tab_to("kneeling")
    keyboard.press("Space")
    assert comes_true(page, lambda: builder.answers["ruled-out"] == ["kneeling"])
    tab_to("1")  # the week to look at
    keyboard.press("ArrowRight")
    expect(heading(page, say("week.title", number=2))).to_be_visible()
    assert focused(page) == "2"
    tab_to(say("week.left-out"))
    keyboard.press("Enter")
    expect(page.get_by_text(CONTENT.exercises["running"].later)).to_be_visible()
    tab_to(say("builder.keep"))
    keyboard.press("Enter")
    expect(page.get_by_text("kept on this computer, in")).to_be_visible()
    assert plans.there()
    expect(button(page, say("builder.forget"))).to_be_visible()
    button(page, say("builder.keep")).focus()
    keyboard.press("Enter")
    expect(page.get_by_text(say("builder.keep-ask"))).to_be_focused()


@pytest.mark.parametrize(("width", "beside"), [(1250, True), (800, False), (320, False)])
def test_the_form_stands_beside_the_week_where_there_is_room(
    builder: RoutineBuilder, open_lesson: OpenLesson, width: int, beside: bool
) -> None:
    page = open_lesson(builder, width=width).page
    form = page.locator(".sc-form").bounding_box()
    week = page.locator(".sc-week").bounding_box()
    assert form
    assert week
    if beside:
        assert week["x"] >= form["x"] + form["width"]
        assert abs(week["y"] - form["y"]) < 40
    else:
        assert week["y"] >= form["y"] + form["height"]
    now = page.locator(".sc-now")
    expect(now).to_have_text(builder.said)
    expect(now).to_be_visible(visible=not beside)


@pytest.mark.parametrize("finding", ["bladder", "fever", "weight-loss"])
def test_a_red_answer_in_another_lesson_hides_everything_at_the_next_look(
    builder: RoutineBuilder, open_lesson: OpenLesson, finding: str
) -> None:
    act(builder, "keep")
    views = [builder, course.my_routine(), course.exercises("strength")]
    page = open_lesson(*views).page
    expect(page.locator(".sc-items").first).to_be_visible()
    expect(page.get_by_text("2 days a week").first).to_be_visible()
    check(finding)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator(".sc-items")).to_have_count(0)
    expect(page.get_by_text("2 days a week")).to_have_count(0)
    expect(page.locator(".sc-builder")).to_be_hidden()
    assert "sets of" not in page.content()
    for name in (say("builder.keep"), say("week.print"), say("builder.forget")):
        expect(button(page, name)).to_have_count(0)


def test_a_page_that_opens_again_shows_the_same_choices_and_week(
    builder: RoutineBuilder, open_lesson: OpenLesson
) -> None:
    lesson = open_lesson(builder)
    one_of(lesson.page, say("builder.minutes"), "25").check()
    one_of(lesson.page, say("week.choose"), "3").check()
    expect(heading(lesson.page, say("week.title", number=3))).to_be_visible()
    lesson.reopen(builder)
    expect(one_of(lesson.page, say("builder.minutes"), "25")).to_be_checked()
    expect(one_of(lesson.page, say("week.choose"), "3")).to_be_checked()
    expect(heading(lesson.page, say("week.title", number=3))).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("finding", [(), ("walking-ache", "osteoporosis", "balance", "pregnant")])
def test_the_fullest_week_prints_on_one_page(
    open_lesson: OpenLesson, paper: str, finding: tuple[str, ...]
) -> None:
    check(*finding)
    goals = {f"goal_{number}": "m" * 60 for number in ("one", "two", "three")}
    describe(**goals)
    builder = course.routine_builder()
    choose(builder, minutes="45", days="7", ruled_out=["kneeling"], conditions=["sore-arms"])
    builder.set_state({"number": 6})
    page = open_lesson(builder).page
    press_print(page, say("week.print"))
    words = words_on(page)
    assert say("week.title", number=6) in words
    assert CONTENT.claims["stop-when-it-moves-down"].text in words
    assert say("week.left-out") not in words
    assert CONTENT.exercises["walking"].why not in words
    if finding:
        assert CONTENT.screening.advice[Urgency.SOON.slug].title in words
    assert pages_of(page, paper) == 1


def in_every_state(page_of: OpenLesson, theme: str, width: int) -> Page:
    """Open everything that this room has on one page, with all that opens in place open."""
    check("walking-ache")
    describe(goal_one="a walk")
    builder = course.routine_builder()
    choose(builder, minutes="30", ruled_out=["kneeling"])
    act(builder, "keep")
    check("pregnant", "osteoporosis")  # so that the kept routine has something to tell
    views = [builder, course.my_routine(), course.exercises("stretch"), course.exercise("running")]
    for view in views:
        view.refresh()
    page = page_of(*views, theme=theme, width=width).page
    expect(page.get_by_text(say("my-routine.changed"))).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    return page


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing(open_lesson: OpenLesson, theme: str, width: int) -> None:
    page = in_every_state(open_lesson, theme, width)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_a_small_page_and_everything_is_big_enough_to_touch(
    open_lesson: OpenLesson, width: int
) -> None:
    page = in_every_state(open_lesson, "light", width)
    wide, small = page.evaluate(
        """() => [
            document.scrollingElement.scrollWidth - innerWidth,
            [...document.querySelectorAll('.sc button, .sc label.sc-option, .sc summary')]
                .filter((e) => e.checkVisibility())
                .map((e) => [e.textContent, e.getBoundingClientRect()])
                .filter(([, box]) => box.height < 44 || box.width < 44)
                .map(([words]) => words)]"""
    )
    assert wide <= 0
    assert not small


def test_cards_open_in_place_and_show_doses_that_come_and_go(open_lesson: OpenLesson) -> None:
    view = course.exercises("stretch")
    page = open_lesson(view).page
    names = [e.name for e in CONTENT.exercises.values() if e.kind.value == "stretch"]
    first, second = (heading(page, name) for name in names[:2])
    expect(first).to_be_visible()
    places = page.locator("[data-exercise]")
    expect(places.first).to_be_visible()
    expect(places.nth(1)).to_be_hidden()
    second.click()
    lesson = CONTENT.lessons["02-check-your-symptoms"].title
    first_line = say("exercise.dose-first", lesson=lesson)
    expect(places.nth(1)).to_contain_text(first_line)
    check()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(places.nth(1)).not_to_contain_text(first_line)
    expect(places.nth(1)).to_be_visible()  # what was open stays open
    expect(places.nth(1)).to_contain_text(say("exercise.dose"))
