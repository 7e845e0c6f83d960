"""Exercise cards in a page: how it is done is always there, how much only after the check."""

from __future__ import annotations

import json
import re
from itertools import chain, combinations
from typing import Any

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Exercise, Urgency
from sciatica_course.handouts import packed
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.notes import note_id
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.html.exercise import no_dose
from sciatica_course.html.reasons import SOURCES
from sciatica_course.session import Session, State
from sciatica_course.widgets.exercise_card import ExerciseCards, exercise, exercises, how_much
from sciatica_course.words import say, section

_SCRIPTS = (
    "session", "help", "gate", "plan", "view", "motion", "exercise_card", "parts/exercise"
)  # fmt: skip
_CLEAR = "clear"


def part(call: Call, setting: Setting) -> Part:
    """Return the card of an exercise, or those of all of a kind."""
    make = {"exercise": exercise, "exercises": exercises}[call.name]
    view = make(*call.arguments, **call.options)
    content = catalogue.load()
    moves = _moves(content, view)
    cards, packs = packed.named({"cards": _here(_without_pictures(view.cards))})
    much = {each.id: doses(content, each) for each in moves}
    gated, plans = packed.named(
        {"doses": json.dumps(much, ensure_ascii=False, separators=(",", ":"), sort_keys=True)}
    )
    data = {
        "label": view.label,
        "words": dict(section("form")),
        "exercises": [each.id for each in moves],
        "none": {
            "not-screened": str(no_dose(say("handout-check.first"))),
            "closed": str(no_dose(say("exercise.dose-closed"))),
            "hold": str(no_dose(say("exercise.dose-hold"))),
        },
        "cards": cards,
        "doses": gated,
    }
    return Part(view.static(), "exercise", data, _SCRIPTS, ("view", "exercise_card"), packs, plans)


def doses(content: Catalogue, move: Exercise) -> dict[str, Any]:
    """Return how much of an exercise there is for nobody in particular, by what the check found.

    ``findings`` are those that matter to it, in the order in which keys name them: a key is
    ``clear``, or the urgency and the findings that were there.
    """
    findings = _findings(content, move)
    table = {_CLEAR: _much(content, move, Session(State.PASS))}
    for urgency in (Urgency.ASK_FIRST, Urgency.SOON):
        for found in chain.from_iterable(
            combinations(findings, count) for count in range(len(findings) + 1)
        ):
            now = Session(State.PASS, urgency, found)
            table[" ".join([urgency.slug, *found])] = _much(content, move, now)
    said = list(dict.fromkeys(table.values()))
    by = {key: said.index(html) for key, html in table.items()}
    return {"findings": list(findings), "by": by, "said": said}


def _findings(content: Catalogue, move: Exercise) -> tuple[str, ...]:
    """Return the findings of the safety check that may change what is said of an exercise."""
    named = {id_ for caution in move.cautions.values() for id_ in caution.when}
    levels = content.routine.levels.values()
    stirred = named & {id_ for level in levels for id_ in level.conditions}
    return tuple(
        finding
        for id_, condition in content.routine.conditions.items()
        if id_ in named or condition.closes or (condition.rests and stirred)
        for finding in condition.from_check
    )


def _much(content: Catalogue, move: Exercise, now: Session) -> str:
    return _here(how_much(content, move, None, now))


def _moves(content: Catalogue, view: ExerciseCards) -> list[Exercise]:
    ids = re.findall(r'data-exercise="([^"]+)"', view.cards)
    return [content.exercises[id_] for id_ in ids]


def _without_pictures(cards: str) -> str:
    """Return cards whose pictures the page takes from its paper, where they stand still."""
    return re.sub(r' data-moves="[^"]*"', "", re.sub(r'src="data:[^"]*"', 'src=""', cards))


def _here(built: str) -> str:
    """Return HTML whose claims lead to the notes of the page that it stands in."""
    return re.sub(
        rf'href="{re.escape(SOURCES)}#([^"]+)"', lambda m: f'href="#{note_id(m[1])}"', str(built)
    )
