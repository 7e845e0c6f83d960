"""The self-check in a real browser: with the keyboard, when an answer is a sign, and on paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.session import State
from sciatica_course.widgets.check_forms import self_check_form
from sciatica_course.widgets.symptom_check import SymptomCheck
from sciatica_course.words import say, section
from tests.widgets.page import OpenLesson, button, heading, violations
from tests.widgets.paper import pages_of, press_print, words_on
from tests.widgets.people import act, describe, go_through
from tests.widgets.test_guard import Plan

TABLE = catalogue.load().symptoms
PAGES = self_check_form().pages


@pytest.fixture
def passed(check: SymptomCheck) -> SymptomCheck:
    """A check that found little, and says so on paper too."""
    go_through(check, walking_ache="yes")
    return check


def everything() -> dict[str, Any]:
    """Return as long a self-check as anyone can fill in without a sign."""
    said: dict[str, Any] = {}
    for question in TABLE.questions.values():
        quiet = [option for option in question.options.values() if not option.raises]
        if question.longest:
            said[question.id] = ("walking along the water with a dog and " * 3)[: question.longest]
        elif question.options and question.asked.value == "several":
            said[question.id] = [option.id for option in quiet if not option.alone]
        elif question.options:
            said[question.id] = max(quiet, key=lambda o: (o.points, len(o.label))).id
        else:
            said[question.id] = 8
    meant = {m.question: m.answers[0] for m in TABLE.meanings.values() if m.question in said}
    singles = {id_: answer for id_, answer in meant.items() if isinstance(said[id_], str)}
    return {id_.replace("-", "_"): value for id_, value in (said | singles).items()}


def first_page(page: Page, side: str = "Left") -> None:
    """Fill in the first page as it is seen."""
    expect(heading(page, PAGES[0].heading)).to_be_visible()
    page.get_by_role("group", name=TABLE.questions["side"].text).get_by_label(side).check()
    for id_, label in (("places", "Buttock"), ("lowest", "Thigh"), ("feelings", "Burning")):
        page.get_by_role("group", name=TABLE.questions[id_].text).get_by_label(label).check()
    button(page, "Next").click()


def test_it_can_be_done_with_the_keyboard_alone_from_the_result_to_the_summary(
    open_lesson: OpenLesson, passed: SymptomCheck
) -> None:
    page = open_lesson(passed).page
    keyboard = page.keyboard

    def tab_to(name: str) -> None:
        for _ in range(60):
            keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == name:
                return
        raise AssertionError(f"no way to {name}")

    tab_to(say("self-check.go-on"))
    keyboard.press("Enter")
    for number, asked in enumerate(PAGES):
        expect(heading(page, asked.heading)).to_be_focused()
        for field in asked.fields:
            keyboard.press("Tab")
            if field.several:
                keyboard.press("Space")
                for _ in field.options[1:]:
                    keyboard.press("Tab")
            elif field.longest:
                keyboard.type("Swim")
            else:
                keyboard.press("Space")
        tab_to("Next" if number < len(PAGES) - 1 else say("self-check.finish"))
        keyboard.press("Enter")
    expect(heading(page, say("self-check.title"))).to_be_focused()
    expect(page.get_by_text("Swim", exact=True)).to_have_count(3)
    assert passed.self_check.pattern is not None
    assert passed.self_check.pattern.goals == ("Swim", "Swim", "Swim")


def test_a_sign_brings_the_safety_check_back_and_closes_the_plan_beside_it(
    open_lesson: OpenLesson, passed: SymptomCheck
) -> None:
    plan = Plan("Plan")
    act(passed, "go-on")
    page = open_lesson(passed).page
    first_page(page, side="Both sides")
    expect(heading(page, say("self-check.again-title"))).to_be_focused()
    expect(page.get_by_text("Both sides", exact=True)).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.get_by_role("group")).to_have_count(2)
    assert session.current().state is State.NOT_SCREENED
    assert "the plan" not in plan.panel["html"]
    for group in page.get_by_role("group").all():
        group.get_by_label("No", exact=True).check()
    button(page, say("form.finish")).click()
    expect(button(page, say("self-check.go-back"))).to_be_visible()
    assert "the plan" in plan.panel["html"]
    button(page, say("self-check.go-back")).click()
    expect(heading(page, PAGES[1].heading)).to_be_focused()
    button(page, say("form.back")).click()
    expect(page.get_by_label("Both sides")).to_be_checked()
    button(page, "Next").click()
    expect(heading(page, PAGES[1].heading)).to_be_focused()


def test_a_sign_that_is_an_emergency_is_read_out(
    open_lesson: OpenLesson, passed: SymptomCheck
) -> None:
    act(passed, "go-on")
    page = open_lesson(passed).page
    first_page(page, side="Both sides")
    page.get_by_role("group").first.get_by_label("Not sure").check()
    button(page, say("form.finish")).click()
    title = catalogue.load().screening.advice["emergency"].title
    expect(page.get_by_role("alert").get_by_role("heading", name=title)).to_be_focused()


def test_what_is_missing_is_named_without_an_answer_that_is_not_there(
    open_lesson: OpenLesson, passed: SymptomCheck
) -> None:
    act(passed, "go-on")
    page = open_lesson(passed).page
    button(page, "Next").click()
    words = section("form")["open-many"].replace("{count}", "4")
    expect(page.get_by_role("alert").filter(has_text=words)).to_have_text(words)


def test_a_page_that_opens_again_shows_the_same_self_check(
    open_lesson: OpenLesson, passed: SymptomCheck
) -> None:
    act(passed, "go-on")
    lesson = open_lesson(passed)
    first_page(lesson.page)
    lesson.page.get_by_role("radio").first.check()
    lesson.reopen(passed)
    expect(heading(lesson.page, PAGES[1].heading)).to_be_visible()
    expect(lesson.page.get_by_role("radio").first).to_be_checked()


def test_keep_says_what_is_kept_and_the_button_takes_it_back(
    open_lesson: OpenLesson, passed: SymptomCheck
) -> None:
    describe(passed)
    page = open_lesson(passed).page
    button(page, say("self-check.keep")).click()
    expect(page.get_by_text(say("self-check.kept"))).to_be_visible()
    button(page, say("self-check.forget")).click()
    expect(page.get_by_text(say("self-check.forgotten"))).to_be_visible()
    expect(button(page, say("self-check.keep"))).to_be_visible()


# Six things that it may mean, the longest ones: as many as are printed in letters of full size.
SIX = {
    "side": "left",
    "lowest": "thigh",
    "feelings": ["numb"],
    "bending": "worse",
    "arching": "same",
    "walking": "worse",
}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_summary_in_letters_of_full_size_prints_on_one_page(
    open_lesson: OpenLesson, passed: SymptomCheck, paper: str
) -> None:
    describe(passed, **everything() | SIX)
    assert passed.self_check.pattern is not None
    assert len(passed.self_check.pattern.meanings) == 6
    page = open_lesson(passed).page
    press_print(page, say("self-check.print"))
    answer = page.locator(".sc-print dd").first
    size = answer.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)")
    assert size == pytest.approx(10 * 96 / 72, abs=0.1)
    assert pages_of(page, paper) == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_summary_prints_on_one_page_and_nothing_else_does(
    open_lesson: OpenLesson, passed: SymptomCheck, paper: str
) -> None:
    describe(passed, **everything())
    page = open_lesson(passed, course.quiz("start-here"), theme="dark").page
    press_print(page, say("self-check.print"))
    words = words_on(page)
    assert words.startswith(say("self-check.title"))
    assert words.endswith(say("self-check.anything-new"))
    for meaning in TABLE.meanings.values():
        assert meaning.text in words
    for unwanted in (say("self-check.keep"), say("form.country"), "A lesson"):
        assert unwanted not in words
    ink = "(node) => getComputedStyle(node).color"
    assert page.locator(".sc-print dd").first.evaluate(ink) == "rgb(0, 0, 0)"
    assert pages_of(page, paper) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_of_it_fits_a_small_screen_and_pleases_axe(
    open_lesson: OpenLesson, passed: SymptomCheck, theme: str
) -> None:
    act(passed, "go-on")
    page = open_lesson(passed, width=320, theme=theme).page
    for number, asked in enumerate(PAGES):
        passed.screen = number
        page.evaluate(
            "(n) => [...window.models.values()][0].take({ screen: n })",
            number,
        )
        expect(heading(page, asked.heading)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, asked.id
        assert violations(page) == [], asked.id
    describe(passed, **everything())
    page = open_lesson(passed, width=320, theme=theme).page
    expect(heading(page, say("self-check.title"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
