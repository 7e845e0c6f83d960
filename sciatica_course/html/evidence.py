"""A topic of the evidence in HTML: its numbers as tables, and how each is said."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Drawn, Evidence, Figure, Panel, Reference
from sciatica_course.html.builder import Html, element, join
from sciatica_course.words import say

_CELL = {"border": "1px solid #767676", "padding": "4px 8px", "text-align": "left"}
_TABLE = {"border-collapse": "collapse", "margin": "8px 0"}
# A table that is wider than a small phone moves by itself, not the page.
_SCROLLS = {"overflow-x": "auto"}
_NO_FIGURE = "\N{EN DASH}"


def number(value: float) -> str:
    """Return a number as it is printed: ``55``, ``0.5``, and a real minus sign."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def said(figure: Figure, panel: Panel) -> str:
    """Return a number in the words of its panel: ``55 in 100``, or a range: ``49 to 58 in 100``."""
    value = _range(figure) if figure.value is None else number(figure.value)
    return panel.reads.format(value=value)


def certain(figure: Figure) -> str:
    """Return the interval of a number or its spread in words; nothing where it has none."""
    if figure.value is None:
        return ""
    if figure.spread is not None:
        return say("evidence.spread", spread=number(figure.spread))
    return _range(figure)


def named(reference: Reference) -> str:
    """Return a source in short: ``Koes 2007``; a title's first words where nobody is named."""
    first = reference.author.partition(",")[0] or reference.title
    return f"{first} {reference.year}".strip()


def tables(topic: Evidence) -> Html:
    """Return every number of a topic, one table a panel."""
    return join(_panel(panel) for panel in topic.panels.values())


def _panel(panel: Panel) -> Html:
    across = panel.drawn is Drawn.LINES
    rows = _across(panel) if across else _down(panel)
    heads = [panel.along, *panel.series] if across else _heads(panel)
    return join(
        [
            element("p", element("strong", panel.title), ". " if panel.title else "", panel.axis),
            element(
                "div",
                element(
                    "table",
                    element("thead", element("tr", (element("th", h, style=_CELL) for h in heads))),
                    element("tbody", rows),
                    style=_TABLE,
                ),
                style=_SCROLLS,
            ),
        ]
    )


def _heads(panel: Panel) -> list[str]:
    return [
        say("evidence.what"),
        say("evidence.figure"),
        *([say("evidence.interval")] if _has_intervals(panel) else []),
        say("evidence.study"),
    ]


def _down(panel: Panel) -> Iterable[Html]:
    """Yield one row for each number. One without a label goes with the row above it."""
    label = ""
    for figure in panel.figures.values():
        label = figure.label or label
        what = [label, panel.series[figure.series - 1] if panel.series else "", figure.who]
        cells = [", ".join(filter(None, what)), said(figure, panel)]
        if _has_intervals(panel):
            cells.append(certain(figure))
        cells.append("; ".join(_studies(figure)))
        yield _row(cells)


def _across(panel: Panel) -> Iterable[Html]:
    """Yield one row for each place along the lines, with a cell for each series."""
    numbers = {(f.at, f.series): f for f in panel.figures.values()}
    places = sorted({f.at for f in panel.figures.values() if f.at is not None})
    for at in places:
        found = (numbers.get((at, series)) for series in range(1, len(panel.series) + 1))
        shown = (number(f.value) if f and f.value is not None else _NO_FIGURE for f in found)
        yield _row([number(at), *shown])


def _row(cells: Iterable[str]) -> Html:
    return element("tr", (element("td", cell, style=_CELL) for cell in cells))


def _has_intervals(panel: Panel) -> bool:
    return any(certain(figure) for figure in panel.figures.values())


def _studies(figure: Figure) -> Iterable[str]:
    references = catalogue.load().references
    return (named(references[id_]) for id_ in figure.references)


def _range(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return say("evidence.range", low=number(figure.low), high=number(figure.high))
