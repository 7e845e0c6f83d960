"""A handout printed from the menu of a browser: somebody's own week, and only while it may be."""

from __future__ import annotations

from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from sciatica_course import catalogue
from sciatica_course.words import say
from tests.handouts.conftest import Open
from tests.handouts.pressing import AMOUNT, answer, choose, part
from tests.widgets.page import button
from tests.widgets.paper import pages_of, press_print, words_on

ROUTINE, PRACTISE = "07-build-your-routine", "08-practise-and-adjust"
WEEK = "Week {number} of 6"
BLANK = say("paper-choices.chart")
MORNING, AFTER_THE_PASS = "2026-11-23T09:00:00", "2026-11-23T13:05:00"


def with_a_week(page: Page) -> None:
    """Answer the safety check, and make choices until a week is there."""
    answer(page)
    choose(part(page, "routine"))
    expect(button(page, say("week.print"))).to_be_visible()


def on_paper(page: Page) -> str:
    """Return the words of all pages that the menu of the browser prints."""
    printed = page.pdf(prefer_css_page_size=True)
    words = " ".join(each.extract_text() for each in PdfReader(BytesIO(printed)).pages)
    return " ".join(normalize("NFKC", words).split())  # two letters that are printed as one


def is_blank(page: Page) -> None:
    """The week to fill in by hand is printed, and nothing of a plan is."""
    words = on_paper(page)
    assert BLANK in words
    assert WEEK.format(number=1) not in words
    assert page.locator(".sc-print").inner_html() == ""


@pytest.mark.parametrize("lesson", [ROUTINE, pytest.param(PRACTISE, marks=pytest.mark.slow)])
def test_a_shown_week_is_printed_and_gone_after_a_red_flag(open_page: Open, lesson: str) -> None:
    page = open_page(lesson)
    expect(part(page, "routine")).to_be_visible()
    is_blank(page)
    with_a_week(page)
    words = on_paper(page)
    assert WEEK.format(number=1) in words
    assert BLANK not in words
    part(page, "routine").get_by_role("radio", name="3", exact=True).check()
    expect(part(page, "routine")).to_contain_text(WEEK.format(number=3))
    words = on_paper(page)
    assert WEEK.format(number=3) in words
    assert WEEK.format(number=1) not in words
    button(page, say("check.again")).first.click()
    answer(page, bladder="Yes")
    expect(part(page, "routine").get_by_text(say("hold.title"))).to_be_visible()
    is_blank(page)


@pytest.mark.slow
def test_the_printed_week_looks_as_the_printing_button_prints_it(open_page: Open) -> None:
    page = open_page(ROUTINE, color_scheme="dark")
    with_a_week(page)
    page.emulate_media(media="print")
    week = page.locator(".sc-print .sc-week-paper")
    looks = """(week) => [week, ...week.querySelectorAll("*")].map((each) => {
      const { fontSize, color, padding, borderBottom, textAlign } = getComputedStyle(each);
      return [each.tagName, fontSize, color, padding, borderBottom, textAlign];
    })"""
    inside, words = week.evaluate(looks), week.inner_text()
    assert AMOUNT.search(words)
    press_print(page, say("week.print"))
    alone = page.locator("body > .sc-print .sc-week-paper")
    assert alone.inner_text() == words
    assert alone.evaluate(looks) == inside
    assert words_on(page) == " ".join(words.split())  # the button prints nothing else
    assert pages_of(page) == 1


@pytest.mark.slow
def test_what_to_ask_first_is_printed_with_the_small_set(open_page: Open) -> None:
    page = open_page(ROUTINE)
    answer(page, osteoporosis="Yes")
    expect(button(page, say("week.print"))).to_be_visible()
    advice = catalogue.load().screening.advice["ask-first"]
    line = say("week.on-paper", title=advice.title, exercise=advice.exercise)
    assert " ".join(line.split()) in on_paper(page)
    button(page, say("check.again")).first.click()
    answer(page, chest_pain="Yes")
    is_blank(page)


def test_with_the_end_of_the_pass_the_week_is_blank_again(open_page: Open) -> None:
    page = open_page(ROUTINE, at=MORNING)
    with_a_week(page)
    assert WEEK.format(number=1) in on_paper(page)
    page.clock.set_system_time(AFTER_THE_PASS)  # as after a sleep: nothing has told the page
    is_blank(page)


def test_the_next_person_prints_nothing_of_the_last_one(open_page: Open) -> None:
    page = open_page(ROUTINE)
    with_a_week(page)
    button(page, say("view.next-person")).first.click()
    expect(part(page, "routine").get_by_text(say("handout-check.first"))).to_be_visible()
    is_blank(page)


def test_a_browser_that_cannot_open_the_packs_shows_the_paper(open_page: Open) -> None:
    """And says nothing wrong while it does: what is told to a console would fail the test."""
    page = open_page(ROUTINE, before="delete globalThis.DecompressionStream")
    expect(page.get_by_text(BLANK)).to_be_visible()
    assert page.evaluate("typeof DecompressionStream") == "undefined"
    expect(page.locator(".sc-alive:visible")).to_have_count(0)
    assert BLANK in on_paper(page)
