"""Drives the course as a learner sees it: `sciatica-course lab` in a real browser."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route

from sciatica_course.launcher.home import EXTENSION

SECONDS = 1000
PATIENCE = 60 * SECONDS

# Pictures of what a person sees are kept where this variable says, and nowhere without it.
SCREENSHOTS = "SCIATICA_COURSE_SCREENSHOTS"


@dataclass
class Lab:
    """A running `sciatica-course lab`, its folder, and what it said."""

    process: subprocess.Popen[str]
    url: str
    token: str
    folder: Path
    home: Path
    said: list[str] = field(default_factory=list)

    def address(self, path: str) -> str:
        """Return the address that opens one notebook of the folder in a fresh layout."""
        return f"{self.url}lab/tree/{quote(path)}?reset&token={self.token}"

    def ask(self, place: str, method: str = "GET") -> Any:
        """Return the server's answer to an API call."""
        request = urllib.request.Request(
            f"{self.url}api/{place}",
            method=method,
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which nothing of this machine's user is seen or touched."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "SCIATICA_COURSE", "XDG_", "DISPLAY"))
    }
    ours = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "SCIATICA_COURSE_DATA": str(home / "data"),
        "SCIATICA_COURSE_LAB_ARGS": "--expose-app-in-browser",
        "PYTHONUNBUFFERED": "1",
    }
    return kept | ours | more


@contextlib.contextmanager
def running_lab(
    home: Path,
    *arguments: str,
    command: str = "lab",
    folder: Path | None = None,
    python: Path | str = sys.executable,
    **more: str,
) -> Iterator[Lab]:
    """Run `sciatica-course lab` for as long as the block lasts, and stop it as Ctrl-C does.

    Notebooks that lie in the folder already stay there: that is how a test brings its own. It runs
    in the home folder, so that a ``python`` of its own finds the course that is installed there.
    """
    folder = folder or home / "Sciatica course"
    if command == "lab":
        arguments = ("--folder", str(folder), *arguments)
    process = subprocess.Popen(
        [str(python), "-m", "sciatica_course.cli", command, "--no-browser", *arguments],
        env=environment(home, **more),
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    with process, _ended(process):
        yield _listen(process, folder, home)


@contextlib.contextmanager
def _ended(process: subprocess.Popen[str]) -> Iterator[None]:
    """End a program after the block: kindly, then not."""
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


@contextlib.contextmanager
def stock_lab(home: Path, folder: Path, *, extension: bool) -> Iterator[Lab]:
    """Run JupyterLab as anybody has it: none of our settings, with or without our extension."""
    labconfig = home / "config" / "labconfig"
    labconfig.mkdir(parents=True)
    quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}
    (labconfig / "default_setting_overrides.json").write_text(json.dumps(quiet))
    disabled = {"disabledExtensions": {"sciatica-course": not extension}}
    (labconfig / "page_config.json").write_text(json.dumps(disabled))
    shutil.copytree(EXTENSION, home / "labextensions" / "sciatica-course")
    token = secrets.token_hex()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ip=127.0.0.1", "--expose-app-in-browser", "--LabApp.news_url=None"),
            f"--IdentityProvider.token={token}",
            f"--ServerApp.root_dir={folder}",
            f"--LabServerApp.extra_labextensions_path={home / 'labextensions'}",
        ],
        env=environment(
            home,
            JUPYTER_CONFIG_DIR=str(home / "config"),
            JUPYTER_DATA_DIR=str(home / "jupyter"),
            JUPYTER_RUNTIME_DIR=str(home / "runtime"),
        ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process, _ended(process):
        assert process.stderr
        said = []
        for line in process.stderr:
            said.append(line.rstrip("\n"))
            if address := re.search(r"http://127\.0\.0\.1:\d+/", line):
                break
        else:
            raise AssertionError("JupyterLab did not start:\n" + "\n".join(said))
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield Lab(process, address[0], token, folder, home, said)


def _listen(process: subprocess.Popen[str], folder: Path, home: Path) -> Lab:
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line.rstrip("\n"))
        if address := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
            parts = urlsplit(address[0])
            token = parts.query.rpartition("token=")[2]
            return Lab(process, f"http://{parts.netloc}/", token, folder, home, said)
    raise AssertionError("the course did not open:\n" + "\n".join(said))


