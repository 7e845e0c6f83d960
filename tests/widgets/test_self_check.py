"""The self-check as a person goes through it after the safety check, without a browser."""

from __future__ import annotations

import html
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import sciatica_course as course
from sciatica_course import catalogue, patterns, session, store
from sciatica_course.catalogue.types import Asked, Urgency
from sciatica_course.session import State
from sciatica_course.symptoms import pattern
from sciatica_course.widgets import self_check
from sciatica_course.widgets.check_forms import CHECK, SELF_CHECK, self_check_form
from sciatica_course.widgets.symptom_check import SymptomCheck, full_check
from sciatica_course.words import say, section
from tests.symptoms.answers import mildest
from tests.widgets.people import NOW, act, buttons, describe, go_through, level, panel, send

TABLE = catalogue.load().symptoms
SUMMARY = ["keep", "print", "change-self-check", "again", "next-person"]


@pytest.fixture
def passed(check: SymptomCheck) -> SymptomCheck:
    """A check that found nothing."""
    go_through(check)
    return check


def test_a_pass_offers_the_self_check_and_anything_less_does_not(learner_folder: Path) -> None:
    for said, offered in [
        ({}, True),
        ({"walking_ache": "yes"}, True),
        ({"pregnant": "yes"}, True),
        ({"weight_loss": "yes"}, False),
        ({"fever": "yes"}, False),
        ({"bladder": "yes"}, False),
        ({"under_16": "yes"}, False),
    ]:
        check = SymptomCheck()
        go_through(check, **said)
        assert ("go-on" in buttons(check)) == offered, said
        check.close()
        (learner_folder / session.FILE).unlink()


def test_the_self_check_asks_every_question_on_the_pages_of_its_table(passed: SymptomCheck) -> None:
    act(passed, "go-on")
    assert passed.form["id"] == SELF_CHECK
    shown = [(page["heading"], [f["id"] for f in page["fields"]]) for page in passed.form["pages"]]
    assert shown == [(page.heading, list(page.questions)) for page in TABLE.pages.values()]
    for page in passed.form["pages"]:
        for field in page["fields"]:
            question = TABLE.questions[field["id"]]
            assert field["kind"] == question.asked.value
            assert [o["label"] for o in field["options"]] == [
                option.label for option in question.options.values()
            ]
            assert field["optional"] == question.optional
    assert passed.answers == {}
    assert passed.screen == 0
    assert not panel(passed)


def test_it_ends_in_a_summary_that_says_what_was_told_and_what_it_may_mean(
    passed: SymptomCheck,
) -> None:
    describe(passed, lowest="foot", feelings=["shooting", "numb"], goal_two="Dance <b>again</b>")
    assert passed.form == {}
    assert passed.panel["instead"]
    assert buttons(passed) == SUMMARY
    words = panel(passed)
    content = catalogue.load()
    for id_ in ("leg-pattern", "nerve-like", "numb"):
        meaning = content.symptoms.meanings[id_]
        assert meaning.text in words
        certainty = section("certainty")[content.claims[meaning.claim].certainty.value]
        assert f'<a href="sources.md#{meaning.claim}">{certainty}</a>' in words
    assert content.symptoms.meanings["back-only"].text not in words
    assert say("self-check.no-diagnosis") in words
    assert "Sharp, shooting or electric; Numb" in words
    assert "<li>Dance &lt;b&gt;again&lt;/b&gt;</li>" in words
    assert content.routine.levels["settled"].name in words
    assert content.lessons["07-build-your-routine"].title in words
    assert 'class="sc-sheet' in words


def test_no_summary_says_that_anyone_is_safe_or_has_an_illness(passed: SymptomCheck) -> None:
    for meaning in TABLE.meanings.values():
        for answer in meaning.answers:
            several = TABLE.questions[meaning.question].asked is Asked.SEVERAL
            describe(passed, **{meaning.question: [answer] if several else answer})
            words = panel(passed).lower().replace("safety", "")
            assert meaning.text.lower().replace("safety", "") in html.unescape(words)
            assert " safe" not in words
            assert "you have sciatica" not in words
            act(passed, "change-self-check")


