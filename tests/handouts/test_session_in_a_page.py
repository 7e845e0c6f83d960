"""The session of a page goes the way that it goes in Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sciatica_course import catalogue, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.screening import Answer, evaluate
from sciatica_course.session import Session, State
from tests.case_counts import Cases
from tests.handouts.sheets import random_sheets
from tests.handouts.twin import set_clock, symptom_check

NOW = datetime(2026, 11, 22, 10)
CONTENT = catalogue.load()
TABLE = CONTENT.screening


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the tables and the scripts of the symptom check."""
    with symptom_check(browser, NOW) as opened:
        yield opened


STEPS = """([steps, start]) => {
  forgetOutcome();
  sessionOutcome = NO_OUTCOME;
  const local = (m) => m && new Date(m - m.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
  return steps.map(([now, kind, given]) => {
    globalThis.clock = new Date(now).getTime();
    if (kind === "record") recordResult(evaluateAnswers(data, given));
    if (kind === "checked") professionalChecked();
    if (kind === "withdraw") withdrawSession();
    if (kind === "renew") renewSession({ anythingNew: given });
    const state = pageSession.lapsed ? "recheck" : pageSession.state;
    const expires = state === "pass" ? local(pageSession.expires) : null;
    return [state, pageSession.level, pageSession.modifiers, pageSession.open, expires];
  });
}"""


def test_sessions_go_the_same_way_whatever_happens(page: Page, cases: Cases) -> None:
    draw = Random(14)
    for _ in range(60):
        session.withdraw()
        session._forget()
        now = NOW
        steps: list[tuple[datetime, str, Any]] = []
        for _ in range(10):
            jump = draw.choice([1, 60, 5 * 3600, 9 * 3600, 26 * 3600, 8 * 86400, -7200])
            now += timedelta(seconds=jump)
            kind = draw.choice(["record", "record", "record", "checked", "withdraw", "renew"])
            whole = draw.random() < 0.7
            sheet = random_sheets(draw.randrange(10**6), 1, full=whole)[0]
            steps.append((now, kind, sheet if kind == "record" else draw.random() < 0.5))
        written = [[moment.isoformat(), kind, given] for moment, kind, given in steps]
        there = page.evaluate(STEPS, [written, None])
        for (moment, kind, given), found in zip(steps, there, strict=True):
            after = take_step(moment, kind, given)
            expires = after.expires.isoformat() if after.expires else None
            level = 0 if after.state is State.NOT_SCREENED else int(after.urgency)
            state = after.state.value
            modifiers = list(after.modifiers)
            assert found == [state, level, modifiers, after.open, expires], (kind, moment)
            cases.count += 1
    set_clock(page, NOW)


def take_step(moment: datetime, kind: str, given: Any) -> Session:
    def now() -> datetime:
        return moment

    match kind:
        case "record":
            answers = {id_: Answer(a) for id_, a in given.items()}
            return session.record(evaluate(TABLE, answers), now)
        case "checked":
            return session.professional_checked(now)
        case "withdraw":
            return session.withdraw(now)
        case _:
            return session.renew(anything_new=given, now=now)


def test_a_page_counts_time_as_python_does(page: Page) -> None:
    lasts = page.evaluate("[PASS_LASTS, SCREENING_LASTS]")
    assert lasts == [
        each.total_seconds() * 1000 for each in (session.PASS_LASTS, session.SCREENING_LASTS)
    ]
    assert page.evaluate("URGENCIES") == [urgency.slug for urgency in sorted(Urgency)]
