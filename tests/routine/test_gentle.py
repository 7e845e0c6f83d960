"""What fits on a bad day: never more than the gentlest level, never without a pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given

from sciatica_course.catalogue.types import Position
from sciatica_course.routine import NoPassError, ProfileError
from sciatica_course.routine.gentle import Gentle, gentlest
from sciatica_course.session import Session, State
from tests.case_counts import Cases
from tests.routine.strategies import CONTENT, Case, anyone, counted, person

GENTLEST = list(CONTENT.routine.levels.values())[-1]
FIRST = CONTENT.routine.stages[0]


def of(case: Case) -> Mapping[str, Gentle]:
    return gentlest(CONTENT, case.pattern, case.profile, case.passed)


@given(anyone)
@counted
def test_no_dose_is_above_the_smallest_one_of_its_exercise(cases: Cases, case: Case) -> None:
    for id_, each in of(case).items():
        smallest = CONTENT.exercises[id_].doses[FIRST]
        assert replace(each.dose, minutes=smallest.minutes) == smallest
        assert (each.dose.minutes or 0) <= (smallest.minutes or 0)
        cases.count += 1


@given(anyone)
@counted
def test_it_is_the_same_however_settled_the_pain_is(cases: Cases, case: Case) -> None:
    stirred = replace(case.pattern, points=GENTLEST.points)
    calmer = replace(case.pattern, points=0)
    found = [gentlest(CONTENT, each, case.profile, case.passed) for each in (stirred, calmer)]
    assert found[0] == found[1]
    cases.count += 1


@given(anyone)
@counted
def test_what_the_gentlest_weeks_have_is_among_it(cases: Cases, case: Case) -> None:
    stirred = case.saying(leg_pain=10)
    fits = of(stirred)
    for week in stirred.routine.weeks[:1]:
        for item in (item for session in week.sessions for item in session.items):
            assert fits[item.exercise].form == item.form
            if item.slot != "aerobic":
                assert fits[item.exercise].dose == item.dose
            cases.count += 1


@pytest.mark.parametrize("state", [s for s in State if s is not State.PASS])
def test_there_is_nothing_without_a_pass(state: State) -> None:
    case = person()
    with pytest.raises(NoPassError):
        gentlest(CONTENT, case.pattern, case.profile, Session(state))


def test_there_is_nothing_where_something_has_to_be_asked_first() -> None:
    case = person("recent-surgery")
    assert case.routine.closed
    assert of(case) == {}


def test_what_comes_only_later_and_what_a_person_rules_out_is_not_among_it() -> None:
    assert "running" not in of(person())
    floor = of(person(ruled_out={"floor"}))
    assert not [
        id_
        for id_ in floor
        if not floor[id_].form and CONTENT.exercises[id_].position is Position.KNEELING
    ]


def test_getting_going_is_a_share_of_what_is_known_to_be_fine() -> None:
    minutes = {known: of(person(known_minutes=known))["walking"].dose.minutes for known in (0, 60)}
    unknown = CONTENT.routine.aerobic.unknown
    assert minutes[0] == max(CONTENT.routine.aerobic.least, unknown * GENTLEST.share // 100)
    assert minutes[60] == CONTENT.exercises["walking"].doses[FIRST].minutes


def test_a_profile_that_cannot_be_is_refused() -> None:
    case = person()
    with pytest.raises(ProfileError):
        gentlest(CONTENT, case.pattern, replace(case.profile, minutes=7), case.passed)
