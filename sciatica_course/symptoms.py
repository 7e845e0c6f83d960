"""The self-check: answers in, a pattern with its reasons out. Pure, and the same in every medium.

What the answers may mean is education and never a diagnosis. Some answers are signs that belong to
the safety check (``content/symptoms.toml``, ``raises``); they reopen its questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from sciatica_course.catalogue.types import (
    Asked,
    Meaning,
    Screening,
    SymptomOption,
    SymptomQuestion,
    Symptoms,
)

Value: TypeAlias = "str | int | tuple[str, ...]"
Answers: TypeAlias = Mapping[str, Value]

SCALE = range(11)
# The scales that say how strong the pain is, and the lines that name what a person wants to do.
PAIN = ("leg-pain", "back-pain")
GOALS = ("goal-one", "goal-two", "goal-three")


@dataclass(frozen=True)
class Pattern:
    """What a finished self-check amounts to.

    ``points`` of irritability run from 0 (settled) to 5; ``pain`` is the stronger of leg and back
    pain, 0-10; ``conditions`` are what the routine allows for; ``meanings`` are what the answers
    may mean, and ``goals`` what the person wants to do again, in their own words.
    """

    answers: Answers
    points: int
    pain: int
    conditions: frozenset[str]
    meanings: tuple[str, ...]
    goals: tuple[str, ...]


def accepted(table: Symptoms, answers: Mapping[str, object]) -> dict[str, Value]:
    """Return the answers that are possible ones, in the order of the questions.

    A page, or a file that was changed by hand, may hold anything.
    """
    given = (
        (id_, _possible(question, answers.get(id_))) for id_, question in table.questions.items()
    )
    return {id_: value for id_, value in given if value is not None}


def missing(table: Symptoms, answers: Answers) -> tuple[str, ...]:
    """Return the questions that still need an answer, by id."""
    return tuple(
        id_
        for id_, question in table.questions.items()
        if not question.optional and not _answered(answers.get(id_))
    )


def signs(table: Symptoms, answers: Answers) -> tuple[str, ...]:
    """Return the signs that the answers raise, without repeats.

    They are told at once, also from a self-check that is only half finished.
    """
    raised = [option.raises for option in _chosen(table, answers) if option.raises]
    for each in table.together.values():
        number = answers.get(each.scale)
        strong = isinstance(number, int) and number >= each.at_least
        if strong and each.answer in _values(answers.get(each.question)):
            raised.append(each.raises)
    return tuple(dict.fromkeys(raised))


def reopened(table: Screening, raised: Iterable[str]) -> tuple[str, ...]:
    """Return the questions of the safety check that signs reopen, in the order of the check."""
    raised = set(raised)
    return tuple(q.id for q in table.questions.values() if raised & set(q.also_raised_by))


def pattern(table: Symptoms, answers: Answers) -> Pattern:
    """Return what a finished self-check amounts to.

    Raises:
        ValueError: a question that needs an answer has none; the message names the first.
    """
    answers = accepted(table, answers)
    if lacking := missing(table, answers):
        raise ValueError(f"The self-check has no answer to {lacking[0]!r}.")
    chosen = _chosen(table, answers)
    pain = [value for id_ in PAIN if isinstance(value := answers.get(id_), int)]
    goals = [str(answers[id_]).strip() for id_ in GOALS if id_ in answers]
    return Pattern(
        answers=MappingProxyType(answers),
        points=sum(option.points for option in chosen),
        pain=max(pain, default=0),
        conditions=frozenset(id_ for option in chosen for id_ in option.conditions),
        meanings=tuple(m.id for m in table.meanings.values() if _means(m, answers)),
        goals=tuple(goal for goal in goals if goal),
    )


def _possible(question: SymptomQuestion, value: object) -> Value | None:
    match question.asked, value:
        case Asked.CHOICE, str() if value in question.options:
            return value
        case Asked.SEVERAL, list() | tuple():
            return tuple(id_ for id_ in question.options if id_ in value) or None
        case Asked.SCALE, int() if not isinstance(value, bool) and value in SCALE:
            return value
        case Asked.TEXT, str() if value.strip():
            return value[: question.longest]
    return None


def _answered(value: Value | None) -> bool:
    return value is not None and value != () and value != ""


def _chosen(table: Symptoms, answers: Answers) -> list[SymptomOption]:
    return [
        question.options[value]
        for id_, question in table.questions.items()
        for value in _values(answers.get(id_))
        if value in question.options
    ]


def _means(meaning: Meaning, answers: Answers) -> bool:
    return not set(meaning.answers).isdisjoint(_values(answers.get(meaning.question)))


def _values(answer: object) -> tuple[str, ...]:
    if isinstance(answer, str):
        return (answer,)
    # Ticks come from a page, or out of a file, as a list.
    return tuple(answer) if isinstance(answer, tuple | list) else ()
