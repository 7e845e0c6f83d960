"""What every test shares: a home of its own, no swallowed errors, and the programs it may need."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytest_plugins = ["pytester", "tests.skip_policy", "tests.case_counts", "tests.wheel"]

# The same examples in every run, so that a failure belongs to the change that made it.
settings.register_profile(
    "everyday", derandomize=True, max_examples=100, deadline=None, database=None
)
settings.register_profile("nightly", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile("everyday")

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)

BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP course.test 127.0.0.1 , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what needs a browser last: quick answers come first, and Playwright keeps a loop busy."""
    items.sort(key=lambda item: "chromium" in getattr(item, "fixturenames", ()))


def installed_browser() -> str | None:
    """Return the path of a Chromium-like browser, or None.

    ``SCIATICA_COURSE_BROWSER`` names another one.
    """
    named = os.environ.get("SCIATICA_COURSE_BROWSER")
    candidates = (named,) if named else BROWSERS
    return next(filter(None, map(shutil.which, candidates)), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser for tests that open pages; they are skipped without one."""
    found = installed_browser()
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for the whole run, because Playwright can be started only once in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def own_jupyter_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep this run, and every kernel and server it starts, out of the user's own folders."""
    home = tmp_path_factory.mktemp("jupyter")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("SCIATICA_COURSE_DATA", str(home / "learner"))
        # The last one is of the shell: IPython warns where it is not the environment that runs.
        for name in ("SCIATICA_COURSE_CONTENT", "SCIATICA_COURSE_LANGUAGE", "VIRTUAL_ENV"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def learner_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's data folder of this test's own; nothing has made it yet."""
    folder = tmp_path / "learner"
    monkeypatch.setenv("SCIATICA_COURSE_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_swallowed_handler_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on an exception in a widget's handler, which ipywidgets logs where nobody looks."""
    yield
    swallowed = [
        record
        for record in caplog.get_records("call")
        if record.getMessage().startswith("Exception in callback")
    ]
    assert not swallowed, swallowed[0].getMessage()


@pytest.fixture(autouse=True)
def no_widgets_left_behind() -> Iterator[None]:
    """Close the widgets of a test, so that the next one starts with none."""
    yield
    if ipywidgets := sys.modules.get("ipywidgets"):
        ipywidgets.Widget.close_all()


@pytest.fixture(autouse=True)
def nothing_held_of_a_diary() -> Iterator[None]:
    """Forget what a test's diary held in memory, so that the next one starts with none."""
    yield
    if journal := sys.modules.get("sciatica_course.journal"):
        journal.forget_held()
