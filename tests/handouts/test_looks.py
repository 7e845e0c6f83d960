"""Every lesson on a screen: small and large, light and dark, and nothing that axe finds wrong."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.handouts.conftest import HandedOut
from tests.handouts.opening import open_file
from tests.ways import WAYS

SMALL = """() => [...document.querySelectorAll("nav a, summary, button, select, .sc-option")]
    .filter((each) => each.checkVisibility())
    .filter((each) => each.getBoundingClientRect().height < 43.5)
    .map((each) => each.textContent)"""
GROUND = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    handed_out: HandedOut, browser: Browser, theme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, offline=True
    )
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    for file in sorted(handed_out.folder.glob("*.html")):
        open_file(page, file)
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            trouble.append(f"{file.stem}: wider than the screen")
        trouble += [f"{file.stem}: {words!r} is too small" for words in page.evaluate(SMALL)]
        dark = sum(map(int, page.evaluate(GROUND)[4:-1].split(","))) < 384
        assert dark == (theme == "dark")
        for found in Axe().run(page).response["violations"]:
            nodes = [node["html"][:120] for node in found["nodes"]]
            trouble.append(f"{file.stem}: {found['id']} {nodes[:2]}")
    context.close()
    assert not trouble


def test_a_page_that_is_zoomed_or_has_forced_colours_is_whole(
    handed_out: HandedOut, browser: Browser
) -> None:
    context = browser.new_context(
        viewport={"width": 640, "height": 450}, forced_colors="active", reduced_motion="reduce"
    )
    page = context.new_page()
    open_file(page, handed_out.folder / "01-know-your-nerve.html")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()
