"""The front page: for everyone, on every screen, without a network."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_on_the_front_page_shuts_anyone_out(
    browser: Browser, handed_out, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        offline=True,
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((handed_out.folder / "index.html").as_uri())
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("link", name="Stretch", exact=True).click()
    title = page.title()
    context.close()
    assert not [(each["id"], each["nodes"][0]["html"]) for each in found]
    assert wide <= width
    assert title == "Stretch"
    assert all(address.startswith(("file:", "data:")) for address in asked)
