"""The course opens quietly, a lesson runs itself, and no key or click can harm it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.lab import Lab, LabPage, write_lesson

CONTROLS = """
import ipywidgets as w
told = w.HTML("not pressed yet")
press = w.Button(description="Press me")
press.on_click(lambda _: setattr(told, "value", "pressed"))
display(w.VBox([press, w.RadioButtons(options=["Yes", "No"]), w.Text(description="Name"), told]))
"""
ONE = "notebooks/90-controls.ipynb"
TWO = "notebooks/91-second.ipynb"


@pytest.fixture(scope="module", autouse=True)
def lessons(course_folder: Path) -> None:
    """Two small lessons beside the course's own."""
    write_lesson(
        course_folder,
        "90-controls.ipynb",
        ("markdown", "# Controls\n\nA page with a [second one](91-second.ipynb)."),
        ("code", CONTROLS),
        ("markdown", "## A table\n\n| One | Two |\n|---|---|\n| 1 | 2 |\n\n> **Mind** this.\n"),
        ("markdown", "Text to read. " * 400),
    )
    write_lesson(
        course_folder,
        "91-second.ipynb",
        ("markdown", "# The second\n\n[Back](90-controls.ipynb)"),
        ("code", "print('it runs')"),
    )


def test_a_lesson_is_live_without_a_click(page: LabPage) -> None:
    page.open(ONE)
    page.page.get_by_role("button", name="Press me").click()
    expect(page.page.get_by_text("pressed", exact=True)).to_be_visible()


def test_a_link_between_lessons_opens_the_lesson_and_runs_it(page: LabPage) -> None:
    page.open(ONE)
    page.page.get_by_role("link", name="second one").click()
    expect(page.page.get_by_text("it runs", exact=True)).to_be_visible()
    assert page.path() == TWO


def test_nothing_is_wider_than_a_narrow_screen(lab: Lab, open_page: OpenPage) -> None:
    with open_page(lab, width=320, height=640) as page:
        page.open(ONE)
        assert page.page.evaluate("document.scrollingElement.scrollWidth") == 320
