"""Answers of the self-check that are signs: they reopen the safety check at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import catalogue, session, store, symptoms
from sciatica_course.catalogue.types import Asked, Urgency
from sciatica_course.screening import Answer
from sciatica_course.session import State
from sciatica_course.widgets import self_check
from sciatica_course.widgets.check_forms import CHECK, PART, SELF_CHECK
from sciatica_course.widgets.self_check import to_ask_again
from sciatica_course.widgets.symptom_check import SymptomCheck, full_check
from sciatica_course.words import say
from tests.case_counts import Cases
from tests.widgets.people import act, buttons, describe, go_through, level, panel, send
from tests.widgets.test_guard import Plan

CONTENT = catalogue.load()
TABLE = CONTENT.symptoms


def every_way_to_raise_a_sign() -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield each sign with answers that raise it, and with the words that the view has to name."""
    for question in TABLE.questions.values():
        for option in question.options.values():
            if option.raises:
                several = question.asked is Asked.SEVERAL
                said: dict[str, Any] = {question.id: [option.id] if several else option.id}
                yield option.raises, said, [option.label]
    for rule in TABLE.together.values():
        label = TABLE.questions[rule.question].options[rule.answer].label
        for number in range(rule.at_least, 11):
            said = {rule.scale: number, rule.question: rule.answer}
            yield rule.raises, said, [say("self-check.of-ten", number=number), label]


def saying(said: dict[str, Any]) -> dict[str, Any]:
    return {id_.replace("-", "_"): value for id_, value in said.items()}


def answer(check: SymptomCheck, **said: str) -> None:
    """Answer all questions that came again, "no" where nothing else is said."""
    for number, page in enumerate(check.form["pages"]):
        if check.form.get("id") != PART:
            return
        ids = [field["id"] for field in page["fields"]]
        told = {id_: said.get(id_.replace("-", "_"), "no") for id_ in ids}
        send(check, kind="next", screen=number, answers=dict(check.answers) | told)


def asked_now(check: SymptomCheck) -> set[str]:
    return {field["id"] for page in check.form["pages"] for field in page["fields"]}


def test_every_sign_reopens_its_questions_at_once_and_keeps_the_summary_away(cases: Cases) -> None:
    for sign, said, words in every_way_to_raise_a_sign():
        check, plan = SymptomCheck(), Plan("Plan")
        go_through(check)
        assert "the plan" in plan.panel["html"]
        describe(check, **saying(said))
        reopened = set(symptoms.reopened(CONTENT.screening, [sign]))
        assert reopened, sign
        assert reopened <= asked_now(check), sign
        follow_ups = asked_now(check) - reopened
        assert all(CONTENT.screening.questions[id_].ask_if for id_ in follow_ups), sign
        assert check.answers == {}, "nothing is chosen"
        assert check.form["no_to_all"] == ""
        assert not check.panel["instead"]
        assert say("self-check.again-title") in panel(check)
        assert say("self-check.again-some") in panel(check)
        for each in words:
            assert f"<strong>{each}</strong>" in panel(check), sign
        assert session.current().state is State.NOT_SCREENED, sign
        assert "the plan" not in plan.panel["html"], sign
        assert self_check.current() == (None, ""), sign
        for view in (check, plan):
            view.close()
        cases.count += 1
    assert cases.count > 6


def test_after_a_passing_answer_it_goes_on_where_it_was_and_does_not_ask_again(
    cases: Cases,
) -> None:
    for sign, said, _ in every_way_to_raise_a_sign():
        check = SymptomCheck()
        go_through(check)
        describe(check, **saying(said))
        at = {id_ for page in TABLE.pages.values() for id_ in page.questions}
        before = {id_: value for id_, value in check.answers_to(SELF_CHECK).items() if id_ in at}
        answer(check)
        assert session.current().open, sign
        assert level(check) is Urgency.CLEAR
        assert buttons(check)[0] == "go-on"
        act(check, "go-on")
        if check.form:
            assert check.answers == before, "nothing is lost"
            assert check.screen == 1 + max(
                number
                for number, page in enumerate(TABLE.pages.values())
                if set(page.questions) & set(said)
            )
        describe(check, **saying(said))
        assert say("self-check.title") in panel(check), sign
        here, _ = self_check.current()
        assert here is not None, sign
        store.delete(session.FILE)
        check.close()
        cases.count += 1


