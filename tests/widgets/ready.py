"""Someone who has passed the safety check and kept a self-check: what routines are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sciatica_course import catalogue, patterns, session
from sciatica_course.screening import Answer, evaluate
from sciatica_course.session import Session
from sciatica_course.symptoms import Pattern, pattern
from sciatica_course.widgets.routine_builder import RoutineBuilder
from tests.symptoms.answers import mildest


def check(*findings: str, unsure: tuple[str, ...] = ()) -> Session:
    """Do the safety check with a yes to these questions, and a no to all others."""
    table = catalogue.load().screening
    answers = dict.fromkeys(table.questions, Answer.NO) | dict.fromkeys(findings, Answer.YES)
    return session.record(evaluate(table, answers | dict.fromkeys(unsure, Answer.NOT_SURE)))


def describe(**answers: Any) -> Pattern:
    """Keep a self-check that is mild but for these answers."""
    said = {id_.replace("_", "-"): value for id_, value in answers.items()}
    found = pattern(catalogue.load().symptoms, mildest() | said)
    assert not patterns.keep(found)
    return found


def choose(builder: RoutineBuilder, **answers: Any) -> None:
    """Choose in the builder, as the page sends it."""
    said: Mapping[str, Any] = {id_.replace("_", "-"): value for id_, value in answers.items()}
    builder.set_state({"answers": {**builder.answers, **said}})