class LabPage:
    """One browser page. It remembers every error in it and every request to elsewhere."""

    def __init__(self, page: Page, lab: Lab) -> None:
        self.page = page
        self.lab = lab
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self._expected: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.context.route("**/*", self._let_through)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")

    def _let_through(self, route: Route) -> None:
        if route.request.url.startswith((self.lab.url, "data:", "blob:")):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def expect_error(self, pattern: str) -> None:
        """Allow errors in the page that match; a killed kernel, for one, leaves some."""
        self._expected.append(pattern)

    def complaints(self) -> list[str]:
        """Return the errors that nobody expected, and the requests that left this machine."""
        unexpected = [
            error
            for error in self.errors
            if not any(re.search(pattern, error) for pattern in self._expected)
        ]
        return unexpected + [f"a request to {url}" for url in self.elsewhere]

    def open(self, path: str, state: str = "live") -> None:
        """Open a notebook in a fresh layout and wait until the lesson is in that state.

        ``state=""`` only waits until the notebook is in sight: for one that is no lesson.
        """
        self.page.goto(self.lab.address(path))
        if state:
            self.wait_until(state)
        else:
            self.page.wait_for_selector(".jp-Notebook-cell")

    def wait_until(self, state: str) -> None:
        """Wait until the lesson in front is ``starting``, ``live`` or ``stopped``."""
        self.page.wait_for_selector(f".sc-lesson:not(.lm-mod-hidden)[data-sc-lesson={state}]")

    def widths(self) -> tuple[int, int]:
        """Return how wide the page is, and by how much the lesson can be scrolled sideways."""
        page, beyond = self.page.evaluate("""() => {
            const room = document.querySelector('.sc-lesson .jp-WindowedPanel-outer');
            return [document.scrollingElement.scrollWidth, room.scrollWidth - room.clientWidth];
        }""")
        return page, beyond

    def run_all(self) -> bool:
        """Choose Run All Cells; return whether every cell ran without an error."""
        return bool(
            self.page.evaluate("""async () => {
                await jupyterapp.shell.currentWidget.sessionContext.ready;
                return jupyterapp.commands.execute('notebook:run-all-cells');
            }""")
        )

    def cells(self) -> list[dict[str, Any]]:
        """Return the cells of the notebook in front as the browser holds them, without outputs."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.model.toJSON().cells"
        )
        return [
            {key: cell[key] for key in ("id", "cell_type", "source", "metadata")} for cell in found
        ]

    def kernel_pid(self) -> int:
        """Return the process id of the kernel behind the notebook in front."""
        return int(
            self.page.evaluate("""async () => {
                const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
                const asked = { pid: "__import__('os').getpid()" };
                const request = { code: '', silent: true, user_expressions: asked };
                const reply = await kernel.requestExecute(request).done;
                return reply.content.user_expressions.pid.data['text/plain'];
            }""")
        )

    def path(self) -> str:
        """Return the path of the notebook in front."""
        return str(self.page.evaluate("() => jupyterapp.shell.currentWidget.context.path"))

    def save(self) -> None:
        """Save the notebook in front, as a save from the menu does."""
        self.page.evaluate("() => jupyterapp.shell.currentWidget.context.save()")

    def dialogs(self) -> list[str]:
        """Return the text of every box that JupyterLab has put in the way."""
        return self.page.locator(".jp-Dialog").all_inner_texts()

    def close(self) -> None:
        """Close the notebook in front."""
        self.page.evaluate("() => jupyterapp.shell.currentWidget.dispose()")

    def look(self, name: str) -> None:
        """Keep a picture of the page where ``SCIATICA_COURSE_SCREENSHOTS`` says."""
        if folder := os.environ.get(SCREENSHOTS):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{name}.png")


@contextlib.contextmanager
def page_of(
    browser: Browser, lab: Lab, *, width: int = 1280, height: int = 900, **options: Any
) -> Iterator[LabPage]:
    """Give a fresh browser page, and fail on errors in it and on requests to elsewhere."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    try:
        page = LabPage(context.new_page(), lab)
        yield page
        complaints = page.complaints()
    finally:
        with contextlib.suppress(Error):
            context.close()
    assert not complaints, "\n".join(complaints)


def lesson(*cells: tuple[str, str], autorun: bool = True) -> dict[str, Any]:
    """Return a small lesson: ("markdown", text) and ("code", source) cells, locked as ours are."""
    locked = {"editable": False, "deletable": False}
    made: Sequence[dict[str, Any]] = [
        {"id": f"cell-{number}", "cell_type": kind, "metadata": dict(locked), "source": source}
        | ({"outputs": [], "execution_count": None} if kind == "code" else {})
        for number, (kind, source) in enumerate(cells)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": made,
        "metadata": {"kernelspec": kernel, "sciatica_course": {"autorun": autorun}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def write_lesson(folder: Path, name: str, *cells: tuple[str, str], autorun: bool = True) -> str:
    """Put a small lesson into a folder's ``notebooks/``; return its path in the folder."""
    path = folder / "notebooks" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(lesson(*cells, autorun=autorun)), encoding="utf-8")
    return f"notebooks/{name}"
