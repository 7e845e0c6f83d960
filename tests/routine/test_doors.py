"""No routine without a pass, none that has to be asked about first, and none of nonsense."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.catalogue.types import Urgency
from sciatica_course.routine import NoPassError, Profile, ProfileError, Standing, make
from sciatica_course.session import Session, State
from tests.case_counts import Cases
from tests.routine.strategies import (
    CONTENT,
    ROUTINE,
    Case,
    anyone,
    anyone_clear,
    counted,
    passing,
    person,
)

CLOSED_STATES = [state for state in State if state is not State.PASS]
CLOSES = {"recent-surgery": "recent-surgery", "heart-or-pressure": "heart-or-pressure"}

WRONG_NUMBERS = [-1, 2.5, True, False, "15", None, [15]]
WRONG_NAMES = [
    frozenset({"spaceship"}),
    frozenset({"chair", "spaceship"}),
    frozenset({3}),
    "chair",
    "",
    3,
    True,
    None,
    ["chair"],
    frozenset({"two\nlines. Two sentences"}),
]
WRONG: dict[str, list[Any]] = {
    "minutes": [*WRONG_NUMBERS, 0, 4, 7, 46, 50, 15.0],
    "days": [*WRONG_NUMBERS, 0, 8, 3.0],
    "known_minutes": [*WRONG_NUMBERS, 181, 5.0],
    "kit": WRONG_NAMES,
    "ruled_out": [*WRONG_NAMES, frozenset({"standing"})],
    # What comes from the checks is not ticked in the builder.
    "conditions": [*WRONG_NAMES, frozenset({"pregnant"}), frozenset({"stirred-up"})],
    "liked": ["spaceship", "glute-bridge", 3, True, None, ["walking"], frozenset({"walking"})],
}
EVERY_WRONG = [(field, value) for field, values in WRONG.items() for value in values]


def complaint(case: Case) -> str:
    with pytest.raises(ProfileError) as caught:
        make(CONTENT, case.pattern, case.profile, case.passed)
    return str(caught.value)


# --- The pass -----------------------------------------------------------------------------------


@pytest.mark.parametrize("checked", [False, True], ids=["not checked", "checked"])
def test_there_is_no_routine_without_a_pass_whatever_else_is_wrong(
    cases: Cases, checked: bool
) -> None:
    profiles = [Profile(), *(Profile(**{field: value}) for field, value in EVERY_WRONG)]
    for state, urgency, profile in product(CLOSED_STATES, Urgency, profiles):
        session = Session(state, urgency, ("not-improving",), checked=checked)
        with pytest.raises(NoPassError) as caught:
            make(CONTENT, person().pattern, profile, session)
        assert str(caught.value) == ROUTINE.reasons.not_open
        cases.count += 1


@counted
@given(anyone, st.sampled_from(CLOSED_STATES))
def test_a_closed_state_gives_nobody_a_routine(cases: Cases, case: Case, state: State) -> None:
    with pytest.raises(NoPassError):
        _ = replace(case, passed=replace(case.passed, state=state)).routine
    cases.count += 1


@counted
@given(anyone)
def test_every_pass_gives_anyone_an_answer(cases: Cases, case: Case) -> None:
    routine = case.routine
    assert bool(routine.weeks) is not bool(routine.closed)
    cases.count += 1


# --- What has to be asked about first -----------------------------------------------------------


@counted
@given(anyone, st.sampled_from(sorted(CLOSES)))
def test_what_has_to_be_asked_about_first_leaves_no_weeks_and_says_why(
    cases: Cases, case: Case, finding: str
) -> None:
    found = (*case.passed.modifiers, finding)
    closed = replace(case, passed=Session(State.PASS, Urgency.ASK_FIRST, found)).routine
    because = ROUTINE.conditions[CLOSES[finding]].because
    assert closed.weeks == ()
    assert because in [reason.text for reason in closed.closed]
    for verdict in closed.verdicts.values():
        assert verdict.standing is Standing.OUT
        assert verdict.reasons == closed.closed
    cases.count += 1


def test_nothing_else_that_passes_the_check_closes_a_routine(cases: Cases) -> None:
    for question in CONTENT.screening.questions:
        if session := passing(question):
            routine = make(CONTENT, person().pattern, Profile(), session)
            assert bool(routine.closed) is (question in CLOSES), question
            cases.count += 1


# --- What cannot be -----------------------------------------------------------------------------


def named(value: Any) -> str:
    """Return a name that is the same in every process: a set has no order of its own."""
    return f"set of {sorted(map(repr, value))}" if isinstance(value, frozenset) else repr(value)


@pytest.mark.parametrize(("field", "value"), EVERY_WRONG, ids=named)
def test_a_profile_that_cannot_be_is_refused_in_one_sentence(field: str, value: Any) -> None:
    said = complaint(person(**{field: value}))
    assert said.splitlines() == [said]
    assert said.endswith(".")
    assert field.replace("_", " ") in said.replace("_", " ").lower()


@counted
@given(
    anyone_clear,
    st.sampled_from(["kit", "ruled_out", "conditions"]),
    st.frozensets(st.text(max_size=20), min_size=1),
)
def test_names_that_nobody_knows_are_refused_and_one_is_named(
    cases: Cases, case: Case, field: str, names: frozenset[str]
) -> None:
    said = complaint(case.having(**{field: names}))
    assert any(" ".join(name.split()) in said for name in names)
    assert said.splitlines() == [said]
    cases.count += 1


def test_the_sentence_is_the_same_in_whatever_order_names_come() -> None:
    names = [f"thing-{number}" for number in range(40)]
    said = {complaint(person(kit=frozenset(order))) for order in (names, names[::-1])}
    assert said == {"The routine builder knows no kit called “thing-0”."}


def test_the_sentence_names_what_was_given() -> None:
    assert complaint(person(minutes=17)) == (
        "Minutes must be 5, 10, 15 and so on up to 45, not 17."
    )
    assert complaint(person(days=True)) == "days must be a whole number from 1 to 7, not True."
    assert complaint(person(known_minutes="5")) == (
        "known_minutes must be a whole number from 0 to 180, not '5'."
    )
    assert complaint(person(liked="dancing")) == (
        "The routine builder knows no liked called “dancing”."
    )
