"""Red flags: answers in, urgency and its reasons out. Pure, and the same in every medium.

The table is data (``content/screening.toml``); this module only says how it is read:
the most urgent hit wins, one sign is enough, a combination can be more urgent than its parts,
and a question without an answer is never taken for a no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sciatica_course.catalogue.types import Question, Rule, Screening, Urgency


class Answer(StrEnum):
    """What a person said to one question. No entry at all means not answered yet."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Finding:
    """A question or combination that holds, and the answers that led to it."""

    id: str
    level: Urgency
    blocks: bool
    because: str
    advice: str
    answers: tuple[tuple[str, Answer], ...]


@dataclass(frozen=True)
class Result:
    """What the answers so far amount to.

    ``findings`` come most urgent first. ``missing`` are the questions still to answer, and
    ``unsure`` those answered "not sure" that are to be raised with a professional.
    """

    urgency: Urgency
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    unsure: tuple[str, ...]

    @property
    def finished(self) -> bool:
        """Whether every question that applies has an answer."""
        return not self.missing

    @property
    def holds(self) -> bool:
        """Whether plans and sessions must stop until a professional has checked the person."""
        return self.urgency >= Urgency.SAME_DAY

    @property
    def stops_exercise(self) -> bool:
        """Whether something was found that closes plans, sessions, doses and calendars."""
        return any(stops_exercise(f.level, f.blocks) for f in self.findings)

    @property
    def passes(self) -> bool:
        """Whether plans may be shown: everything is answered and nothing found stops exercise."""
        return self.finished and not self.stops_exercise

    @property
    def modifiers(self) -> tuple[str, ...]:
        """The ask-first and see-soon findings, by id: what a routine has to allow for."""
        return tuple(f.id for f in self.findings if f.level in (Urgency.ASK_FIRST, Urgency.SOON))


def stops_exercise(level: Urgency, blocks: bool = False) -> bool:
    """Return whether a finding at this level closes plans, sessions, doses and calendars."""
    return level >= Urgency.UNDER_16 or blocks


def applies(question: Question, answers: Answers) -> bool:
    """Return whether a question is to be asked: a follow-up needs a yes or not sure before it."""
    return not question.ask_if or any(
        answers.get(gate) in (Answer.YES, Answer.NOT_SURE) for gate in question.ask_if
    )


def evaluate(table: Screening, answers: Answers) -> Result:
    """Return what the answers amount to under the table's questions and rules.

    "Not sure" counts as yes wherever a yes would stop exercise, by itself or in a combination.

    Raises:
        KeyError: an answer belongs to no question of the table.
    """
    for id_ in answers:
        if id_ not in table.questions:
            raise KeyError(f"The screening has no question {id_!r}.")
    given = {
        id_: Answer(value)
        for id_, value in answers.items()
        if _counts(table.questions[id_], answers)
    }
    findings = sorted(
        [
            *(f for q in table.questions.values() if (f := _from_question(q, given))),
            *(f for r in table.rules.values() if (f := _from_rule(r, given))),
        ],
        key=lambda finding: -finding.level,
    )
    counted = {id_ for finding in findings for id_, _ in finding.answers}
    return Result(
        urgency=max((f.level for f in findings), default=Urgency.CLEAR),
        findings=tuple(findings),
        missing=tuple(
            q.id for q in table.questions.values() if q.id not in answers and applies(q, answers)
        ),
        unsure=tuple(
            id_ for id_, a in given.items() if a is Answer.NOT_SURE and id_ not in counted
        ),
    )


def _counts(question: Question, answers: Answers) -> bool:
    """A follow-up no longer counts once every question that opened it was taken back to "no"."""
    gates = question.ask_if
    return not gates or any(answers.get(gate) != Answer.NO for gate in gates)


def _hits(answer: Answer | None, level: Urgency, blocks: bool = False) -> bool:
    if answer is Answer.NOT_SURE:
        return stops_exercise(level, blocks)
    return answer is Answer.YES


def _from_question(question: Question, given: Answers) -> Finding | None:
    if question.level is Urgency.CLEAR:
        return None
    answer = given.get(question.id)
    if answer is None or not _hits(answer, question.level, question.blocks):
        return None
    return Finding(
        id=question.id,
        level=question.level,
        blocks=question.blocks,
        because=question.because,
        advice=question.advice or question.level.slug,
        answers=((question.id, answer),),
    )


def _from_rule(rule: Rule, given: Answers) -> Finding | None:
    groups = [_among(group, given, rule.level) for group in rule.every]
    counted = _among(rule.among, given, rule.level)
    if not all(groups) or len(counted) < rule.at_least:
        return None
    ids = dict.fromkeys(id_ for group in [*groups, counted] for id_ in group)
    return Finding(
        id=rule.id,
        level=rule.level,
        blocks=False,
        because=rule.because,
        advice=rule.advice or rule.level.slug,
        answers=tuple((id_, given[id_]) for id_ in ids),
    )


def _among(ids: Sequence[str], given: Answers, level: Urgency) -> list[str]:
    return [id_ for id_ in ids if _hits(given.get(id_), level)]
