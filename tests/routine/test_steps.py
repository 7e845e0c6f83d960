"""The ladder of steps: one change at a time, from the first of the six weeks to the last."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.routine import Item, NoPassError, Week
from sciatica_course.routine.steps import DAYS, EXERCISE, VARIABLES, Step, at, flare, on, steps
from sciatica_course.session import Session, State
from tests.case_counts import Cases
from tests.routine.strategies import CONTENT, Case, anyone, counted, person

OF_DOSE = [name for name in VARIABLES if name not in (EXERCISE, DAYS)]


def amounts(week: Week) -> dict[tuple[int, str], dict[str, Any]]:
    """Return how much of what is done on which day."""
    return {
        (session.day, item.exercise): {name: getattr(item.dose, name) for name in OF_DOSE}
        for session in week.sessions
        for item in session.items
    }


def ladder(case: Case) -> list[tuple[Step, Week]]:
    found = steps(CONTENT, case.routine)
    return [(step, at(CONTENT, case.routine, step.number, {})) for step in found]


def items(week: Week) -> list[Item]:
    return [item for session in week.sessions for item in session.items]


@counted
@given(anyone)
def test_each_step_changes_one_thing_and_makes_nothing_smaller(cases: Cases, case: Case) -> None:
    for (_, before), (step, after) in pairwise(ladder(case)):
        old, new = amounts(before), amounts(after)
        named = {exercise for _, exercise in old}
        added = {exercise for key in new.keys() - old.keys() for exercise in [key[1]]}
        changed = {
            name
            for key in old
            for name in OF_DOSE
            if old[key][name] != new.get(key, old[key])[name]
        }
        assert not old.keys() - new.keys()
        assert all(
            (new[key][name] or 0) >= (old[key][name] or 0) for key in old for name in OF_DOSE
        )
        kinds = changed | {DAYS for each in added if each in named}
        kinds |= {EXERCISE for each in added if each not in named}
        assert kinds == {step.variable}
        assert step.exercises
        cases.count += 1


@given(anyone)
def test_the_ladder_leads_from_the_first_week_to_the_last(case: Case) -> None:
    if case.routine.closed:
        assert not steps(CONTENT, case.routine)
        with pytest.raises(ValueError, match="no steps"):
            at(CONTENT, case.routine, 0, {})
        return
    rungs = ladder(case)
    assert [step.number for step, _ in rungs] == list(range(len(rungs)))
    assert rungs[0][1] == case.routine.weeks[0]
    assert amounts(rungs[-1][1]) == amounts(case.routine.weeks[-1])
    for step, week in rungs:
        assert step.week == week.number
        assert all(0 < session.minutes <= case.profile.minutes for session in week.sessions)
    assert at(CONTENT, case.routine, -5, {}) == rungs[0][1]
    assert at(CONTENT, case.routine, 999, {}) == rungs[-1][1]


@counted
@given(anyone, st.data())
def test_what_moved_the_pain_down_is_made_easier_and_then_left_out(
    cases: Cases, case: Case, data: st.DataObject
) -> None:
    if case.routine.closed:
        return
    number = data.draw(st.integers(0, len(steps(CONTENT, case.routine)) - 1))
    full = at(CONTENT, case.routine, number, {})
    exercise = data.draw(st.sampled_from(sorted({item.exercise for item in items(full)})))
    once, twice = (at(CONTENT, case.routine, number, {exercise: count}) for count in (1, 2))
    forms = {item.form for item in items(full) if item.exercise == exercise}
    eased = {item.form for item in items(once) if item.exercise == exercise}
    easier = case.routine.verdicts[exercise].easier
    assert eased == ({easier[0]} if easier else set())
    assert not eased & forms
    assert exercise not in {item.exercise for item in items(twice)}
    others = [item for item in items(full) if item.exercise != exercise]
    assert others == [i for i in items(once) if i.exercise != exercise] == items(twice)
    cases.count += 1


@given(anyone)
def test_a_flare_asks_no_more_than_the_first_week(case: Case) -> None:
    week = flare(CONTENT, case.pattern, case.profile, case.passed, {})
    if case.routine.closed:
        assert week is None
        return
    assert week
    counts = CONTENT.routine.slots
    level = list(CONTENT.routine.levels.values())[-1]
    for session in week.sessions:
        assert sum(counts[item.slot].counts for item in session.items) <= level.weeks["1"].most
    first = {item.exercise: item for item in items(case.routine.weeks[0])}
    for item in items(week):
        if item.slot == "aerobic" and item.exercise in first:
            assert item.minutes <= first[item.exercise].minutes


def test_a_free_day_has_the_next_session() -> None:
    week = person(days=3).routine.weeks[0]
    assert [on(week, day)[0].day for day in range(1, 8)] == [1, 3, 3, 5, 5, 1, 1]
    assert [on(week, day)[1] for day in range(1, 8)] == [
        True,
        False,
        True,
        False,
        True,
        False,
        False,
    ]


def test_without_a_pass_there_is_no_flare_week() -> None:
    case = person()
    with pytest.raises(NoPassError):
        flare(CONTENT, case.pattern, case.profile, Session(State.HOLD), {})
