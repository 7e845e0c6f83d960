"""How long the routine builder takes from a moved control to the changed page, in JupyterLab."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from unittest.mock import patch

from playwright.sync_api import Browser, Locator, sync_playwright

from benchmarks.figures import Figure
from sciatica_course.store import data_folder
from sciatica_course.words import say
from tests.browser.lab import LabPage, page_of, running_lab, write_lesson
from tests.conftest import BROWSER_ARGUMENTS, installed_browser
from tests.widgets import ready

CHANGES = 20
# Milliseconds between two choices: a person lets the page settle.
PAUSE = 200
MINUTES = ("10", "20")

BUILDER = """import sciatica_course as course
course.routine_builder()"""
# The least that a kernel can do for a control: one callback that sets one value.
CALLBACK = f"""import ipywidgets
choice = ipywidgets.RadioButtons(options={MINUTES}).add_class("peer-callback")
html = ipywidgets.HTML().add_class("peer-html")
choice.observe(lambda change: setattr(html, "value", f"<p>{{change['new']}} minutes</p>"), "value")
ipywidgets.VBox([choice, html])"""
# What most notebooks would do: draw the week again.
PLOT = f"""%matplotlib inline
import matplotlib.pyplot as plt
def week(minutes):
    figure, axes = plt.subplots()
    places = {{"Warm up": 2, "Ease": 3, "Strength": 4, "Get going": int(minutes) - 9}}
    below = 0
    for name, taken in places.items():
        axes.bar(["Mon", "Wed", "Fri"], taken, bottom=below, label=name)
        below += taken
    axes.set(ylabel="minutes", title="Week 1")
    axes.legend()
    plt.show()
choice = ipywidgets.RadioButtons(options={MINUTES}).add_class("peer-plot")
ipywidgets.interact(week, minutes=choice);"""

# Where each of them shows what changed.
SHEET, HTML, PICTURE = ".sc-sessions", ".peer-html .widget-html-content", ".widget-output img"

# Choose, and give the milliseconds until what is watched is there and another than before.
CHOOSE = """(control, watched) => new Promise((resolve) => {
    const now = () => {
        const node = document.querySelector(watched);
        return node ? node.src || node.innerHTML : '';
    };
    const before = now();
    const observer = new MutationObserver(() => {
        const after = now();
        if (!after || after === before) return;
        observer.disconnect();
        resolve(performance.now() - start);
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document.body, all);
    const start = performance.now();
    control.click();
})"""


def measure(rounds: int) -> list[Figure]:
    """Return the builder beside the least and beside the usual that a notebook does."""
    ours: list[float] = []
    callback: list[float] = []
    plot: list[float] = []
    with _opened() as page:
        groups = (
            (page.page.get_by_role("group", name=say("builder.minutes")), SHEET, ours),
            (page.page.locator(".peer-callback"), HTML, callback),
            (page.page.locator(".peer-plot"), PICTURE, plot),
        )
        for number in range(rounds + 1):
            for group, watched, readings in groups:
                taken = _milliseconds(group, watched)
                if number:  # the first round warms everything
                    readings.append(taken)
    what = "a choice in the routine builder, until the page has changed"
    least = "an ipywidgets callback that sets one HTML value"
    usual = "interact and pyplot, drawing a week"
    return [
        Figure(what, least, "ms", ours, callback, 1.3),
        Figure(what, usual, "ms", ours, plot, 1 / 5),
    ]


def _milliseconds(group: Locator, watched: str) -> float:
    """Return the median of choosing by turns."""
    controls = {minutes: group.get_by_label(minutes, exact=True) for minutes in MINUTES}
    controls[MINUTES[0]].check()
    taken = []
    for minutes in islice(cycle(reversed(MINUTES)), CHANGES):
        group.page.wait_for_timeout(PAUSE)
        taken.append(float(controls[minutes].evaluate(CHOOSE, watched)))
    return median(taken)


@contextlib.contextmanager
def _opened() -> Iterator[LabPage]:
    """Open a notebook with all three, for someone who may have a routine."""
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with patch.dict(os.environ, SCIATICA_COURSE_DATA=str(home / "data")):
            assert data_folder() == home / "data"
            ready.check()
            ready.describe()
        folder = home / "Sciatica course"
        cells = [("code", source) for source in (BUILDER, CALLBACK, PLOT)]
        name = write_lesson(folder, "97-benchmark.ipynb", *cells, autorun=False)
        lab = stack.enter_context(running_lab(home, folder=folder))
        page = stack.enter_context(page_of(stack.enter_context(_browser()), lab))
        page.open(name, state="")
        if not page.run_all():
            raise RuntimeError("a cell of the benchmark failed")
        for watched in (SHEET, HTML, PICTURE):
            page.page.wait_for_selector(watched, state="attached")
        yield page


@contextlib.contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(BROWSER_ARGUMENTS)
        )
        yield started
        started.close()
