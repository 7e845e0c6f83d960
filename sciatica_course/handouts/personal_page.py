"""The learner's own two pages as one HTML file: routine and warning card, then a bad day."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.handouts.language import language
from sciatica_course.html import Html, doses, element, help_box, join, week
from sciatica_course.html.reasons import SOURCES
from sciatica_course.html.static import BOX
from sciatica_course.looks import tokens_css
from sciatica_course.routine import Item, Routine
from sciatica_course.session import Session
from sciatica_course.words import listed, on_day, say

_CSS = Path(__file__).with_name("take_home.css")
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{css}</style>
</head>
<body><main>{inside}</main></body>
</html>
"""


def page(
    content: Catalogue,
    routine: Routine,
    now: Session,
    flare: Html,
    *,
    goals: Sequence[str],
    made: date,
) -> str:
    """Return the whole page. ``flare`` is the page for a bad day, as html/flare.py has it."""
    first = [
        element("h1", say("take-home.title")),
        element("p", element("small", say("take-home.made", day=f"{on_day(made)} {made.year}"))),
        help_box.warning(),
        element("h2", say("take-home.weeks")),
        element("p", say("week.goals", goals=listed(list(goals)))) if goals else None,
        _advised(content, now),
        _chart(content, routine),
        week.when_to_stop(content),
    ]
    full = " full" if "sc-full" in flare else ""
    inside = join([first, element("section", flare, class_=f"second{full}")])
    # A page that is taken home has no page of sources beside it: the certainty stays in words.
    alone = re.sub(rf'<a href="{re.escape(SOURCES)}#[^"]*">([^<]*)</a>', r"\1", inside)
    css = tokens_css("html") + _CSS.read_text(encoding="utf-8")
    return _PAGE.format(
        language=html.escape(language()),
        title=html.escape(say("take-home.title")),
        css=css,
        inside=alone,
    )


def _advised(content: Catalogue, now: Session) -> Html | None:
    if now.urgency is Urgency.CLEAR:
        return None
    advice = content.screening.advice[now.urgency.slug]
    line = say("week.on-paper", title=advice.title, exercise=advice.exercise)
    return element("p", element("strong", line))


def _chart(content: Catalogue, routine: Routine) -> Html:
    """Return six weeks in one table: a box for each time, and below it how much."""
    names = say("week.days").split()
    days = listed([names[session.day - 1] for session in routine.weeks[0].sessions])
    numbers = [shown.number for shown in routine.weeks]
    heads = [say("week.exercise"), *(say("take-home.week", number=n) for n in numbers)]
    rows: dict[tuple[str, str], dict[int, list[Item]]] = {}
    for shown in routine.weeks:
        for item in (item for session in shown.sessions for item in session.items):
            there = rows.setdefault((item.exercise, item.form), {})
            there.setdefault(shown.number, []).append(item)
    table = element(
        "table",
        element("thead", element("tr", (element("th", each, scope="col") for each in heads))),
        (_row(content, routine, *key, there, numbers) for key, there in rows.items()),
    )
    return join(
        [
            element("p", say("take-home.ticks", days=days)),
            element("div", table, class_="scrolls", tabindex="0", role="region",
                    aria_label=say("take-home.weeks")),
        ]
    )  # fmt: skip


def _row(
    content: Catalogue,
    routine: Routine,
    exercise: str,
    form: str,
    there: dict[int, list[Item]],
    numbers: Sequence[int],
) -> Html:
    boxes = (element("td", BOX * len(there.get(number, ()))) for number in numbers)
    how = content.exercises[exercise].forms[form].how if form else ""
    care = " ".join(each.text for each in routine.verdicts[exercise].care)
    below = [
        element("div", "; ".join(_spans(there))),
        element("div", how) if how else None,
        element("div", element("strong", say("week.care")), f" {care}") if care else None,
    ]
    return element(
        "tbody",
        element("tr", element("th", week.named(content, exercise, form), scope="row"), boxes),
        element("tr", element("td", below, colspan=len(numbers) + 1, class_="sc-much")),
    )


def _spans(there: dict[int, list[Item]]) -> list[str]:
    """Return how much in which weeks: those that are alike together."""
    spans = []
    for much, group in groupby(there.items(), lambda each: _much(each[1])):
        weeks = [number for number, _ in group]
        if len(weeks) > 1:
            spans.append(say("take-home.span", first=weeks[0], last=weeks[-1], much=much))
        else:
            spans.append(say("take-home.span-one", first=weeks[0], much=much))
    return spans


def _much(items: list[Item]) -> str:
    return " / ".join(dict.fromkeys(doses.dose(item.dose, weekly=False) for item in items))
