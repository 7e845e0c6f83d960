"""Laws that hold for every routine, for anyone who may get one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from sciatica_course.routine import Item, Week
from tests.case_counts import Cases
from tests.routine import oracle
from tests.routine.strategies import CONTENT, ROUTINE, Case, anyone, counted, forms_in, items

AEROBIC = "aerobic"
PLACES = list(ROUTINE.slots)


def counting(week: Week) -> list[int]:
    """Return how many exercises each session has, without the warm-up."""
    return [sum(ROUTINE.slots[i.slot].counts for i in s.items) for s in week.sessions]


@counted
@given(anyone)
def test_no_session_takes_longer_than_the_person_has(cases: Cases, case: Case) -> None:
    for week in case.routine.weeks:
        assert week.minutes == sum(session.minutes for session in week.sessions)
        for session in week.sessions:
            assert 0 < session.minutes <= case.profile.minutes
            assert session.minutes == sum(item.minutes for item in session.items)
            assert all(item.minutes > 0 for item in session.items)
            cases.count += 1


@counted
@given(anyone)
def test_six_weeks_have_a_session_on_each_day_that_the_person_has(cases: Cases, case: Case) -> None:
    routine = case.routine
    assert [week.number for week in routine.weeks] == ([] if routine.closed else [1, 2, 3, 4, 5, 6])
    for week in routine.weeks:
        days = [session.day for session in week.sessions]
        assert days == sorted(set(days))
        assert set(days) <= set(range(1, 8))
        assert len(days) == case.profile.days
        cases.count += 1


@counted
@given(anyone)
def test_every_session_has_ease_and_getting_going(cases: Cases, case: Case) -> None:
    for week in case.routine.weeks:
        for session in week.sessions:
            slots = [item.slot for item in session.items]
            assert {"ease", AEROBIC} <= set(slots)
            assert len(slots) == len(set(slots))
            cases.count += 1


@counted
@given(anyone)
def test_week_one_has_two_or_three_exercises_and_no_week_more_than_five(
    cases: Cases, case: Case
) -> None:
    for week in case.routine.weeks:
        fullest = max(counting(week))
        assert fullest in ((2, 3) if week.number == 1 else (2, 3, 4, 5))
        cases.count += 1


@counted
@given(anyone)
def test_places_are_done_in_order_and_something_warms_up_first(cases: Cases, case: Case) -> None:
    for week in case.routine.weeks:
        for session in week.sessions:
            slots = [item.slot for item in session.items]
            assert slots[0] in ("warm-up", AEROBIC)
            rest = slots[1:]
            assert rest == sorted(rest, key=PLACES.index)
            cases.count += 1


@counted
@given(anyone)
def test_nothing_speaks_against_any_form_in_the_weeks(cases: Cases, case: Case) -> None:
    for exercise, forms in forms_in(case.routine).items():
        [form] = forms
        assert oracle.objections(case, exercise, form) == []
        cases.count += 1


@counted
@given(anyone)
def test_something_speaks_against_every_form_before_the_one_in_the_weeks(
    cases: Cases, case: Case
) -> None:
    for exercise, [form] in forms_in(case.routine).items():
        ways = oracle.ways(exercise)
        for earlier in ways[: ways.index(form)]:
            assert oracle.objections(case, exercise, earlier), (exercise, earlier)
        cases.count += 1


@counted
@given(anyone)
def test_every_candidate_before_the_one_in_a_place_does_not_fit_or_has_another(
    cases: Cases, case: Case
) -> None:
    routine = case.routine
    for item in set(items(routine.weeks)):
        if item.slot == AEROBIC:
            continue
        candidates = ROUTINE.slots[item.slot].candidates
        for earlier in candidates[: candidates.index(item.exercise)]:
            elsewhere = any(i.exercise == earlier for i in items(routine.weeks))
            every = [oracle.objections(case, earlier, form) for form in oracle.ways(earlier)]
            assert elsewhere or all(every), (item.exercise, earlier)
            cases.count += 1


@counted
@given(anyone)
def test_what_needs_rest_never_comes_on_two_days_running_nor_too_often(
    cases: Cases, case: Case
) -> None:
    for week in case.routine.weeks:
        worked: dict[int, set[str]] = {}
        for session in week.sessions:
            for item in session.items:
                if ROUTINE.slots[item.slot].rests:
                    worked.setdefault(session.day, set()).add(item.exercise)
        for day in worked:
            # Sunday, 7, is followed by Monday, 1.
            assert day % 7 + 1 not in worked
        for item in items(week):
            days = [day for day, exercises in worked.items() if item.exercise in exercises]
            assert len(days) <= item.dose.days
            cases.count += 1


@counted
@given(anyone)
def test_doses_are_those_of_the_content_and_never_fall_from_week_to_week(
    cases: Cases, case: Case
) -> None:
    before: dict[tuple[int, str], Item] = {}
    for week in case.routine.weeks:
        here = {(s.day, item.exercise): item for s in week.sessions for item in s.items}
        for place, item in here.items():
            exercise = CONTENT.exercises[item.exercise]
            dose = exercise.doses[week.stage]
            if item.slot == AEROBIC:
                assert item.dose == replace(dose, minutes=item.minutes)
            else:
                assert item.dose == dose
                assert item.minutes == ROUTINE.slots[item.slot].minutes
            if place in before:
                stages = ROUTINE.stages.index
                assert stages(before[place].dose.id) <= stages(item.dose.id)
                assert before[place].minutes <= item.minutes
            cases.count += 1
        before |= here


@counted
@given(anyone)
def test_what_is_in_a_week_stays_in_the_weeks_after_it(cases: Cases, case: Case) -> None:
    sets = [{i.exercise for i in items(week)} for week in case.routine.weeks]
    for earlier, later in pairwise(sets):
        assert earlier <= later
        cases.count += 1
