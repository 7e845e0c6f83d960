"""The routine builder without a browser: what it shows when, what it keeps, what it never keeps."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import catalogue, patterns, plans, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.routine import Profile, Standing, make
from sciatica_course.widgets import registry
from sciatica_course.widgets.kept_where import kept_where
from sciatica_course.widgets.routine_builder import RoutineBuilder, answers, questions, usual_kit
from sciatica_course.words import say
from tests.html.poison import POISON
from tests.html.test_builder import Reader
from tests.widgets.people import NOW, act, buttons, level, panel, send
from tests.widgets.ready import check, choose, describe

CONTENT = catalogue.load()
TABLE = CONTENT.routine
WIRE = list[tuple[str, str, dict[str, Any]]]


@pytest.fixture
def builder(clock: list[datetime]) -> RoutineBuilder:
    """The builder of someone who has done both checks, at the time of the clock."""
    check()
    describe()
    return course.routine_builder()  # type: ignore[no-any-return]


def read(html: str) -> str:
    return " ".join(Reader(html).text.split())


def is_empty(builder: RoutineBuilder) -> bool:
    return not any([builder.sheet, builder.paper, builder.beside, builder.said, builder.form])


def kept_profile() -> Profile:
    kept, notice = plans.kept(CONTENT)
    assert kept
    assert not notice
    return kept.profile


def test_nothing_of_a_plan_is_there_before_the_safety_check() -> None:
    describe()
    builder = course.routine_builder()
    assert is_empty(builder)
    assert say("view.check-first") in panel(builder)
    assert buttons(builder) == []


def test_without_a_self_check_it_says_kindly_where_to_do_one() -> None:
    check()
    builder = course.routine_builder()
    assert is_empty(builder)
    assert say("builder.self-check-first") in panel(builder)
    assert CONTENT.lessons["02-check-your-symptoms"].title in panel(builder)
    assert buttons(builder) == []
    act(builder, "keep")
    assert not plans.there()


def test_it_begins_with_what_suits_most_people(builder: RoutineBuilder) -> None:
    assert builder.profile() == Profile(kit=usual_kit(TABLE))
    assert builder.sheet
    assert buttons(builder) == ["keep", "print"]


def test_every_choice_of_the_form_is_one_that_the_rules_know(builder: RoutineBuilder) -> None:
    for field in questions(CONTENT).fields.values():
        for option in field.options:
            value = [option.value] if field.several else option.value
            choose(builder, **{field.id: value})
            assert builder.sheet, (field.id, option.value)
            assert not builder.trouble
    assert {f.id for f in questions(CONTENT).fields.values()} == set(answers(Profile()))


def test_the_form_asks_for_every_name_that_the_table_has() -> None:
    fields = questions(CONTENT).fields
    assert [o.value for o in fields["ruled-out"].options] == list(TABLE.ruled_out)
    assert [o.value for o in fields["kit"].options] == list(TABLE.kit)
    labelled = [id_ for id_, condition in TABLE.conditions.items() if condition.label]
    assert [o.value for o in fields["conditions"].options] == labelled
    liked = [o.value for o in fields["liked"].options]
    assert liked[1:] == list(TABLE.slots["aerobic"].candidates)


def test_a_choice_changes_the_week_at_once(builder: RoutineBuilder) -> None:
    before = builder.sheet, builder.said
    choose(builder, minutes="45", days="5")
    assert (builder.sheet, builder.said) != before
    assert "5 days" in builder.said
    pattern, _ = patterns.kept()
    assert pattern
    routine = make(CONTENT, pattern, builder.profile(), session.current())
    for verdict in routine.verdicts.values():
        name = CONTENT.exercises[verdict.exercise].name
        assert (name in read(builder.sheet)) or (name in read(builder.beside))


def test_only_what_changed_is_sent_and_the_sessions_come_first(
    builder: RoutineBuilder, wire: WIRE
) -> None:
    wire.clear()
    choose(builder, kit=[*builder.answers["kit"], "band"])  # nothing comes of it
    choose(builder, minutes="20")
    updates = [data["state"] for _, _, data in wire if data.get("method") == "update"]
    assert [set(state) for state in updates] == [{"sheet", "said"}, {"paper", "beside"}]
    wire.clear()
    builder.set_state({"number": 2})
    updates = [data["state"] for _, _, data in wire if data.get("method") == "update"]
    assert "form" not in set().union(*updates)


def test_choices_and_the_week_outlive_another_look_and_a_hold(builder: RoutineBuilder) -> None:
    choose(builder, minutes="30", ruled_out=["kneeling"])
    builder.set_state({"number": 4})
    shown = builder.sheet
    assert course.routine_builder() is builder
    check("bladder")
    send(builder, kind="look")
    assert is_empty(builder)
    session.professional_checked()
    check()
    send(builder, kind="look")
    assert builder.sheet == shown
    assert builder.profile().ruled_out == {"kneeling"}


@pytest.mark.parametrize("finding", ["bladder", "fever", "self-harm", "weight-loss", "under-16"])
def test_a_red_answer_anywhere_takes_the_week_away(builder: RoutineBuilder, finding: str) -> None:
    assert builder.sheet
    now = check(finding)
    send(builder, kind="look")
    assert is_empty(builder)
    assert level(builder) is now.urgency
    assert buttons(builder) == []
    act(builder, "keep")
    assert not plans.there()


def test_a_choice_after_the_pass_has_ended_shows_no_week(
    builder: RoutineBuilder, clock: list[datetime]
) -> None:
    clock.append(NOW + timedelta(days=1))
    choose(builder, minutes="30")
    assert is_empty(builder)
    assert say("view.check-first") in panel(builder)


def test_keeping_stores_the_day_and_says_where(builder: RoutineBuilder, wire: WIRE) -> None:
    choose(builder, minutes="10", days="2", liked="cycling", known="20")
    assert not plans.there()
    act(builder, "keep")
    assert kept_profile() == builder.profile()
    assert kept_profile().liked == "cycling"
    said = [d["content"]["text"] for _, _, d in wire if d.get("content", {}).get("kind") == "say"]
    assert said == [say("builder.kept", where=kept_where())]
    assert buttons(builder) == ["keep", "print", "forget"]


def test_it_asks_before_it_puts_a_routine_in_place_of_a_kept_one(builder: RoutineBuilder) -> None:
    assert not builder.actions[0]["question"]
    act(builder, "keep")
    assert builder.actions[0]["question"] == say("builder.keep-ask")
    choose(builder, minutes="40")
    act(builder, "keep")
    assert kept_profile().minutes == 40


def test_a_new_lesson_begins_with_what_was_kept(builder: RoutineBuilder) -> None:
    choose(builder, minutes="25", days="4", kit=["bed"], conditions=["new-hip"], known="30")
    act(builder, "keep")
    builder.close()
    again = course.routine_builder()
    assert again is not builder
    assert again.profile() == kept_profile()


def test_forgetting_takes_the_kept_routine_away_and_leaves_the_choices(
    builder: RoutineBuilder,
) -> None:
    choose(builder, minutes="40")
    act(builder, "keep")
    act(builder, "forget")
    assert not plans.there()
    assert buttons(builder) == ["keep", "print"]
    assert builder.profile().minutes == 40


def test_the_next_person_finds_no_choice_and_no_routine_of_the_one_before(
    builder: RoutineBuilder,
) -> None:
    choose(builder, minutes="40", conditions=["new-hip"])
    act(builder, "keep")
    act(course.symptom_check(), "next-person")
    assert not plans.there()
    assert is_empty(builder)
    check()
    describe()
    registry.refresh_all()
    assert builder.profile() == Profile(kit=usual_kit(TABLE))


def test_a_full_disk_is_told_and_nothing_chosen_is_lost(
    builder: RoutineBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    choose(builder, minutes="40")
    monkeypatch.setattr("pathlib.Path.replace", full)
    act(builder, "keep")
    assert "disk is full" in builder.notice
    assert not plans.there()
    assert builder.profile().minutes == 40


def test_a_check_that_closes_the_routine_offers_nothing_to_keep() -> None:
    check("recent-surgery")
    describe()
    builder = course.routine_builder()
    assert TABLE.conditions["recent-surgery"].because in read(builder.sheet)
    assert buttons(builder) == ["print"]
    assert builder.said == ""
    act(builder, "keep")
    assert not plans.there()


@pytest.mark.parametrize(
    ("finding", "urgency"), [("walking-ache", Urgency.SOON), ("pregnant", Urgency.ASK_FIRST)]
)
def test_what_the_check_advises_stands_above(finding: str, urgency: Urgency) -> None:
    check(finding)
    describe()
    builder = course.routine_builder()
    assert level(builder) is urgency
    assert not builder.panel["instead"]
    assert builder.sheet


def test_an_impossible_choice_from_the_page_is_no_choice(builder: RoutineBuilder) -> None:
    choose(builder, minutes="7", days="nine", kit=["sledge"], liked="skating", known=-3)
    assert builder.profile() == Profile()
    assert builder.sheet


def test_words_of_the_rules_are_shown_where_a_profile_cannot_be(
    builder: RoutineBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RoutineBuilder, "profile", lambda _: Profile(minutes=7))
    send(builder, kind="look")
    assert TABLE.reasons.bad_minutes.format(given="7") in read(panel(builder))
    assert builder.sheet == ""
    assert builder.form


def test_goals_with_poison_in_them_stay_text() -> None:
    check()
    describe(goal_one=POISON[:60])
    builder = course.routine_builder()
    for html in (builder.sheet, builder.paper):
        assert POISON[:60] in Reader(html).text
        assert not {"script", "img"} & {tag for tag, _ in Reader(html).tags}


def test_the_paper_form_asks_everything_and_has_no_dose() -> None:
    check()
    describe()
    paper = read(str(course.routine_builder().static()))
    for field in questions(CONTENT).fields.values():
        assert field.text in paper
        assert all(option.label in paper for option in field.options)
    assert "sets of" not in paper


def test_what_is_kept_holds_no_answer_of_the_safety_check(
    builder: RoutineBuilder, learner_folder: Path
) -> None:
    act(builder, "keep")
    record = json.loads((learner_folder / plans.FILE).read_text(encoding="utf-8"))
    assert set(record) == {"version", "made", "content", "profile", "answers", "held"}
    assert set(record["answers"]) <= set(CONTENT.symptoms.questions)
    pattern, _ = patterns.kept()
    assert pattern
    routine = make(CONTENT, pattern, builder.profile(), session.current())
    inside = {v.exercise for v in routine.verdicts.values() if v.week}
    assert set(record["held"]) == inside
    assert all(routine.verdicts[id_].standing is not Standing.OUT for id_ in inside)


def test_trouble_on_the_way_to_the_paper_leaves_no_week_behind(
    builder: RoutineBuilder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no paper")

    monkeypatch.setattr("sciatica_course.html.week_paper.on_paper", fail)
    choose(builder, minutes="40")
    assert builder.trouble == say("view.trouble")
    assert is_empty(builder)
    assert builder.answers["minutes"] == "40"
    caplog.clear()
