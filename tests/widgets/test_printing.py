"""A button that prints: the sheet, all of it, and nothing else of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sciatica_course.html import Html, element
from sciatica_course.session import Session
from sciatica_course.widgets.assets import script
from sciatica_course.widgets.view import Action, Shown, View
from tests.widgets.page import OpenLesson, button
from tests.widgets.paper import pages_of, press_print, words_on

# What JupyterLab is, as far as printing is concerned: a page that never grows beyond the window.
LAB = "html, body { height: 100vh; overflow: hidden } main { height: 50vh; overflow: auto }"


class Leaflet(View):
    """A view with two paragraphs, one of which is to be printed."""

    _esm = script("view", "help_now")

    def __init__(self, lines: int) -> None:
        self._lines = lines
        super().__init__("Leaflet")

    def static(self) -> Html:
        return element("p", "Leaflet")

    def shown(self, now: Session) -> Shown:
        lines = [element("p", f"Line {number}.") for number in range(1, self._lines + 1)]
        sheet = element("div", lines, element("button", "Inside", class_="sc-button"))
        return Shown(
            element("div", element("p", "Above."), element("div", sheet, class_="sc-sheet")),
            actions=(Action("print", "Print this", prints=True), Action("other", "Other")),
        )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_printed_sheet_is_all_there_is_on_the_paper(open_lesson: OpenLesson, theme: str) -> None:
    page = open_lesson(Leaflet(3), theme=theme).page
    page.add_style_tag(content=LAB)
    press_print(page, "Print this")
    assert words_on(page) == "Line 1. Line 2. Line 3."
    line = page.locator(".sc-print").get_by_text("Line 1.")
    assert line.evaluate("(node) => node.getBoundingClientRect().top") < 40
    assert line.evaluate("(node) => getComputedStyle(node).color") == "rgb(0, 0, 0)"
    assert pages_of(page) == 1
    expect(page.locator(".sc-print")).to_have_count(0)  # gone with the end of printing


def test_a_long_sheet_goes_on_over_the_pages(open_lesson: OpenLesson) -> None:
    page = open_lesson(Leaflet(120)).page
    page.add_style_tag(content=LAB)
    press_print(page, "Print this")
    assert pages_of(page) > 2


def test_a_printing_button_asks_the_course_nothing_and_leaves_the_page_as_it_was(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(Leaflet(3)).page
    page.evaluate(
        "() => { window.kernel = (id, { custom }) => ((window.last = custom.kind), []); }"
    )
    for _ in range(2):
        press_print(page, "Print this")
        expect(page.locator(".sc-print")).to_have_count(1)
    assert page.evaluate("window.last") in {None, "look"}
    page.emulate_media(media="screen")
    expect(page.locator(".sc-print")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".sc-print")).to_have_count(0)
    expect(button(page, "Print this")).to_be_focused()


def test_without_its_button_the_whole_page_is_printed(open_lesson: OpenLesson) -> None:
    page = open_lesson(Leaflet(3)).page
    page.emulate_media(media="print")
    assert "A lesson" in words_on(page)
    assert "Above." in words_on(page)
