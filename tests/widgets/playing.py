"""A view that plays a session and writes down what it hears, and a page with a clock to set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import traitlets
from playwright.sync_api import Page

from sciatica_course import catalogue
from sciatica_course.html import Html, element
from sciatica_course.html.pictures import clip
from sciatica_course.html.player import clips, plan
from sciatica_course.routine import Item, Session
from sciatica_course.session import Session as Pass
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.view import Shown, View
from sciatica_course.words import say
from tests.widgets.page import OpenLesson, button
from tests.widgets.wire import Lesson

START = 1_795_000_000_000  # milliseconds: some moment in 2026

# Writes down what is read out.
SAID = """() => {
    window.said = [];
    const node = document.querySelector(".sc-only-heard");
    const hear = () => window.said.push(node.textContent);
    new MutationObserver(hear).observe(node, { childList: true });
}"""

ESM = """
export default { render: (context) => frame(context, drawPlayer) };
"""


class Playing(View):
    """Plays one session."""

    _esm = (
        script("view", "form", "motion", "player_clock", "player_aids", "player_stage", "player")
        + ESM
    )
    _css = style("view", "form", "player")
    shows_plan = True

    play = traitlets.Dict().tag(sync=True)
    clock = traitlets.Dict().tag(sync=True)
    clips = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, id_: str = "one", **more: Any) -> None:
        self.session, self.more, self.id = session, more, id_
        self.extra: dict[str, Any] = {}
        self.heard: list[Mapping[str, Any]] = []
        super().__init__("Player")

    def static(self) -> Html:
        return element("p", "A session.")

    def apply(self, shown: Shown) -> None:
        if shown.instead:
            self.play = {}
        super().apply(shown)

    def shown(self, now: Pass) -> Shown:
        played = plan(catalogue.load(), self.session, self.id, **self.more)
        self.play = played | self.extra
        return Shown()

    def obey(self, message: Mapping[str, Any]) -> None:
        match message:
            case {"kind": "begun" | "tap" | "sign" | "played"}:
                self.heard.append(message)
            case {"kind": "clip", "picture": str(name)} if name in clips(self.session):
                self.clips = self.clips | {name: clip(name)}
            case _:
                super().obey(message)

    def told(self, kind: str) -> list[Mapping[str, Any]]:
        """Return what was heard of one kind."""
        return [message for message in self.heard if message["kind"] == kind]


def item(exercise: str, form: str = "", stage: str = "start", **amount: Any) -> Item:
    """Return an exercise of a session, with another amount where one is named."""
    dose = replace(catalogue.load().exercises[exercise].doses[stage], **amount)
    return Item("", exercise, form, dose, -(-dose.seconds // 60))


def session_of(*items: Item) -> Session:
    """Return a session of these exercises, or of three: minutes, repetitions and a hold."""
    three = (
        item("warm-up", minutes=1),
        item("glute-bridge"),
        item("hamstring-stretch"),
    )
    return Session(1, items or three)


def clocked(open_lesson: OpenLesson, *views: View, **options: Any) -> Lesson:
    """Open a page in which time stands still until a test lets it go on."""
    lesson = open_lesson(**options)
    lesson.page.clock.install(time=START / 1000 - 60)  # pausing must not come too late
    lesson.page.clock.pause_at(START / 1000 + 1)
    for view in views:
        lesson.show(view)
    return lesson


def press(page: Page, word: str) -> None:
    """Press a button of the player by the key of its words."""
    button(page, say(f"player.{word}")).click()


def later(page: Page, seconds: float) -> None:
    """Let time go by, with everything that happens in it."""
    page.clock.run_for(round(seconds * 1000))


def text_of(page: Page, name: str) -> str:
    """Return the words of a part of the player, on one line."""
    return " ".join(page.locator(f".sc-{name}").inner_text().split())


def place(page: Page) -> tuple[str, str, str]:
    """Return the exercise, the cue and the number in large type."""
    return (
        page.locator(".sc-player .sc-heading").inner_text(),
        text_of(page, "cue"),
        text_of(page, "count"),
    )


def phase(page: Page) -> str:
    """Return whether the session is ready, running, paused or over."""
    # What the page has sent until now has been heard once it answers.
    return str(page.evaluate("[...window.models.values()].at(-1).get('clock').phase ?? 'ready'"))


def deaf(page: Page, *, yes: bool = True) -> None:
    """Let the kernel be gone, or come back."""
    page.evaluate("(yes) => { window.deaf = yes; }", yes)


def look_again(page: Page) -> None:
    """Come back to the page."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def reload_after(lesson: Lesson, seconds: float, *views: View) -> None:
    """Leave the page, and open it again some time later."""
    lesson.page.goto("about:blank")
    lesson.page.clock.fast_forward(round(seconds * 1000))
    lesson.open(*views)


def tap(page: Page, leg: int, lowest: str) -> None:
    """Say how it is."""
    press(page, "tap")
    page.get_by_label(str(leg), exact=True).check()
    page.get_by_label(say(f"practise.place-{lowest}"), exact=True).check()
    press(page, "tap-save")
