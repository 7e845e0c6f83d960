"""The knowledge check in a page: what it amounts to before the course, and after it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sciatica_course import catalogue
from sciatica_course.catalogue.types import KnowledgeCheck
from sciatica_course.handouts import packed
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.html import Html
from sciatica_course.html import knowledge as told
from sciatica_course.knowledge import MOST_CONFIDENT, When, right_choice
from sciatica_course.widgets.knowledge_check import ON_PAPER, as_form, knowledge_check
from sciatica_course.widgets.view import Action
from sciatica_course.words import say

_SCRIPTS = ("session", "help", "gate", "view", "form", "parts/answers", "parts/knowledge")


def part(call: Call, setting: Setting) -> Part:
    """Return one of the two checks. Its choices stand in the order in which paper has them."""
    view = knowledge_check(*call.arguments, **call.options)
    check = catalogue.load().knowledge_check
    form = as_form(check, view.when, ON_PAPER)
    data: dict[str, Any] = {
        "label": view.label,
        "words": view.words,
        "when": view.when.value,
        "form": form.data(),
    }
    packs: dict[str, str] = {}
    if view.when is When.BEFORE:
        data |= _thanks()
    else:
        data["tables"], packs = packed.named({"answers": json.dumps(tables(check))})
    return Part(view.static(), "knowledge-check", data, _SCRIPTS, ("view", "form"), packs)


def _thanks() -> dict[str, Any]:
    change = Action("change", say("knowledge.change"), plain=True)
    return {"thanks": told.thanks(kept=None), "actions": [asdict(change)]}


def tables(check: KnowledgeCheck) -> dict[str, Any]:
    """Return what a page may tell only after the course.

    Where there are two numbers the first is that of today, and the second that of the first check;
    the last of each row stands where there was none.
    """
    count = len(check.items)
    rights = range(count + 1)
    levels = range(MOST_CONFIDENT + 1)
    return {
        "actions": [],
        "right": {item.id: right_choice(item) for item in check.items.values()},
        "knows": [[told.knows(now, then, count) for then in [*rights, None]] for now in rights],
        "sure": [[told.confidence(now, then) for then in [*levels, None]] for now in levels],
        "feedback": {
            item.id: {choice: told.feedback(item, choice) for choice in item.choices}
            for item in check.items.values()
        },
        "cards": [
            [_card(alone=alone, again=again) for again in (False, True)] for alone in (False, True)
        ],
        "answers": told.answers(check),
    }


def _card(*, alone: bool, again: bool) -> Html:
    slots = ("knows", "sure", "again" if again else "", "answers")
    return told.comparison(*(Html(f"{{{slot}}}" if slot else "") for slot in slots), alone=alone)
