"""Handouts whose check is done: doses, routine and timer in every way people see, and with axe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sciatica_course.words import say
from tests.handouts.conftest import Open
from tests.handouts.pressing import AMOUNT, answer, choose, part
from tests.ways import WAYS
from tests.widgets.page import button
from tests.widgets.playing import press

# Every lesson with a plan or doses. Two have every kind of part; the others are looked at at night.
LESSONS = (
    "04-stretch",
    "08-practise-and-adjust",
    pytest.param("05-strengthen", marks=pytest.mark.slow),
    pytest.param("06-walk-swim-cycle", marks=pytest.mark.slow),
    pytest.param("07-build-your-routine", marks=pytest.mark.slow),
)


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize(("scheme", "width"), WAYS)
def test_axe_finds_nothing_where_plans_are_shown(
    open_page: Open, lesson: str, scheme: str, width: int
) -> None:
    page = open_page(lesson, width=width, color_scheme=scheme)
    answer(page)
    wrong: list[str] = []
    for state in states(page):
        for found in Axe().run(page).response["violations"]:
            wrong += [f"{state}: {found['id']} {node['html'][:120]}" for node in found["nodes"]]
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            wrong.append(f"{state}: wider than the screen")
    assert not wrong


def states(page: Page) -> Iterator[Any]:
    """Go from one state of the page to the next."""
    plans = part(page, "practise").or_(part(page, "routine"))
    if not plans.count():
        expect(part(page, "exercise").first).to_contain_text(AMOUNT)
        yield "doses"
        return
    timer = part(page, "practise")
    choose(plans.last, **({"week": "1", "nth": "1"} if timer.count() else {}))
    expect(part(page, "routine")).to_contain_text(AMOUNT)
    if timer.count():
        press(page, "start")
        press(page, "tap")
        yield "a routine, and the timer that asks"
        press(page, "finish")
        press(page, "finish-yes")
        expect(button(page, say("paper-timer.once-more"))).to_be_visible()
    yield "a routine"
