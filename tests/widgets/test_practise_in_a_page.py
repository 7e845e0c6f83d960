"""Practise in a browser whose clock is set: forms, player, alarms, reloads and a new kernel."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

import sciatica_course as course
from sciatica_course import session
from sciatica_course.entries import Ending
from sciatica_course.session import State
from sciatica_course.widgets.practise import Practise
from sciatica_course.widgets.view import View
from sciatica_course.words import say
from tests.html.poison import POISON
from tests.ways import WAYS
from tests.widgets import practising as people
from tests.widgets.page import OpenLesson, button, heading, violations
from tests.widgets.people import NOW
from tests.widgets.playing import later, press
from tests.widgets.ready import check
from tests.widgets.wire import Lesson

# Counts in the page how often the kernel has answered.
ANSWERED = """() => {
    let count = 0;
    const [model] = window.models.values();
    const note = ({ kind }) => kind === "done" && (document.body.dataset.answered = ++count);
    model.on("msg:custom", note);
}"""

pytestmark = pytest.mark.usefixtures("times")


@pytest.fixture
def mine() -> Practise:
    people.with_routine()
    return course.practise()  # type: ignore[no-any-return]


def opened(open_lesson: OpenLesson, *views: View, **options: object) -> Lesson:
    """Open a page at the time of the kernel, which stands still until a test lets it go on."""
    lesson = open_lesson(**options)
    lesson.page.clock.install(time=NOW - timedelta(minutes=1))  # pausing must not come too late
    lesson.page.clock.pause_at(NOW + timedelta(seconds=1))
    for view in views:
        lesson.show(view)
    return lesson


def group(page: Page, question: str) -> Locator:
    return page.get_by_role("group", name=say(f"practise.{question}"))


def choose(page: Page, question: str, answer: str) -> None:
    group(page, question).get_by_label(answer, exact=True).check()


def before(page: Page) -> None:
    """Answer what is asked before a session, and go on to it."""
    choose(page, "anything-new", "No")
    choose(page, "leg-now", "3")
    choose(page, "lowest-now", say("practise.place-calf"))
    button(page, say("practise.before-finish")).click()
    expect(button(page, say("player.start"))).to_be_visible()


def start(page: Page) -> None:
    before(page)
    press(page, "start")
    expect(page.get_by_text(say("practise.how-to-start"))).to_have_count(0)


def finish(page: Page) -> None:
    press(page, "finish")
    press(page, "finish-yes")
    expect(heading(page, say("practise.after"))).to_be_visible()


def test_someone_is_led_from_the_questions_to_what_comes_next(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    page = opened(open_lesson, mine).page
    before(page)
    expect(page.locator(".sc-advice .sc-title")).to_be_focused()
    press(page, "start")
    expect(page.locator(".sc-advice")).to_have_count(0)
    later(page, mine.play["total"] + 1)
    expect(heading(page, say("practise.after"))).to_be_focused()
    expect(page.locator(".sc-player")).to_be_hidden()
    choose(page, "back-worst", "1")
    choose(page, "spare", "Yes")
    page.get_by_label(re.compile(re.escape(say("practise.note")))).fill(POISON)
    button(page, say("practise.after-finish")).click()
    expect(heading(page, say("practise.done"))).to_be_focused()
    (entry,) = people.stored()
    assert entry.ending is Ending.FINISHED
    assert entry.note == POISON
    assert (entry.leg_worst, entry.lowest_worst) == (3, "calf"), "filled in from before"
    button(page, say("practise.keep")).click()
    expect(page.get_by_text(say("practise.kept"))).to_be_visible()


def test_which_exercise_it_was_is_asked_only_where_the_pain_went_down(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    page = opened(open_lesson, mine).page
    start(page)
    later(page, 200)  # into the second exercise
    finish(page)
    expect(group(page, "lower")).to_be_hidden()
    choose(page, "lowest-worst", say("practise.place-foot"))
    expect(group(page, "lower")).to_be_visible()
    expect(group(page, "lower").get_by_role("radio")).to_have_count(3)
    choose(page, "lowest-worst", say("practise.place-thigh"))
    expect(group(page, "lower")).to_be_hidden()


def test_a_sign_stops_the_session_and_closes_every_plan_of_the_page(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    routine = course.my_routine()
    page = opened(open_lesson, mine, routine).page
    start(page)
    expect(page.locator(".sc-sessions")).to_contain_text("Glute bridge")
    later(page, 60)
    press(page, "sign")
    expect(heading(page, say("body-map.alarm"))).to_be_focused()
    expect(page.locator(".sc-player")).to_be_hidden()
    expect(page.get_by_text("Glute bridge")).to_have_count(0)
    expect(page.get_by_text(say("view.check-first")).first).to_be_visible()
    assert session.current().state is State.NOT_SCREENED
    assert people.stored()[0].ending is Ending.SIGN


def test_a_yes_before_the_session_is_heard_at_once(mine: Practise, open_lesson: OpenLesson) -> None:
    page = opened(open_lesson, mine).page
    choose(page, "anything-new", "Not sure")
    button(page, say("practise.before-finish")).click()
    expect(heading(page, say("body-map.alarm"))).to_be_focused()
    expect(page.get_by_role("radio")).to_have_count(0)
    assert not session.current().open


def test_a_reload_goes_on_where_it_was(mine: Practise, open_lesson: OpenLesson) -> None:
    lesson = opened(open_lesson, mine)
    page = lesson.page
    start(page)
    later(page, 40)
    there = page.locator(".sc-times").inner_text()
    press(page, "pause")
    lesson.reopen(mine)
    expect(button(page, say("player.go-on"))).to_be_visible()
    assert page.locator(".sc-times").inner_text() == there


def test_a_new_kernel_gets_the_session_back_from_the_page(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    lesson = opened(open_lesson, mine)
    page = lesson.page
    start(page)
    later(page, 40)
    there = page.locator(".sc-times").inner_text()
    mine.close()
    fresh = course.practise()
    assert fresh.play == {}
    lesson.reopen(fresh)
    expect(page.locator(".sc-cue")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    assert page.locator(".sc-times").inner_text() == there
    later(page, fresh.play["total"])
    expect(heading(page, say("practise.after"))).to_be_visible()
    assert fresh.sitting
    assert fresh.sitting.entry.leg_before == 3
    assert fresh.sitting.entry.ending is Ending.FINISHED


def test_a_new_kernel_without_a_pass_brings_no_player_back(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    lesson = opened(open_lesson, mine)
    page = lesson.page
    start(page)
    later(page, 200)
    mine.close()
    check("bladder")
    lesson.reopen(course.practise())
    expect(heading(page, say("hold.title"))).to_be_visible()
    expect(page.locator(".sc-player")).to_be_hidden()
    assert page.locator(".sc-cue").count() == 0


def test_the_questions_afterwards_come_back_after_a_new_kernel_too(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    lesson = opened(open_lesson, mine)
    page = lesson.page
    start(page)
    later(page, 200)
    finish(page)
    mine.close()
    lesson.reopen(course.practise())
    expect(heading(page, say("practise.after"))).to_be_visible()


def test_the_end_of_a_pass_closes_the_session_though_the_kernel_is_gone(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    page = opened(open_lesson, mine).page
    start(page)
    later(page, 20)
    press(page, "pause")
    page.evaluate("window.deaf = true")
    page.clock.fast_forward("03:59:30")
    later(page, 9)
    expect(button(page, say("player.go-on"))).to_be_visible()
    later(page, 10)
    expect(page.get_by_text(say("practise.closed"))).to_be_visible()
    expect(page.locator(".sc-player")).to_be_hidden()


def test_the_end_of_a_pass_is_told_by_the_kernel_while_it_is_there(
    mine: Practise, open_lesson: OpenLesson, times: list[datetime]
) -> None:
    page = opened(open_lesson, mine).page
    start(page)
    later(page, 200)
    press(page, "pause")
    times.append(NOW + timedelta(hours=4))
    page.clock.fast_forward("03:57:00")
    expect(heading(page, say("recheck.heading"))).to_be_visible()
    expect(page.locator(".sc-player")).to_be_hidden()
    page.get_by_label("No", exact=True).check()
    button(page, say("recheck.finish")).click()
    expect(heading(page, say("practise.after"))).to_be_visible()


def test_a_page_whose_clock_is_ahead_asks_the_kernel_before_it_closes(
    mine: Practise, open_lesson: OpenLesson
) -> None:
    page = opened(open_lesson, mine).page
    start(page)
    press(page, "pause")
    page.evaluate(ANSWERED)
    page.clock.fast_forward("04:10:00")
    expect(page.locator("body")).to_have_attribute("data-answered", "1")
    later(page, 59)
    expect(button(page, say("player.go-on"))).to_be_visible()
    later(page, 2)
    expect(page.locator("body")).to_have_attribute("data-answered", "2")
    expect(button(page, say("player.go-on"))).to_be_visible()


def test_the_next_person_finds_nothing_in_the_page(mine: Practise, open_lesson: OpenLesson) -> None:
    page = opened(open_lesson, mine, course.symptom_check()).page
    start(page)
    assert page.evaluate("Object.keys(sessionStorage).length") > 0
    button(page, say("view.next-person")).click()
    button(page, say("view.next-person-yes")).click()
    expect(page.get_by_text(say("view.cleared"))).to_be_visible()
    expect(page.locator(".sc-player")).to_be_hidden()
    assert page.evaluate("Object.keys(sessionStorage)") == []


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    mine: Practise, open_lesson: OpenLesson, width: int, theme: str
) -> None:
    people.record(people.session(NOW - timedelta(days=1), lowest_worst="foot"))
    mine.refresh()
    lesson = open_lesson(width=width, theme=theme)
    page = lesson.page
    page.clock.install(time=NOW)  # and it goes on: axe waits by it
    lesson.show(mine)

    def look(name: str) -> None:
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    look("the morning after")
    button(page, say("practise.later")).click()
    expect(heading(page, say("practise.before"))).to_be_visible()
    look("before")
    before(page)
    look("the session")
    press(page, "start")
    later(page, 200)
    look("while it plays")
    finish(page)
    choose(page, "lowest-worst", say("practise.place-foot"))
    look("after")
    choose(page, "lower", say("practise.not-known"))
    choose(page, "back-worst", "1")
    choose(page, "spare", "Yes")
    button(page, say("practise.after-finish")).click()
    expect(heading(page, say("practise.done"))).to_be_visible()
    look("what comes next")
    button(page, say("practise.once-more")).click()
    choose(page, "anything-new", "Yes")
    button(page, say("practise.before-finish")).click()
    expect(heading(page, say("body-map.alarm"))).to_be_visible()
    look("a sign")
