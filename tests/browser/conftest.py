"""The course running for a whole test file, and pages on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser

from tests.browser.lab import Lab, LabPage, page_of, running_lab


class OpenPage(Protocol):
    """Open a browser page on a running course; options are Playwright's for a context."""

    def __call__(
        self, lab: Lab, *, width: int = ..., height: int = ..., **options: Any
    ) -> AbstractContextManager[LabPage]: ...


@pytest.fixture(scope="module")
def course_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working copy of this test file; put notebooks of your own in before `lab` starts."""
    return tmp_path_factory.mktemp("home") / "Sciatica course"


@pytest.fixture(scope="module")
def lab(chromium: str, course_folder: Path) -> Iterator[Lab]:
    """`sciatica-course lab` with the course's lessons, shared by the tests of one file."""
    with running_lab(course_folder.parent, folder=course_folder) as running:
        yield running


@pytest.fixture
def page(browser: Browser, lab: Lab) -> Iterator[LabPage]:
    """A fresh 1280 pixel page on the shared course; errors in it fail the test."""
    with page_of(browser, lab) as opened:
        yield opened


@pytest.fixture
def open_page(browser: Browser) -> OpenPage:
    """Open pages of other sizes, colour schemes or servers."""

    def open_one(lab: Lab, **options: Any) -> AbstractContextManager[LabPage]:
        return page_of(browser, lab, **options)

    return open_one
