"""Opening a page from the disk, as somebody does who was handed it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

# Until then the paper of a part is seen, which has the same words. Without streams it stays.
ALIVE = """() => !document.querySelector(".sc-closed")
    && !(globalThis.DecompressionStream && document.querySelector("[data-kind][hidden]"))"""


def open_file(page: Page, file: Path) -> None:
    """Open a page, and wait until its parts have come to life."""
    page.goto(file.as_uri())
    page.wait_for_function(ALIVE)
