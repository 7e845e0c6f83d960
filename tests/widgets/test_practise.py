"""Practise, from the questions before a session to what comes next."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from pathlib import Path

import pytest

import sciatica_course as course
from sciatica_course import catalogue, plans, session
from sciatica_course.entries import Ending
from sciatica_course.session import State
from sciatica_course.widgets.practise import Practise
from sciatica_course.widgets.practise_forms import AFTER, BEFORE, MORNING
from sciatica_course.words import say
from tests.html.poison import POISON
from tests.html.test_builder import Reader
from tests.widgets import practising as people
from tests.widgets.people import NOW, act, buttons, panel, send
from tests.widgets.ready import check

CONTENT = catalogue.load()
YESTERDAY = NOW - timedelta(days=1)

pytestmark = pytest.mark.usefixtures("times")


@pytest.fixture
def mine() -> Practise:
    people.with_routine()
    return course.practise()  # type: ignore[no-any-return]


def test_a_session_goes_from_the_questions_before_it_to_the_record(mine: Practise) -> None:
    assert mine.form["id"] == BEFORE
    assert not people.shows_a_dose(mine)
    people.before(mine, leg=4, lowest="thigh")
    assert people.in_play(mine) == list(people.EXERCISES)
    assert say("practise.next-session") in panel(mine)
    people.begin(mine)
    assert panel(mine) == "", "nothing but the session is in front of someone who practises"
    assert mine.play
    people.play(mine)
    assert mine.play == {}
    people.after(mine, leg=5, lowest="thigh", back=2, note="It went well")
    (entry,) = people.stored()
    assert (entry.leg_before, entry.lowest_before) == (4, "thigh")
    assert (entry.leg_worst, entry.lowest_worst, entry.back, entry.spare) == (5, "thigh", 2, True)
    assert (entry.step, entry.minutes, entry.ending) == (0, 13, Ending.FINISHED)
    assert all(each.finished for each in entry.did)
    assert entry.note == "It went well"
    assert say("practise.done-finished") in panel(mine)
    assert say("practise.tomorrow") in panel(mine)


def test_the_same_view_and_the_same_session_come_again(mine: Practise) -> None:
    people.before(mine)
    id_ = mine.play["id"]
    assert course.practise() is mine
    mine.refresh()
    send(mine, kind="look")
    assert mine.play["id"] == id_
    people.begin(mine)
    mine.refresh()
    assert mine.play["id"] == id_


def test_nothing_is_written_before_the_diary_may_be_kept(
    mine: Practise, learner_folder: Path
) -> None:
    people.before(mine)
    people.play(mine)
    people.after(mine)
    assert not (learner_folder / "diary").exists()
    assert buttons(mine) == ["keep", "once-more"]
    assert say("practise.keep-text") in panel(mine)
    act(mine, "keep")
    assert [each.suffix for each in (learner_folder / "diary").iterdir()] == [".jsonl"]
    assert "keep" not in buttons(mine)
    assert len(people.stored()) == 1


def test_on_a_day_of_the_routine_it_is_today_and_on_a_free_day_one_may_rest(
    mine: Practise, times: list[datetime]
) -> None:
    people.before(mine)
    assert say("practise.free-day") in panel(mine)
    times.append(NOW + timedelta(days=1))  # a Monday
    check()
    mine.refresh()
    people.before(mine)
    assert escape(say("practise.today")) in panel(mine)
    assert say("practise.free-day") not in panel(mine)


def test_without_a_routine_it_says_where_one_comes_from() -> None:
    check()
    view = course.practise()
    assert say("my-routine.none") in panel(view)
    assert view.form == {}
    assert view.play == {}


def test_a_self_check_that_asks_more_now_has_the_routine_built_again(
    mine: Practise, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _ = plans.kept(CONTENT)
    assert kept is not None
    without = plans.Kept(kept.made, kept.profile, None, kept.held, same_content=False)
    monkeypatch.setattr(plans, "kept", lambda _: (without, ""))
    mine.refresh()
    assert say("my-routine.again") in panel(mine)


# --- The next morning -----------------------------------------------------------------------------


def test_the_morning_after_is_asked_once_and_stored(mine: Practise) -> None:
    people.record(people.session(YESTERDAY))
    mine.refresh()
    people.morning(mine, leg=2, back=0, lowest="thigh")
    (entry,) = people.mornings()
    assert (entry.leg, entry.back, entry.lowest, entry.at) == (2, 0, "thigh", NOW)
    assert mine.form["id"] == BEFORE


def test_the_morning_after_may_be_left_for_later(mine: Practise, times: list[datetime]) -> None:
    people.record(people.session(YESTERDAY))
    mine.refresh()
    assert buttons(mine) == ["later"]
    act(mine, "later")
    assert mine.form["id"] == BEFORE
    assert people.mornings() == []
    times.append(NOW + timedelta(days=1))
    check()
    mine.refresh()
    assert mine.form["id"] == MORNING, "another day, another morning"


@pytest.mark.parametrize("days", [1, 2, 9, 40])
def test_days_without_a_session_are_never_mentioned(mine: Practise, days: int) -> None:
    then = NOW - timedelta(days=days)
    people.record(people.session(then))
    mine.refresh()
    assert mine.form["id"] == MORNING
    asked = str(mine.form)
    people.morning(mine)
    people.before(mine)
    told = (asked + panel(mine)).lower()
    assert not [word for word in ("missed", "skipped", "days ago", "streak") if word in told]


def test_no_morning_is_asked_on_the_day_of_the_session(mine: Practise) -> None:
    people.record(people.session(YESTERDAY), people.session(NOW - timedelta(hours=2)))
    mine.refresh()
    assert mine.form == {}
    assert say("practise.done") in panel(mine)


# --- The one question -----------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_anything_new_closes_plans_at_once_and_leads_to_the_check(
    mine: Practise, answer: str
) -> None:
    other = course.my_routine()
    assert other.sheet
    people.answer(mine, BEFORE, anything_new=answer)
    assert session.current().state is State.NOT_SCREENED
    assert say("body-map.alarm") in panel(mine)
    assert say("practise.said-new") in panel(mine)
    assert CONTENT.screening.questions["pain-both-legs"].text in panel(mine)
    assert "dark thoughts" in panel(mine)
    assert mine.panel["alert"]
    assert mine.panel["instead"]
    assert other.sheet == ""
    check()
    mine.refresh()
    assert mine.form["id"] == BEFORE
    assert "anything-new" not in mine.answers


def test_the_recheck_comes_first_and_is_not_asked_twice(
    mine: Practise, times: list[datetime]
) -> None:
    times.append(NOW + timedelta(hours=5))
    mine.refresh()
    assert mine.form["id"] == "recheck"
    people.answer(mine, "recheck", anything_new="no")
    assert session.current().open
    assert [field["id"] for field in mine.form["pages"][0]["fields"]] == ["leg", "lowest"]


@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_something_new_in_the_recheck_opens_nothing(
    mine: Practise, times: list[datetime], answer: str
) -> None:
    times.append(NOW + timedelta(hours=5))
    mine.refresh()
    people.answer(mine, "recheck", anything_new=answer)
    assert session.current().state is State.NOT_SCREENED
    assert say("body-map.alarm") in panel(mine)


def test_a_page_with_open_questions_goes_nowhere(mine: Practise) -> None:
    people.answer(mine, BEFORE, anything_new="no", leg=3)
    assert mine.form["id"] == BEFORE
    assert mine.answers == {"anything-new": "no", "leg": 3}
    people.before(mine)
    people.play(mine)
    people.answer(mine, AFTER, leg=3)
    assert mine.form["id"] == AFTER
    assert people.stored() == []


# --- After it -------------------------------------------------------------------------------------


def test_taps_are_filled_in_and_say_which_exercise_it_was(mine: Practise) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    for _ in range(2):  # a page repeats what nobody answered
        send(mine, kind="tap", id=id_, exercise="walking", leg=5, lowest="foot", number=3)
    people.play(mine)
    assert mine.answers == {"leg": 5, "lowest": "foot", "lower": "walking"}
    people.after(mine, leg=5, lowest="foot", lower="childs-pose")
    (entry,) = people.stored()
    assert entry.taps == (
        people.tap("walking", 5, "foot"),
        people.tap("childs-pose", 5, "foot"),
    )


@pytest.mark.parametrize(
    "said", [{"exercise": "swimming"}, {"leg": 11}, {"leg": True}, {"lowest": "<b>"}, {"leg": None}]
)
def test_a_tap_that_cannot_be_is_refused_and_nothing_is_lost(
    mine: Practise, caplog: pytest.LogCaptureFixture, said: dict[str, object]
) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    sound = {"exercise": "walking", "leg": 4, "lowest": "calf"}
    send(mine, kind="tap", id=id_, **sound)
    send(mine, kind="tap", id=id_, **(sound | said))
    assert mine.trouble
    assert len(mine.held["entry"]["taps"]) == 1
    assert mine.play
    caplog.clear()


def test_nobody_has_to_know_which_exercise_it_was(mine: Practise) -> None:
    people.before(mine)
    people.play(mine)
    people.after(mine, lowest="foot", lower="not-known")
    assert people.stored()[0].taps == ()
    assert people.stored()[0].lowest_worst == "foot"


def test_an_answer_that_is_not_asked_for_any_more_counts_for_nothing(mine: Practise) -> None:
    people.before(mine)
    people.play(mine)
    people.after(mine, lowest="calf", lower="childs-pose")
    assert people.stored()[0].taps == ()


def test_a_session_that_was_cut_short_is_early_and_that_is_fine(mine: Practise) -> None:
    people.before(mine)
    people.play(mine, most=2, seconds=300)
    people.after(mine)
    (entry,) = people.stored()
    assert entry.ending is Ending.EARLY, "what was skipped was not finished"
    assert [each.exercise for each in entry.did] == ["warm-up", "childs-pose"]
    assert entry.minutes == 5
    assert say("practise.done-early") in panel(mine)


def test_once_more_asks_before_it_again(mine: Practise) -> None:
    people.before(mine)
    people.play(mine)
    people.after(mine)
    act(mine, "once-more")
    assert mine.form["id"] == BEFORE
    assert mine.answers == {}


def test_a_note_is_words_and_never_a_script(mine: Practise) -> None:
    people.before(mine)
    people.play(mine)
    people.after(mine, note=POISON + "\n\x00=cmd")
    (entry,) = people.stored()
    assert POISON in entry.note
    assert POISON not in people.in_page(mine)


# --- On paper, and forgetting ---------------------------------------------------------------------


def test_on_paper_there_are_scales_and_the_rules_and_no_dose() -> None:
    people.with_routine()
    paper = str(course.practise().static()) + str(course.practise(["glute-bridge"]).static())
    assert say("week.stop") in paper
    assert say("practise.place-calf") in paper
    assert CONTENT.exercises["glute-bridge"].name in paper
    assert not [words for words in people.DOSES if words in paper]
    assert not {"script", "button"} & {tag for tag, _ in Reader(paper).tags}


def test_wiping_forgets_everything(mine: Practise) -> None:
    people.before(mine)
    people.play(mine)
    mine.answers = {**mine.answers, "note": "private"}
    mine.wipe()
    mine.refresh()
    assert mine.form["id"] == BEFORE
    assert (mine.answers, mine.held, mine.clock, mine.clips, mine.play) == ({}, {}, {}, {}, {})
    assert "private" not in people.in_page(mine)