def test_without_goals_the_summary_says_so_kindly(passed: SymptomCheck) -> None:
    describe(passed, goal_one="   ")
    assert say("self-check.no-goals") in panel(passed)


def test_the_advice_of_the_safety_check_stands_in_the_summary(check: SymptomCheck) -> None:
    go_through(check, walking_ache="yes")
    describe(check)
    title = catalogue.load().screening.advice["soon"].title
    assert say("self-check.advised", title=title) in panel(check)


def test_a_page_with_an_open_question_is_not_left(passed: SymptomCheck) -> None:
    act(passed, "go-on")
    send(passed, kind="next", screen=0, answers={"side": "left"})
    assert passed.screen == 0
    assert passed.answers == {"side": "left"}
    assert self_check.current() == (None, "")


def test_changing_answers_keeps_them_and_starts_at_the_first_page(passed: SymptomCheck) -> None:
    describe(passed, goal_one="Swim")
    act(passed, "change-self-check")
    assert passed.form["id"] == SELF_CHECK
    assert passed.screen == 0
    assert passed.answers["goal-one"] == "Swim"
    describe(passed, goal_one="Swim", lowest="thigh")
    here, _ = self_check.current()
    assert here is not None
    assert here.answers["lowest"] == "thigh"


def test_the_lesson_sees_a_finished_self_check_at_once_and_nothing_is_stored(
    passed: SymptomCheck, learner_folder: Path
) -> None:
    assert self_check.current() == (None, "")
    describe(passed)
    assert self_check.current() == (pattern(TABLE, mildest()), "")
    assert [path.name for path in learner_folder.glob("*.json")] == [session.FILE]


def test_keep_stores_the_self_check_and_never_the_safety_check(
    check: SymptomCheck, learner_folder: Path
) -> None:
    go_through(check, pregnant="yes")
    describe(check, goal_one="Swim")
    act(check, "keep")
    assert buttons(check) == ["forget", *SUMMARY[1:]]
    kept, notice = patterns.kept()
    assert kept is not None
    assert kept.goals == ("Swim",)
    assert notice == ""
    written = (learner_folder / patterns.FILE).read_text(encoding="utf-8")
    for id_ in full_check().fields:
        assert f'"{id_}"' not in written
    check.close()
    assert self_check.current() == (kept, "")
    act(course.symptom_check(), "go-on")
    assert course.symptom_check().form["id"] == SELF_CHECK


def test_what_is_kept_can_be_forgotten_and_kept_anew_after_a_change(passed: SymptomCheck) -> None:
    describe(passed)
    act(passed, "keep")
    act(passed, "forget")
    assert buttons(passed) == SUMMARY
    assert patterns.kept() == (None, "")
    act(passed, "keep")
    act(passed, "change-self-check")
    describe(passed, lowest="foot")
    assert buttons(passed) == SUMMARY, "what is kept is not what is shown"


