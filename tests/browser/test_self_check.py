"""The self-check in the course's own JupyterLab: typing, a reload, and the summary on paper."""

from __future__ import annotations

from playwright.sync_api import expect

from sciatica_course.words import say
from tests.browser.lab import LabPage
from tests.browser.test_routine import (
    CHECK,
    CONTENT,
    do_the_check,
    do_the_self_check,
    press,
    view,
)
from tests.widgets.paper import pages_of, press_print, words_on


def test_the_summary_outlives_a_reload_and_is_all_that_its_button_prints(
    page: LabPage,
) -> None:
    page.open(CHECK)
    check = view(page, "check")
    before = page.cells()
    do_the_check(check)
    press(check, say("self-check.go-on"))
    do_the_self_check(check)
    press(check, say("self-check.change"))
    *before_goals, _ = CONTENT.symptoms.pages.values()
    for asked in before_goals:
        expect(check.get_by_role("heading", name=asked.heading, exact=True)).to_be_focused()
        press(check, say("form.next"))
    third = check.get_by_label(CONTENT.symptoms.questions["goal-three"].text)
    third.press_sequentially("bxaddzz 00 my garden")  # keys that cut, add and restart in a notebook
    press(check, say("self-check.finish"))
    title = check.get_by_role("heading", name=say("self-check.title"), exact=True)
    expect(title).to_be_focused()
    assert page.cells() == before
    page.page.reload()
    page.wait_until("live")
    expect(title).to_be_visible()
    for paper in ("A4", "Letter"):
        press_print(page.page, say("self-check.print"))
        assert pages_of(page.page, paper) == 1
    press_print(page.page, say("self-check.print"))
    words = words_on(page.page)
    assert words.startswith(say("self-check.title"))
    assert "bxaddzz 00 my garden" in words
    assert words.endswith(say("self-check.anything-new"))