def test_answers_that_stop_exercise_close_everything_as_ever(cases: Cases) -> None:
    for sign, said, _ in every_way_to_raise_a_sign():
        for id_ in symptoms.reopened(CONTENT.screening, [sign]):
            question = CONTENT.screening.questions[id_]
            check, plan = SymptomCheck(), Plan("Plan")
            go_through(check)
            describe(check, **saying(said))
            answer(check, **{id_.replace("-", "_"): "yes"})
            assert level(check) is question.level, id_
            stops = question.level >= Urgency.UNDER_16 or question.blocks
            assert session.current().open != stops, id_
            assert ("the plan" in plan.panel["html"]) != stops, id_
            assert ("go-on" in buttons(check)) != stops, id_
            assert session.current().state is not State.NOT_SCREENED, id_
            store.delete(session.FILE)
            for view in (check, plan):
                view.close()
            cases.count += 1


def test_a_half_finished_page_with_a_sign_is_told_as_well(check: SymptomCheck) -> None:
    go_through(check)
    act(check, "go-on")
    send(check, kind="next", screen=0, answers={"side": "both"})
    assert check.form["id"] == PART
    answer(check)
    act(check, "go-on")
    assert check.form["id"] == SELF_CHECK
    assert check.screen == 0
    assert check.answers == {"side": "both"}


def test_without_the_other_answers_the_whole_check_is_asked(check: SymptomCheck) -> None:
    go_through(check)
    check.close()
    later = course.symptom_check()
    describe(later, side="both")
    assert later.form["id"] == CHECK
    assert len(later.form["pages"]) == len(full_check().pages)
    assert later.answers == {}
    assert say("self-check.again-whole") in panel(later)
    go_through(later)
    assert session.current().open
    describe(later, side="both")
    assert say("self-check.title") in panel(later)


def test_the_other_answers_of_the_check_still_count(check: SymptomCheck) -> None:
    go_through(check, pregnant="yes", walking_ache="yes")
    before = session.current()
    describe(check, feelings=["weak"])
    answer(check)
    after = session.current()
    assert after.modifiers == before.modifiers
    assert after.urgency is before.urgency
    assert "pregnan" in panel(check)


def test_the_new_answers_are_those_of_the_check_from_then_on(check: SymptomCheck) -> None:
    go_through(check, pregnant="yes")
    describe(check, leg_pain=9, sleep="hardly")
    answer(check, unbearable="yes")
    assert session.current().open
    act(check, "change")
    assert check.form["id"] == CHECK
    assert check.screen == 0
    assert check.answers["pregnant"] == "yes"
    assert check.answers["unbearable"] == "yes"
    assert check.answers["night-pain"] == "no"


def test_a_sign_stays_open_after_a_check_that_did_not_pass(check: SymptomCheck) -> None:
    go_through(check)
    describe(check, leg_pain=9, sleep="hardly")
    answer(check, night_pain="yes")
    assert session.current().state is State.CLOSED
    assert self_check.current() == (None, "")
    act(check, "again")
    assert say("self-check.again-title") in panel(check)
    go_through(check)
    describe(check, leg_pain=9, sleep="hardly")
    assert say("self-check.title") in panel(check)


def test_a_new_answer_to_one_question_still_counts_together_with_an_old_one(
    check: SymptomCheck,
) -> None:
    go_through(check, leg_numbness="yes", recent_birth="no")
    before = session.current().state
    assert before is State.PASS
    describe(check, feelings=["weak"])
    assert "recent-birth" not in asked_now(check), "it has its answer: the numbness opened it"
    answer(check, weakness_mild="yes")
    assert session.current().state is State.HOLD


