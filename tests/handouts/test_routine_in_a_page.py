"""The routine of a page is the one that Python makes, for every choice, after the check alone."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import chain, combinations
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Urgency
from sciatica_course.handouts import paper_choices
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Setting, paper_routines, practise
from sciatica_course.handouts.parts.exercise import doses
from sciatica_course.handouts.parts.routine_builder import part
from sciatica_course.html import player, week_paper
from sciatica_course.html import week as week_html
from sciatica_course.routine import Profile, Routine, fit, make, person_of
from sciatica_course.routine.sessions import Session as Sitting
from sciatica_course.session import Session, State
from sciatica_course.widgets.exercise_card import NOBODY, how_much
from tests.case_counts import Cases
from tests.handouts.twin import load

NOW = datetime(2026, 11, 22, 10)
CONTENT = catalogue.load()
TABLE = CONTENT.routine
LARGEST = 60_000  # bytes of all routines, gzipped
FINDINGS = [f for each in TABLE.conditions.values() for f in each.from_check]
CLOSING = [f for each in TABLE.conditions.values() if each.closes for f in each.from_check]

FOUND = """([session, given]) => {
  const found = routineOf(data.routines, { pattern: null, ...session }, given);
  return found && { ...found, weeks: found.weeks?.map((week) => ({
    sheet: week.sheet, paper: week.paper, said: week.said,
    sessions: week.sessions.map(([day, id]) => [day, data.routines.sessions[id].map((item) => {
      const [slot, exercise, form, dose, minutes] = data.routines.items[item];
      return [slot, exercise, form, data.routines.doses[dose], minutes];
    })]),
  })) };
}"""
CLEAR = {"urgency": "clear", "modifiers": []}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the tables and the scripts of the routine."""
    made = part(Call("routine_builder"), Setting())
    opened = browser.new_page()
    scripts = [name for name in made.scripts if name != "parts/routine"]
    load(opened, scripts, paper_routines.tables(), NOW)
    opened.evaluate("globalThis.data = { routines: routineTables(data) }")
    yield opened
    opened.close()


def told(routine: Routine) -> list[Any]:
    """Return the sessions of the six weeks as the page tells them."""
    return [
        [
            [s.day, [[i.slot, i.exercise, i.form, asdict(i.dose), i.minutes] for i in s.items]]
            for s in week.sessions
        ]
        for week in routine.weeks
    ]


def given(choice: paper_choices.Choice) -> dict[str, str]:
    """Return a choice as the form of the page gives it."""
    return {name: str(value) for name, value in asdict(choice).items()}


def test_every_choice_and_every_week_are_those_of_python(page: Page, cases: Cases) -> None:
    choices = list(paper_choices.every(CONTENT))
    there = page.evaluate(
        f"(all) => all.map({FOUND})", [[CLEAR, given(choice)] for choice in choices]
    )
    for choice, found in zip(choices, there, strict=True):
        routine = paper_choices.routine(CONTENT, choice)
        assert [week["sessions"] for week in found["weeks"]] == told(routine), choice
        assert not found["reduced"]
        cases.count += len(routine.weeks)
    assert cases.count == 4 * 3 * 3 * 2 * 4 * 6


def test_a_week_reads_as_python_writes_it(page: Page, cases: Cases) -> None:
    for choice in Random(7).sample(list(paper_choices.every(CONTENT)), 30):
        routine = paper_choices.routine(CONTENT, choice)
        found = page.evaluate(FOUND, [CLEAR, given(choice)])
        for number, week in enumerate(found["weeks"], 1):
            shown = week_html.on_screen(CONTENT, routine, number)
            assert week["sheet"] == paper_routines.in_this_page(shown)
            paper = week_paper.on_paper(CONTENT, routine, number, Session(State.PASS))
            assert week["paper"] == paper_routines.in_this_page(paper)
            cases.count += 1


def test_every_finding_leads_to_the_small_set_or_closes_the_routine(
    page: Page, cases: Cases
) -> None:
    choice = given(next(paper_choices.every(CONTENT)))
    pairs = chain.from_iterable(combinations(FINDINGS, count) for count in (1, 2))
    reduced = told(paper_choices.reduced(CONTENT))
    for found in pairs:
        for urgency in ("ask-first", "soon"):
            session = {"urgency": urgency, "modifiers": list(found)}
            there = page.evaluate(FOUND, [session, choice])
            if set(found) & set(CLOSING):
                assert there["weeks"] is None
                assert there["closed"]
            else:
                assert [week["sessions"] for week in there["weeks"]] == reduced
                assert there["reduced"]
            cases.count += 1


