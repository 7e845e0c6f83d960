"""A week to fill in by hand: what to do, how much of it, and a box for each day."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.html import Html, element, week
from sciatica_course.html.static import BOX
from sciatica_course.words import say

# As many as a full session has, and one to spare.
_LINES = 7


def chart() -> Html:
    """Return an empty chart with the rule when to stop, and lines for a start and for a doctor."""
    heads = (say("week.exercise"), say("paper-choices.chart-how-much"))
    days = say("week.short-days").split()
    box = element("td", BOX)
    empty = element("td", "\N{NO-BREAK SPACE}")
    row = element("tr", empty, empty, [box] * len(days))
    return element(
        "div",
        element("h3", say("paper-choices.chart")),
        element("p", say("paper-choices.chart-intro")),
        _line("chart-week"),
        element(
            "table",
            element(
                "thead",
                element("tr", (element("th", each, scope="col") for each in (*heads, *days))),
            ),
            element("tbody", [row] * _LINES),
            class_="sc-by-hand sc-chart",
        ),
        week.when_to_stop(catalogue.load()),
        _line("chart-doctor"),
        class_="sc-one",
    )


def _line(words: str) -> Html:
    blank = element("span", class_="sc-blank")
    return element("p", element("span", say(f"paper-choices.{words}"), blank), class_="sc-own")
