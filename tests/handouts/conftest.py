"""What tests of handouts share: a cache of their own, and the course handed out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sciatica_course.cli import main
from sciatica_course.handouts.cache import FOLDER
from tests.handouts.opening import open_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Opens the handout of a lesson: its width, a moment for its clock, a script that runs before those
# of the page, and Playwright's own options.
Open = Callable[..., "Page"]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages of this test's own; nothing has made it yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(FOLDER, str(folder))
    return folder


@dataclass(frozen=True)
class HandedOut:
    """The whole course as somebody gets it: the folder, and what the command said."""

    folder: Path
    said: str


@pytest.fixture(scope="session")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> HandedOut:
    """All ten lessons, made once by the command for a clinic in Ireland."""
    home = tmp_path_factory.mktemp("handed-out")
    said = StringIO()
    options = ["--clinic", "The Leg & Back Clinic", "--phone", "+353 1 234", "--country", "ie"]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
        patch.setenv(FOLDER, str(home / "cache"))
        assert main(["handouts", "--out", str(home / "pages"), *options]) == 0
    return HandedOut(home / "pages", said.getvalue())


@pytest.fixture(scope="module")
def pages(handed_out: HandedOut) -> Path:
    """The folder that pages are opened from; a file of tests may have another one."""
    return handed_out.folder


@pytest.fixture
def open_page(browser: Browser, pages: Path) -> Iterator[Open]:
    """Open a handout from the disk, without a network; an error or a request fails the test."""
    wrong: list[str] = []
    with ExitStack() as stack:

        def open_(
            lesson: str, width: int = 1000, at: str = "", before: str = "", **options: Any
        ) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, offline=True, **options
            )
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(10_000)
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
            page.on("request", lambda r: None if _stays(r.url) else wrong.append(r.url))
            if at:
                page.clock.install(time=at)
            if before:
                page.add_init_script(before)
            open_file(page, pages / f"{lesson}.html")
            return page

        yield open_
    assert not wrong


def _stays(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))
