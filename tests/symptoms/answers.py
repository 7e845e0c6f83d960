"""Answers to the self-check, drawn from its table: finished, half finished, and damaged."""

from __future__ import annotations

from hypothesis import strategies as st

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Asked, SymptomQuestion
from sciatica_course.symptoms import SCALE, Answers, Value

TABLE = load().symptoms
QUESTIONS = TABLE.questions
NEEDED = [id_ for id_, question in QUESTIONS.items() if not question.optional]


def value_for(question: SymptomQuestion) -> st.SearchStrategy[Value]:
    """Draw one possible answer to a question, as ``accepted`` hands it on."""
    options = list(question.options)
    match question.asked:
        case Asked.CHOICE:
            return st.sampled_from(options)
        case Asked.SEVERAL:
            some = st.sets(st.sampled_from(options), min_size=1)
            return some.map(lambda ticked: tuple(id_ for id_ in options if id_ in ticked))
        case Asked.SCALE:
            return st.sampled_from(SCALE)
        case Asked.TEXT:
            typed = st.text(min_size=1, max_size=question.longest)
            return typed.filter(lambda text: text.strip() != "")


each = {id_: value_for(question) for id_, question in QUESTIONS.items()}
finished_answers: st.SearchStrategy[Answers] = st.fixed_dictionaries(
    {id_: each[id_] for id_ in NEEDED},
    optional={id_: each[id_] for id_ in QUESTIONS if id_ not in NEEDED},
)
half_finished: st.SearchStrategy[Answers] = st.fixed_dictionaries({}, optional=each)
# What a file that was changed by hand, or a page gone wrong, may hold under any name.
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=90),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def mildest() -> dict[str, Value]:
    """Return a finished self-check with the first answer to everything, and no pain."""
    return {
        id_: as_answer(id_, next(iter(QUESTIONS[id_].options))) if QUESTIONS[id_].options else 0
        for id_ in NEEDED
    }


def as_answer(id_: str, option: str) -> Value:
    """Return the answer that consists of one option."""
    return (option,) if QUESTIONS[id_].asked is Asked.SEVERAL else option
