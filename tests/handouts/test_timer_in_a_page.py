"""The session timer of a handout, with its real buttons and a clock that is set."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sciatica_course import catalogue
from sciatica_course.symptoms import reopened
from sciatica_course.widgets.practise import SIGNS
from sciatica_course.words import say
from tests.handouts.conftest import Open
from tests.handouts.pressing import answer, choose, is_closed, part, the_check
from tests.widgets.page import button, heading
from tests.widgets.playing import later, place, press, text_of

CONTENT = catalogue.load()
LESSON = "08-practise-and-adjust"
DIARY = say("paper-timer.record-title")


@pytest.fixture
def page(open_page: Open) -> Page:
    """Practise and adjust at nine in the morning, its check clear, a first session chosen."""
    opened = open_page(LESSON, at="2026-11-22T09:00:00")
    answer(opened)
    choose(part(opened, "practise"), week="1", nth="1")
    expect(button(opened, say("player.start"))).to_be_visible()
    opened.clock.pause_at("2026-11-22T09:10:00")
    return opened


def skip_to(page: Page, cue: str) -> None:
    """Let the session run until it asks for this."""
    for _ in range(60):
        if text_of(page, "cue").startswith(cue):
            return
        later(page, 5)
    raise AssertionError(f"never came to {cue}")


def test_it_starts_waits_goes_on_holds_and_ends_with_a_line_for_the_diary(page: Page) -> None:
    press(page, "start")
    later(page, 5)
    _, _, shown = place(page)
    assert shown.split()[0] == "10"  # of fifteen seconds to get ready
    press(page, "pause")
    later(page, 120)
    assert place(page)[2] == shown
    expect(page.get_by_text(say("player.paused"))).to_be_visible()
    press(page, "go-on")
    later(page, 2)
    assert place(page)[2].split()[0] == "8"
    press(page, "skip")
    skip_to(page, say("player.hold"))
    held = place(page)[2]
    later(page, 2)
    assert place(page)[2] != held
    later(page, 15 * 60)
    expect(heading(page, DIARY)).to_be_visible()
    line = part(page, "practise").get_by_text(re.compile(r"22 \w+: \d+ minutes, 2 of 3"))
    expect(line).to_be_visible()
    expect(page.get_by_text(say("player.over-text"))).to_have_count(0)  # no questions come next
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    button(page, say("paper-timer.once-more")).click()
    expect(button(page, say("player.start"))).to_be_visible()


def test_a_page_does_not_say_that_it_keeps_what_you_tell_it(page: Page) -> None:
    press(page, "start")
    press(page, "tap")
    asked = page.locator(".sc-tap")
    asked.get_by_label("4", exact=True).check()
    asked.get_by_label(say("practise.place-thigh"), exact=True).check()
    press(page, "tap-save")
    expect(page.get_by_text(say("paper-player.tapped"))).to_be_visible()
    press(page, "finish")
    press(page, "finish-yes")
    expect(heading(page, DIARY)).to_be_focused()


def test_new_numbness_closes_everything_on_the_page(page: Page) -> None:
    routine, timer = part(page, "routine"), part(page, "practise")
    expect(routine.locator(".sc-week")).to_be_visible()
    press(page, "start")
    later(page, 20)
    press(page, "sign")
    alarm = timer.get_by_role("alert")
    expect(alarm.get_by_role("heading", name=say("body-map.alarm"))).to_be_focused()
    for id_ in reopened(CONTENT.screening, SIGNS):
        if CONTENT.screening.questions[id_].level.slug == "emergency":
            expect(alarm.get_by_text(CONTENT.screening.questions[id_].text)).to_be_visible()
    expect(alarm.get_by_text(say("handout-check.if-not"))).to_be_visible()
    is_closed(page, "practise")
    is_closed(page, "routine")
    expect(the_check(page).get_by_role("radio").first).to_be_visible()
    later(page, 600)
    is_closed(page, "practise")
    answer(page, saddle_numbness="Yes")
    for plan in (routine, timer):
        expect(plan.get_by_text(say("hold.title"))).to_be_visible()


def test_the_end_of_a_pass_closes_a_session_that_runs(page: Page) -> None:
    press(page, "start")
    later(page, 30)
    page.clock.fast_forward("03:59:00")
    is_closed(page, "practise")
    is_closed(page, "routine")
    expect(heading(page, say("recheck.heading"))).to_be_visible()
    asked = page.get_by_role("group", name=say("recheck.anything-new"))
    asked.get_by_label("No", exact=True).check()
    button(page, say("recheck.finish")).click()
    expect(button(page, say("player.start"))).to_be_visible()  # from its beginning


def test_the_next_person_finds_neither_choices_nor_session(page: Page) -> None:
    press(page, "start")
    later(page, 30)
    button(page, say("view.next-person")).click()
    is_closed(page, "practise")
    answer(page)
    expect(part(page, "practise").get_by_role("radio").first).to_be_visible()
    expect(part(page, "practise").locator("input:checked")).to_have_count(0)
    expect(button(page, say("player.start"))).to_have_count(0)
