"""The diary of a handout: four weeks to fill in by hand. A page keeps none."""

from __future__ import annotations

from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.html import Html, element, join
from sciatica_course.words import say

_WEEKS, _DAYS = 4, 7
_HEADS = ("date", "minutes", "leg-before", "leg-after", "lowest", "back", "next-morning")


def part(call: Call, setting: Setting) -> Part:
    """Return a table with a line for each of 28 days, the same on the screen and on paper."""
    if call.arguments or call.options:
        raise TypeError(f"{call.name}() takes nothing.")
    return Part(four_weeks())


def four_weeks() -> Html:
    """Return the diary."""
    heads = (element("th", say(f"paper-diary.{each}"), scope="col") for each in _HEADS)
    day = element("tr", [element("td", "\N{NO-BREAK SPACE}")] * len(_HEADS))
    weeks = (
        element(
            "tbody",
            element(
                "tr",
                element(
                    "th", say("take-home.week", number=n), colspan=len(_HEADS), scope="rowgroup"
                ),
            ),
            [day] * _DAYS,
        )
        for n in range(1, _WEEKS + 1)
    )
    return join(
        [
            element("h3", say("paper-diary.title")),
            element("p", say("paper-diary.intro")),
            element(
                "table",
                element("thead", element("tr", heads)),
                weeks,
                class_="sc-by-hand sc-four-weeks",
            ),
        ]
    )
