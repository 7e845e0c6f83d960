"""The symptom check in a page: the safety check that opens its plans, then the self-check."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.handouts import packed
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting, help_lines, self_check_tables
from sciatica_course.handouts.parts import check_tables as check
from sciatica_course.html import NOTHING, Html, element, join, panels, static
from sciatica_course.session import Session, State
from sciatica_course.widgets import check_actions as actions
from sciatica_course.widgets.check_forms import full_check, self_check_form, short_check
from sciatica_course.widgets.view import CHECK_LESSON, Action
from sciatica_course.words import on_day, say, section

KIND = "symptom-check"
# A part whose scripts have this one shows a plan or a dose, and gives way until the check is done.
PLAN = "plan"

_SCRIPTS = (
    "session",
    "help",
    "gate",
    "view",
    "form",
    "parts/answers",
    "parts/forms",
    "parts/screening",
    "parts/self_check",
    "parts/results",
    "parts/symptom_check",
)
_DAY = datetime(1900, 2, 28)


def part(call: Call, setting: Setting) -> Part:
    """Return the safety check and the self-check after it.

    On paper they stand in their own lesson; another one leads there, and saves four sheets.
    """
    if call.arguments or call.options:
        raise TypeError(f"{call.name}() takes nothing.")
    content = catalogue.load()
    tables = _tables(setting) | {"selfCheck": self_check_tables.tables(content)}
    paper = panels.check_first(CHECK_LESSON)
    if setting.lesson in ("", CHECK_LESSON):
        paper = _on_paper(content, setting)
    return _part(paper, tables, ("view", "form", "self_check"))


def _on_paper(content: Catalogue, setting: Setting) -> Html:
    return join(
        [
            static.screening(
                content.screening, full_check(), help_lines.on_paper(content, setting)
            ),
            element("h3", say("self-check.name")),
            element("p", say("self-check.on-paper")),
            static.form(self_check_form()),
            self_check_tables.meanings_on_paper(content),
        ]
    )


def safety_check(setting: Setting) -> Part:
    """Return the safety check alone, for a page that shows plans or doses.

    On paper there is nothing to open: each card says where the check is.
    """
    return _part(NOTHING, _tables(setting), ("view", "form"))


def needed(parts: Sequence[Part], setting: Setting) -> Part | None:
    """Return the safety check that a page still needs before the first of its plans.

    None where no part gives way to it, or where the page has a check of its own.
    """
    if any(each.kind == KIND for each in parts) or first_plan(parts) is None:
        return None
    return safety_check(setting)


def first_plan(parts: Sequence[Part]) -> int | None:
    """Return the place of the first part that shows a plan or a dose."""
    return next((place for place, each in enumerate(parts) if PLAN in each.scripts), None)


def _part(paper: Html, tables: Mapping[str, Any], styles: tuple[str, ...]) -> Part:
    ids, packs = packed.named({"tables": json.dumps(tables, ensure_ascii=False, sort_keys=True)})
    return Part(paper, KIND, ids, _SCRIPTS, styles, packs)


def _tables(setting: Setting) -> dict[str, Any]:
    content = catalogue.load()
    recheck = check.compact(short_check(Session(State.RECHECK, since=_DAY)))
    return {
        "label": say("check.name"),
        "words": dict(section("form")),
        "trouble": say("view.trouble"),
        "cleared": {"open": say("view.cleared"), "held": say("view.cleared-held")},
        "help": help_lines.table(content, setting),
        "dates": {
            "day": say("dates.day", day="{day}", month="{month}"),
            "months": say("dates.months").split(),
        },
        "answers": check.answers(),
        "form": check.compact(full_check()),
        "recheck": _with_slot(recheck, on_day(_DAY)),
        "questions": check.questions(content),
        "rules": check.rules(content),
        "advice": check.advice(content),
        "pieces": check.pieces(),
        "levels": check.levels(content),
        "actions": {name: asdict(action) for name, action in _actions().items()},
    }


def _actions() -> dict[str, Action]:
    """Return the buttons by what they are for. Nothing is kept here that a button could forget."""
    keep, print_, change_answers, check_again = actions.after_summary(is_kept=False)
    del keep
    return {
        "wayOut": actions.way_out(),
        "again": actions.again(),
        "change": actions.change(),
        "goOn": actions.go_on(begun=False),
        "goBack": actions.go_on(begun=True),
        "print": print_,
        "changeSelfCheck": change_answers,
        "safetyCheck": check_again,
        "nextPerson": Action("next-person", say("view.next-person"), plain=True),
    }


def _with_slot(form: dict[str, Any], day: str) -> dict[str, Any]:
    """Return a form with a slot for the day that it names."""
    (page,) = form["pages"]
    return form | {"pages": [page | {"intro": page["intro"].replace(day, "{day}")}]}
