"""The symptom check of a page goes every step that it goes in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import comm
import pytest
from playwright.sync_api import Browser, Page

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.widgets.check_forms import SELF_CHECK
from sciatica_course.widgets.symptom_check import SymptomCheck
from tests.case_counts import Cases
from tests.handouts.sheets import ALL_NO, random_sheets
from tests.handouts.test_self_check_in_a_page import draw_value
from tests.handouts.twin import set_clock, shapes, symptom_check
from tests.symptoms.answers import mildest
from tests.widgets.people import plain, send
from tests.widgets.wire import RecordingComm

NOW = datetime(2026, 11, 22, 10)
CONTENT = catalogue.load()
# Nothing is kept in a page, so that it offers neither to keep nor to forget.
ONLY_IN_A_NOTEBOOK = {"keep", "forget"}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with one symptom check, of which every message can be sent."""
    with symptom_check(browser, NOW) as opened:
        opened.evaluate("globalThis.check = symptomCheck(packed); chooseCountry('')")
        yield opened


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, page: Page) -> Iterator[list[datetime]]:
    """The clock of both; what it shows is its last entry."""
    times = [NOW]
    for function in (session.current, session.record, session.professional_checked):
        monkeypatch.setattr(function, "__defaults__", (lambda: times[-1],))
    monkeypatch.setattr(session.withdraw, "__defaults__", (lambda: times[-1],))
    monkeypatch.setattr(session.renew, "__kwdefaults__", {"now": lambda: times[-1]})
    yield times
    set_clock(page, NOW)


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, clock: list[datetime]) -> SymptomCheck:
    """The same check in a notebook."""
    RecordingComm.log.clear()
    monkeypatch.setattr(comm, "create_comm", RecordingComm)
    return course.symptom_check()  # type: ignore[no-any-return]


SEND = """([now, message]) => {
  globalThis.clock = new Date(now).getTime();
  lookAtClock();
  check.hear(message);
  const get = (name) => check.model.get(name);
  const fields = (get("form").pages ?? []).flatMap((page) => page.fields.map(({ id }) => id));
  return {
    form: [get("form").id ?? "", fields, get("form").finish ?? ""],
    intro: get("form").pages?.[0]?.intro ?? "",
    screen: get("screen"),
    answers: get("answers"),
    actions: get("actions").map(({ id, label, question, prints }) => [id, label, question, prints]),
    panel: get("panel"),
    trouble: get("trouble"),
    open: pageSession.open,
    pattern: pageSession.pattern !== null,
  };
}"""
START = """(now) => {
  globalThis.clock = new Date(now).getTime();
  sessionOutcome = NO_OUTCOME;
  check.hear({ kind: "action", action: "next-person" });
  chooseCountry("");
}"""


def state_of(check: SymptomCheck) -> dict[str, Any]:
    """Return what stands in a notebook, as the page tells it of itself."""
    pages = check.form.get("pages", [])
    return {
        "form": [
            check.form.get("id", ""),
            [field["id"] for page in pages for field in page["fields"]],
            check.form.get("finish", ""),
        ],
        "intro": pages[0]["intro"] if pages else "",
        "screen": check.screen,
        "answers": dict(check.answers),
        "actions": [
            [action[name] for name in ("id", "label", "question", "prints")]
            for action in check.actions
            if action["id"] not in ONLY_IN_A_NOTEBOOK
        ],
        "panel": dict(check.panel),
        "trouble": check.trouble,
        "open": session.current().open,
        "pattern": check.self_check.pattern is not None,
    }


class Walk:
    """One person at both checks, who does the same in each."""

    def __init__(self, page: Page, check: SymptomCheck, clock: list[datetime]) -> None:
        self.page, self.check, self.clock = page, check, clock
        self.here: list[str] = []
        self.there: list[str] = []

    def start(self) -> None:
        """Begin as a new person, with nothing known of anyone."""
        self.clock[:] = [NOW]
        send(self.check, kind="country", country="")
        send(self.check, kind="action", action="next-person")
        session._forget()
        self.page.evaluate(START, NOW.isoformat())
        self.step(kind="look")

    def step(self, **message: Any) -> None:
        """Send a message to both, and find the same in both after it."""
        send(self.check, **message)
        here = state_of(self.check)
        there = self.page.evaluate(SEND, [self.clock[-1].isoformat(), message])
        self.here.append(here["panel"].pop("html").replace("sources.md#", "#note-"))
        self.there.append(there["panel"].pop("html"))
        assert there == here, message

    def go_on(self, draw: Random) -> None:
        """Do what anyone might do next."""
        form = self.check.form
        buttons = [a["id"] for a in self.check.actions if a["id"] not in ONLY_IN_A_NOTEBOOK]
        buttons = [each for each in buttons if each != "print"]
        if draw.random() < 0.06:
            self.clock.append(self.clock[-1] + timedelta(hours=draw.choice([1, 5, 30, 24 * 8])))
            self.step(kind="look")  # a page looks by itself when a pass has run out
        if draw.random() < 0.08:
            self.step(kind="country", country=draw.choice(["", *CONTENT.countries]))
        elif form and draw.random() < 0.85:
            self.step(kind="next", **self._answers(draw))
        elif buttons:
            odd = draw.random() < 0.15
            chosen = [b for b in buttons if odd or b != "next-person"] or buttons
            self.step(kind="action", action=draw.choice(chosen))
        else:
            self.step(kind="look")

    def _answers(self, draw: Random) -> dict[str, Any]:
        form = self.check.form
        ids = [field["id"] for page in form["pages"] for field in page["fields"]]
        hurry = draw.random() < 0.4
        screen = len(form["pages"]) - 1 if hurry else min(self.check.screen, len(form["pages"]) - 1)
        if form["id"] == SELF_CHECK:
            said = plain(mildest())
            for id_ in draw.sample(ids, 4):
                said[id_] = draw_value(draw, CONTENT.symptoms.questions[id_])
        else:
            sheet = random_sheets(draw.randrange(10**6), 1, full=draw.random() < 0.8)[0]
            said = {**dict.fromkeys(ids, draw.choice(["no", "yes"])), **ALL_NO}
            said |= sheet if draw.random() < 0.6 else {}
        wanted = ids if hurry else [field["id"] for field in form["pages"][screen]["fields"]]
        told = {id_: said[id_] for id_ in wanted if id_ in said and draw.random() < 0.98}
        return {"form": form["id"], "screen": screen, "answers": {**self.check.answers, **told}}

    def compare(self) -> None:
        """Find the same in every panel that was shown."""
        found = zip(shapes(self.page, self.here), shapes(self.page, self.there), strict=True)
        for place, (here, there) in enumerate(found):
            assert there == here, place


def test_whatever_anyone_does_the_page_goes_the_same_way(
    page: Page, check: SymptomCheck, clock: list[datetime], cases: Cases
) -> None:
    draw = Random(21)
    seen: set[str] = set()
    walk = Walk(page, check, clock)
    for _ in range(60):
        walk.start()
        for _ in range(20):
            walk.go_on(draw)
            seen.add(f"{session.current().state.value} {check.form.get('id', 'panel')}")
            cases.count += 1
    walk.compare()
    wanted = ("hold", "closed", "pass", "recheck", "not-screened")
    assert {each.split()[0] for each in seen} == set(wanted)
    assert {"pass self-check", "not-screened part-of-the-check", "recheck recheck"} <= seen, seen
