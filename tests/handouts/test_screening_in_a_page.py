"""The safety check of a page says what Python says, case by case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sciatica_course import catalogue, guidance, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.html import results
from sciatica_course.screening import Answer, Result, evaluate
from sciatica_course.session import Session, State
from tests.case_counts import Cases
from tests.handouts.sheets import ALL, ALL_NO, random_sheets
from tests.handouts.twin import shapes, symptom_check
from tests.screening.cases import CASES

NOW = datetime(2026, 11, 22, 10)
CONTENT = catalogue.load()
TABLE = CONTENT.screening

EVALUATE = """(cases) => cases.map((answers) => {
  const found = evaluateAnswers(data, answers);
  return {
    ...found,
    findings: found.findings.map(({ id, level, advice, because, answers }) =>
      [id, level, advice, because, answers]),
    advice: adviceFor(data, found),
  };
})"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the tables and the scripts of the symptom check."""
    with symptom_check(browser, NOW) as opened:
        yield opened


def told(result: Result) -> dict[str, Any]:
    """Return a result as the page tells it."""
    advised = guidance.guides(result, TABLE.advice, CONTENT.countries, "")
    return {
        "urgency": int(result.urgency),
        "findings": [
            [f.id, int(f.level), f.advice, f.because, [id_ for id_, _ in f.answers]]
            for f in result.findings
        ],
        "missing": list(result.missing),
        "unsure": list(result.unsure),
        "finished": result.finished,
        "holds": result.holds,
        "stops": result.stops_exercise,
        "passes": result.passes,
        "modifiers": list(result.modifiers),
        "advice": [each.id for each in advised],
    }


def the_same(page: Page, cases: Cases, sheets: list[dict[str, str]]) -> list[Result]:
    """Hold page and Python against each other, and return what Python found."""
    found = [evaluate(TABLE, {id_: Answer(a) for id_, a in sheet.items()}) for sheet in sheets]
    for sheet, result, there in zip(sheets, found, page.evaluate(EVALUATE, sheets), strict=True):
        assert there == told(result), sheet
        cases.count += 1
    return found


def test_every_single_answer_leads_to_the_same(page: Page, cases: Cases) -> None:
    singles = [{id_: answer} for id_, answer in product(ALL, ("yes", "no", "not-sure"))]
    whole = [ALL_NO | single for single in singles]
    without = [{id_: "no" for id_ in ALL if id_ != left_out} for left_out in ALL]
    found = the_same(page, cases, [{}, *singles, *whole, *without])
    assert {result.urgency for result in found} == set(Urgency) - {Urgency.CALL_NOW}


def test_every_pair_leads_to_the_same(page: Page, cases: Cases) -> None:
    ways = [("yes", "yes"), ("yes", "not-sure"), ("not-sure", "yes"), ("not-sure", "not-sure")]
    pairs = combinations(ALL, 2)
    sheets = [ALL_NO | {a: x, b: y} for (a, b), (x, y) in product(pairs, ways)]
    found = the_same(page, cases, sheets)
    assert {result.urgency for result in found} == set(Urgency)


def test_every_rule_leads_to_the_same_in_every_way_it_can_hold(page: Page, cases: Cases) -> None:
    sheets: list[dict[str, str]] = []
    for rule in TABLE.rules.values():
        groups = [*rule.every, *([rule.among] * rule.at_least)]
        for ids in product(*groups):
            for answers in product(("yes", "not-sure", "no"), repeat=len(ids)):
                said = dict(zip(ids, answers, strict=True))
                sheets += [said, ALL_NO | said]
    found = the_same(page, cases, sheets)
    assert {f.id for result in found for f in result.findings} >= set(TABLE.rules)


def test_random_sheets_lead_to_the_same(page: Page, cases: Cases) -> None:
    the_same(page, cases, random_sheets(7, 3000, full=True))


def test_sheets_that_are_filled_in_partly_lead_to_the_same(page: Page, cases: Cases) -> None:
    the_same(page, cases, random_sheets(8, 1500, full=False))


def test_people_as_they_would_tell_it_are_told_the_same(page: Page, cases: Cases) -> None:
    sheets = [ALL_NO | said for _, said, _, _ in CASES]
    found = the_same(page, cases, sheets)
    for (words, _, urgency, open_), result in zip(CASES, found, strict=True):
        assert (result.urgency, result.passes) == (urgency, open_), words


# --- What the panels say --------------------------------------------------------------------------


def outcome(result: Result, now: datetime = NOW) -> Session:
    """Return what a session makes of a result that is its first."""
    if result.holds:
        return Session(State.HOLD, result.urgency, since=now)
    if not result.passes:
        if not result.finished and not result.stops_exercise:
            return Session(State.NOT_SCREENED)
        return Session(State.CLOSED, result.urgency, since=now)
    expires = now + session.PASS_LASTS
    return Session(State.PASS, result.urgency, result.modifiers, since=now, expires=expires)


PANELS = """(cases) => {
  const panels = checkPanels(data);
  return cases.map(([country, answers]) => {
    chooseCountry(country);
    forgetOutcome();
    const found = evaluateAnswers(data, answers);
    recordResult(found);
    const told = [panels.urgent(found), panels.finished(found, pageSession)];
    if (found.holds) told.push(panels.banner(found));
    return [pageSession.state, pageSession.urgency, pageSession.modifiers, told];
  });
}"""


def test_panels_say_the_same_in_every_country(page: Page, cases: Cases) -> None:
    draw = Random(9)
    sheets = random_sheets(10, 340, full=True) + random_sheets(11, 60, full=False)
    sheets += [ALL_NO | said for _, said, _, _ in CASES]
    samples = [(draw.choice(["", *CONTENT.countries]), sheet) for sheet in sheets]
    here, there = [], []
    answered = page.evaluate(PANELS, [list(sample) for sample in samples])
    for (country, sheet), (state, urgency, modifiers, built) in zip(samples, answered, strict=True):
        result = evaluate(TABLE, {id_: Answer(a) for id_, a in sheet.items()})
        now = outcome(result)
        assert (state, urgency) == (now.state.value, now.urgency.slug)
        assert tuple(modifiers) == now.modifiers
        panels = [
            results.urgent(CONTENT, result, country),
            results.finished(CONTENT, result, now, country),
        ]
        if result.holds:
            panels.append(results.banner(CONTENT, result, country))
        here += panels
        there += built
        cases.count += 1
    assert cases.count >= 300
    for expected, found in zip(shapes(page, here), shapes(page, there), strict=True):
        assert found == expected
