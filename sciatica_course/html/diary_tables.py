"""The charts of a diary in HTML: each with its sentence, its picture and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.entries import PLACES
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.diary_trends import Trend, number, place_name
from sciatica_course.html.reasons import claims
from sciatica_course.looks import LIGHT
from sciatica_course.words import on_day, say

_LIGHT_CARD = {"background": LIGHT.card, "border-radius": "8px", "width": "100%"}
_CLAIMS = {"pain": "a-change-that-counts", "lowest": "moving-up-is-good"}


def charts(
    content: Catalogue, trends: Sequence[Trend], draw: Callable[[Trend], str] | None
) -> Html:
    """Return every chart with its sentence, its picture and its numbers.

    ``draw`` returns the address of a picture; without it the words and the numbers stand alone.
    """
    if not trends:
        return element("p", say("diary.charts-few"))
    weekly = trends[0].weekly
    return join(
        [
            panels.title(say("diary.charts-title")),
            element("p", say("diary.charts-weekly") if weekly else say("diary.charts-intro")),
            None if draw else element("p", say("diary.charts-no-pictures")),
            (_chart(content, trend, draw) for trend in trends),
        ]
    )


def _chart(content: Catalogue, trend: Trend, draw: Callable[[Trend], str] | None) -> Html:
    claim = _CLAIMS.get(trend.id)
    return element(
        "section",
        panels.part(trend.title),
        element("p", trend.sentence),
        element("p", claims([content.claims[claim]])) if claim else None,
        _picture(trend, draw(trend)) if draw else None,
        _key(trend) if trend.id == "goals" else None,
        element("details", element("summary", say("diary.numbers")), _table(trend)),
    )


def _picture(trend: Trend, address: str) -> Html:
    first, last = on_day(trend.first), on_day(trend.last)
    told = say(f"diary.alt-{trend.id}", first=first, last=last, sentence=trend.sentence)
    return element("img", src=address, alt=told, style=_LIGHT_CARD)


def _key(trend: Trend) -> Html:
    """Return which number in the picture stands for which goal: typed words are not drawn."""
    named = (
        say("diary.goals-key", number=place, goal=series.name)
        for place, series in enumerate(trend.series, 1)
    )
    return element("ul", (element("li", each) for each in named))


def _table(trend: Trend) -> Html:
    by_day = [dict(series.points) for series in trend.series]
    days = sorted({day for points in by_day for day in points}, reverse=True)
    when = say("diary.week-column") if trend.weekly else say("diary.day-column")
    heads = [when, *(series.name for series in trend.series)]
    rows = (
        element(
            "tr",
            element("th", _dated(day, days[0]), scope="row"),
            (element("td", _cell(trend, points.get(day))) for points in by_day),
        )
        for day in days
    )
    titles = (element("th", head, scope="col") for head in heads)
    return element(
        "table",
        element("thead", element("tr", titles)),
        element("tbody", rows),
        class_="sc-numbers",
    )


def _dated(day: date, newest: date) -> str:
    """Return a day, with its year where that is not the newest one's."""
    return on_day(day) if day.year == newest.year else f"{on_day(day)} {day.year}"


def _cell(trend: Trend, value: float | None) -> str:
    if value is None:
        return "\N{EN DASH}"
    return place_name(PLACES[int(value)]) if trend.id == "lowest" else number(value)
