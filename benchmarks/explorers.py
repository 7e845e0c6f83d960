"""How long an explorer takes from a key press to its changed picture, in JupyterLab.

Beside it: ``interact`` with a pyplot function that draws the same picture, and a bare front-end
link between two sliders, which is as little as a widget can do.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Figure
from benchmarks.opening import EMPTY, SECONDS, stock_lab
from tests.conftest import BROWSER_ARGUMENTS, installed_browser

PRESSES = 8  # there and back again, over all steps of the disc

OURS = "import sciatica_course as course\ncourse.disc_explorer()"
INTERACT = """\
%matplotlib inline
import matplotlib.pyplot as plt
from ipywidgets import interact
from sciatica_course.pictures.anatomy import sheets
from sciatica_course.pictures.anatomy.png import Painter
drawing, _ = sheets.drawing("disc-steps")
steps = [group for group in drawing.root.items if "step" in group.classes]
def show(step=0):
    for number, group in enumerate(steps):
        group.hidden = number != step
    figure = plt.figure(figsize=(4, 3.46), dpi=150)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    axes.axis("off")
    Painter(drawing, figure, axes).paint(drawing.root)
    plt.show()
interact(show, step=(0, len(steps) - 1));
"""
LINK = """\
from ipywidgets import IntSlider, VBox, jslink
first, second = IntSlider(max=4), IntSlider(max=4)
jslink((first, "value"), (second, "value"))
VBox([first, second])
"""


@dataclass(frozen=True)
class Case:
    """One way to do it: the cell, the slider that takes the keys, and what to watch."""

    cell: str
    slider: str
    state: str


CASES = {
    "ours": Case(OURS, ".sc-slider", "document.querySelector('.step.sc-lit')?.dataset.part"),
    "interact": Case(
        INTERACT, ".noUi-handle", "document.querySelector('.jp-OutputArea-output img')?.src"
    ),
    "link": Case(
        LINK, ".noUi-handle", "document.querySelectorAll('.widget-readout')[1]?.textContent"
    ),
}

# Presses are timed in the page, from the key to the first change of what is watched.
WATCH = """(state) => {
    const read = new Function(`return ${state}`);
    window.took = [];
    let pressed = 0;
    let before = read();
    document.addEventListener("keydown", () => (pressed = performance.now()), true);
    new MutationObserver(() => {
        const now = read();
        if (now === before || now === undefined) return;
        before = now;
        if (pressed) window.took.push(performance.now() - pressed);
        pressed = 0;
    }).observe(document.body, {
        subtree: true, childList: true, characterData: true, attributes: true,
    });
}"""


def _notebook(cell: str) -> Mapping[str, Any]:
    code: dict[str, Any] = {
        "cell_type": "code",
        "id": "only",
        "metadata": {},
        "source": cell,
        "outputs": [],
        "execution_count": None,
    }
    return {**EMPTY, "cells": [code]}


def _milliseconds(page: Page, case: Case) -> list[float]:
    """Return how long each press took."""
    page.wait_for_function(f"() => {case.state}")
    page.evaluate(WATCH, case.state)
    slider = page.locator(case.slider).first
    for number in range(PRESSES):
        slider.focus()
        page.keyboard.press("ArrowRight" if number < PRESSES / 2 else "ArrowLeft")
        page.wait_for_function(f"() => window.took.length > {number}")
    return [float(each) for each in page.evaluate("window.took")]


def _pressed(page: Page, address: str, case: Case) -> list[float]:
    page.goto(address)
    page.wait_for_function("() => globalThis.jupyterapp")
    page.evaluate("jupyterapp.restored")
    page.wait_for_function(
        "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    )
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    return _milliseconds(page, case)


def measure(rounds: int) -> list[Figure]:
    """Return the time from a key press to the changed picture, and the same of both peers."""
    took: dict[str, list[float]] = {}
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(BROWSER_ARGUMENTS)
        )
        for name, case in CASES.items():
            address = stack.enter_context(stock_lab(home / name, _notebook(case.cell)))
            took[name] = []
            for _ in range(rounds):
                context = browser.new_context(viewport={"width": 1280, "height": 900})
                context.set_default_timeout(SECONDS * 1000)
                took[name] += _pressed(context.new_page(), address, case)
                context.close()
        browser.close()
    what = "disc explorer, from a key press to the changed picture"
    return [
        Figure(
            what,
            "interact with pyplot, the same picture",
            "ms",
            took["ours"],
            took["interact"],
            1 / 30,
        ),
        Figure(what, "a bare front-end link of two sliders", "ms", took["ours"], took["link"], 2.0),
    ]
