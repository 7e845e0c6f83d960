"""What tests of views in a page have in common: finding things, filling forms, asking axe."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from sciatica_course.widgets.symptom_check import full_check
from sciatica_course.words import say
from tests.widgets.wire import Lesson

# Opens a page with these views on it: width and theme by name, and Playwright's own options.
OpenLesson = Callable[..., Lesson]


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name, exact=True)


def comes_true(page: Page, wish: Callable[[], bool], seconds: float = 10) -> bool:
    """Return whether a wish comes true: what is pressed in a page reaches Python a moment later."""
    for _ in range(int(seconds * 50)):
        if wish():
            return True
        page.wait_for_timeout(20)
    return wish()


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong in our views."""
    results = Axe().run(page, context=".sc")
    return [
        f"{found['id']}: {node['html'][:120]} {node['failureSummary']}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


def fill(page: Page, number: int, *, answer: str = "No") -> None:
    """Answer every visible question of the page with this number, then go on."""
    screen = full_check().pages[number]
    expect(heading(page, screen.heading)).to_be_visible()
    for field in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        field.get_by_label(answer, exact=True).check()
    button(page, "Next").or_(button(page, say("form.finish"))).click()
