"""How long a lesson takes to open with every view live, beside stock JupyterLab."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.figures import Figure
from tests.browser.lab import Lab, environment, running_lab
from tests.conftest import BROWSER_ARGUMENTS, installed_browser

LESSON = "notebooks/02-check-your-symptoms.ipynb"
SECONDS = 60
# Live views of that lesson: the help box, the check, the quiz.
VIEWS = 3

EMPTY = {
    "cells": [],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}

KERNEL_READY = """async () => {
    await jupyterapp.restored;
    while (!jupyterapp.shell.currentWidget?.context) await new Promise(r => setTimeout(r, 10));
    const panel = jupyterapp.shell.currentWidget;
    await panel.revealed;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
}"""
ALL_LIVE = f"""() =>
    document.querySelectorAll('.sc-lesson[data-sc-lesson=live] .sc-view').length >= {VIEWS}"""


@contextlib.contextmanager
def stock_lab(home: Path, notebook: Mapping[str, Any] = EMPTY) -> Iterator[str]:
    """Run JupyterLab as it comes, with one notebook, and give the notebook's address."""
    folder = home / "notebooks"
    folder.mkdir(parents=True)
    (folder / "notebook.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    jupyter = {f"JUPYTER_{n}_DIR": str(home / n) for n in ("CONFIG", "DATA", "RUNTIME")}
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token="),
            *(f"--ServerApp.root_dir={folder}", "--expose-app-in-browser"),
        ],
        env=environment(home, **jupyter),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        deadline = time.monotonic() + SECONDS
        while True:
            try:
                urllib.request.urlopen(f"{url}api/status").close()
                break
            except OSError:
                if time.monotonic() > deadline or server.poll() is not None:
                    raise
                time.sleep(0.1)
        yield f"{url}lab/tree/notebook.ipynb?reset"
    finally:
        server.terminate()
        server.wait()


def _stock(address: str, page: Page) -> None:
    page.goto(address)
    page.wait_for_function("() => globalThis.jupyterapp")
    page.evaluate(KERNEL_READY)


def _ours(lab: Lab, page: Page) -> None:
    page.goto(lab.address(LESSON))
    page.wait_for_function(ALL_LIVE)


@contextlib.contextmanager
def _fresh_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(SECONDS * 1000)
    try:
        yield context.new_page()
    finally:
        context.close()


def measure(rounds: int) -> list[Figure]:
    """Return the time from the address to the last live view."""
    ours: list[float] = []
    peer: list[float] = []
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lab = stack.enter_context(running_lab(home / "ours"))
        stock = stack.enter_context(stock_lab(home / "stock"))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(BROWSER_ARGUMENTS)
        )
        for number in range(rounds + 1):
            for readings, opened in ((peer, partial(_stock, stock)), (ours, partial(_ours, lab))):
                with _fresh_page(browser) as page:
                    start = time.perf_counter()
                    opened(page)
                    if number:  # the first round warms the disk and both servers
                        readings.append((time.perf_counter() - start) * 1000)
        browser.close()
    return [
        Figure(
            f"opening {LESSON} until every view is live",
            "stock JupyterLab opening an empty notebook until its kernel is ready",
            "ms",
            ours,
            peer,
            1.5,
        )
    ]
