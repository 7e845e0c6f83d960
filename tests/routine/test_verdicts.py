"""Every exercise in, later and out has its reasons, and they agree with what the weeks hold."""

from __future__ import annotations

from hypothesis import given

from sciatica_course.catalogue.types import Certainty
from sciatica_course.routine import Reason, Standing
from tests.case_counts import Cases
from tests.routine import oracle
from tests.routine.strategies import CONTENT, ROUTINE, Case, anyone, counted, forms_in, items

IN_WEEKS = {Standing.IN, Standing.SWAPPED}


def assert_sound(reason: Reason) -> None:
    assert reason.text.strip() == reason.text != ""
    assert isinstance(reason.certainty, Certainty)
    assert reason.references or reason.certainty is Certainty.RULE_OF_THUMB, reason
    assert set(reason.references) <= set(CONTENT.references)


@counted
@given(anyone)
def test_every_exercise_has_one_verdict_with_reasons_that_say_where_they_come_from(
    cases: Cases, case: Case
) -> None:
    routine = case.routine
    assert list(routine.verdicts) == list(CONTENT.exercises)
    for id_, verdict in routine.verdicts.items():
        assert verdict.exercise == id_
        assert verdict.reasons
        for reason in (*verdict.reasons, *verdict.care):
            assert_sound(reason)
        cases.count += 1
    for reason in (*routine.notes, *routine.closed):
        assert_sound(reason)
    assert bool(routine.notes) is not bool(routine.closed)


@counted
@given(anyone)
def test_verdicts_agree_with_what_the_weeks_hold(cases: Cases, case: Case) -> None:
    routine = case.routine
    there = forms_in(routine)
    for id_, verdict in routine.verdicts.items():
        assert (verdict.standing in IN_WEEKS) is (id_ in there)
        if id_ not in there:
            assert verdict.week == 0
            continue
        first = next(w.number for w in routine.weeks if any(i.exercise == id_ for i in items(w)))
        assert verdict.week == first
        assert there[id_] == {verdict.form}
        swapped = verdict.standing is Standing.SWAPPED
        assert swapped is bool(verdict.form)
        if swapped:
            assert verdict.form in CONTENT.exercises[id_].easier
            assert len(verdict.reasons) > 1
        cases.count += 1


@counted
@given(anyone)
def test_running_comes_later_or_is_out_and_says_why(cases: Cases, case: Case) -> None:
    routine = case.routine
    verdict = routine.verdicts["running"]
    if routine.closed or oracle.avoided(case, "running"):
        assert verdict.standing is Standing.OUT
    else:
        assert verdict.standing is Standing.LATER
        assert [reason.text for reason in verdict.reasons] == [CONTENT.exercises["running"].later]
    later = {id_ for id_, v in routine.verdicts.items() if v.standing is Standing.LATER}
    assert later <= {"running"}
    cases.count += 1


@counted
@given(anyone)
def test_an_exercise_that_cannot_be_done_says_what_speaks_against_it(
    cases: Cases, case: Case
) -> None:
    routine = case.routine
    words = ROUTINE.reasons
    ours = {words.too_many, words.reduced, words.no_time.format(minutes=case.profile.minutes)}
    ours |= {words.filled.format(name=each.name) for each in CONTENT.exercises.values()}
    for id_, verdict in routine.verdicts.items():
        if verdict.standing is Standing.OUT and not routine.closed:
            possible = any(not oracle.objections(case, id_, form) for form in oracle.ways(id_))
            assert ({reason.text for reason in verdict.reasons} <= ours) is possible
            cases.count += 1


@counted
@given(anyone)
def test_only_what_is_in_the_weeks_has_a_place_that_another_could_take(
    cases: Cases, case: Case
) -> None:
    routine = case.routine
    there = forms_in(routine)
    filled = {
        ROUTINE.reasons.filled.format(name=exercise.name): id_
        for id_, exercise in CONTENT.exercises.items()
    }
    for verdict in routine.verdicts.values():
        for reason in verdict.reasons:
            if holder := filled.get(reason.text):
                assert verdict.standing is Standing.OUT
                assert holder in there
                cases.count += 1


@counted
@given(anyone)
def test_something_to_be_careful_with_is_said_with_what_is_in_the_weeks(
    cases: Cases, case: Case
) -> None:
    on = oracle.conditions(case)
    for id_, verdict in case.routine.verdicts.items():
        if verdict.standing in IN_WEEKS:
            careful = [
                caution.instead
                for caution in CONTENT.exercises[id_].cautions.values()
                if on & set(caution.when) and not caution.avoid and not caution.forms
            ]
            assert len(verdict.care) == len(careful)
            for reason, instead in zip(verdict.care, careful, strict=True):
                assert reason.text.endswith(instead)
            cases.count += 1