def test_a_follow_up_comes_with_the_question_that_alone_could_open_it(check: SymptomCheck) -> None:
    go_through(check)
    describe(check, feelings=["weak"])
    assert asked_now(check) == {"weakness-fast", "weakness-mild", "recent-birth"}
    follow_up = next(
        f for page in check.form["pages"] for f in page["fields"] if f["id"] == "recent-birth"
    )
    assert "weakness-mild" in follow_up["ask_if"]["questions"]


def test_a_reopened_follow_up_brings_the_question_before_it() -> None:
    questions = dict(CONTENT.screening.questions)
    questions["recent-fall"] = replace(questions["recent-fall"], also_raised_by=("player:fall",))
    table = replace(CONTENT.screening, questions=questions)
    again = to_ask_again(table, {"player:fall": ()}, dict.fromkeys(questions, Answer.NO))
    assert again == {"recent-fall", *questions["recent-fall"].ask_if}


def test_a_sign_taken_back_and_given_again_is_asked_about_again(check: SymptomCheck) -> None:
    go_through(check)
    describe(check, feelings=["weak"])
    answer(check)
    describe(check, feelings=["aching"])
    act(check, "change-self-check")
    describe(check, feelings=["weak"])
    assert check.form["id"] == PART
    assert check.answers == {}, "nothing is chosen this time either"
    assert session.current().state is State.NOT_SCREENED


def test_other_answers_that_raise_the_same_sign_are_asked_about_again(check: SymptomCheck) -> None:
    go_through(check)
    describe(check, leg_pain=9, sleep="hardly")
    answer(check)
    act(check, "go-on")
    act(check, "change-self-check")
    describe(check, leg_pain=10, sleep="hardly")
    assert check.form["id"] == PART


def test_two_signs_on_one_page_are_asked_about_together(check: SymptomCheck) -> None:
    go_through(check)
    describe(check, side="both", places=["back", "saddle"], feelings=["weak", "numb"])
    assert asked_now(check) >= {
        *("saddle-numbness", "pain-both-legs", "weak-both-legs", "weakness-fast", "weakness-mild")
    }
    answer(check)
    describe(check, side="both", places=["back", "saddle"], feelings=["weak", "numb"])
    assert say("self-check.title") in panel(check)


def test_a_sign_never_ends_a_hold_or_is_lost_in_one(check: SymptomCheck) -> None:
    go_through(check)
    describe(check, feelings=["weak"])
    answer(check, weakness_fast="yes")
    assert session.current().state is State.HOLD
    act(check, "checked")
    assert say("self-check.again-title") in panel(check)
    assert say("hold.checked") in panel(check)
    assert check.form["id"] == CHECK
    go_through(check)
    assert session.current().open
    describe(check, feelings=["weak"])
    assert say("self-check.title") in panel(check)


def test_a_pass_from_another_lesson_does_not_settle_a_sign_here(check: SymptomCheck) -> None:
    go_through(check)
    record, _ = store.read(session.FILE)
    describe(check, feelings=["weak"])
    assert record is not None
    store.write(session.FILE, record)
    send(check, kind="look")
    assert session.current().open
    assert check.form["id"] == PART
    assert self_check.current() == (None, "")


def test_the_next_person_is_not_asked_about_the_signs_of_the_one_before(
    check: SymptomCheck,
) -> None:
    go_through(check)
    describe(check, feelings=["weak"])
    act(check, "next-person")
    assert check.form["id"] == CHECK
    assert not panel(check)
    go_through(check)
    describe(check)
    assert say("self-check.title") in panel(check)


@pytest.mark.parametrize("said", ["not-sure", "yes"])
def test_what_was_answered_before_is_not_taken_for_the_new_answer(
    check: SymptomCheck, said: str
) -> None:
    go_through(check)
    describe(check, side="both")
    send(check, kind="next", screen=0, answers={"pain-both-legs": "no"})
    assert session.current().state is State.NOT_SCREENED, "one question is still open"
    assert check.form["id"] == PART
    answer(check, weak_both_legs=said)
    assert session.current().urgency is Urgency.EMERGENCY
