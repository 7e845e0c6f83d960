"""Practising in the course's own JupyterLab: a kernel that dies, and a sign that closes it all."""

from __future__ import annotations

import os
import signal
from datetime import date

import pytest
from playwright.sync_api import Locator, expect

from sciatica_course import catalogue, plans, session, symptoms
from sciatica_course.routine import Profile, make
from sciatica_course.screening import Answer, evaluate
from sciatica_course.words import say
from tests.browser.lab import Lab, LabPage
from tests.browser.test_launcher import KERNEL_GONE
from tests.symptoms.answers import mildest

LESSON = "notebooks/08-practise-and-adjust.ipynb"
CONTENT = catalogue.load()


@pytest.fixture(autouse=True)
def learner(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone who passed the check a moment ago and keeps a routine."""
    monkeypatch.setenv("SCIATICA_COURSE_DATA", str(lab.home / "data"))
    answers = dict.fromkeys(CONTENT.screening.questions, Answer.NO)
    passed = session.record(evaluate(CONTENT.screening, answers))
    pattern = symptoms.pattern(CONTENT.symptoms, mildest())
    profile = Profile(minutes=20, days=7, kit=frozenset({"chair", "wall"}))
    routine = make(CONTENT, pattern, profile, passed)
    plans.keep(CONTENT, profile, pattern, routine, date.today())


def view(page: LabPage, name: str) -> Locator:
    return page.page.get_by_role("region", name=say(f"{name}.name"), exact=True)


def press(part: Locator, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def start(mine: Locator) -> None:
    """Answer what is asked before the session, and start it."""
    for question, answer in (
        ("anything-new", "No"),
        ("leg-now", "3"),
        ("lowest-now", say("practise.place-calf")),
    ):
        group = mine.get_by_role("group", name=say(f"practise.{question}"))
        group.get_by_label(answer, exact=True).check()
    press(mine, say("practise.before-finish"))
    press(mine, say("player.start"))
    expect(mine.get_by_role("button", name=say("player.pause"), exact=True)).to_be_visible()


def test_a_session_outlives_its_kernel_and_a_sign_closes_the_routine_beside_it(
    page: LabPage,
) -> None:
    page.expect_error(KERNEL_GONE)
    page.open(LESSON)
    mine, routine = view(page, "practise"), view(page, "my-routine")
    start(mine)
    press(mine, say("player.skip"))
    second = mine.locator(".sc-player .sc-heading").inner_text()
    page.look("practise-plays")
    os.kill(page.kernel_pid(), signal.SIGKILL)
    page.wait_until("stopped")
    press(page.page.locator("body"), "Start again")
    page.wait_until("live")
    expect(mine.locator(".sc-cue")).to_be_visible()
    expect(mine.locator(".sc-player .sc-heading")).to_have_text(second)
    expect(mine.get_by_role("radio")).to_have_count(0)
    expect(routine.locator(".sc-items").first).to_be_visible()
    press(mine, say("player.sign"))
    expect(mine.get_by_role("heading", name=say("body-map.alarm"))).to_be_focused()
    expect(routine.locator(".sc-items")).to_have_count(0)
    expect(routine.get_by_text(say("view.check-first"))).to_be_visible()
    assert not session.current().open
    page.look("practise-sign")
