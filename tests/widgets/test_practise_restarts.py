"""A session that the page holds, and brings to the next kernel when its own has died."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

import sciatica_course as course
from sciatica_course.entries import Ending
from sciatica_course.widgets import registry, settings
from sciatica_course.widgets.practise import Practise
from sciatica_course.widgets.practise_forms import AFTER, BEFORE
from sciatica_course.words import say
from tests.widgets import practising as people
from tests.widgets.people import NOW, act, panel, send

LATER = NOW + timedelta(hours=4)

pytestmark = pytest.mark.usefixtures("times")


@pytest.fixture
def mine() -> Practise:
    people.with_routine()
    return course.practise()  # type: ignore[no-any-return]


def restarted(mine: Practise) -> tuple[Practise, dict[str, object]]:
    """Return the view of a new kernel, and what the page held of the old one."""
    held = json.loads(json.dumps(mine.held))
    mine.close()
    view = course.practise()
    assert view is not mine
    return view, held


def drops(wire: list[tuple[str, str, dict[str, object]]]) -> int:
    return sum(data.get("content") == {"kind": "drop"} for _, _, data in wire)


def test_the_page_brings_a_session_back_to_the_next_kernel(mine: Practise) -> None:
    people.before(mine, leg=4)
    id_ = people.begin(mine)
    plan = dict(mine.play)
    view, held = restarted(mine)
    assert view.play == {}
    send(view, kind="held", held=held)
    assert view.play == plan
    did = [{"exercise": each, "finished": True} for each in people.in_play(view)]
    send(view, kind="played", id=id_, seconds=780, ending="finished", did=did, number=2)
    people.after(view, leg=4)
    assert people.stored()[0].leg_before == 4


def test_a_session_that_was_only_offered_comes_back_as_it_was_chosen(mine: Practise) -> None:
    for days in (4, 2):
        then = NOW - timedelta(days=days)
        people.record(people.session(then), people.morning_of(then + timedelta(hours=20)))
    mine.refresh()
    people.before(mine)
    act(mine, "take")
    id_ = mine.play["id"]
    view, held = restarted(mine)
    send(view, kind="held", held=held)
    assert view.play["id"] == id_
    assert view.held["entry"]["step"] == 1


def test_the_questions_afterwards_survive_the_kernel(mine: Practise) -> None:
    people.before(mine)
    people.play(mine)
    view, held = restarted(mine)
    send(view, kind="held", held=held)
    assert view.form["id"] == AFTER
    people.after(view)
    assert people.stored()[0].ending is Ending.FINISHED


def test_without_a_pass_nothing_comes_back_but_the_questions_afterwards(
    mine: Practise, times: list[datetime]
) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    send(mine, kind="tap", id=id_, exercise="warm-up", leg=3, lowest="calf")
    view, held = restarted(mine)
    times.append(LATER)
    send(view, kind="held", held=held)
    assert view.play == {}
    assert view.form["id"] == "recheck"
    people.answer(view, "recheck", anything_new="no")
    assert view.form["id"] == AFTER


def test_another_person_gets_nothing_back(
    mine: Practise, wire: list[tuple[str, str, dict[str, object]]]
) -> None:
    people.before(mine)
    people.begin(mine)
    view, held = restarted(mine)
    assert not settings.keep(person="somebody-else")
    send(view, kind="held", held=held)
    assert view.play == {}
    assert drops(wire) == 1


def test_the_session_of_another_view_is_none_of_its_own(
    mine: Practise, wire: list[tuple[str, str, dict[str, object]]]
) -> None:
    people.before(mine)
    people.begin(mine)
    other = course.practise(["walking"])
    send(other, kind="held", held=json.loads(json.dumps(mine.held)))
    assert other.play == {}
    assert drops(wire) == 1


@pytest.mark.parametrize(
    "held",
    [{}, {"entry": None}, {"entry": {"kind": "session"}}, {"entry": {"kind": "day"}}],
)
def test_what_cannot_be_a_session_is_dropped(
    mine: Practise, wire: list[tuple[str, str, dict[str, object]]], held: dict[str, object]
) -> None:
    send(mine, kind="held", held=held)
    assert drops(wire) == 1
    assert mine.form["id"] == BEFORE
    assert not mine.trouble


def test_a_session_that_would_be_another_one_today_is_asked_about_instead(mine: Practise) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    send(mine, kind="tap", id=id_, exercise="warm-up", leg=3, lowest="calf")
    view, held = restarted(mine)
    people.with_routine(minutes="10")
    send(view, kind="held", held=held)
    assert view.play == {}
    assert view.form["id"] == AFTER


def test_the_next_person_finds_nothing(
    mine: Practise, wire: list[tuple[str, str, dict[str, object]]]
) -> None:
    people.before(mine)
    people.begin(mine)
    registry.next_person()
    mine.refresh()
    assert mine.held == {}
    assert mine.play == {}
    assert drops(wire) == 1
    assert say("my-routine.none") in panel(mine)
