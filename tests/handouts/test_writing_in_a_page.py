"""The page for a bad day in a handout: written on, printed, and kept nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import sciatica_course as course
from sciatica_course.catalogue.reader import LANGUAGE
from sciatica_course.flare_page import LONGEST
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.language import language
from sciatica_course.handouts.parts import Setting, part_of
from sciatica_course.words import say
from tests.handouts.conftest import Open
from tests.widgets.page import button
from tests.widgets.paper import words_on

LESSON = "08-practise-and-adjust"


def test_what_is_written_is_printed_and_the_next_person_finds_empty_lines(open_page: Open) -> None:
    page = open_page(LESSON)
    note = page.get_by_role("textbox", name=say("flare.my-note"))
    long = "word " * (LONGEST // 5)
    note.press_sequentially("<b>Walk</b>")
    page.get_by_role("textbox", name=say("flare.they-know")).fill(long)
    written = "[...document.querySelectorAll('textarea')].map((each) => each.value)"
    assert "<b>Walk</b>" in page.evaluate(written)
    page.emulate_media(media="print")
    whole = "(area) => area.scrollHeight <= area.clientHeight + 1"
    assert all(page.locator("textarea").nth(n).evaluate(whole) for n in range(8))
    assert say("paper-flare.write") not in words_on(page)
    page.emulate_media(media="screen")
    button(page, say("view.next-person")).click()
    expect(note).to_have_value("")
    assert not any(page.evaluate(written))
    note.fill("Swim")
    page.reload()
    expect(note).to_have_value("")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_handout_says_where_the_two_pages_come_from(open_page: Open) -> None:
    page = open_page(LESSON)
    expect(page.get_by_text(say("paper-take-home.text"))).to_be_visible()
    expect(page.get_by_text(say("my-routine.none"))).to_have_count(0)


@pytest.mark.parametrize("name", ["take_home", "flare_plan"])
def test_a_call_that_the_course_would_refuse_is_refused(name: str) -> None:
    with pytest.raises(HandoutError, match="takes nothing"):
        part_of(Call(name, ("now",)), Setting())


def test_the_lines_are_those_of_the_course() -> None:
    lines = course.flare_plan().static().count("border-bottom")
    assert part_of(Call("flare_plan"), Setting()).paper.count("<textarea") == lines == 8


def test_a_page_says_in_which_language_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert language() == "en"
    monkeypatch.setenv(LANGUAGE, "/words/pt-BR")
    assert language() == "pt-BR"
    monkeypatch.setenv(LANGUAGE, 'xx" onload="')
    assert language() == "en"
