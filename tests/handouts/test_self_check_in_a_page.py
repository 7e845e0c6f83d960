"""The self-check of a page amounts to what it does in Python, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sciatica_course import catalogue, symptoms
from sciatica_course.catalogue.types import Asked, SymptomQuestion, Urgency
from sciatica_course.handouts.notes import note_id
from sciatica_course.html.forms import accepted
from sciatica_course.html.pattern import asked_again, summary
from sciatica_course.screening import Answer
from sciatica_course.session import Session, State
from sciatica_course.widgets.check_forms import self_check_form
from sciatica_course.widgets.self_check import SelfCheck, to_ask_again
from sciatica_course.widgets.symptom_check import NEXT_LESSON
from tests.case_counts import Cases
from tests.handouts.sheets import ALL_NO, random_sheets
from tests.handouts.twin import shapes, symptom_check
from tests.symptoms.answers import mildest

NOW = datetime(2026, 11, 22, 10)
CONTENT = catalogue.load()
TABLE = CONTENT.screening
ASKED = CONTENT.symptoms.questions


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the tables and the scripts of the symptom check."""
    with symptom_check(browser, NOW) as opened:
        yield opened


def draw_value(draw: Random, question: SymptomQuestion) -> Any:
    options = list(question.options)
    match question.asked:
        case Asked.CHOICE:
            return draw.choice(options)
        case Asked.SEVERAL:
            return draw.sample(options, draw.randint(1, min(4, len(options))))
        case Asked.SCALE:
            return draw.randint(0, 10)
        case Asked.TEXT:
            return draw.choice(
                ["Swim", "  ", "", "<img src=x onerror=alert(1)> & {emergency} {goals}", "a\u2028b"]
            )


def every_single_answer() -> Iterator[dict[str, Any]]:
    for id_, question in ASKED.items():
        for option in question.options:
            several = question.asked is Asked.SEVERAL
            yield {id_: [option] if several else option}
        if question.asked is Asked.SCALE:
            yield from ({id_: number} for number in symptoms.SCALE)
    for rule in CONTENT.symptoms.together.values():
        for number in symptoms.SCALE:
            yield {rule.scale: number, rule.question: rule.answer}


def plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def self_checks() -> list[dict[str, Any]]:
    """Return every single answer alone and among mild ones, then random and half-done ones."""
    draw = Random(12)
    mild = {id_: plain(value) for id_, value in mildest().items()}
    drawn = []
    for number in range(2000):
        whole = {id_: draw_value(draw, question) for id_, question in ASKED.items()}
        half = {id_: value for id_, value in whole.items() if draw.random() < 0.6}
        drawn.append(half if number % 4 == 3 else whole)
    singles = list(every_single_answer())
    return [{}, mild, *singles, *(mild | single for single in singles), *drawn]


SELF_CHECK = """(cases) => cases.map((answers) => {
  const self = selfCheck(data.selfCheck);
  self.tell(answers);
  const signs = Object.entries(self.openSigns());
  const missing = self.missing();
  self.settle();
  return { told: self.told, signs, missing, pattern: self.pattern() };
})"""


def test_the_self_check_amounts_to_the_same(page: Page, cases: Cases) -> None:
    sheets = self_checks()
    finished = 0
    for sheet, there in zip(sheets, page.evaluate(SELF_CHECK, sheets), strict=True):
        here = SelfCheck()
        here.tell(cleaned(sheet))
        signs = [[sign, [list(each) for each in said]] for sign, said in here.open_signs.items()]
        assert there["signs"] == signs, sheet
        assert [sign for sign, _ in signs] == list(symptoms.signs(CONTENT.symptoms, here.told))
        assert there["missing"] == list(here.missing)
        assert there["told"] == {id_: plain(value) for id_, value in here.told.items()}
        here.settle()
        expected = here.pattern
        cases.count += 1
        if expected is None:
            assert there["pattern"] is None
            continue
        finished += 1
        assert there["pattern"] == {
            "answers": {id_: plain(value) for id_, value in expected.answers.items()},
            "points": expected.points,
            "pain": expected.pain,
            "conditions": sorted(expected.conditions),
            "meanings": list(expected.meanings),
            "goals": list(expected.goals),
        }
    assert finished > 1500


def cleaned(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers as the form hands them on in a notebook."""
    return accepted(self_check_form(), dict(sheet))


SUMMARY = """([cases, urgencies]) => {
  const panels = checkPanels(data);
  return cases.map((answers, place) => {
    const self = selfCheck(data.selfCheck);
    self.tell(answers);
    const said = Object.values(self.openSigns()).flat();
    self.settle();
    setSession({ state: "pass", urgency: urgencies[place] });
    return [panels.summary(self.pattern(), pageSession), panels.askedAgain(said, place % 2)];
  });
}"""


def test_summaries_say_the_same_and_show_what_was_typed_as_text(page: Page, cases: Cases) -> None:
    sheets = [
        sheet for sheet in self_checks() if not symptoms.missing(CONTENT.symptoms, cleaned(sheet))
    ][-400:]
    levels = (Urgency.CLEAR, Urgency.ASK_FIRST, Urgency.SOON)
    urgencies = [levels[place % 3] for place in range(len(sheets))]
    built = page.evaluate(SUMMARY, [sheets, [each.slug for each in urgencies]])
    here: list[str] = []
    for place, (sheet, urgency) in enumerate(zip(sheets, urgencies, strict=True)):
        self = SelfCheck()
        self.tell(cleaned(sheet))
        said = [each for answers in self.open_signs.values() for each in answers]
        pattern = symptoms.pattern(CONTENT.symptoms, cleaned(sheet))
        now = Session(State.PASS, urgency)
        sheet_of_it = summary(CONTENT, pattern, now, NEXT_LESSON)
        here += [sheet_of_it.replace("sources.md#", f"#{note_id('')}")]
        here += [asked_again(CONTENT, said, whole=bool(place % 2))]
        cases.count += 1
    there = [piece for pair in built for piece in pair]
    for expected, found in zip(shapes(page, here), shapes(page, there), strict=True):
        assert found == expected
    assert not any("<img" in each for each in there)
    assert any("&lt;img" in each and "{emergency}" in each for each in there)


AGAIN = """([cases, raisedBy]) => {
  const questions = data.questions.map((each) => ({ ...each, raisedBy: raisedBy[each.id] }));
  return cases.map(([signs, told]) => [...toAskAgain(questions, signs, told)].sort());
}"""


def test_signs_reopen_the_same_questions(page: Page, cases: Cases) -> None:
    # The course's own signs, and one for each follow-up, which a later edition may have.
    questions = {
        id_: replace(q, also_raised_by=(*q.also_raised_by, f"test:{id_}")) if q.ask_if else q
        for id_, q in TABLE.questions.items()
    }
    table = replace(TABLE, questions=questions)
    raised_by = {id_: list(q.also_raised_by) for id_, q in questions.items()}
    signs = sorted({sign for named in raised_by.values() for sign in named})
    some = [[sign] for sign in signs] + [list(pair) for pair in combinations(signs, 2)]
    samples = list(product(some, [{}, ALL_NO, *random_sheets(13, 40, full=True)]))
    there = page.evaluate(AGAIN, [[list(sample) for sample in samples], raised_by])
    for (raised, sheet), found in zip(samples, there, strict=True):
        before = {id_: Answer(answer) for id_, answer in sheet.items()}
        assert found == sorted(to_ask_again(table, dict.fromkeys(raised), before))
        cases.count += 1
