"""What a session is by the advice: its step, what is offered, and the lists of lessons."""

from __future__ import annotations

from datetime import timedelta

import pytest

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.entries import FLARE
from sciatica_course.lookup import UnknownName
from sciatica_course.widgets.practise import Practise
from sciatica_course.words import say
from tests.widgets import practising as people
from tests.widgets.people import NOW, act, buttons, panel
from tests.widgets.ready import check, describe

CONTENT = catalogue.load()
YESTERDAY = NOW - timedelta(days=1)

pytestmark = pytest.mark.usefixtures("times")


@pytest.fixture
def mine() -> Practise:
    people.with_routine()
    return course.practise()  # type: ignore[no-any-return]


def comfortable(step: int = 0) -> None:
    """Two sessions with all to spare, each with its morning."""
    for days in (4, 2):
        then = NOW - timedelta(days=days)
        people.record(people.session(then, step=step))
        people.record(people.morning_of(then + timedelta(hours=20)))


def test_a_step_up_is_offered_and_taken_only_by_choice(mine: Practise) -> None:
    comfortable()
    mine.refresh()
    people.before(mine)
    assert buttons(mine) == ["take", "stay"]
    assert mine.play == {}, "there is no session before the choice"
    act(mine, "stay")
    assert mine.held["entry"]["step"] == 0
    assert buttons(mine) == ["take", "less"]
    act(mine, "take")
    assert mine.held["entry"]["step"] == 1
    assert buttons(mine) == ["stay", "less"]
    people.play(mine)
    people.after(mine)
    assert people.stored()[-1].step == 1


def test_less_is_always_there_until_it_is_the_least(mine: Practise) -> None:
    people.record(people.session(YESTERDAY, step=3), people.morning_of(NOW - timedelta(hours=2)))
    mine.refresh()
    people.before(mine)
    assert mine.held["entry"]["step"] == 3
    act(mine, "less")
    assert mine.held["entry"]["step"] == 2
    assert "less" not in buttons(mine)


def test_a_step_down_is_followed_without_a_choice(mine: Practise) -> None:
    people.record(people.session(YESTERDAY, step=3, leg_worst=6))
    mine.refresh()
    people.morning(mine)
    people.before(mine)
    assert mine.held["entry"]["step"] == 2
    assert buttons(mine) == ["less"]


def test_a_leg_that_is_much_worse_now_leads_to_the_gentlest_session(mine: Practise) -> None:
    comfortable(step=3)
    mine.refresh()
    people.before(mine, leg=6)
    assert mine.held["entry"]["step"] == FLARE
    assert mine.play
    assert buttons(mine) == []


def test_a_good_hour_after_a_session_is_no_good_morning(mine: Practise) -> None:
    people.record(
        people.session(NOW - timedelta(days=2)),
        people.morning_of(YESTERDAY - timedelta(hours=4)),
        people.session(NOW - timedelta(hours=3)),
    )
    mine.refresh()
    act(mine, "once-more")
    people.before(mine)
    assert buttons(mine) == ["less"], "nothing grows before the morning is known"


def test_what_moved_the_pain_down_is_easier_next_time(mine: Practise) -> None:
    taps = (people.tap("glute-bridge", 4, "foot"),)
    people.record(people.session(YESTERDAY, lowest_worst="foot", taps=taps))
    mine.refresh()
    people.morning(mine)
    people.before(mine)
    forms = {part["exercise"]: part["form"] for part in mine.play["parts"]}
    assert forms["glute-bridge"] == "half"
    eased = {each["exercise"]: each["eased"] for each in mine.held["entry"]["did"]}
    assert eased["glute-bridge"] == 1
    assert eased["walking"] == 0


def test_the_last_step_of_all_is_not_offered_again(mine: Practise) -> None:
    comfortable(step=100)
    mine.refresh()
    people.before(mine)
    assert say("practise.top").removesuffix(".") in panel(mine)
    assert "take" not in buttons(mine)
    assert mine.play


# --- A list of exercises --------------------------------------------------------------------------


def test_a_lesson_may_name_its_own_exercises_and_needs_no_routine() -> None:
    check()
    view = course.practise(["childs-pose", "glute-bridge"])
    people.before(view)
    assert people.in_play(view) == ["childs-pose", "glute-bridge"]
    assert view is not course.practise()
    assert "take" not in buttons(view)
    people.play(view)
    fields = [field["id"] for field in view.form["pages"][0]["fields"]]
    assert "spare" not in fields, "a list is no step of a routine"
    people.after(view)
    assert people.stored()[0].spare is False


def test_what_does_not_fit_is_left_out_and_says_why() -> None:
    check()
    describe(bending="worse")
    view = course.practise(["childs-pose", "glute-bridge", "running"])
    people.before(view)
    assert people.in_play(view) == ["glute-bridge"]
    assert say("practise.left-out") in panel(view)
    assert CONTENT.exercises["running"].name in panel(view)


def test_a_list_in_which_nothing_fits_has_no_session() -> None:
    check()
    view = course.practise("running")
    people.before(view)
    assert view.play == {}
    assert say("practise.nothing-text") in panel(view)


def test_in_a_flare_a_list_is_as_gentle_as_it_can_be_and_keeps_what_is_easier() -> None:
    check()
    taps = (people.tap("glute-bridge", 4, "foot"),)
    people.record(people.session(YESTERDAY, lowest_worst="foot", taps=taps))
    view = course.practise(["glute-bridge", "hamstring-stretch", "walking"])
    act(view, "later")
    people.before(view)
    forms = {part["exercise"]: part["form"] for part in view.play["parts"]}
    assert forms["glute-bridge"] == "half"
    assert forms["hamstring-stretch"] == ""
    act(view, "later")
    people.record(people.morning_of(NOW - timedelta(hours=2), leg=6))
    view.refresh()
    assert view.held["entry"]["step"] == FLARE
    assert "hamstring-stretch" not in people.in_play(view)
    assert CONTENT.exercises["hamstring-stretch"].name in panel(view)


def test_an_unknown_exercise_names_the_nearest_one() -> None:
    with pytest.raises(UnknownName, match="glute-bridge"):
        course.practise(["glute-brige"])
