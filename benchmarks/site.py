"""The site beside a JupyterLite demo of the same versions: bytes, seconds, and a crowd."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.figures import Figure
from benchmarks.site_crowd import failures
from benchmarks.site_server import Counting, counting
from sciatica_course.site import lite, pieces, pyodide
from sciatica_course.site.build import Order, build
from tests.conftest import BROWSER_ARGUMENTS, installed_browser

DEMO = "a JupyterLite demo site of the same versions"
FIRST = f"the first visit to {DEMO}"
CROWD = 500
LIGHT = 500  # kilobytes of the first page and one handout
_SLIDER = "import ipywidgets\nipywidgets.IntSlider(description='Try me')"
_LESSON = "full/notebooks/index.html?path=00-start-here.ipynb"
_JEDI = ("jedi==0.19.2", "parso==0.8.6")  # what the kernel installs by itself
_READY = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady"
_PATIENCE = 300_000


def measure(rounds: int) -> list[Figure]:
    """Return bytes and seconds of visits, the weight of the pages, and failures of a crowd."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        build(Order(home / "ours"), lambda _: None)
        _demo(home / "demo", home / "work")
        ours: dict[str, list[float]] = {"cold": [], "warm": [], "seconds": []}
        demo: dict[str, list[float]] = {"cold": [], "warm": [], "seconds": []}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=installed_browser(), args=list(BROWSER_ARGUMENTS)
            )
            for _ in range(min(rounds, 3)):
                with counting(home / "ours") as server:
                    _visit(browser, server, _LESSON, "[data-sc-lesson=live] .sc", ours)
                    paths = [path.partition("?")[0] for path in server.paths]
                with counting(home / "demo") as server:
                    page = "notebooks/index.html?path=demo.ipynb"
                    _visit(browser, server, page, ".widget-hslider", demo)
            browser.close()
        missed = failures(home / "ours", sorted(set(paths)), CROWD)
        pages = [home / "ours" / name for name in ("index.html", "04-stretch.html")]
        weight = sum(len(gzip.compress(page.read_bytes())) for page in pages) / 1000
        return [
            Figure("bytes of a first visit", DEMO, "MB", ours["cold"], demo["cold"], 1.1),
            Figure("bytes of a second visit", FIRST, "MB", ours["warm"], demo["cold"], 0.02),
            Figure("to the first live view", DEMO, "s", ours["seconds"], demo["seconds"], 1.1),
            Figure("first page and a handout", "what we allow", "kB", [weight], [LIGHT], 1),
            Figure(f"failures in {CROWD} first visits", "one", "", [missed], [1], 1, 0),
        ]


def _visit(
    browser: Browser, server: Counting, page: str, live: str, readings: dict[str, list[float]]
) -> None:
    """Open a page in an empty browser, run it where it does not itself, and open it again."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    for visit in ("cold", "warm"):
        opened = context.new_page()
        opened.set_default_timeout(_PATIENCE)
        started = time.perf_counter()
        opened.goto(f"{server.address}/{page}")
        if "data-sc-lesson" not in live:
            opened.wait_for_function(_READY)
            opened.evaluate("() => void jupyterapp.commands.execute('notebook:run-all-cells')")
        opened.wait_for_selector(live)
        if visit == "cold":
            readings["seconds"].append(time.perf_counter() - started)
        opened.wait_for_timeout(1000)
        readings[visit].append(server.take() / 1e6)
        opened.close()
    context.close()


def _demo(out: Path, work: Path) -> None:
    """Build the stock site: the same app and Pyodide, one notebook with a slider, no course."""
    extensions = work / "labextensions"
    python = work / "python"
    jedi = work / "jedi"
    download = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(jedi))
    subprocess.run([*download, *_JEDI], check=True)
    found = pieces.fetch()
    lite.put_extensions(extensions, found.kernel)
    found = replace(found, wheels=(*found.wheels, *sorted(jedi.glob("*.whl"))))
    pyodide.make(python, found, lite.kernel_wheels(extensions), None)
    files = work / "files"
    files.mkdir()
    (files / "demo.ipynb").write_text(json.dumps(_notebook()))
    kernel_settings = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": list(pyodide.FIRST)},
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
    }
    told = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "exposeAppInBrowser": True,
            "litePluginSettings": {f"{pieces.KERNEL}:kernel": kernel_settings},
        },
    }
    (work / "jupyter-lite.json").write_text(json.dumps(told))
    (work / "jupyter_lite_config.json").write_text(json.dumps(lite.building(out, extensions)))
    subprocess.run(
        [sys.executable, "-m", "jupyterlite_core", "build"],
        cwd=work,
        check=True,
        capture_output=True,
    )
    (out / "static").mkdir(exist_ok=True)
    python.replace(out / "static" / "pyodide")


def _notebook() -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": "slider",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": _SLIDER,
    }
    kernel = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": [cell]}
