"""How late the player's cues come while its kernel is blocked, beside timers that count ticks.

Ten minutes pass on a clock that is set, in a page where every timer fires late; twenty seconds pass
for real, in JupyterLab, with a kernel that sleeps.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.figures import Figure
from benchmarks.opening import EMPTY, KERNEL_READY, SECONDS, stock_lab
from sciatica_course import catalogue
from sciatica_course.html.player import plan
from sciatica_course.routine import Item, Session
from sciatica_course.widgets.assets import script, style
from sciatica_course.words import section
from tests.conftest import BROWSER_ARGUMENTS, installed_browser
from tests.widgets.wire import ORIGIN, PAGE, SHIM

ALLOWED = 100.0  # milliseconds that a cue may come late
WHILE = 600  # seconds on the clock that is set
LATE = 40  # milliseconds by which every timer of that page fires late
REAL = 20  # seconds on the wall
BLOCKED = 16  # seconds for which the kernel sleeps in them

SCRIPTS = ("view", "form", "motion", "player_clock", "player_aids", "player_stage", "player")
EXPORT = "\nexport default { render: (context) => frame(context, drawPlayer) };\n"
EXERCISES = ("glute-bridge", "hamstring-stretch", "clamshell", "pelvic-tilt", "childs-pose")

LATE_TIMERS = """(late) => {
    const set = window.setTimeout;
    window.setTimeout = (act, time = 0, ...rest) => set(act, time + late, ...rest);
    window.kernel = () => new Promise(() => {});  // it never answers
}"""
COUNT_TICKS = """() => {
    let ticks = 0;
    const begun = Date.now();
    const tick = () => {
        window.drift = Date.now() - begun - ++ticks * 1000;
        setTimeout(tick, 1000);
    };
    setTimeout(tick, 1000);
}"""
WATCH = """([selector, press]) => {
    const seen = (window.seen ??= {});
    const node = document.querySelector(selector);
    const events = (seen[selector] = []);
    document.querySelector(press)?.addEventListener("click", () => (
        events.begun = Date.now()), { capture: true, once: true });
    new MutationObserver(() => events.push([node.textContent, Date.now() - events.begun]))
        .observe(node, { childList: true, characterData: true, subtree: true });
}"""

# A kernel with the player, a timer of its own that counts by asyncio, and a button that blocks it.
CELL = f"""\
import asyncio
import time
from dataclasses import replace
import ipywidgets
import traitlets
from IPython.display import display
from sciatica_course import catalogue
from sciatica_course.html import element
from sciatica_course.html.player import plan
from sciatica_course.routine import Item, Session
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.view import View
class Playing(View):
    _esm = script(*{SCRIPTS!r}) + {EXPORT!r}
    _css = style("view", "form", "player")
    play = traitlets.Dict().tag(sync=True)
    clock = traitlets.Dict().tag(sync=True)
    clips = traitlets.Dict().tag(sync=True)
    def static(self):
        return element("p", "A session")
    def obey(self, message):
        pass
content = catalogue.load()
view = Playing("Player")
walk = Item("", "walking", "", content.exercises["walking"].doses["start"], 10)
view.play = plan(content, Session(1, (walk,)), "benchmark")
async def count(label):
    for second in range(1000):
        label.value = f"<b class='peer'>{{second}}</b>"
        await asyncio.sleep(1)
