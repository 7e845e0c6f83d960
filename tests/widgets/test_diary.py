"""The diary in Python: what is written when, looking back, correcting, and charts on demand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import catalogue, journal
from sciatica_course.entries import DayEntry, Ending
from sciatica_course.widgets import registry, settings
from sciatica_course.widgets.diary_view import DiaryView
from sciatica_course.widgets.kept_where import kept_where
from sciatica_course.words import on_day, say
from tests.html.poison import POISON
from tests.html.test_builder import Reader
from tests.html.test_panels import text_of
from tests.html.test_static import KEPT_ATTRIBUTES, KEPT_TAGS, MAY_BE_DROPPED
from tests.widgets.diarist import ANSWERS, keep, kept, lines, row, said, set_clock, write
from tests.widgets.made_up import GOALS, TODAY, day, days_of, morning, practice
from tests.widgets.people import act, panel, send
from tests.widgets.ready import describe

CONTENT = catalogue.load()


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    return set_clock(monkeypatch)


@pytest.fixture
def view() -> DiaryView:
    return course.diary()  # type: ignore[no-any-return]


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*.json*")) if folder.exists() else []


def test_nothing_is_written_before_the_person_says_so(
    view: DiaryView, learner_folder: Path, wire: list[tuple[str, str, dict[str, Any]]]
) -> None:
    assert say("diary.keep-title") in panel(view)
    assert str(learner_folder) in panel(view)
    write(view, note="a secret")
    assert files(learner_folder) == []
    assert "a secret" in view.past
    assert said(wire, "say")[-1]["text"] == say("diary.written-for-now")
    assert row(view, "keeping") == ["keep"]
    act(view, "keep")
    assert "diary.json" in files(learner_folder)
    assert [entry.note for entry in kept()] == ["a secret"]
    assert say("diary.keep-title") not in panel(view)
    assert say("diary.where", where=kept_where()) in text_of(view.past)
    assert row(view, "keeping") == []


def test_a_day_is_written_with_the_persons_own_goals(view: DiaryView) -> None:
    describe(goal_one=GOALS[0], goal_two=GOALS[1])
    send(view, kind="look")
    asked = [field["text"] for field in view.form["pages"][0]["fields"]]
    assert [say("diary.goal", goal=goal) in asked for goal in GOALS] == [True, True, False]
    write(view, minutes="20", goal_0=4, note="  windy ")
    (entry,) = kept()
    assert isinstance(entry, DayEntry)
    assert (entry.leg, entry.back, entry.lowest, entry.minutes) == (3, 2, "calf", 20)
    assert entry.goals == {GOALS[0]: 4}
    assert entry.note == "windy"
    assert entry.at == TODAY


def test_writing_again_on_the_same_day_corrects_it(view: DiaryView, now: list[datetime]) -> None:
    write(view, leg=3)
    assert view.form == {}
    now.append(TODAY + timedelta(hours=1))
    act(view, "day")
    assert view.answers["leg"] == 3
    write(view, leg=5)
    (entry,) = kept()
    assert isinstance(entry, DayEntry)
    assert (entry.leg, entry.at, entry.revision) == (5, TODAY, 1)
    now.append(TODAY + timedelta(days=1))
    send(view, kind="look")
    act(view, "day")
    assert view.answers == {}
    write(view, leg=1)
    assert len(kept()) == 2


def test_a_form_that_was_open_elsewhere_corrects_the_entry_of_that_day_too(
    view: DiaryView,
) -> None:
    assert view.form["id"] == "day"
    journal.add(day(TODAY, leg=7))  # as another lesson does
    write(view, leg=2)
    (entry,) = kept()
    assert isinstance(entry, DayEntry)
    assert entry.leg == 2


@pytest.mark.parametrize(
    ("days_ago", "after", "asked"), [(1, False, True), (3, False, True), (0, False, False)]
)
def test_the_morning_after_is_asked_about_first(days_ago: int, after: bool, asked: bool) -> None:
    view = keep(practice(TODAY - timedelta(days=days_ago)))
    assert (view.form["id"] == "morning") == asked
    if asked:
        write(view)
        assert view.form == {}
        assert kept()[-1].kind == "morning"
        send(view, kind="look")
        assert view.form == {}, "what is written is not asked again"
        act(view, "day")
        assert view.form["id"] == "day"


def test_a_morning_since_answers_for_the_exercises_before_it() -> None:
    view = keep(practice(TODAY - timedelta(days=3)), morning(TODAY - timedelta(days=1)))
    assert view.form["id"] == "day"


def test_the_morning_can_be_left_for_later() -> None:
    view = keep(practice(TODAY - timedelta(days=1)))
    act(view, "day")
    assert view.form["id"] == "day"
    assert row(view, "writing") == ["morning"]


def test_a_form_that_is_not_whole_is_not_written(view: DiaryView) -> None:
    send(view, kind="next", form="day", screen=0, answers={"leg": 3})
    assert kept() == ()
    assert view.form
    write(view, leg=11)
    write(view, lowest="head")
    assert kept() == ()


def test_the_last_eight_weeks_stand_newest_first_and_weeks_are_folded() -> None:
    view = keep(*days_of(100))
    shown = lines(view)
    assert on_day(TODAY) in shown[0]
    count = sum(e.at > TODAY - timedelta(days=120) for e in journal.recent(3, TODAY.date()).entries)
    assert len(shown) == count
    assert view.past.count("<details") >= 8
    assert say("diary.this-week") in view.past
    assert say("diary.last-week") in view.past


def test_older_months_come_when_they_are_asked_for(
    wire: list[tuple[str, str, dict[str, Any]]],
) -> None:
    view = keep(*days_of(260))
    before = len(lines(view))
    act(view, "older")
    assert before < len(lines(view)) < len(kept())
    while row(view, "older"):
        act(view, "older")
    assert len(lines(view)) == len(kept())
    assert said(wire, "say")[-1]["text"] == say("diary.nothing-older")


def test_every_kind_of_entry_is_one_plain_line_without_what_was_planned() -> None:
    early = replace(practice(TODAY), ending=Ending.EARLY, minutes=7)
    view = keep(early, morning(TODAY, leg=4), day(TODAY, minutes=30, a_walk=6, note="cold"))
    written, practised, woken = lines(view)
    assert "Moved 30 minutes." in written
    assert "“a walk”: 6." in written
    assert "cold" in written
    assert "leg 4" in woken
    assert "7 minutes" in practised
    assert say("diary.line-early") in practised
    assert "20" not in practised


def test_an_entry_can_be_changed_and_left_as_it_was() -> None:
    view = keep(day(TODAY - timedelta(days=2), leg=6, minutes=25, a_walk=6, note="cold"))
    (entry,) = kept()
    assert isinstance(entry, DayEntry)
    send(view, kind="change", entry=entry.id)
    assert view.answers["minutes"] == "25"
    assert view.answers["note"] == "cold"
    assert on_day(entry.at) in view.form["pages"][0]["heading"]
    act(view, "leave")
    assert kept() == (entry,)
    send(view, kind="change", entry=entry.id)
    write(view, leg=4, note="")
    assert kept() == (replace(entry, leg=4, back=2, note="", revision=1),)


def test_exercises_can_be_corrected_without_losing_what_is_not_asked() -> None:
    before = practice(TODAY, leg=4)
    view = keep(before)
    send(view, kind="change", entry=before.id)
    said = dict(view.answers) | {"leg-worst": 8, "spare": "no", "note": "stiff"}
    send(view, kind="next", form=view.form["id"], screen=0, answers=said)
    (after,) = kept()
    assert after == replace(before, leg_worst=8, spare=False, note="stiff", revision=1)


def test_an_entry_can_be_deleted_and_a_strange_id_harms_nothing() -> None:
    view = keep(day(TODAY), morning(TODAY))
    send(view, kind="remove", entry="no-such")
    send(view, kind="change", entry="no-such")
    assert len(lines(view)) == 2
    send(view, kind="remove", entry=day(TODAY).id)
    assert len(lines(view)) == 1
    assert [entry.kind for entry in kept()] == ["morning"]


def test_what_is_being_changed_may_vanish_meanwhile() -> None:
    view = keep(day(TODAY))
    send(view, kind="change", entry=day(TODAY).id)
    form = view.form["id"]
    journal.remove(day(TODAY).id)
    send(view, kind="next", form=form, screen=0, answers=dict(view.answers) | ANSWERS)
    assert not view.trouble


def test_everything_typed_is_escaped() -> None:
    goal = POISON[:60]
    describe(goal_one=goal)
    view = keep(replace(day(TODAY - timedelta(days=1), note=POISON), goals={POISON: 3}), day(TODAY))
    write_again = day(TODAY).id
    send(view, kind="change", entry=write_again)
    write(view, note=POISON)
    act(view, "charts")
    view.take_file("bring-in", POISON, f'kind,id,at\n{POISON},"{POISON}",x\n')
    for html in (view.past, view.charts, panel(view)):
        assert "<script>" not in html
        assert "<img src=x" not in html
    assert POISON in Reader(view.past).text
    assert POISON in Reader(panel(view)).text


def test_charts_come_when_they_are_asked_for_and_go_when_the_diary_changes() -> None:
    view = keep(*days_of(30))
    assert view.charts == ""
    assert row(view, "drawing") == ["charts"]
    act(view, "charts")
    assert "data:image/svg+xml" in view.charts
    assert row(view, "drawing") == []
    send(view, kind="look")
    assert view.charts
    act(view, "day")
    assert view.charts, "a form beside them changes nothing"
    write(view)
    assert view.charts == ""
    assert row(view, "drawing") == ["charts"]


def test_the_next_person_finds_nothing_of_what_was_typed_or_not_kept(view: DiaryView) -> None:
    write(view, note="mine")
    act(view, "day")
    registry.next_person()
    send(view, kind="look")
    assert "mine" not in view.past
    assert view.answers == {}


def test_what_was_not_kept_goes_when_another_lesson_is_cleared(view: DiaryView) -> None:
    send(view, kind="look")
    write(view, note="mine")
    settings.keep(person="somebody else")
    send(view, kind="look")
    assert "mine" not in view.past
    assert kept() == ()


def test_calling_it_again_shows_the_same(view: DiaryView) -> None:
    view.set_state({"answers": {"leg": 4}})
    assert course.diary() is view
    assert view.answers == {"leg": 4}


def test_on_paper_it_is_a_page_to_fill_in(view: DiaryView) -> None:
    write(view, note="mine")
    html = str(view._repr_mimebundle_()[0]["text/html"])
    assert "mine" not in html
    assert say("diary.paper") in text_of(html)
    for tag, attributes in Reader(html).tags:
        assert tag in KEPT_TAGS
        assert set(attributes) <= KEPT_ATTRIBUTES | MAY_BE_DROPPED
