"""A class in a real room and real browsers: the code, lessons, a red flag, a hub that falls."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from sciatica_course import catalogue
from sciatica_course.words import say
from tests.browser.test_routine import (
    do_the_check,
    do_the_self_check,
    minutes,
    week_of,
)

if TYPE_CHECKING:
    from tests.deploy.running import RunningRoom

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or shutil.which("npm") is None,
        reason="keeping learners apart needs Linux, root and npm",
    ),
]

LESSONS = catalogue.load().lessons
START, CHECK, ROUTINE, DIARY = (
    f"notebooks/{lesson}.ipynb" for lesson in (list(LESSONS)[number] for number in (0, 2, 7, 8))
)
NOTE = "walked to the park before the hub fell"
AND_THEN = ", and back while it was away"
PICTURES = "SCIATICA_COURSE_SCREENSHOTS"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRoom]:
    from tests.deploy.running import running_room

    with running_room(8943, "--learners", "3") as running:
        yield running


class Learner:
    """Somebody with a browser of their own."""

    def __init__(self, browser: Browser, room: RunningRoom, name: str, **options: Any) -> None:
        from deploy.local.room import pages

        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(180_000)
        self.room, self.name, self.words = room, name, pages.words()
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        if not request.url.startswith((self.room.room.url, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def type_in(self, code: str, word: str = "a word of mine") -> None:
        """Scan the square of the poster, with this code in it, and fill in the rest."""
        from deploy.local.room import poster

        link = poster.link(self.room.room).partition("#")[0]
        self.page.goto("about:blank")
        self.page.goto(f"{link}#{code}")
        it = self.words["login"]
        expect(self.page.get_by_label(it["name"])).to_be_focused()
        self.page.keyboard.type(self.name)
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(word)
        self.page.keyboard.press("Enter")

    def come_in(self) -> None:
        """Come in, and wait until the first lesson runs by itself."""
        self.type_in(self.room.room.code)
        self.live(START)

    def live(self, lesson: str) -> None:
        """Wait until a lesson runs in one's own server."""
        home = re.escape(f"{self.room.room.url}user/{self.name}/")
        # JupyterLab gives a lone document another name after a moment.
        self.page.wait_for_url(re.compile(f"{home}(lab|doc)/tree/{re.escape(lesson)}"))
        self.page.wait_for_selector(".sc-lesson:not(.lm-mod-hidden)[data-sc-lesson=live]")

    def open(self, lesson: str) -> None:
        """Open a lesson."""
        self.page.goto(f"{self.room.room.url}user/{self.name}/lab/tree/{lesson}?reset")
        self.page.wait_for_selector(".sc-lesson:not(.lm-mod-hidden)[data-sc-lesson=live]")

    def view(self, name: str) -> Locator:
        """Return a view of the lesson in front."""
        return self.page.get_by_role("region", name=say(f"{name}.name"), exact=True)

    def look(self, name: str) -> None:
        """Keep a picture where ``SCIATICA_COURSE_SCREENSHOTS`` says."""
        if folder := os.environ.get(PICTURES):
            self.page.screenshot(path=Path(folder) / f"hub-{name}.png")

    def leave(self) -> None:
        """Close the browser; whatever went wrong in it fails."""
        self.context.close()
        assert (self.errors, self.elsewhere) == ([], [])


Enter = Callable[[str], Learner]


@pytest.fixture
def learner(browser: Browser, room: RunningRoom) -> Iterator[Enter]:
    """Give browsers to learners; errors in them, and requests to elsewhere, fail the test."""
    here: list[Learner] = []

    def enter(name: str) -> Learner:
        here.append(Learner(browser, room, name))
        return here[-1]

    yield enter
    with contextlib.ExitStack() as stack:
        for each in here:
            stack.callback(each.leave)


