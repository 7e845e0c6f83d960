"""A whole class at the door of a real room at once: all get in, and one too many waits."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or shutil.which("npm") is None,
        reason="keeping learners apart needs Linux, root and npm",
    ),
]


def test_a_class_that_comes_at_once_gets_in_and_one_too_many_follows_when_there_is_room(
    browser: Browser,
) -> None:
    from tests.deploy.running import running_room
    from tests.deploy.test_learners_way import START, Learner, press

    at_once = 2 * len(os.sched_getaffinity(0))
    size = at_once + 2  # more than may start at the same moment
    with running_room(8949, "--learners", str(size)) as room, ExitStack() as stack:
        names = [f"heron-{number}" for number in range(size)]
        everybody = [Learner(browser, room, name) for name in names]
        for each in everybody:
            stack.callback(each.leave)
            each.type_in(room.room.code)
        busy = everybody[0].words["busy"]["title"]
        waiting = [each for each in everybody if each.page.get_by_text(busy).count()]
        assert waiting, "nobody had to wait: the test came too slowly to prove anything"
        waiting[0].look("busy")
        for each in everybody:
            each.live(START)

        late = Learner(browser, room, "late")
        stack.callback(late.leave)
        late.type_in(room.room.code)
        full = late.page.get_by_role("heading", name=late.words["full"]["title"])
        expect(full).to_be_visible()
        late.look("full")
        first = everybody[0]
        first.page.goto(f"{room.room.url}hub/home")
        press(first.page, first.words["home"]["end"])
        late.live(START)  # by itself
