"""Every state of the views, in every way people see: small, dark, forced colours, paper, axe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

import sciatica_course as course
from sciatica_course.widgets.symptom_check import full_check
from sciatica_course.widgets.view import View
from sciatica_course.words import say
from tests.widgets.diary import Diary
from tests.widgets.page import OpenLesson, button, violations
from tests.widgets.people import act, go_through, send
from tests.widgets.wire import Lesson


def in_every_state(lesson: Lesson, look: Callable[[str], None]) -> None:
    """Walk through every state that the views have, and look at each."""
    page = lesson.page
    check, quiz, helped = course.symptom_check(), course.quiz("warning-signs"), course.help_now()
    last = len(full_check().pages) - 1

    def reopen(*views: View) -> None:
        lesson.reopen(*views)

    reopen(helped, check, quiz)
    look("at first")
    button(page, "Next").click()
    expect(page.get_by_text("4 questions here")).to_be_visible()
    look("questions without an answer")
    button(page, say("form.no-to-all")).click()
    page.locator("select").first.select_option("GB")
    expect(page.get_by_text("Kept: ").first).to_be_visible()
    for field in page.get_by_role("region", name=quiz.label).get_by_role("group").all():
        field.get_by_role("radio").first.check()
    look("answers, and what they teach")
    send(check, kind="next", screen=3, answers={"fever": "yes", "infection-risk": "yes"})
    reopen(helped, check)
    page.get_by_text(say("check.show-today")).click()
    look("help is needed today")
    outcomes = {
        "today": {"fever": "yes", "cancer": "yes"},
        "call now": {"cancer": "yes", "leg_pain_new": "yes"},
        "dark thoughts": {"self_harm": "yes", "chest_pain": "yes"},
        "clear": {},
        "soon": {"walking_ache": "yes", "osteoporosis": "yes", "balance": "not-sure"},
        "soon and closed": {"weight_loss": "yes"},
        "ask first": {"pregnant": "yes"},
        "under 16": {"under_16": "yes"},
    }
    for name, said in outcomes.items():
        act(check, "checked")
        act(check, "again")
        go_through(check, **said)
        reopen(helped, check, quiz)
        look(name)
    check.wipe()
    check.screen = last
    reopen(helped, check)
    look("a check that was done before")
    act(check, "again")
    go_through(check, bladder="yes")
    reopen(helped, check, quiz)
    button(page, say("hold.way-out")).click()
    look("has a professional checked you")
    button(page, say("hold.way-out-yes")).click()
    expect(page.get_by_text(say("hold.checked"))).to_be_visible()
    look("a new check after a professional's")
    go_through(check)
    helped.trouble = helped.notice = "A sentence about trouble."
    reopen(helped, Diary())
    page.get_by_label("Yes").first.check()
    look("a scale")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(open_lesson: OpenLesson, theme: str) -> None:
    lesson = open_lesson(theme=theme)
    found: dict[str, list[str]] = {}
    seen: list[str] = []

    def look(state: str) -> None:
        seen.append(state)
        if wrong := violations(lesson.page):
            found[state] = wrong

    in_every_state(lesson, look)
    assert len(seen) == 16
    assert not found


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_a_small_page_and_everything_is_big_enough_to_touch(
    open_lesson: OpenLesson, width: int
) -> None:
    # 640 pixels at twice the size are what 1280 at 200 % zoom are.
    lesson = open_lesson(width=width, device_scale_factor=1280 / 640 if width == 640 else 1)
    wrong: list[str] = []

    def look(state: str) -> None:
        wide, small = lesson.page.evaluate(
            """() => [
                document.scrollingElement.scrollWidth - innerWidth,
                [...document.querySelectorAll('.sc button, .sc select, .sc label.sc-option, .sc a')]
                    .filter((e) => e.checkVisibility())
                    .map((e) => [e.textContent, e.getBoundingClientRect()])
                    .filter(([, box]) => box.height < 44 || box.width < 44)
                    .map(([words]) => words)]"""
        )
        wrong.extend([f"{state}: {wide} pixels too wide"] if wide > 0 else [])
        wrong.extend(f"{state}: {words!r} is too small to touch" for words in small)

    in_every_state(lesson, look)
    assert not wrong


def test_the_system_theme_counts_where_there_is_no_jupyterlab(open_lesson: OpenLesson) -> None:
    grounds = {
        (theme, scheme): open_lesson(
            course.quiz("start-here"), theme=theme, color_scheme=scheme
        ).page.evaluate("getComputedStyle(document.querySelector('.sc')).backgroundColor")
        for theme in ("light", "dark", "system")
        for scheme in ("light", "dark")
    }
    dark = grounds["dark", "dark"]
    assert {pair for pair, ground in grounds.items() if ground == dark} == {
        ("dark", "light"),
        ("dark", "dark"),
        ("system", "dark"),
    }


def test_a_reader_who_wants_no_motion_gets_none(open_lesson: OpenLesson) -> None:
    moving = "getComputedStyle(document.querySelector('.sc-option')).transitionDuration"
    still = open_lesson(course.symptom_check(), reduced_motion="reduce")
    assert still.page.evaluate(moving) == "0s"
    assert open_lesson(course.symptom_check()).page.evaluate(moving) != "0s"


def test_forced_colours_leave_a_line_round_everything_that_is_chosen_or_urgent(
    open_lesson: OpenLesson,
) -> None:
    check = course.symptom_check()
    lesson = open_lesson(check, forced_colors="active")
    page = lesson.page
    page.get_by_label("No", exact=True).first.check()
    widths = page.evaluate(
        """[...document.querySelectorAll('.sc-option')]
            .map((option) => getComputedStyle(option).borderTopWidth)"""
    )
    assert widths[1] == "3px"
    assert set(widths[:1] + widths[2:]) == {"1px"}
    main = "getComputedStyle(document.querySelector('.sc-main'))"
    assert page.evaluate(f"{main}.forcedColorAdjust") == "none", "or its words have no ground"
    assert page.evaluate(f"{main}.color != {main}.backgroundColor")
    go_through(check, bladder="yes")
    lesson.reopen(check)
    card = "getComputedStyle(document.querySelector('.sc-card'))"
    assert page.evaluate(f"{card}.borderTopStyle") == "solid"
    assert page.evaluate(f"{card}.borderTopWidth") == "2px"


def test_paper_shows_no_button_that_cannot_be_pressed(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.symptom_check(), theme="dark").page
    expect(button(page, "Next")).to_be_visible()
    page.emulate_media(media="print")
    expect(button(page, "Next")).to_be_hidden()
    colour = page.evaluate("getComputedStyle(document.querySelector('.sc-field')).color")
    assert colour == "rgb(0, 0, 0)"
