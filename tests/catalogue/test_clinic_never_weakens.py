"""Whatever a clinic's folder does, if it loads, no answers are ever less urgent with it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sciatica_course import resources
from sciatica_course.catalogue import load
from sciatica_course.catalogue.files import Folder
from sciatica_course.catalogue.layers import add_clinic
from sciatica_course.catalogue.problems import Log
from sciatica_course.catalogue.types import Urgency
from sciatica_course.screening import Answer, evaluate
from tests.case_counts import Cases
from tests.catalogue.small import write

CONTENT = resources.find("content")
COURSE = load("en", CONTENT)
TABLE = COURSE.screening
# Grave levels more often, because they are allowed more often.
LEVELS = st.one_of(
    st.sampled_from([level.slug for level in Urgency]),
    st.sampled_from(["same-day", "call-now", "emergency"]),
)
NAMES = st.sampled_from([*TABLE.questions])
IN_RULES = {n for r in TABLE.rules.values() for group in (*r.every, r.among) for n in group}
# Where a clinic may change most is where a gap would be, so that is tried as often as the rest.
MILD = [
    q.id
    for q in TABLE.questions.values()
    if q.level <= Urgency.SOON and not q.blocks and q.id not in IN_RULES
]
BLOCKING = [q.id for q in TABLE.questions.values() if q.blocks]
QUESTIONS = st.one_of([st.sampled_from(ids) for ids in (MILD, BLOCKING, [*TABLE.questions])])
# Questions asked early, of which a follow-up may depend.
GATES = st.lists(st.sampled_from([*TABLE.questions][:12]), max_size=2, unique=True)


def one_of(**changes: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw one change at a time: with several, one of them nearly always gets all refused."""
    return st.one_of(*(st.fixed_dictionaries({name: each}) for name, each in changes.items()))


groups = st.lists(NAMES, min_size=1, max_size=3, unique=True)
question_changes = one_of(level=LEVELS, ask_if=GATES, blocks=st.booleans(), hint=st.just("No."))
rule_changes = one_of(
    level=LEVELS,
    every=st.lists(groups, max_size=3),
    at_least=st.integers(0, 3),
    among=st.lists(NAMES, max_size=4, unique=True),
)
own_rule = st.fixed_dictionaries(
    {
        "row": st.just("G4"),
        "because": st.just("a sign"),
        "level": LEVELS,
        "every": st.lists(groups, min_size=1, max_size=2, unique_by=tuple).map(
            lambda every: [["own-sign"], *every]
        ),
    }
)
own_question = st.fixed_dictionaries(
    {
        "row": st.just("G4"),
        "text": st.just("Is there our own sign?"),
        "because": st.just("a sign"),
        "level": LEVELS,
        "ask_if": GATES,
    }
)
own_screen = {"own": {"heading": "Our own", "questions": ["own-sign"]}}
tables: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.dictionaries(QUESTIONS, question_changes, min_size=1, max_size=2).map(
        lambda questions: {"questions": questions}
    ),
    st.dictionaries(st.sampled_from([*TABLE.rules]), rule_changes, min_size=1, max_size=2).map(
        lambda rules: {"rules": rules}
    ),
    st.tuples(own_question, own_rule).map(
        lambda own: {
            "questions": {"own-sign": own[0]},
            "rules": {"own-rule": own[1]},
            "screens": own_screen,
        }
    ),
)
answers = st.dictionaries(st.sampled_from([*TABLE.questions]), st.sampled_from(Answer), max_size=9)
NO_TO_ALL = dict.fromkeys(TABLE.questions, Answer.NO)


def people_it_touches(table: dict[str, Any]) -> Iterator[dict[str, Answer]]:
    """Yield the answers in which a change would show: around each changed question and rule."""
    for id_ in set(table.get("questions", ())) & set(TABLE.questions):
        for said in (Answer.YES, Answer.NOT_SURE):
            yield {id_: said}
            yield NO_TO_ALL | {id_: said}
            for other, answer in product(TABLE.questions, Answer):
                yield {other: answer, id_: said}
    for id_ in table.get("rules", ()):
        if rule := TABLE.rules.get(id_):
            groups = [*rule.every, *[rule.among] * rule.at_least]
            for names in product(*groups):
                yield dict.fromkeys(names, Answer.YES)
                yield NO_TO_ALL | dict.fromkeys(names, Answer.NOT_SURE)


def as_toml(table: dict[str, Any], path: str = "") -> str:
    """Write tables whose values JSON and TOML spell alike."""
    plain = "".join(
        f"{name} = {json.dumps(value)}\n"
        for name, value in table.items()
        if not isinstance(value, dict)
    )
    inner = "".join(
        as_toml(value, f"{path}.{name}" if path else name)
        for name, value in table.items()
        if isinstance(value, dict)
    )
    return f"[{path}]\n{plain}{inner}" if path else f"{plain}{inner}"


def test_no_answers_are_less_urgent_with_a_clinics_folder(cases: Cases) -> None:
    refused = 0

    @settings(max_examples=3 * settings().max_examples)
    @given(tables, st.lists(answers, max_size=20))
    def tried(table: dict[str, Any], people: list[dict[str, Answer]]) -> None:
        nonlocal refused
        with tempfile.TemporaryDirectory() as folder:
            log = Log()
            write(Path(folder), {"screening.toml": as_toml(table)})
            with_clinic = add_clinic(COURSE, Folder(Path(folder)), log).screening
        if log.problems:
            refused += 1
            return
        for person in (*people, *people_it_touches(table)):
            without, now = evaluate(TABLE, person), evaluate(with_clinic, person)
            assert now.urgency >= without.urgency
            assert now.stops_exercise >= without.stops_exercise
            assert set(without.missing) <= set(now.missing)
            cases.count += 1

    tried()
    assert refused, "no folder was refused: the test tries too little"