def press(part: Locator | Page, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def held(part: Locator) -> Locator:
    return part.get_by_role("heading", name=say("hold.title"))


def test_a_wrong_code_is_refused_kindly_and_the_right_one_opens_the_first_lesson(
    learner: Enter,
) -> None:
    eve = learner("eve")
    eve.type_in("abc-def-ghj")
    expect(eve.page.get_by_role("alert")).to_contain_text(eve.words["login"]["wrong-code"])
    assert "/user/" not in eve.page.url
    eve.look("wrong-code")
    eve.type_in(eve.room.room.code)
    waiting = eve.page.get_by_role("heading", name=eve.words["starting"]["title"])
    expect(waiting).to_be_visible()
    eve.look("starting")
    eve.live(START)
    expect(eve.page.get_by_role("heading", name=LESSONS["00-start-here"].title)).to_be_visible()
    expect(eve.page.locator(".jp-RenderedText[data-mime-type*=stderr]")).to_have_count(0)
    eve.look("first-lesson")
    eve.page.goto(f"{eve.room.room.url}hub/home")
    press(eve.page, eve.words["home"]["end"])
    expect(eve.page.get_by_role("button", name=eve.words["home"]["end"])).to_have_count(0)
    eve.page.get_by_role("link", name=eve.words["course"]["leave"]).click()
    expect(eve.page.get_by_role("heading", name=eve.words["login"]["title"])).to_be_visible()
    eve.page.goto(f"{eve.room.room.url}user/eve/lab")
    expect(eve.page.get_by_role("heading", name=eve.words["login"]["title"])).to_be_visible()


def test_holds_plans_and_diaries_are_each_their_own_and_outlive_a_hub_that_falls(
    learner: Enter, room: RunningRoom
) -> None:
    ana, ben = learner("ana"), learner("ben")
    ana.come_in()
    ben.come_in()

    ana.open(CHECK)
    ana.view("check").get_by_label("Yes", exact=True).first.check()
    press(ana.view("check"), say("form.next"))
    emergency = catalogue.load().screening.advice["emergency"].title
    expect(ana.view("check").get_by_role("heading", name=emergency, exact=True)).to_be_visible()

    ben.open(ROUTINE)
    do_the_check(ben.view("check"))
    press(ben.view("check"), say("self-check.go-on"))
    do_the_self_check(ben.view("check"))
    minutes(ben.view("builder")).get_by_label("20", exact=True).check()
    press(ben.view("builder"), say("builder.keep"))
    expect(week_of(ben.view("builder"))).to_be_visible()
    ben.look("plan")
    ben.open(DIARY)
    diary = ben.view("diary")
    press(diary, say("diary.keep"))
    for question, answer in (("leg-day", "3"), ("back-day", "2"), ("lowest-day", "Knee or calf")):
        group = diary.get_by_role("group", name=say(f"diary.{question}"))
        group.get_by_label(answer, exact=True).check()
    diary.get_by_role("textbox", name=say("diary.note")).fill(NOTE)
    press(diary, say("diary.write"))
    expect(diary.get_by_text(NOTE, exact=True)).to_be_visible()

    ana.open(ROUTINE)
    expect(held(ana.view("builder"))).to_be_visible()
    expect(week_of(ana.view("builder"))).to_have_count(0)
    ana.look("hold")

    os.kill(room.hub(), signal.SIGKILL)
    # While it is away a lesson goes on: the browser talks to the server past the hub.
    press(diary, say("diary.write-day"))
    diary.get_by_role("textbox", name=say("diary.note")).fill(NOTE + AND_THEN)
    press(diary, say("diary.write"))
    expect(diary.get_by_text(NOTE + AND_THEN)).to_be_visible()
    _until_the_hub_is_back(room)

    ben.open(DIARY)
    expect(ben.view("diary").get_by_text(NOTE + AND_THEN)).to_be_visible()
    ben.open(ROUTINE)
    expect(week_of(ben.view("builder"))).to_be_visible()
    ana.open(ROUTINE)
    expect(held(ana.view("builder"))).to_be_visible()
    expect(week_of(ana.view("builder"))).to_have_count(0)

    # Somebody else's address is somebody else's.
    ben.page.goto(f"{room.room.url}user/ana/lab/tree/{DIARY}")
    assert "ana" not in ben.page.title()
    expect(ben.page.locator(".sc-lesson")).to_have_count(0)
    ben.look("not-yours")


def _until_the_hub_is_back(room: RunningRoom) -> None:
    from tests.deploy.test_running_room import comes_in

    deadline = time.monotonic() + 60
    while not comes_in(room, "ana"):
        assert time.monotonic() < deadline, "the hub did not come back"
        time.sleep(0.5)
