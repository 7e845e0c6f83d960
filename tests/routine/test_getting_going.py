"""How many minutes of getting going: a share of what is known to be fine, and a little more."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from sciatica_course.routine import Item, Routine
from tests.case_counts import Cases
from tests.routine import oracle
from tests.routine.strategies import CONTENT, ROUTINE, Case, anyone, counted, person

AEROBIC = "aerobic"


def going(routine: Routine) -> list[dict[int, Item]]:
    """Return what gets the person going, week by week and day by day."""
    return [
        {s.day: item for s in week.sessions for item in s.items if item.slot == AEROBIC}
        for week in routine.weeks
    ]


@counted
@given(anyone)
def test_week_one_asks_for_at_most_its_share_of_what_is_known(cases: Cases, case: Case) -> None:
    least, unknown = ROUTINE.aerobic.least, ROUTINE.aerobic.unknown
    share = ROUTINE.levels[oracle.level(case)].share
    assert 60 <= share <= 80
    known = case.profile.known_minutes or unknown
    for item in [i for week in going(case.routine)[:1] for i in week.values()]:
        assert item.minutes * 100 <= known * share or item.minutes == least
        assert item.minutes >= least
        cases.count += 1


@counted
@given(anyone)
def test_week_one_asks_for_its_share_where_nothing_limits_it(cases: Cases, case: Case) -> None:
    roomy = case.having(minutes=45, known_minutes=12)
    share = ROUTINE.levels[oracle.level(roomy)].share
    for item in [i for week in going(roomy.routine)[:1] for i in week.values()]:
        assert item.minutes == 12 * share // 100
        cases.count += 1


@counted
@given(anyone)
def test_getting_going_grows_by_no_more_than_the_gain_of_the_level(
    cases: Cases, case: Case
) -> None:
    gain = ROUTINE.levels[oracle.level(case)].gain
    for before, after in pairwise(going(case.routine)):
        for day, item in after.items():
            if before[day].exercise == item.exercise:
                assert 0 <= item.minutes - before[day].minutes <= gain
                cases.count += 1


@counted
@given(anyone)
def test_getting_going_never_passes_the_highest_dose_of_the_six_weeks(
    cases: Cases, case: Case
) -> None:
    routine = case.routine
    for week in going(routine):
        for item in week.values():
            highest = CONTENT.exercises[item.exercise].doses[routine.weeks[-1].stage].minutes
            assert highest
            assert item.minutes <= highest
            cases.count += 1


@counted
@given(anyone)
def test_the_liked_way_comes_first_and_no_more_often_than_its_dose_says(
    cases: Cases, case: Case
) -> None:
    liked = case.profile.liked
    fits = liked and any(not oracle.objections(case, liked, way) for way in oracle.ways(liked))
    start = ROUTINE.stages[0]
    for week in going(case.routine):
        there = [item.exercise for item in week.values()]
        if fits and liked != "running":
            often = CONTENT.exercises[liked].doses[start].days
            assert there[:often] == [liked] * min(often, len(there))
            assert set(there[often:]) <= {"walking"}
        else:
            assert set(there) == {"walking"}
        cases.count += 1


def test_a_runner_who_knows_nothing_starts_by_walking_a_few_minutes() -> None:
    routine = person(minutes=45, days=3, liked="running").routine
    for item in going(routine)[0].values():
        assert item.exercise == "walking"
        assert 2 <= item.minutes <= 4


def test_very_easily_stirred_up_pain_never_asks_for_more_from_week_to_week() -> None:
    weeks = going(person(answers={"leg-pain": 8}, minutes=45, known_minutes=30).routine)
    assert {item.minutes for week in weeks for item in week.values()} == {10}


def test_the_longest_walk_is_half_an_hour() -> None:
    weeks = going(person(minutes=45, days=7, known_minutes=180).routine)
    assert max(item.minutes for week in weeks for item in week.values()) == 30
