"""The proof of the screening: every answer alone, every pair, and laws for all the rest."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Urgency
from sciatica_course.screening import Answer, applies, evaluate
from tests.case_counts import Cases
from tests.screening import oracle
from tests.screening.cases import CASES

TABLE = load().screening
QUESTIONS = list(TABLE.questions)
WORSE = [Answer.NO, Answer.NOT_SURE, Answer.YES]
SAID: list[Answer | None] = [Answer.YES, Answer.NO, Answer.NOT_SURE, None]

complete = st.fixed_dictionaries({id_: st.sampled_from(WORSE) for id_ in QUESTIONS})
partial = st.fixed_dictionaries({}, optional={id_: st.sampled_from(WORSE) for id_ in QUESTIONS})
# Mostly "no": otherwise nearly every drawn person is an emergency, and little else is tried.
mostly_no = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(WORSE), max_size=6).map(
    lambda some: dict.fromkeys(QUESTIONS, Answer.NO) | some
)
anyone = st.one_of(complete, partial, mostly_no)


def given_answers(**answers: Answer | None) -> dict[str, Answer]:
    return {id_: answer for id_, answer in answers.items() if answer is not None}


def test_the_oracle_knows_every_question_and_no_other() -> None:
    assert set(oracle.ALONE) == set(QUESTIONS)


def test_every_single_answer_leads_where_the_oracle_says(cases: Cases) -> None:
    for id_, answer in product(QUESTIONS, SAID):
        answers = given_answers(**{id_: answer})
        assert evaluate(TABLE, answers).urgency is oracle.expected(answers), answers
        cases.count += 1


def test_every_pair_of_answers_leads_where_the_oracle_says(cases: Cases) -> None:
    for (one, other), (first, second) in product(
        combinations(QUESTIONS, 2), product(SAID, repeat=2)
    ):
        answers = given_answers(**{one: first, other: second})
        assert evaluate(TABLE, answers).urgency is oracle.expected(answers), answers
        cases.count += 1


@pytest.mark.parametrize(("told", "answers", "urgency", "open_"), CASES, ids=[c[0] for c in CASES])
def test_what_people_tell_leads_to_the_right_help(
    told: str, answers: dict[str, str], urgency: Urgency, open_: bool
) -> None:
    everything = dict.fromkeys(QUESTIONS, Answer.NO) | {k: Answer(v) for k, v in answers.items()}
    result = evaluate(TABLE, everything)
    assert result.finished
    assert result.urgency is urgency, told
    assert result.passes is open_


def test_a_question_without_an_answer_is_never_taken_for_a_no() -> None:
    nothing = evaluate(TABLE, {})
    assert nothing.missing == tuple(id_ for id_ in QUESTIONS if not TABLE.questions[id_].ask_if)
    for id_ in nothing.missing:
        answers = dict.fromkeys(QUESTIONS, Answer.NO)
        del answers[id_]
        result = evaluate(TABLE, answers)
        assert result.missing == (id_,)
        assert not result.passes


def test_a_follow_up_is_asked_only_when_it_applies() -> None:
    for question in TABLE.questions.values():
        for gate in question.ask_if:
            assert applies(question, {gate: Answer.YES})
            assert applies(question, {gate: Answer.NOT_SURE})
            assert not applies(question, {gate: Answer.NO})
            assert not applies(question, {})


def test_a_follow_up_that_applies_is_missing_until_it_is_answered() -> None:
    answers = dict.fromkeys(QUESTIONS, Answer.NO) | {"cancer": Answer.NOT_SURE}
    del answers["leg-pain-new"]
    assert evaluate(TABLE, answers).missing == ("leg-pain-new",)
    assert evaluate(TABLE, answers | {"cancer": Answer.NO}).finished


def test_a_follow_up_that_was_taken_back_no_longer_counts() -> None:
    answers = dict.fromkeys(QUESTIONS, Answer.NO) | {"pregnancy-warning": Answer.YES}
    assert evaluate(TABLE, answers).passes
    assert evaluate(TABLE, answers | {"pregnant": Answer.YES}).urgency is Urgency.SAME_DAY


def test_an_unknown_question_is_named() -> None:
    with pytest.raises(KeyError, match="no question 'sadle'"):
        evaluate(TABLE, {"sadle": Answer.YES})


@given(anyone, st.sampled_from(QUESTIONS))
def test_a_worse_answer_never_lowers_the_urgency(answers: dict[str, Answer], id_: str) -> None:
    ladder = [answers | {id_: answer} for answer in WORSE]
    urgencies = [evaluate(TABLE, rung).urgency for rung in ladder]
    assert urgencies == sorted(urgencies)
    # Nor does a worse answer ever open what a better one closed, or end a hold.
    stopped = [evaluate(TABLE, rung).stops_exercise for rung in ladder]
    assert stopped == sorted(stopped)


@given(anyone)
def test_nothing_that_stops_exercise_ever_passes(answers: dict[str, Answer]) -> None:
    result = evaluate(TABLE, answers)
    if result.holds or result.urgency >= Urgency.UNDER_16 or not result.finished:
        assert not result.passes
    for finding in result.findings:
        if finding.level >= Urgency.SAME_DAY:
            assert result.holds


@given(anyone)
def test_the_most_urgent_finding_comes_first(answers: dict[str, Answer]) -> None:
    result = evaluate(TABLE, answers)
    levels = [finding.level for finding in result.findings]
    assert levels == sorted(levels, reverse=True)
    assert result.urgency is (levels[0] if levels else Urgency.CLEAR)


@given(anyone)
def test_every_finding_names_answers_that_were_given(answers: dict[str, Answer]) -> None:
    for finding in evaluate(TABLE, answers).findings:
        assert finding.answers
        for id_, answer in finding.answers:
            assert answers[id_] is answer
            assert answer is not Answer.NO


@given(anyone)
def test_every_not_sure_is_counted_or_told_to_ask_about(answers: dict[str, Answer]) -> None:
    result = evaluate(TABLE, answers)
    counted = {id_ for finding in result.findings for id_, _ in finding.answers}
    for id_, answer in answers.items():
        gates = TABLE.questions[id_].ask_if
        if answer is Answer.NOT_SURE and not (gates and all(answers.get(g) == "no" for g in gates)):
            assert (id_ in counted) != (id_ in result.unsure)


def test_not_sure_counts_as_yes_on_every_emergency_and_same_day_question() -> None:
    for id_, level in oracle.ALONE.items():
        if level >= Urgency.SAME_DAY:
            assert evaluate(TABLE, {id_: Answer.NOT_SURE}).urgency is level


def test_every_row_of_the_decision_table_is_asked() -> None:
    rows = {q.row for q in TABLE.questions.values()} | {r.row for r in TABLE.rules.values()}
    assert rows == {
        *("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10a", "R10b", "R10c", "R10d"),
        *("R11", "U1", "U2", "U3", "U4", "U5", "U5b", "U6", "U7", "U8", "U9"),
        *("G1", "G2", "G3", "G4", "G5", "G6"),
    }


def test_at_least_thirty_people_are_told_about() -> None:
    assert len(CASES) >= 30


# Answers given elsewhere in the course that reopen a question here.
RAISED_ELSEWHERE = {
    "body-map:saddle": {"saddle-numbness"},
    "body-map:both-legs": {"pain-both-legs", "weak-both-legs"},
    "cycling:saddle-numbness": {"saddle-numbness"},
    "player:new-numbness": {"saddle-numbness", "bladder", "leg-numbness"},
    "player:new-weakness": {"weak-both-legs", "weakness-fast", "weakness-mild"},
    "symptoms:side-both": {"pain-both-legs", "weak-both-legs"},
    "symptoms:saddle": {"saddle-numbness"},
    "symptoms:weakness": {"weakness-fast", "weakness-mild"},
    "symptoms:pain-9-or-10-and-no-sleep": {"night-pain", "unbearable"},
}


def test_signs_met_elsewhere_reopen_these_questions() -> None:
    listed: dict[str, set[str]] = {}
    for question in TABLE.questions.values():
        for signal in question.also_raised_by:
            listed.setdefault(signal, set()).add(question.id)
    assert listed == RAISED_ELSEWHERE


def test_thoughts_of_ending_life_have_a_screen_of_their_own() -> None:
    [screen] = [s for s in TABLE.screens.values() if "self-harm" in s.questions]
    assert screen.questions == ("self-harm",)
