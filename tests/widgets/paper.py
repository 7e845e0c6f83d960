"""Paper: what a printer would print of a page."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.widgets.page import button

# A page object of a PDF, as against the tree of pages.
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def press_print(page: Page, name: str) -> None:
    """Press a printing button, and leave the page as it is when the printer asks for it."""
    page.emulate_media(media="screen")
    page.evaluate("window.print = () => {}")  # a browser without a window has no printer
    button(page, name).click()
    page.emulate_media(media="print")


def words_on(page: Page) -> str:
    """Return the words that stand on the paper."""
    return " ".join(page.locator("body").inner_text().split())


def pages_of(page: Page, paper: str = "A4") -> int:
    """Return how many pages come out of the printer."""
    return len(_PAGE.findall(page.pdf(format=paper)))
