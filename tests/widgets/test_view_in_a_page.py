"""A view in a real browser: emergencies, buttons, other lessons, and things that go wrong."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, expect

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.widgets import registry
from sciatica_course.widgets.symptom_check import full_check
from sciatica_course.words import say
from tests.html.poison import POISON, poisoned
from tests.widgets.page import OpenLesson, button, heading
from tests.widgets.people import act, go_through
from tests.widgets.wire import Lesson


def test_an_emergency_takes_the_focus_and_is_read_out_where_it_was_told(
    open_lesson: OpenLesson,
) -> None:
    check, quiz = course.symptom_check(), course.quiz("start-here")
    page = open_lesson(check, quiz).page
    page.get_by_role("group", name="Do you have new trouble with passing wee?").get_by_label(
        "Yes"
    ).check()
    button(page, "Next").click()
    title = catalogue.load().screening.advice["emergency"].title
    expect(page.get_by_role("alert").get_by_role("heading", name=title)).to_be_focused()
    expect(page.get_by_role("radio")).to_have_count(0)
    other = page.get_by_role("region", name=quiz.label)
    expect(other.get_by_text(say("hold.title"))).to_be_visible()
    expect(other.get_by_role("alert").filter(has_text=say("hold.title"))).to_have_count(0)


def test_an_emergency_is_not_called_out_again_when_the_page_opens_again(
    open_lesson: OpenLesson,
) -> None:
    check = course.symptom_check()
    go_through(check, bladder="yes")
    page = open_lesson(check).page
    title = catalogue.load().screening.advice["emergency"].title
    expect(heading(page, title)).to_be_visible()
    expect(heading(page, title)).not_to_be_focused()
    expect(page.get_by_role("alert").filter(has_text=title)).to_have_count(0)


def test_the_way_out_asks_first_and_a_no_leads_back(open_lesson: OpenLesson) -> None:
    check = course.symptom_check()
    go_through(check, bladder="yes")
    page = open_lesson(check).page
    button(page, say("hold.way-out")).click()
    expect(page.get_by_text(say("hold.way-out-ask"))).to_be_focused()
    button(page, say("hold.way-out-no")).click()
    expect(button(page, say("hold.way-out"))).to_be_focused()
    assert not session.current().checked
    button(page, say("hold.way-out")).click()
    button(page, say("hold.way-out-yes")).click()
    expect(heading(page, full_check().pages[0].heading)).to_be_visible()
    assert session.current().checked


def test_the_next_person_finds_an_empty_page(open_lesson: OpenLesson) -> None:
    check = course.symptom_check()
    page = open_lesson(check, check).page
    page.get_by_label("Not sure").first.check()
    button(page, say("view.next-person")).first.click()
    expect(page.get_by_text(say("view.cleared")).first).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)


def test_choosing_a_country_changes_the_numbers_and_leaves_the_focus_where_it_is(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(course.help_now()).page
    country = page.get_by_label(say("form.country"))
    country.focus()
    country.select_option("GB")
    expect(page.get_by_role("link", name="Call 999")).to_be_visible()
    expect(country).to_be_focused()


def test_a_hold_reaches_a_lesson_in_another_page_without_a_click(open_lesson: OpenLesson) -> None:
    quiz = course.quiz("start-here")
    check = course.symptom_check()
    here = open_lesson(check)
    there = Lesson(here.page.context.new_page())
    there.open(quiz)
    expect(heading(there.page, quiz.label)).to_be_visible()
    registry._live.remove(quiz)  # it belongs to another kernel, which Python here cannot reach
    here.page.get_by_label("Yes").first.check()
    button(here.page, "Next").click()
    expect(there.page.get_by_text(say("hold.title"))).to_be_visible()
    expect(there.page.get_by_role("radio")).to_have_count(0)
    act(check, "checked")
    go_through(check)
    here.page.evaluate("new BroadcastChannel('sciatica-course').postMessage('session changed')")
    expect(heading(there.page, quiz.label)).to_be_visible()
    assert there.errors == []


def test_a_view_looks_again_when_the_reader_comes_back_to_it(open_lesson: OpenLesson) -> None:
    quiz = course.quiz("start-here")
    page = open_lesson(quiz).page
    expect(heading(page, quiz.label)).to_be_visible()
    registry._live.remove(quiz)
    go_through(course.symptom_check(), bladder="yes")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_text(say("hold.title"))).to_be_visible()


def test_a_view_that_is_closed_asks_nothing_more(open_lesson: OpenLesson) -> None:
    quiz = course.quiz("start-here")
    lesson = open_lesson(quiz)
    expect(heading(lesson.page, quiz.label)).to_be_visible()
    lesson.page.evaluate("document.querySelector('#views > div').close()")
    lesson.page.evaluate("() => { window.kernel = () => { window.asked = true; return []; }; }")
    lesson.page.evaluate("window.dispatchEvent(new Event('focus'))")
    lesson.page.evaluate("new BroadcastChannel('sciatica-course').postMessage('session changed')")
    quiz.answers = {"how-long": "days"}
    assert lesson.page.evaluate("window.asked") is None


def test_a_kernel_that_does_not_answer_is_told_kindly_and_nothing_is_lost(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(course.symptom_check()).page
    expect(page.get_by_label("Yes").first).to_be_visible()
    page.clock.install()
    page.evaluate("window.deaf = true")
    page.get_by_label("Yes").first.check()
    button(page, "Next").click()
    page.clock.run_for(9000)
    expect(page.get_by_role("alert").filter(has_text=say("form.slow"))).to_be_visible()
    expect(page.get_by_label("Yes").first).to_be_checked()


def test_words_that_look_like_html_are_shown_as_words(
    open_lesson: OpenLesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    check, quiz = course.symptom_check(), course.quiz("start-here")
    lesson = open_lesson(course.help_now(), check, quiz)
    page = lesson.page
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    quiz_view = page.get_by_role("region", name=quiz.label)
    quiz_view.get_by_role("radio").first.check()
    expect(quiz_view.get_by_role("status").filter(has_text=POISON).first).to_be_visible()
    page.locator("select").first.select_option("GB")
    expect(page.get_by_text("Kept: ").first).to_contain_text(POISON)
    button(page, f"Next{POISON}").click()
    page.get_by_label("Yes").first.check()
    button(page, f"Next{POISON}").click()
    expect(page.get_by_text("You told us about").first).to_be_visible()
    button(page, say("hold.way-out")).click()
    expect(page.get_by_text(POISON).first).to_be_visible()
    assert page.locator("#views script, #views img").count() == 0
    assert opened == []
