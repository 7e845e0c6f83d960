"""The proof of the self-check: every answer alone, every pair that matters, laws for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Asked, SymptomOption
from sciatica_course.symptoms import (
    SCALE,
    Answers,
    Value,
    accepted,
    missing,
    pattern,
    reopened,
    signs,
)
from tests.case_counts import Cases
from tests.symptoms import oracle
from tests.symptoms.answers import (
    NEEDED,
    QUESTIONS,
    TABLE,
    anything,
    as_answer,
    each,
    finished_answers,
    half_finished,
    mildest,
)

SCREENING = load().screening
OURS = "symptoms:"


def opened(answers: Answers) -> set[str]:
    """Return the questions of the safety check that answers open again."""
    return set(reopened(SCREENING, signs(TABLE, answers)))


def every_option() -> Iterator[tuple[str, str]]:
    for id_, question in QUESTIONS.items():
        for option in question.options:
            yield id_, option


def chosen(answers: Answers) -> Iterator[SymptomOption]:
    """Yield the options that answers consist of."""
    for id_, value in answers.items():
        ticked = value if isinstance(value, tuple) else (value,)
        yield from (option for option in QUESTIONS[id_].options.values() if option.id in ticked)


def raisable() -> set[str]:
    """Return every sign that some answer of the self-check raises."""
    alone = {QUESTIONS[id_].options[option].raises for id_, option in every_option()}
    return (alone | {each.raises for each in TABLE.together.values()}) - {""}


# --- Signs that belong to the safety check ------------------------------------------------------


def test_the_oracle_names_answers_and_questions_that_exist() -> None:
    assert set(oracle.REOPENED_BY) <= set(every_option())
    assert set.union(*oracle.REOPENED_BY.values()) <= set(SCREENING.questions)
    assert set(SCREENING.questions) >= oracle.STRONG_WITHOUT_SLEEP


def test_every_answer_alone_reopens_what_the_oracle_says(cases: Cases) -> None:
    for id_, option in every_option():
        answers = {id_: as_answer(id_, option)}
        assert opened(answers) == oracle.REOPENED_BY.get((id_, option), set()), answers
        # The same answer in a self-check that is otherwise finished and mild.
        assert opened(mildest() | answers) == opened(answers)
        cases.count += 1


def test_every_scale_with_every_kind_of_sleep_reopens_what_the_oracle_says(cases: Cases) -> None:
    for scale, number, sleep in product(oracle.PAIN, SCALE, QUESTIONS["sleep"].options):
        answers: dict[str, Value] = {scale: number, "sleep": sleep}
        strong = number in oracle.STRONG and ("sleep", sleep) == oracle.NO_SLEEP
        assert opened(answers) == (oracle.STRONG_WITHOUT_SLEEP if strong else set()), answers
        cases.count += 1


@given(half_finished)
def test_any_answers_together_reopen_what_each_of_them_does(answers: Mapping[str, Any]) -> None:
    pain = max(answers.get(scale, 0) for scale in oracle.PAIN)
    side, sleep = answers.get("side", ""), answers.get("sleep", "")
    places, feelings = set(answers.get("places", ())), set(answers.get("feelings", ()))
    assert opened(answers) == oracle.expected(side, places, feelings, pain, sleep)


def test_every_sign_that_an_answer_raises_reopens_at_least_one_question(cases: Cases) -> None:
    for sign in raisable():
        assert reopened(SCREENING, [sign]), sign
        cases.count += 1


def test_every_sign_of_the_self_check_that_a_question_waits_for_can_be_raised() -> None:
    awaited = {
        sign
        for question in SCREENING.questions.values()
        for sign in question.also_raised_by
        if sign.startswith(OURS)
    }
    assert awaited == raisable()


def test_a_sign_of_another_view_reopens_nothing_that_does_not_wait_for_it() -> None:
    assert reopened(SCREENING, []) == ()
    assert reopened(SCREENING, ["symptoms:nothing"]) == ()


def test_reopened_questions_come_in_the_order_of_the_check_without_repeats() -> None:
    everything = reopened(SCREENING, [*raisable(), *raisable()])
    assert list(everything) == [id_ for id_ in SCREENING.questions if id_ in everything]


@given(half_finished, st.data())
def test_one_more_answer_takes_no_sign_back(answers: Answers, data: st.DataObject) -> None:
    if more := sorted(set(QUESTIONS) - set(answers)):
        id_ = data.draw(st.sampled_from(more))
        grown = {**answers, id_: data.draw(each[id_])}
        assert set(signs(TABLE, grown)) >= set(signs(TABLE, answers))


# --- What is accepted ---------------------------------------------------------------------------


@given(half_finished)
def test_possible_answers_are_kept_as_they_were_given(answers: Answers) -> None:
    assert accepted(TABLE, answers) == answers
    assert list(accepted(TABLE, answers)) == [id_ for id_ in QUESTIONS if id_ in answers]


@given(st.dictionaries(st.sampled_from(list(QUESTIONS)) | st.text(), anything, max_size=8))
def test_a_damaged_record_leaves_only_possible_answers(record: dict[str, Any]) -> None:
    kept = accepted(TABLE, record)
    assert accepted(TABLE, kept) == kept
    for id_, value in kept.items():
        question = QUESTIONS[id_]
        match question.asked:
            case Asked.CHOICE:
                assert value in question.options
            case Asked.SEVERAL:
                assert isinstance(value, tuple)
                assert value == tuple(o for o in question.options if o in value) != ()
            case Asked.SCALE:
                assert type(value) is int
                assert 0 <= value <= 10
            case Asked.TEXT:
                assert isinstance(value, str)
                assert value.strip()
                assert len(value) <= question.longest


WRONG = {
    Asked.CHOICE: ["", "nowhere", 1, True, None, ["left"], {"left": 1}],
    Asked.SEVERAL: ["back", [], ["nowhere"], 3, True, None, {"back": True}],
    Asked.SCALE: [-1, 11, 5.0, "5", True, False, None, [5]],
    Asked.TEXT: ["", " \t ", 5, True, None, ["walk"]],
}


def test_an_answer_of_the_wrong_type_is_no_answer(cases: Cases) -> None:
    for id_, question in QUESTIONS.items():
        for wrong in WRONG[question.asked]:
            assert accepted(TABLE, {id_: wrong}) == {}, (id_, wrong)
            cases.count += 1


def test_ticks_come_in_the_order_of_the_table_and_once() -> None:
    given_ = ["foot", "saddle", "buttock", "back", "buttock"]
    assert accepted(TABLE, {"places": given_}) == {"places": ("back", "buttock", "saddle")}


def test_a_line_is_cut_where_the_table_says() -> None:
    kept = accepted(TABLE, {"goal-one": "a" * 500})
    assert kept == {"goal-one": "a" * QUESTIONS["goal-one"].longest}


def test_ticks_that_come_as_a_list_from_a_page_raise_their_signs() -> None:
    assert signs(TABLE, accepted(TABLE, {"places": ["saddle"]})) == ("symptoms:saddle",)


# --- Finished or not ----------------------------------------------------------------------------


@given(half_finished)
def test_missing_are_the_needed_questions_without_an_answer(answers: Answers) -> None:
    assert missing(TABLE, answers) == tuple(id_ for id_ in NEEDED if id_ not in answers)


def test_each_needed_question_alone_can_be_missing(cases: Cases) -> None:
    for id_ in NEEDED:
        answers = mildest()
        del answers[id_]
        assert missing(TABLE, answers) == (id_,)
        with pytest.raises(ValueError, match=rf"^The self-check has no answer to '{id_}'\.$"):
            pattern(TABLE, answers)
        cases.count += 1


def test_nothing_but_the_goals_may_be_left_empty() -> None:
    assert set(QUESTIONS) - set(NEEDED) == {"goal-one", "goal-two", "goal-three"}


# --- The pattern --------------------------------------------------------------------------------


@given(finished_answers)
def test_a_pattern_holds_what_the_table_says_of_the_answers(answers: Mapping[str, Any]) -> None:
    found = pattern(TABLE, answers)
    given_options = list(chosen(answers))
    assert found.answers == answers
    assert found.points == sum(option.points for option in given_options)
    assert found.conditions == {c for option in given_options for c in option.conditions}
    assert found.pain == max(answers["leg-pain"], answers["back-pain"])
    assert found.conditions <= set(load().routine.conditions)


@given(finished_answers, st.randoms())
def test_the_same_answers_give_the_same_pattern_in_any_order(answers: Answers, random: Any) -> None:
    items = list(answers.items())
    random.shuffle(items)
    assert pattern(TABLE, dict(items)) == pattern(TABLE, answers)
    assert signs(TABLE, dict(items)) == signs(TABLE, answers)


@given(finished_answers)
def test_a_pattern_can_be_made_again_from_its_own_answers(answers: Answers) -> None:
    found = pattern(TABLE, answers)
    assert pattern(TABLE, found.answers) == found


@given(finished_answers, st.data())
def test_a_milder_answer_never_brings_more_points(answers: Answers, data: st.DataObject) -> None:
    id_ = data.draw(st.sampled_from(["stirred", "settles"]))
    ladder = [pattern(TABLE, {**answers, id_: o}).points for o in QUESTIONS[id_].options]
    assert ladder == sorted(ladder)


def test_points_come_from_how_little_it_takes_and_how_long_it_lasts_alone() -> None:
    giving = {id_ for id_, option in every_option() if QUESTIONS[id_].options[option].points}
    assert giving == {"stirred", "settles"}
    worst = mildest() | {"stirred": "a-little", "settles": "next-day"}
    assert pattern(TABLE, mildest()).points == 0
    assert pattern(TABLE, worst).points == 5


@given(finished_answers, st.sampled_from(oracle.PAIN))
def test_more_pain_in_the_leg_or_the_back_is_more_pain(answers: Answers, scale: str) -> None:
    ladder = [pattern(TABLE, {**answers, scale: number}).pain for number in SCALE]
    assert ladder == sorted(ladder)
    assert ladder[-1] == 10


def test_goals_are_in_the_persons_own_words_without_the_ends() -> None:
    typed = "  <b>Put on socks</b> &  walk "
    found = pattern(TABLE, mildest() | {"goal-one": typed, "goal-three": "Swim\t"})
    assert found.goals == ("<b>Put on socks</b> &  walk", "Swim")
    assert found.answers["goal-one"] == typed


def test_every_condition_that_an_answer_brings_is_in_the_pattern(cases: Cases) -> None:
    for id_, option in every_option():
        found = pattern(TABLE, mildest() | {id_: as_answer(id_, option)})
        assert found.conditions == set(QUESTIONS[id_].options[option].conditions)
        cases.count += 1


def test_every_meaning_is_shown_for_its_answers_and_no_other(cases: Cases) -> None:
    for meaning in TABLE.meanings.values():
        question = QUESTIONS[meaning.question]
        assert set(meaning.answers) <= set(question.options)
        for option in question.options:
            answers = mildest() | {question.id: as_answer(question.id, option)}
            shown = meaning.id in pattern(TABLE, answers).meanings
            assert shown is (option in meaning.answers), (meaning.id, option)
            cases.count += 1


def test_a_pattern_cannot_be_changed() -> None:
    found: Any = pattern(TABLE, mildest())
    with pytest.raises(TypeError):
        found.answers["side"] = "both"
    with pytest.raises(AttributeError):
        found.pain = 0