def test_what_cannot_be_kept_is_said_and_nothing_is_lost(
    passed: SymptomCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(passed)

    def refuse(*_: object) -> None:
        raise store.StoreError("The disk is full.")

    monkeypatch.setattr(store, "write", refuse)
    act(passed, "keep")
    assert passed.notice == "The disk is full."
    assert buttons(passed) == SUMMARY


def test_a_damaged_file_is_told_with_the_summary(
    passed: SymptomCheck, learner_folder: Path
) -> None:
    (learner_folder / patterns.FILE).write_text("{", encoding="utf-8")
    describe(passed)
    assert "damaged" in passed.notice
    assert buttons(passed) == SUMMARY


def test_the_next_person_finds_nothing_of_it_here_or_on_the_disk(
    passed: SymptomCheck, learner_folder: Path
) -> None:
    describe(passed, goal_one="Swim")
    act(passed, "keep")
    act(passed, "next-person")
    assert self_check.current() == (None, "")
    assert passed.form["id"] == CHECK
    assert passed.answers == {}
    go_through(passed)
    act(passed, "go-on")
    assert passed.answers == {}
    assert passed.screen == 0
    texts = [p.read_text(encoding="utf-8") for p in learner_folder.rglob("*") if p.is_file()]
    assert not any("Swim" in text for text in texts)


def test_a_check_that_another_lesson_did_offers_the_self_check_too(passed: SymptomCheck) -> None:
    passed.close()
    later = course.symptom_check()
    assert buttons(later) == ["go-on", "again", "next-person"]
    describe(later)
    assert say("self-check.title") in panel(later)


@pytest.mark.parametrize("finished", [False, True])
def test_a_hold_from_elsewhere_puts_the_self_check_away_and_loses_nothing(
    passed: SymptomCheck, finished: bool
) -> None:
    act(passed, "go-on")
    if finished:
        describe(passed)
    else:
        passed.set_state({"answers": {"side": "left"}})
    store.write(
        session.FILE, {"state": "hold", "urgency": 6, "since": NOW.isoformat(), "checked": False}
    )
    send(passed, kind="look")
    assert say("hold.title") in panel(passed)
    assert say("self-check.title") not in panel(passed)
    assert passed.form == {}
    assert buttons(passed) == ["checked", "next-person"]
    act(passed, "checked")
    go_through(passed)
    act(passed, "go-on")
    if finished:
        assert say("self-check.title") in panel(passed)
    else:
        assert passed.answers == {"side": "left"}


def test_a_pass_that_has_run_out_puts_the_self_check_away_until_it_is_renewed(
    check: SymptomCheck, clock: list[datetime]
) -> None:
    go_through(check)
    describe(check, goal_one="Swim")
    clock.append(NOW + timedelta(hours=5))
    send(check, kind="look")
    assert check.form["id"] == "recheck"
    assert "Swim" not in panel(check)
    send(check, kind="next", screen=0, answers={"anything-new": "no"})
    assert "Swim" in panel(check)


def test_something_new_after_the_pass_ran_out_comes_before_the_self_check(
    check: SymptomCheck, clock: list[datetime]
) -> None:
    go_through(check)
    describe(check)
    clock.append(NOW + timedelta(hours=5))
    send(check, kind="next", screen=0, answers={})
    send(check, kind="look")
    send(check, kind="next", screen=0, answers={"anything-new": "yes"})
    assert check.form["id"] == CHECK
    assert session.current().state is State.NOT_SCREENED
    go_through(check, weight_loss="yes")
    assert level(check) is Urgency.SOON
    assert "go-on" not in buttons(check)


def test_the_safety_check_can_be_done_again_from_the_self_check(passed: SymptomCheck) -> None:
    act(passed, "go-on")
    assert buttons(passed) == ["again", "next-person"]
    act(passed, "again")
    assert passed.form["id"] == CHECK
    assert passed.answers == {}
    go_through(passed, bladder="yes")
    assert level(passed) is Urgency.EMERGENCY


def test_a_step_from_a_form_that_is_gone_changes_nothing(passed: SymptomCheck) -> None:
    act(passed, "go-on")
    send(passed, kind="next", screen=0, answers={"side": "left"})
    send(passed, kind="next", form=CHECK, screen=10, answers={"bladder": "yes"})
    assert passed.answers == {"side": "left"}
    assert session.current().open


def test_the_static_form_has_the_self_check_and_no_answer(passed: SymptomCheck) -> None:
    before = passed._repr_mimebundle_()[0]["text/html"]
    for field in self_check_form().fields.values():
        assert field.text in before
    describe(passed, goal_one="Swim")
    assert passed._repr_mimebundle_()[0]["text/html"] == before
