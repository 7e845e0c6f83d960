"""What comes next for people with plain records, told one by one."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from sciatica_course.catalogue.types import Move
from sciatica_course.entries import FLARE, Did, Ending, Entry, SessionEntry, Tap
from sciatica_course.progression import Reading, advise, eased
from tests.progression.records import PASS, TABLE, advised, at, morning, one_day, session

TWICE: tuple[Entry, ...] = (session(0), morning(1), session(2), morning(3))
LEFT_OUT = {"glute-bridge": 2}


def with_bridge(day: float, level: int, **changes: Any) -> SessionEntry:
    return session(day, did=(Did(exercise="glute-bridge", eased=level),), **changes)


def down_with(exercise: str, lowest: str = "calf") -> tuple[Tap, ...]:
    return (Tap(exercise=exercise, leg=3, lowest=lowest),)


def test_nothing_recorded_begins_at_the_first_step() -> None:
    assert (advised().move, advised().step) == (Move.FIRST, 0)
    assert advised(morning(1, leg=9), one_day(1)) == advised()


def test_two_comfortable_sessions_with_their_mornings_lead_one_step_up() -> None:
    said = advised(*TWICE)

    assert (said.move, said.rule, said.step) == (Move.UP, "comfortable", 4)
    assert Reading("leg", at(2, 10), 3, 3) in said.readings
    assert Reading("morning-leg", at(1, 7), 3, 3) in said.readings


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("amber", {"leg_worst": 5}),
        ("amber", {"back": 3}),
        ("amber", {"taps": (Tap(exercise="walking", leg=5, lowest="back"),)}),
        ("ended-early", {"ending": Ending.EARLY}),
        ("nothing-to-spare", {"spare": False}),
        ("one-more", {"step": 2}),
    ],
)
def test_something_less_than_comfortable_stays_and_says_why(
    rule: str, changes: dict[str, Any]
) -> None:
    last = session(2, **changes)
    said = advised(session(0), morning(1), last, morning(3))

    assert (said.move, said.rule, said.step) == (Move.SAME, rule, last.step)


@pytest.mark.parametrize(
    "changes",
    [
        {"leg_worst": 5},
        {"back": 3},
        {"ending": Ending.EARLY},
        {"spare": False},
        {"step": 2},
        {"lowest_worst": "calf"},
        {"taps": (Tap(exercise="walking", leg=5, lowest="back"),)},
    ],
)
def test_both_sessions_have_to_be_comfortable(changes: dict[str, Any]) -> None:
    said = advised(session(0, **changes), morning(1), session(2), morning(3))

    assert (said.move, said.rule) == (Move.SAME, "one-more")


@pytest.mark.parametrize("changes", [{"leg": 4}, {"back": 3}, {"lowest": "calf"}])
def test_so_do_both_mornings(changes: dict[str, Any]) -> None:
    said = advised(session(0), morning(1, **changes), session(2), morning(3))

    assert said.rule == "one-more"


def test_an_amber_morning_stays() -> None:
    said = advised(*TWICE[:3], morning(3, back=3))

    assert (said.move, said.rule) == (Move.SAME, "amber")


def test_a_point_more_is_comfortable() -> None:
    said = advised(session(0, leg_worst=4), morning(1), session(2, leg_worst=4), morning(3))

    assert said.move is Move.UP


@pytest.mark.parametrize("without", [1, 3])
def test_a_morning_that_is_not_known_is_no_good_morning(without: int) -> None:
    known = [entry for nth, entry in enumerate(TWICE) if nth != without]

    assert advised(*known).move is Move.SAME
    assert advised(*known, one_day(1, leg=0), one_day(3, leg=0)).move is Move.SAME


def test_the_evening_of_the_same_day_is_no_morning_after() -> None:
    assert advised(*TWICE[:3], morning(2, hour=20)).rule == "no-morning"
    assert advised(*TWICE[:3], morning(2, hour=20, leg=4)).rule == "morning-higher"


def test_a_reading_from_before_the_session_says_nothing_about_it() -> None:
    assert advised(morning(0, hour=10, leg=9), *TWICE) == advised(*TWICE)


def test_a_point_more_in_the_morning_is_one_step_back() -> None:
    said = advised(*TWICE[:3], morning(3, leg=4))

    assert (said.move, said.rule, said.step) == (Move.DOWN, "morning-higher", 2)
    assert said.readings == (Reading("morning-leg", at(3, 7), 4, 3),)


def test_a_lower_place_in_the_morning_is_one_step_back() -> None:
    said = advised(*TWICE[:3], morning(3, lowest="foot"))

    assert (said.move, said.rule, said.step) == (Move.DOWN, "morning-lower-place", 2)
    assert said.readings == (Reading("morning-place", at(3, 7), "foot", "thigh"),)


def test_two_points_more_in_the_morning_are_a_flare_and_stay_one_when_it_settles() -> None:
    said = advised(*TWICE[:3], morning(3, leg=5))

    assert (said.move, said.rule, said.step) == (Move.FLARE, "morning-much-higher", FLARE)
    assert advised(*TWICE[:3], morning(3, leg=5), morning(4)) == said


def test_a_point_more_on_two_mornings_is_a_flare_but_twice_on_one_day_is_not() -> None:
    two = advised(*TWICE[:3], morning(3, leg=4), morning(4, leg=4))
    one = advised(*TWICE[:3], morning(3, leg=4), morning(3, hour=18, leg=4))

    assert (two.move, two.rule) == (Move.FLARE, "mornings-higher")
    assert (one.move, one.rule) == (Move.DOWN, "morning-higher")


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("sign", {"ending": Ending.SIGN}),
        ("leg-rose", {"leg_worst": 6}),
        ("leg-rose", {"taps": (Tap(exercise="walking", leg=6, lowest="back"),)}),
        ("back-red", {"back": 6}),
        ("moved-down-somehow", {"lowest_worst": "calf"}),
    ],
)
def test_too_much_in_the_session_is_one_step_back(rule: str, changes: dict[str, Any]) -> None:
    said = advised(*TWICE[:2], session(2, **changes), morning(3))

    assert (said.move, said.rule, said.step) == (Move.DOWN, rule, 2)


def test_an_ache_of_up_to_five_that_settles_stays_and_one_that_does_not_steps_back() -> None:
    settled = advised(session(0, back=5), morning(1, back=2))
    not_settled = advised(session(0, back=5), morning(1, back=3))

    assert (settled.move, settled.rule) == (Move.SAME, "amber")
    assert (not_settled.move, not_settled.rule) == (Move.DOWN, "back-not-settled")


def test_the_exercise_that_moved_the_pain_down_gets_easier_and_the_rest_stays() -> None:
    last = with_bridge(2, 0, lowest_worst="calf", taps=down_with("glute-bridge"))
    said = advised(*TWICE[:2], last, morning(3))

    assert (said.move, said.rule, said.step) == (Move.CHANGE, "moved-down", 3)
    assert said.exercises == ("glute-bridge",)
    assert eased([last]) == {"glute-bridge": 1}


def test_it_is_left_out_when_its_easier_form_moves_the_pain_down_too() -> None:
    once = with_bridge(0, 0, taps=down_with("glute-bridge"))
    again = with_bridge(2, 1, taps=down_with("glute-bridge"))

    assert eased([once, again]) == LEFT_OUT
    assert eased([again, once, session(4), once]) == LEFT_OUT


def test_what_takes_a_step_back_still_makes_that_exercise_easier() -> None:
    said = advised(with_bridge(0, 0, leg_worst=7, taps=down_with("glute-bridge")))

    assert (said.move, said.exercises) == (Move.DOWN, ("glute-bridge",))


def test_below_the_first_step_is_the_flare_plan() -> None:
    said = advised(session(0, step=0, back=6))

    assert (said.move, said.rule, said.step) == (Move.FLARE, "back-red", FLARE)


@pytest.mark.parametrize(
    ("changes", "move"), [({"back": 6}, Move.FLARE), ({"taps": down_with("walking")}, Move.CHANGE)]
)
def test_in_a_flare_too_much_stays_in_it(changes: dict[str, Any], move: Move) -> None:
    said = advised(session(0, step=FLARE, **changes))

    assert (said.move, said.step) == (move, FLARE)


def in_flare(**changes: Any) -> tuple[Entry, ...]:
    quiet = {"step": FLARE, "spare": False} | changes
    return session(2, **quiet), morning(3), session(4, **quiet), morning(5)


@pytest.mark.parametrize(("before", "after"), [(7, 5), (2, 0), (1, 0), (0, 0)])
def test_a_flare_that_has_settled_goes_back_below_the_last_step(before: int, after: int) -> None:
    said = advised(session(0, step=before, back=6), *in_flare())

    assert (said.move, said.rule, said.step) == (Move.UP, "flare-settled", after)


def test_whoever_only_knows_the_flare_plan_goes_on_to_the_first_step() -> None:
    assert advised(*in_flare()).step == 0


def test_one_good_session_is_not_the_end_of_a_flare() -> None:
    said = advised(session(0, back=6), *in_flare()[:2])

    assert (said.move, said.rule, said.step) == (Move.SAME, "one-more", FLARE)


def test_a_flare_ends_before_anything_comes_back() -> None:
    eased_in_flare = in_flare(did=(Did(exercise="glute-bridge", eased=1),))

    assert advised(*eased_in_flare).rule == "flare-settled"


def test_what_was_eased_comes_back_before_anything_grows() -> None:
    settled = (with_bridge(0, 1), morning(1), with_bridge(2, 1), morning(3))
    said = advised(*settled)

    assert (said.move, said.step, said.exercises) == (Move.RESTORE, 3, ("glute-bridge",))
    assert eased(settled) == {"glute-bridge": 1}
    assert eased(settled, restoring=said.exercises) == {}


def test_after_it_came_back_it_takes_two_sessions_again() -> None:
    before = (with_bridge(0, 1), morning(1), with_bridge(2, 1), morning(3))
    back = (*before, with_bridge(4, 0), morning(5))

    assert advised(*back).rule == "one-more"
    assert advised(*back, with_bridge(6, 0), morning(7)).rule == "comfortable"


def test_what_was_left_out_comes_back_in_two_steps() -> None:
    left_out = (
        with_bridge(0, 1, taps=down_with("glute-bridge")),
        session(2),
        morning(3),
        session(4),
        morning(5),
    )

    assert advised(*left_out).move is Move.RESTORE
    assert eased(left_out, restoring=("glute-bridge",)) == {"glute-bridge": 1}


def test_the_one_that_was_eased_last_comes_back_first() -> None:
    def both(day: float, slider: int, bridge: int) -> SessionEntry:
        did = (
            Did(exercise="nerve-slider", eased=slider),
            Did(exercise="glute-bridge", eased=bridge),
        )
        return session(day, did=did)

    last_bridge = (both(0, 1, 0), both(2, 1, 1), morning(3), both(4, 1, 1), morning(5))
    last_slider = (both(0, 0, 1), both(2, 1, 1), morning(3), both(4, 1, 1), morning(5))

    assert advised(*last_bridge).exercises == ("glute-bridge",)
    assert advised(*last_slider).exercises == ("nerve-slider",)


def test_what_is_no_longer_in_the_plan_does_not_have_to_come_back() -> None:
    settled = (with_bridge(0, 1), morning(1), with_bridge(2, 1), morning(3))

    assert advise(TABLE, settled, PASS, among=("walking",)).move is Move.UP
    assert advise(TABLE, settled, PASS, among=("glute-bridge",)).move is Move.RESTORE


def test_the_limits_are_those_of_the_table() -> None:
    def with_limits(*entries: Entry, **limits: int) -> str:
        return advise(dataclasses.replace(TABLE, **limits), entries, PASS).rule  # type: ignore[arg-type]

    assert with_limits(*TWICE, comfortable=3) == "one-more"
    assert with_limits(*TWICE[:3], morning(3, leg=5), counts=3) == "morning-higher"
    higher = (morning(3, leg=4), morning(4, leg=4))
    assert with_limits(*TWICE[:3], *higher, mornings=3) == "morning-higher"
    assert with_limits(session(0, leg_worst=6), leg_rise=3) == "amber"
    assert with_limits(session(0, back=6), back_red=6) == "amber"
    assert with_limits(session(0, back=6), back_red=6, back_green=6) == "no-morning"
    settled = advise(dataclasses.replace(TABLE, after_flare=1), (session(0), *in_flare()), PASS)
    assert settled.step == 2
