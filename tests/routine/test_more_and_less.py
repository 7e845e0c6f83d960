"""Two routines that differ in one thing: more time keeps what is in, more pain never asks for more.

Weeks are compared with weeks, and doses with doses, on the same day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from hypothesis import example, given

from sciatica_course.catalogue.types import Dose, Urgency
from sciatica_course.routine import Item, Routine, Week
from sciatica_course.routine.profile import DAYS, MINUTES
from sciatica_course.session import Session, State
from sciatica_course.symptoms import SCALE
from tests.case_counts import Cases
from tests.routine.strategies import Case, anyone, anyone_clear, counted, items, person
from tests.symptoms.answers import QUESTIONS

STIRRED, SETTLES = QUESTIONS["stirred"].options, QUESTIONS["settles"].options
# Every pair of answers about irritability, from the fewest points to the most.
IRRITABILITY = sorted(
    product(STIRRED, SETTLES), key=lambda both: STIRRED[both[0]].points + SETTLES[both[1]].points
)


def exercises(weeks: Sequence[Week]) -> set[str]:
    return {item.exercise for item in items(weeks)}


def asks(dose: Dose) -> list[int]:
    """Return how much a dose asks, figure by figure."""
    given_ = (dose.sets, dose.repetitions, dose.hold, dose.minutes, dose.times, dose.days)
    return [number or 0 for number in given_]


def on_days(week: Week) -> dict[tuple[int, str], Item]:
    return {(s.day, item.exercise): item for s in week.sessions for item in s.items}


def assert_asks_no_more(gentler: Routine, fuller: Routine, cases: Cases) -> None:
    """Fail where the routine that ought to be gentler asks for more."""
    for less, more in zip(gentler.weeks, fuller.weeks, strict=True):
        assert less.minutes <= more.minutes, less.number
        assert max(len(s.items) for s in less.sessions) <= max(len(s.items) for s in more.sessions)
        ours, theirs = on_days(less), on_days(more)
        for place in set(ours) & set(theirs):
            assert ours[place].minutes <= theirs[place].minutes, place
            for one, other in zip(asks(ours[place].dose), asks(theirs[place].dose), strict=True):
                assert one <= other, place
        cases.count += 1


def assert_keeps_all(fewer: Routine, more: Routine, cases: Cases) -> None:
    """Fail where the routine with more room lost an exercise, in any week or in all of them."""
    assert exercises(fewer.weeks) <= exercises(more.weeks)
    for before, after in zip(fewer.weeks, more.weeks, strict=True):
        assert exercises([before]) <= exercises([after]), before.number
        cases.count += 1


@counted
@given(anyone)
def test_more_minutes_keep_every_exercise_that_is_in(cases: Cases, case: Case) -> None:
    for fewer, more in pairwise(case.having(minutes=minutes).routine for minutes in MINUTES):
        assert_keeps_all(fewer, more, cases)


@counted
@given(anyone)
def test_more_days_keep_every_exercise_that_is_in(cases: Cases, case: Case) -> None:
    for fewer, more in pairwise(case.having(days=days).routine for days in DAYS):
        assert_keeps_all(fewer, more, cases)


@counted
@given(anyone)
def test_more_minutes_or_days_never_take_minutes_from_a_week(cases: Cases, case: Case) -> None:
    for what, ladder in (("minutes", MINUTES), ("days", DAYS)):
        for fewer, more in pairwise(case.having(**{what: number}).routine for number in ladder):
            for before, after in zip(fewer.weeks, more.weeks, strict=True):
                assert before.minutes <= after.minutes
                cases.count += 1


# Nothing for the hips or the nerve fits: what moves up must not be longer than what it follows.
@counted
@given(anyone)
@example(case=person(minutes=20, days=1, ruled_out={"floor"}, conditions={"new-hip"}))
@example(
    case=person(
        minutes=20,
        days=1,
        kit={"chair"},
        ruled_out={"floor"},
        conditions={"new-hip"},
        answers={"feelings": ("weak",)},
    )
)
def test_more_pain_never_asks_for_more(cases: Cases, case: Case) -> None:
    rungs = [case.saying(leg_pain=pain, back_pain=pain).routine for pain in SCALE]
    for milder, stronger in pairwise(rungs):
        assert_asks_no_more(stronger, milder, cases)


@counted
@given(anyone)
def test_pain_that_is_more_easily_stirred_up_never_asks_for_more(cases: Cases, case: Case) -> None:
    rungs = [case.saying(stirred=one, settles=other) for one, other in IRRITABILITY]
    for calmer, angrier in pairwise(rungs):
        assert calmer.pattern.points <= angrier.pattern.points
        assert_asks_no_more(angrier.routine, calmer.routine, cases)


@counted
@given(anyone_clear)
def test_a_check_with_something_to_ask_about_never_asks_for_more(cases: Cases, case: Case) -> None:
    for urgency in (Urgency.ASK_FIRST, Urgency.SOON):
        reduced = replace(case, passed=Session(State.PASS, urgency, ("not-improving",)))
        assert_asks_no_more(reduced.routine, case.routine, cases)
        for week in reduced.routine.weeks:
            assert week.stage == "start"


@counted
@given(anyone)
def test_pain_that_is_hard_to_bear_is_treated_as_very_easily_stirred_up(
    cases: Cases, case: Case
) -> None:
    found = ("unbearable", *case.passed.modifiers)
    with_it = replace(case, passed=Session(State.PASS, Urgency.SOON, found))
    strongest = with_it.saying(leg_pain=10, stirred="a-little", settles="next-day")
    assert with_it.routine.weeks == strongest.routine.weeks
    cases.count += 1


@counted
@given(anyone)
def test_knowing_that_more_is_fine_never_shortens_getting_going(cases: Cases, case: Case) -> None:
    rungs = [case.having(known_minutes=known).routine for known in (5, 10, 20, 45, 90, 180)]
    for less, more in pairwise(rungs):
        for before, after in zip(less.weeks, more.weeks, strict=True):
            assert before.minutes <= after.minutes
            cases.count += 1


@counted
@given(anyone)
def test_very_easily_stirred_up_pain_has_the_flare_set_and_no_more(
    cases: Cases, case: Case
) -> None:
    for answers in ({"leg_pain": 7}, {"stirred": "a-little", "settles": "hours"}):
        for item in items(case.saying(**answers).routine.weeks):
            assert item.slot in ("warm-up", "ease", "aerobic") or item.exercise == "pelvic-tilt"
            cases.count += 1
