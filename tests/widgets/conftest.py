"""A wire between views and a page, without a kernel and without JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import comm
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.lab import CHROMIUM_ARGUMENTS
from tests.widgets.wire import RecordingComm


@pytest.fixture(autouse=True)
def wire(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, dict[str, Any]]]:
    """Every message that the kernel would have sent, in order."""
    RecordingComm.log.clear()
    monkeypatch.setattr(comm, "create_comm", RecordingComm)
    return RecordingComm.log


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """Start the browser once for the tests in this folder."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=list(CHROMIUM_ARGUMENTS)
        )
        yield started
        started.close()
