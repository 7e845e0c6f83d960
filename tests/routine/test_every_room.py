"""Every room that a person may have: positions they rule out, things they have, what is worse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest

from sciatica_course.catalogue.types import Urgency
from sciatica_course.routine import Profile, Routine, make
from sciatica_course.session import Session, State
from sciatica_course.symptoms import pattern
from tests.case_counts import Cases
from tests.routine.strategies import CONTENT, FINDINGS, ROUTINE, TICKED, items
from tests.symptoms.answers import TABLE, mildest

DIRECTIONS = {
    "neither": {},
    "bending": {"bending": "worse"},
    "arching": {"arching": "worse"},
    "both": {"bending": "worse", "arching": "worse"},
}
PAIN = {"settled": 0, "stirred-up": 5, "easily-stirred-up": 9}
PASS = Session(State.PASS)


def subsets(names: list[str]) -> Iterator[frozenset[str]]:
    sizes = range(len(names) + 1)
    yield from map(frozenset, chain(*(combinations(names, size) for size in sizes)))


def assert_ease_and_getting_going(routine: Routine) -> None:
    for week in routine.weeks:
        for session in week.sessions:
            assert {"ease", "aerobic"} <= {item.slot for item in session.items}


@pytest.mark.parametrize("pain", PAIN)
@pytest.mark.parametrize("worse", DIRECTIONS)
def test_ease_and_getting_going_are_always_there(cases: Cases, worse: str, pain: str) -> None:
    answers = {**mildest(), **DIRECTIONS[worse], "leg-pain": PAIN[pain]}
    known = pattern(TABLE, answers)
    for ruled_out, kit in product(subsets(list(ROUTINE.ruled_out)), subsets(list(ROUTINE.kit))):
        profile = Profile(minutes=5, days=1, kit=kit, ruled_out=ruled_out)
        routine = make(CONTENT, known, profile, PASS)
        assert_ease_and_getting_going(routine)
        cases.count += 1


def test_any_two_conditions_leave_ease_and_getting_going(cases: Cases) -> None:
    """With nothing at hand, no floor, and both directions worse."""
    answers = {**mildest(), **DIRECTIONS["both"]}
    worst = pattern(TABLE, answers)
    without = frozenset(ROUTINE.ruled_out)
    for found, ticked in product(pairs(FINDINGS), pairs(TICKED)):
        profile = Profile(minutes=20, days=2, ruled_out=without, conditions=ticked)
        session = Session(State.PASS, Urgency.ASK_FIRST, tuple(sorted(found)))
        assert_ease_and_getting_going(make(CONTENT, worst, profile, session))
        cases.count += 1


def test_every_number_of_minutes_and_days_makes_a_week(cases: Cases) -> None:
    known = pattern(TABLE, mildest())
    kit = frozenset(ROUTINE.kit)
    for minutes, days in product(range(5, 46, 5), range(1, 8)):
        profile = Profile(minutes=minutes, days=days, kit=kit)
        weeks = make(CONTENT, known, profile, PASS).weeks
        assert len(weeks) == 6
        assert all(list(items(week)) for week in weeks)
        cases.count += 1


def pairs(names: list[str]) -> Iterator[frozenset[str]]:
    """Yield nothing, each name, and every two names."""
    for size in range(3):
        yield from map(frozenset, combinations(names, size))
