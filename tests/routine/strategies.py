"""Anyone who may get a routine: any finished self-check, any day, any check that was passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Urgency
from sciatica_course.routine import Item, Profile, Routine, Week, make
from sciatica_course.routine.profile import DAYS, KNOWN, MINUTES
from sciatica_course.screening import Answer, evaluate
from sciatica_course.session import Session, State
from sciatica_course.symptoms import Answers, Pattern, pattern
from tests.symptoms.answers import TABLE, finished_answers, mildest

CONTENT = load()
ROUTINE = CONTENT.routine
SCREENING = CONTENT.screening
TICKED = [id_ for id_, condition in ROUTINE.conditions.items() if condition.label]
LIKED = ["", *ROUTINE.slots["aerobic"].candidates]
KNOWN_OFFERED = [0, 5, 10, 15, 20, 30, 45, 60]

# What a person may have found in the check and still have passed it.
FINDINGS = [
    question.id
    for question in SCREENING.questions.values()
    if question.level in (Urgency.ASK_FIRST, Urgency.SOON) and not question.blocks
]

# For laws that count their cases: the counter is meant to go on from one example to the next.
counted = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Case:
    """Everything that a routine is made of."""

    answers: Answers
    profile: Profile
    passed: Session

    @property
    def pattern(self) -> Pattern:
        return pattern(TABLE, self.answers)

    @property
    def routine(self) -> Routine:
        return make(CONTENT, self.pattern, self.profile, self.passed)

    def having(self, **profile: Any) -> Case:
        """Return the same person with another day."""
        return replace(self, profile=replace(self.profile, **profile))

    def saying(self, **answers: Any) -> Case:
        """Return the same person with other answers, ``leg_pain`` for ``leg-pain``."""
        said = {id_.replace("_", "-"): value for id_, value in answers.items()}
        return replace(self, answers={**self.answers, **said})


def passing(*findings: str) -> Session | None:
    """Return the session after a check with a yes to these questions, or None without a pass."""
    answers = dict.fromkeys(SCREENING.questions, Answer.NO) | dict.fromkeys(findings, Answer.YES)
    result = evaluate(SCREENING, answers)
    return Session(State.PASS, result.urgency, result.modifiers) if result.passes else None


def person(*findings: str, answers: Answers | None = None, **profile: Any) -> Case:
    """Return somebody with a mild self-check, but for what is said here."""
    passed = passing(*findings)
    assert passed, findings
    sets = {key: _frozen(value) for key, value in profile.items()}
    return Case({**mildest(), **(answers or {})}, Profile(**sets), passed)


def _frozen(value: Any) -> Any:
    return frozenset(value) if isinstance(value, set) else value


def items(weeks: Week | Iterable[Week]) -> Iterator[Item]:
    """Yield every item of a week, or of weeks, day by day."""
    for week in [weeks] if isinstance(weeks, Week) else weeks:
        for session in week.sessions:
            yield from session.items


def forms_in(routine: Routine) -> dict[str, set[str]]:
    """Return the forms in which each exercise is in the weeks."""
    found: dict[str, set[str]] = {}
    for item in items(routine.weeks):
        found.setdefault(item.exercise, set()).add(item.form)
    return found


def some(names: Iterable[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(list(names)))


profiles: st.SearchStrategy[Profile] = st.builds(
    Profile,
    minutes=st.sampled_from(MINUTES),
    days=st.sampled_from(DAYS),
    kit=some(ROUTINE.kit),
    ruled_out=some(ROUTINE.ruled_out),
    conditions=some(TICKED),
    liked=st.sampled_from(LIKED),
    known_minutes=st.sampled_from(KNOWN_OFFERED) | st.sampled_from(KNOWN),
)
passes: st.SearchStrategy[Session] = st.frozensets(st.sampled_from(FINDINGS), max_size=4).flatmap(
    lambda found: st.just(session) if (session := passing(*found)) else st.nothing()
)
clear = st.just(Session(State.PASS))
# Drawn at random nearly everyone is in strong pain, and little else is tried.
calm = finished_answers.map(
    lambda answers: {
        **answers,
        "leg-pain": int(str(answers["leg-pain"])) % 4,
        "back-pain": int(str(answers["back-pain"])) % 4,
        "stirred": "a-lot",
    }
)
answers = calm | finished_answers

anyone = st.builds(Case, answers, profiles, clear | passes)
anyone_clear = st.builds(Case, answers, profiles, clear)