label = ipywidgets.HTML("<b class='peer'>-</b>")
go, block = ipywidgets.Button(description="go"), ipywidgets.Button(description="block")
go.on_click(lambda _: asyncio.ensure_future(count(label)))
block.on_click(lambda _: time.sleep({BLOCKED}))
display(view, label, go, block)
"""


def _plan() -> dict[str, Any]:
    """Return a session of more than ten minutes."""
    content = catalogue.load()
    moves = (content.exercises[id_] for id_ in EXERCISES)
    items = (Item("", each.id, "", each.doses["build"], each.minutes) for each in moves)
    return plan(content, Session(1, tuple(items)), "benchmark")


def _set_clock(page: Page) -> tuple[float, float]:
    """Return how late the latest cue of ten minutes came, and how late a count of ticks was."""
    play = _plan()
    state = {
        "words": dict(section("form")),
        "label": "Player",
        **dict.fromkeys(("notice", "trouble", "country"), ""),
        **{name: [] for name in ("countries", "actions")},
        **{name: {} for name in ("panel", "clock", "clips")},
        "play": play,
    }
    html = PAGE % {"theme": "", "ground": "#fff", "ink": "#111"}
    page.route(f"{ORIGIN}**", lambda r: r.fulfill(body=html, content_type="text/html"))
    page.goto(ORIGIN)
    page.clock.install(time=1_795_000_000)
    page.clock.pause_at(1_795_000_001)
    page.evaluate(LATE_TIMERS, LATE)
    page.add_script_tag(content=SHIM)
    files = {"esm": script(*SCRIPTS) + EXPORT, "css": style("view", "form", "player")}
    page.evaluate("([state, files]) => window.show('one', state, files)", [state, files])
    page.evaluate(WATCH, [".sc-cue", ".sc-go"])
    page.locator(".sc-go").click()
    page.evaluate(COUNT_TICKS)
    page.clock.run_for(WHILE * 1000)
    seen = [at for _, at in page.evaluate("window.seen['.sc-cue']")]
    return max(_lateness(play, seen)), float(page.evaluate("window.drift"))


def _lateness(play: dict[str, Any], seen: list[float]) -> Iterator[float]:
    """Yield by how many milliseconds each new cue came after its time."""
    begins, expected = 0, []
    before = ""
    for part in play["parts"]:
        for cue in part["cues"]:
            if cue["text"] != before:
                expected.append((begins + cue["at"]) * 1000)
            before = cue["text"]
        begins += part["seconds"]
    for wanted, at in zip(expected[1:], seen, strict=False):
        yield at - wanted
    if len(seen) < 10:
        raise RuntimeError("the session was not played")


def _real(browser: Browser, home: Path) -> tuple[float, float]:
    """Return how late the last second came in the player, and in the timer that asyncio drives."""
    code: dict[str, Any] = {
        "cell_type": "code",
        "id": "only",
        "metadata": {},
        "source": CELL,
        "outputs": [],
        "execution_count": None,
    }
    with stock_lab(home, {**EMPTY, "cells": [code]}) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 1600})
        context.set_default_timeout(SECONDS * 1000)
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("() => globalThis.jupyterapp")
        page.evaluate(KERNEL_READY)
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        page.locator(".sc-go").wait_for()
        page.locator(".peer").wait_for()
        page.evaluate(WATCH, [".sc-count", ".sc-go"])
        page.evaluate(WATCH, [".widget-html-content", ".widget-button"])
        page.get_by_role("button", name="go", exact=True).click()
        page.locator(".sc-go").click()
        page.wait_for_timeout(2000)
        page.get_by_role("button", name="block", exact=True).click()
        page.wait_for_timeout((REAL - 2) * 1000)
        ours, theirs = page.evaluate(
            """() => [window.seen[".sc-count"], window.seen[".widget-html-content"]]"""
        )
        context.close()
    # Each event of ours is one second; each of the peer's says how many seconds it has counted.
    late = max(at - 1000 * nth for nth, (_, at) in enumerate(ours, start=1))
    shown, at = theirs[-1]
    return late, at - 1000 * int(shown)


def measure(rounds: int) -> list[Figure]:
    """Return how late cues come on a clock that is set, and how late seconds come for real."""
    ours, peer = [], []
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(BROWSER_ARGUMENTS)
        )
        for _ in range(rounds):
            context = browser.new_context()
            late, drift = _set_clock(context.new_page())
            ours.append(late)
            peer.append(drift)
            context.close()
        real, theirs = _real(browser, home / "stock")
        browser.close()
    what = f"player, latest cue of {WHILE // 60} minutes, kernel blocked, all timers {LATE} ms late"
    really = f"player, latest of {REAL} real seconds, kernel blocked"
    allowed = "what we allow"
    return [
        Figure(what, allowed, "ms", ours, [ALLOWED], 1.0),
        Figure(what, "a timer that counts its ticks, in the same page", "ms", ours, peer, 1 / 100),
        Figure(really, allowed, "ms", [real], [ALLOWED], 1.0),
        Figure(really, "ticks driven by asyncio in that kernel", "ms", [real], [theirs], 1 / 100),
    ]
