"""The self-check as tables: its signs, what it amounts to, and the sheet that says so."""

from __future__ import annotations

import re
from typing import Any

from sciatica_course.catalogue.types import Catalogue, SymptomOption, Urgency
from sciatica_course.handouts.notes import note_id
from sciatica_course.handouts.parts.check_tables import compact, entries
from sciatica_course.html import Html, element, pattern
from sciatica_course.html.reasons import SOURCES
from sciatica_course.symptoms import GOALS, PAIN
from sciatica_course.widgets.check_forms import self_check_form
from sciatica_course.widgets.symptom_check import NEXT_LESSON
from sciatica_course.words import say


def tables(content: Catalogue) -> dict[str, Any]:
    """Return all that a page needs to ask, to reopen the safety check, and to sum up."""
    asked = content.symptoms
    return {
        "form": compact(self_check_form()),
        "order": list(asked.questions),
        "options": {
            id_: {name: _option(option) for name, option in question.options.items()}
            for id_, question in asked.questions.items()
        },
        "together": [
            {
                "scale": each.scale,
                "atLeast": each.at_least,
                "question": each.question,
                "answer": each.answer,
                "raises": each.raises,
            }
            for each in asked.together.values()
        ],
        "meanings": [
            {
                "id": each.id,
                "question": each.question,
                "answers": list(each.answers),
                "html": _in_this_page(pattern.meaning(content, each)),
            }
            for each in asked.meanings.values()
        ],
        "levels": [
            {"points": level.points, "pain": level.pain, "html": str(pattern.stirred_up(level))}
            for level in content.routine.levels.values()
        ],
        "pain": list(PAIN),
        "goals": list(GOALS),
        "fits": pattern.FITS,
        "pieces": _pieces(content),
    }


def meanings_on_paper(content: Catalogue) -> Html:
    """Return what ticks may mean, which a page that is alive says by itself."""
    asked = content.symptoms.questions
    meant = (
        (
            element(
                "strong", "; ".join(asked[each.question].options[id_].label for id_ in each.answers)
            ),
            ". ",
            pattern.meaning(content, each),
        )
        for each in content.symptoms.meanings.values()
    )
    return pattern.may_mean(meant)


def _option(option: SymptomOption) -> dict[str, Any]:
    told = {
        "raises": option.raises,
        "points": option.points,
        "conditions": list(option.conditions),
    }
    return {name: value for name, value in told.items() if value}


def _pieces(content: Catalogue) -> dict[str, Any]:
    sheets = (
        pattern.sheet(
            content,
            "{advised}",
            "{told}",
            "{meant}",
            "{level}",
            "{goals}",
            NEXT_LESSON,
            full=full,
        )
        for full in (False, True)
    )
    return {
        "sheets": [str(sheet) for sheet in sheets],
        "advised": [str(pattern.advised(content, urgency) or "") for urgency in sorted(Urgency)],
        "told": str(pattern.told("{text}", "{answer}")),
        "ofTen": say("self-check.of-ten", number="{number}"),
        "mayMean": entries(pattern.may_mean(["{entry}"])),
        "goals": entries(pattern.goals(["{entry}"])),
        "noGoals": str(pattern.no_goals()),
        "again": {
            "some": str(pattern.again("{entries}", whole=False)),
            "whole": str(pattern.again("{entries}", whole=True)),
        },
        "saidAgain": str(pattern.said_again("{text}", "{answer}")),
    }


def _in_this_page(built: str) -> str:
    """Return HTML whose claims lead to the notes of the page that it stands in."""
    return re.sub(
        rf'href="{re.escape(SOURCES)}#([^"]+)"', lambda m: f'href="#{note_id(m[1])}"', built
    )
