"""The results of a group in a page: typed and opened, on a phone, on paper, and for axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.shared_result import as_code, as_file
from sciatica_course.words import say
from sciatica_course.workshop.group_view import GroupResults
from tests.ways import WAYS
from tests.widgets.page import OpenLesson, button, violations
from tests.widgets.paper import pages_of, press_print, words_on
from tests.widgets.people import act
from tests.workshop.test_group import coded, people, person

CHECK = catalogue.load().knowledge_check


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GroupResults:
    """A view with four results in it: one more, and something is told."""
    monkeypatch.chdir(tmp_path)
    made: GroupResults = course.group_results()
    made._added = coded(people(both=4))
    made.refresh()
    return made


def test_a_code_and_a_file_are_added_with_the_keyboard_and_printed(
    view: GroupResults, open_lesson: OpenLesson, tmp_path: Path
) -> None:
    page = open_lesson(view).page
    button(page, say("group.show")).click()
    expect(page.get_by_text("too few results")).to_be_visible()
    page.get_by_role("textbox").fill(as_code(CHECK, person(77)))
    button(page, say("group.add")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(say("group.there", count=5))).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("")
    file = tmp_path / "sixth.json"
    file.write_text(as_file(CHECK, person(78)))
    with page.expect_file_chooser() as chooser:
        button(page, say("group.open")).click()
    chooser.value.set_files(file)
    expect(page.get_by_text(say("group.there", count=6))).to_be_visible()
    button(page, say("group.show")).click()
    expect(page.get_by_role("heading", name=say("group.title", people=6))).to_be_visible()
    press_print(page, say("group.print"))
    words = words_on(page)
    assert say("group.sure") in words
    assert pages_of(page, "A4") <= 2


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    view: GroupResults, open_lesson: OpenLesson, theme: str, width: int
) -> None:
    view._added += coded([person(number) for number in range(50, 60)])
    act(view, "show")
    page = open_lesson(view, width=width, theme=theme).page
    expect(page.get_by_role("table")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
