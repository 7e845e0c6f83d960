"""The safety check as tables: its questions and rules, and the panels that results are made of."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Question, Rule, Urgency
from sciatica_course.guidance import ANY_COUNTRY, guide, help_lines
from sciatica_course.handouts.parts.help_lines import slotted, with_slots
from sciatica_course.html import Html, element, join, panels, results
from sciatica_course.html.forms import Form
from sciatica_course.screening import Result, stops_exercise
from sciatica_course.session import Session, State
from sciatica_course.widgets.check_forms import full_check
from sciatica_course.widgets.view import CHECK_LESSON
from sciatica_course.words import at_time, on_day, say

# Stands in for the moment of a check: a day and a time that no sentence of the course names.
_MOMENT = datetime(1900, 2, 28, 23, 59)


def questions(content: Catalogue) -> list[dict[str, Any]]:
    """Return every question: what a yes leads to, and whether a not sure counts as one."""
    return [
        {
            **_sign(question, blocks=question.blocks),
            "askIf": list(question.ask_if),
            "raisedBy": list(question.also_raised_by),
        }
        for question in content.screening.questions.values()
    ]


def rules(content: Catalogue) -> list[dict[str, Any]]:
    """Return every combination that is more urgent than its parts."""
    return [
        {
            **_sign(rule),
            "every": [list(group) for group in rule.every],
            "atLeast": rule.at_least,
            "among": list(rule.among),
        }
        for rule in content.screening.rules.values()
    ]


def _sign(sign: Question | Rule, *, blocks: bool = False) -> dict[str, Any]:
    return {
        "id": sign.id,
        "level": int(sign.level),
        "stops": stops_exercise(sign.level, blocks),
        "because": sign.because,
        "advice": sign.advice or sign.level.slug,
    }


def advice(content: Catalogue) -> dict[str, dict[str, str]]:
    """Return what to do for each kind of finding: a heading, a smaller one, and the steps."""
    content = with_slots(content)
    advised = (
        guide(each, content.countries, ANY_COUNTRY) for each in content.screening.advice.values()
    )
    return {
        each.id: {
            "heading": str(panels.heading(each.level, each.title)),
            "part": str(panels.part(each.title)),
            "steps": slotted(panels.steps(each)),
        }
        for each in advised
    }


def pieces() -> dict[str, str]:
    """Return what the panels of all results have in common."""
    first = say("view.check-first-text", lesson=_lesson())
    return {
        "guide": str(element("div", "{heading}{steps}", class_="sc-guide")),
        "told": entries(panels.named(say("check.you-told-us"), ["{entry}"])),
        "toldMore": entries(panels.named(say("check.you-told-us-more"), ["{entry}"])),
        "unsure": entries(panels.named(say("check.unsure"), ["{entry}"])),
        "tellThem": str(element("p", say("check.tell-them"))),
        "checked": str(element("p", say("hold.checked"))),
        "checkFirst": _here(panels.check_first(CHECK_LESSON), first, say("handout-check.first")),
    }


def levels(content: Catalogue) -> list[dict[str, Any]]:
    """Return what each urgency means, from clear to emergency, with its panels."""
    content = with_slots(content)
    return [
        {
            "slug": urgency.slug,
            "holds": Result(urgency, (), (), ()).holds,
            "urgent": urgency >= Urgency.CALL_NOW,
            "modifies": urgency in (Urgency.ASK_FIRST, Urgency.SOON),
            "also": urgency <= Urgency.SOON,
            "card": str(panels.panel(urgency, join(["{inside}"]))),
            **{name: _slots(content, urgency, panel) for name, panel in built.items()},
        }
        for urgency in sorted(Urgency)
        for built in [_panels(content, urgency)]
    ]


def _panels(content: Catalogue, urgency: Urgency) -> dict[str, str]:
    """Return the panels that belong to one urgency, as notebooks show them."""
    found = Result(urgency, (), (), ())
    if not found.holds:
        passed, closed = (
            Session(state, urgency, since=_MOMENT, expires=_MOMENT)
            for state in (State.PASS, State.CLOSED)
        )
        return {
            "pass": results.earlier(content, passed, ANY_COUNTRY),
            "closed": results.earlier(content, closed, ANY_COUNTRY),
            "lasts": results.lasts(urgency, passed) or "",
            "exerciseOpen": results.for_exercise(urgency, stops=False) or "",
            "exerciseClosed": results.for_exercise(urgency, stops=True) or "",
        }
    held = Session(State.HOLD, urgency, since=_MOMENT)
    advised = guide(content.screening.advice[urgency.slug], content.countries, ANY_COUNTRY)
    crisis = help_lines(content.countries, ANY_COUNTRY)["crisis"]
    to_check = say("hold.to-check", lesson=_lesson())
    to_check_now = say("hold.to-check-now", lesson=_lesson())
    brief = panels.brief_hold(held, advised, crisis, CHECK_LESSON)
    checked = panels.checked_hold(held, CHECK_LESSON)
    return {
        "hold": panels.hold(held, advised, crisis),
        "brief": _here(brief, to_check, say("handout-check.to-check")),
        "checked": _here(checked, to_check_now, say("handout-check.to-check-now")),
        "banner": results.banner(content, found, ANY_COUNTRY),
    }


def _slots(content: Catalogue, urgency: Urgency, panel: str) -> str:
    """Return a panel with slots for the moment, for the steps of its advice and for help lines."""
    advised = guide(content.screening.advice[urgency.slug], content.countries, ANY_COUNTRY)
    panel = panel.replace(str(panels.steps(advised)), "{steps}")
    return slotted(panel.replace(on_day(_MOMENT), "{day}").replace(at_time(_MOMENT), "{time}"))


def compact(form: Form) -> dict[str, Any]:
    """Return a form without what is empty, and without options that are yes, no and not sure."""
    data = form.data()
    for page in data["pages"]:
        page["fields"] = [_told(field) for field in page["fields"]]
    return data


def _told(field: dict[str, Any]) -> dict[str, Any]:
    options = [_full(option) for option in field.pop("options")]
    return _full(field) | ({} if options == answers() else {"options": options})


def answers() -> list[dict[str, Any]]:
    """Return yes, no and not sure, as a page of the check offers them."""
    (field, *_) = full_check().fields.values()
    return [_full(asdict(option)) for option in field.options]


def _full(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value}


def entries(listed: Html | None) -> str:
    """Return a list of one entry with a slot for all of them."""
    return str(listed).replace(str(element("li", "{entry}")), "{entries}")


def _here(panel: Html, there: str, here: str) -> str:
    """Return a panel with words that lead to this page, in place of those that lead to a lesson."""
    return panel.replace(str(element("p", there)), str(element("p", here)))


def _lesson() -> str:
    return catalogue.load().lessons[CHECK_LESSON].title
