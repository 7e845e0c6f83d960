"""The safety check and the session: holds, renewals, reopened lessons, other kernels."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import sciatica_course as course
from sciatica_course import session, store
from sciatica_course.catalogue.types import Urgency
from sciatica_course.session import State
from sciatica_course.widgets.symptom_check import SymptomCheck, full_check
from sciatica_course.words import say
from tests.widgets.people import NOW, act, buttons, go_through, level, panel, send


def test_changing_answers_keeps_them_and_starts_at_the_first_page(check: SymptomCheck) -> None:
    go_through(check, weight_loss="yes")
    before = dict(check.answers)
    act(check, "change")
    assert check.screen == 0
    assert check.answers == before
    assert check.form
    go_through(check)
    assert level(check) is Urgency.CLEAR
    assert session.current().open


def test_only_a_professional_and_a_new_check_end_a_hold(check: SymptomCheck) -> None:
    go_through(check, bladder="yes")
    act(check, "checked")
    assert session.current().state is State.HOLD
    assert check.answers == {}
    assert check.screen == 0
    assert check.form
    assert say("hold.checked") in panel(check)
    go_through(check)
    assert session.current().open
    assert level(check) is Urgency.CLEAR


def test_a_new_check_that_finds_the_same_holds_again(check: SymptomCheck) -> None:
    go_through(check, fever="yes")
    act(check, "checked")
    go_through(check, fever="yes")
    assert level(check) is Urgency.SAME_DAY
    assert buttons(check) == ["checked", "next-person"]
    assert not session.current().checked


def test_the_way_out_of_a_hold_asks_once(check: SymptomCheck) -> None:
    go_through(check, bladder="yes")
    (way_out,) = [action for action in check.actions if action["id"] == "checked"]
    assert way_out["question"]
    assert way_out["agree"]
    assert way_out["refuse"]


def test_after_four_hours_one_question_renews_the_pass(
    check: SymptomCheck, clock: list[datetime]
) -> None:
    go_through(check, walking_ache="yes")
    clock.append(NOW + timedelta(hours=5))
    send(check, kind="look")
    assert [f["id"] for p in check.form["pages"] for f in p["fields"]] == ["anything-new"]
    assert check.answers == {}, "a finished check leaves no answer behind"
    send(check, kind="next", screen=0, answers={"anything-new": "no"})
    assert session.current().open
    assert check.answers == {}
    assert level(check) is Urgency.SOON
    assert say("check.done-title") in panel(check)


@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_anything_new_leads_to_the_whole_check(
    check: SymptomCheck, clock: list[datetime], answer: str
) -> None:
    go_through(check)
    clock.append(NOW + timedelta(hours=5))
    send(check, kind="look")
    send(check, kind="next", screen=0, answers={"anything-new": answer})
    assert session.current().state is State.NOT_SCREENED
    assert len(check.form["pages"]) == len(full_check().pages)
    assert check.answers == {}
    assert check.screen == 0


def test_the_one_question_without_an_answer_changes_nothing(
    check: SymptomCheck, clock: list[datetime]
) -> None:
    go_through(check)
    clock.append(NOW + timedelta(hours=5))
    send(check, kind="look")
    send(check, kind="next", screen=0, answers={})
    assert session.current().state is State.RECHECK


def test_after_seven_days_the_whole_check_starts_afresh(
    check: SymptomCheck, clock: list[datetime]
) -> None:
    go_through(check)
    clock.append(NOW + timedelta(days=7))
    send(check, kind="look")
    assert len(check.form["pages"]) == len(full_check().pages)
    assert check.answers == {}


def test_a_reopened_lesson_says_that_the_check_is_done_and_offers_it_again() -> None:
    first = course.symptom_check()
    go_through(first, cancer="yes")
    first.close()
    later = course.symptom_check()
    assert say("check.done-title") in panel(later)
    assert "cancer" not in panel(later), "which answers led there is known to nobody any more"
    act(later, "again")
    assert len(later.form["pages"]) == len(full_check().pages)
    assert session.current().open, "the old outcome counts until there is a new one"


def test_a_closed_outcome_is_shown_again_in_a_reopened_lesson() -> None:
    first = course.symptom_check()
    go_through(first, weight_loss="yes")
    first.close()
    later = course.symptom_check()
    assert level(later) is Urgency.SOON
    assert "weight" not in panel(later)
    assert "again" in buttons(later)


def test_a_hold_from_elsewhere_replaces_a_half_finished_check(check: SymptomCheck) -> None:
    send(check, kind="next", screen=0, answers=dict.fromkeys(list(full_check().fields)[:4], "no"))
    hold = {"state": "hold", "urgency": 6, "since": NOW.isoformat(), "checked": False}
    store.write(session.FILE, hold)
    send(check, kind="look")
    assert check.form == {}
    assert say("hold.title") in panel(check)
    assert buttons(check) == ["checked", "next-person"]


def test_old_emergency_answers_do_not_outlive_a_check_that_was_passed_elsewhere(
    check: SymptomCheck, clock: list[datetime]
) -> None:
    go_through(check, bladder="yes")
    passed = {
        "state": "pass",
        "urgency": 0,
        "modifiers": [],
        "since": NOW.isoformat(),
        "expires": (NOW + timedelta(hours=4)).isoformat(),
    }
    store.write(session.FILE, passed)
    send(check, kind="look")
    assert check.answers == {}
    assert level(check) is Urgency.CLEAR


def test_a_hold_that_vanished_from_the_disk_is_kept_anew(
    check: SymptomCheck, learner_folder: Path
) -> None:
    go_through(check, bladder="yes")
    (learner_folder / session.FILE).unlink()
    send(check, kind="look")
    assert level(check) is Urgency.EMERGENCY
    assert session.current().state is State.HOLD
    assert json.loads((learner_folder / session.FILE).read_text())["urgency"] == 6