def test_the_small_set_fits_whoever_has_a_finding(cases: Cases) -> None:
    """Also with anything else that the course knows of them."""
    items = {i for w in paper_choices.reduced(CONTENT).weeks for s in w.sessions for i in s.items}
    assert items
    chance = Random(3)
    ticks = [id_ for id_, each in TABLE.conditions.items() if each.label]
    others = [id_ for id_, each in TABLE.conditions.items() if not each.from_check]
    open_ = [each for each in FINDINGS if each not in CLOSING]
    usual = frozenset(kit.id for kit in TABLE.kit.values() if kit.usual)
    for _ in range(500):
        some = [
            frozenset(chance.sample(each, chance.randint(0, len(each))))
            for each in (ticks, others, open_, list(TABLE.ruled_out))
        ]
        profile = Profile(kit=usual, conditions=some[0], ruled_out=some[3])
        pattern = paper_choices.pattern_with(*some[1])
        person = person_of(CONTENT, pattern, profile, some[2])
        for item in items:
            fits = fit(CONTENT.exercises[item.exercise], person)
            assert fits.fits
            assert item.form in (fits.form, *fits.easier)
        cases.count += 1


def test_no_session_of_the_small_set_is_longer_than_one_that_python_makes() -> None:
    longest = max(s.minutes for w in paper_choices.reduced(CONTENT).weeks for s in w.sessions)
    for finding in (each for each in FINDINGS if each not in CLOSING):
        passed = Session(State.PASS, Urgency.ASK_FIRST, (finding,))
        own = make(CONTENT, NOBODY, Profile(minutes=10), passed)
        assert longest <= max(s.minutes for w in own.weeks for s in w.sessions)


@pytest.mark.parametrize("left_out", ["worse", "level", "minutes", "floor", "going"])
def test_without_an_answer_to_each_question_there_is_no_week(page: Page, left_out: str) -> None:
    choice = given(next(paper_choices.every(CONTENT)))
    del choice[left_out]
    assert page.evaluate(FOUND, [CLEAR, choice]) is None


def test_a_self_check_that_says_more_never_gets_what_does_not_suit(
    page: Page, cases: Cases
) -> None:
    more = sorted(json.loads(paper_routines.tables())["against"])
    reduced = told(paper_choices.reduced(CONTENT))
    for choice in Random(9).sample(list(paper_choices.every(CONTENT)), 60):
        for condition in more:
            session = {**CLEAR, "pattern": {"conditions": [condition]}}
            found = page.evaluate(FOUND, [session, given(choice)])
            routine = paper_choices.routine(CONTENT, choice)
            pattern = paper_choices.pattern_with(condition)
            kit = frozenset(TABLE.kit)
            person = person_of(CONTENT, pattern, Profile(kit=kit), ())
            used = {
                (i.exercise, i.form) for w in routine.weeks for s in w.sessions for i in s.items
            }
            suits = all(
                (it := fit(CONTENT.exercises[name], person)).fits and form in (it.form, *it.easier)
                for name, form in used
            )
            there = [week["sessions"] for week in found["weeks"]]
            assert there == (told(routine) if suits else reduced)
            cases.count += 1


def test_the_doses_on_cards_are_those_of_python(cases: Cases) -> None:
    chance = Random(5)
    for move in CONTENT.exercises.values():
        table = doses(CONTENT, move)
        for _ in range(60):
            found = tuple(f for f in FINDINGS if chance.random() < 0.3)
            urgency = chance.choice((Urgency.ASK_FIRST, Urgency.SOON))
            key = " ".join([urgency.slug, *(f for f in table["findings"] if f in found)])
            now = Session(State.PASS, urgency, found)
            there = table["said"][table["by"][key]]
            assert there == paper_routines.in_this_page(how_much(CONTENT, move, None, now))
            cases.count += 1


def test_all_routines_travel_light_and_cannot_be_read_before_they_are_opened() -> None:
    made = part(Call("routine_builder"), Setting())
    text = made.plans[made.data["packs"]["routines"]]
    assert text == paper_routines.tables()
    assert len(gzip.compress(text.encode(), 9)) <= LARGEST
    plain = json.dumps([dict(made.data), dict(made.packs)]) + made.paper
    for words in ("2 sets of", "hold for", "hold each"):
        assert words not in plain


def test_the_timer_plays_what_python_plans(page: Page, cases: Cases) -> None:
    plans = json.loads(practise.plans())
    for numbers in page.evaluate("data.routines.sessions"):
        items = tuple(paper_routines.items()[number] for number in numbers)
        plan = player.plan(CONTENT, Sitting(1, items), "")
        mine = [plans["parts"][number] for number in numbers]
        assert [part["cues"] for part in mine] == [part["cues"] for part in plan["parts"]]
        assert sum(part["seconds"] for part in mine) == plan["total"]
        cases.count += 1
