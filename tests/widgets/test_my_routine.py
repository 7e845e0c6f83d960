"""The kept routine in later lessons: made again for today, or kindly not there."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import catalogue, journal, plans, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.widgets.my_routine import PRACTISE_LESSON, MyRoutine
from sciatica_course.words import say
from tests.html.test_builder import Reader
from tests.widgets.made_up import morning, practice
from tests.widgets.people import NOW, act, buttons, level, panel, send
from tests.widgets.ready import check, choose, describe

CONTENT = catalogue.load()


@pytest.fixture
def mine() -> MyRoutine:
    """The kept routine of someone who has just kept one."""
    check()
    describe()
    builder = course.routine_builder()
    choose(builder, minutes="30")
    act(builder, "keep")
    return course.my_routine()  # type: ignore[no-any-return]


def is_empty(view: MyRoutine) -> bool:
    return not any([view.sheet, view.paper, view.beside, view.said])


def change_the_record(folder: Path, **changes: Any) -> None:
    path = folder / plans.FILE
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | changes), encoding="utf-8")


def test_it_shows_the_week_that_the_builder_shows(mine: MyRoutine) -> None:
    builder = course.routine_builder()
    assert mine.sheet == builder.sheet != ""
    assert mine.beside == builder.beside
    assert mine.paper == builder.paper != ""
    mine.set_state({"number": 5})
    builder.set_state({"number": 5})
    assert mine.sheet == builder.sheet
    assert buttons(mine) == ["print", "forget"]
    assert say("my-routine.changed") not in panel(mine)


def test_without_one_it_leads_to_the_builder() -> None:
    check()
    view = course.my_routine()
    assert is_empty(view)
    assert say("my-routine.none") in panel(view)
    assert CONTENT.lessons["07-build-your-routine"].title in panel(view)
    assert buttons(view) == []


def test_keeping_and_forgetting_reach_it_in_the_same_lesson(mine: MyRoutine) -> None:
    builder = course.routine_builder()
    choose(builder, minutes="10")
    assert mine.sheet != builder.sheet
    act(builder, "keep")
    assert mine.sheet == builder.sheet
    act(mine, "forget")
    assert is_empty(mine)
    assert say("my-routine.none") in panel(mine)
    assert "forget" not in buttons(builder)


@pytest.mark.parametrize("finding", ["bladder", "fever", "self-harm", "weight-loss", "under-16"])
def test_a_red_answer_later_hides_it_and_keeps_it(mine: MyRoutine, finding: str) -> None:
    now = check(finding)
    send(mine, kind="look")
    assert is_empty(mine)
    assert level(mine) is now.urgency
    assert buttons(mine) == []
    assert plans.there()


def test_it_is_gone_from_view_when_the_pass_has_ended(
    mine: MyRoutine, clock: list[datetime]
) -> None:
    clock.append(NOW + timedelta(hours=5))
    mine.set_state({"number": 2})
    assert is_empty(mine)
    assert say("view.check-first") in panel(mine)


def test_a_more_careful_check_makes_it_smaller_and_says_what_changed(mine: MyRoutine) -> None:
    full = mine.beside
    check("walking-ache")
    send(mine, kind="look")
    assert level(mine) is Urgency.SOON
    assert mine.beside != full
    assert say("my-routine.changed") in panel(mine)
    assert say("my-routine.check-changed") in panel(mine)


def test_a_routine_of_older_content_says_what_is_new_and_what_is_gone(
    mine: MyRoutine, learner_folder: Path
) -> None:
    kept, _ = plans.kept(CONTENT)
    assert kept
    record = json.loads((learner_folder / plans.FILE).read_text(encoding="utf-8"))
    first, *others = record["held"]
    dosed = others[0]
    week, amount = next(iter(record["held"][dosed]["doses"].items()))
    held = {id_: record["held"][id_] for id_ in others} | {
        "old": {"name": "Old <friend>", "form": "", "doses": {}}
    }
    held[dosed]["doses"][week] = amount | {"sets": 6}
    change_the_record(learner_folder, content="older", held=held)
    send(mine, kind="look")
    html = panel(mine)
    assert say("my-routine.course-changed") in html
    words = Reader(html).text
    assert say("my-routine.new", names=CONTENT.exercises[first].name) in words
    assert say("my-routine.gone", names="Old <friend>") in words
    assert say("my-routine.dose", names=CONTENT.exercises[dosed].name) in words
    assert mine.sheet


def test_a_closing_answer_shows_whom_to_ask_and_no_dose(mine: MyRoutine) -> None:
    check("heart-or-pressure")
    send(mine, kind="look")
    because = CONTENT.routine.conditions["heart-or-pressure"].because
    assert because in Reader(mine.sheet).text
    assert mine.beside == mine.said == ""


def test_a_damaged_file_is_set_aside_and_said_so(mine: MyRoutine, learner_folder: Path) -> None:
    (learner_folder / plans.FILE).write_text("{", encoding="utf-8")
    send(mine, kind="look")
    assert is_empty(mine)
    assert "damaged" in mine.notice
    assert say("my-routine.none") in panel(mine)
    assert list(learner_folder.glob("plan (damaged*"))


def test_a_self_check_that_asks_more_today_leads_back_to_it(
    mine: MyRoutine, learner_folder: Path
) -> None:
    change_the_record(learner_folder, content="older", answers={"side": "left"})
    send(mine, kind="look")
    assert is_empty(mine)
    assert say("my-routine.again") in panel(mine)
    assert buttons(mine) == ["forget"]


def test_its_paper_form_shows_nothing_of_a_person(mine: MyRoutine) -> None:
    paper = str(mine.static())
    assert say("my-routine.none") in paper
    assert "minutes" not in Reader(paper).text.replace("a few minutes", "")


def test_another_lesson_has_another_view_of_the_same_routine(mine: MyRoutine) -> None:
    mine.close()
    again = course.my_routine()
    assert again is not mine
    assert again.sheet
    assert session.current().open


def test_the_morning_after_a_session_is_asked_for_until_it_is_told(mine: MyRoutine) -> None:
    lesson = CONTENT.lessons[PRACTISE_LESSON].title
    asked = say("my-routine.morning", lesson=lesson)
    assert asked not in panel(mine)
    journal.add(practice(datetime.now() - timedelta(days=1)))
    mine.refresh()
    assert asked in panel(mine)
    journal.add(morning(datetime.now()))
    mine.refresh()
    assert asked not in panel(mine)


def test_clearing_for_the_next_person_asks_first_and_deletes_all_that_was_kept(
    mine: MyRoutine,
) -> None:
    view = course.symptom_check()
    journal.allow()
    journal.add(practice(datetime.now()))
    view.refresh()
    (clear,) = (action for action in view.actions if action["id"] == "next-person")
    assert clear["question"] == say("view.next-person-ask")
    act(view, "next-person")
    assert not plans.there()
    assert not journal.everything().entries
    assert is_empty(mine)
    (clear,) = (action for action in view.actions if action["id"] == "next-person")
    assert not clear["question"]
