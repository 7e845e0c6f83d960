"""One function for each form of a chart: dots with their intervals, bars, lines and icons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import log10

from sciatica_course.catalogue.types import Drawn, Figure, Panel
from sciatica_course.charts.sheet import BODY, SMALL, TITLE, Align, Sheet, width_of
from sciatica_course.html.evidence import number, said
from sciatica_course.looks import LIGHT
from sciatica_course.looks.tokens import MARKS

_BAR = 16.0
_GRID = 300.0
_ICONS_A_ROW = 10
_ICON = 21.0
_BETWEEN = 24.0


def dots(sheet: Sheet, panel: Panel) -> None:
    """Draw a row for each number: its words, and a dot with its interval on the common scale."""
    for figure in panel.figures.values():
        _row_words(sheet, figure, panel)
        sheet.space(12)
        _dot(sheet, panel, figure)
        sheet.space(14)
    _scale(sheet, panel)


def bars(sheet: Sheet, panel: Panel) -> None:
    """Draw a bar for each number; one without a label goes with those above it."""
    _legend(sheet, panel)
    for figure in panel.figures.values():
        if figure.label:
            sheet.space(6)
            sheet.paragraph(figure.label)
            sheet.space(4)
        value = figure.value or 0
        start, end = sheet.left, _place(sheet, panel, value)
        mark = MARKS[figure.series - 1]
        sheet.bar(start, sheet.y, end - start, _BAR, mark)
        shown = said(figure, panel)
        inside = end + width_of(shown, BODY, bold=True) + 8 > sheet.right
        _value_of_bar(sheet, end, shown, inside=inside)
        sheet.space(_BAR + 5)
    sheet.space(4)
    _scale(sheet, panel)


def lines(sheet: Sheet, panel: Panel) -> None:
    """Draw a line for each series, named at its end; a wide step between points is dotted."""
    sheet.space(8)
    top, bottom = sheet.y, sheet.y + _GRID
    places = sorted({figure.at for figure in panel.figures.values() if figure.at is not None})
    step = min(after - before for before, after in pairwise(places))
    named = max(width_of(f"{name} 100", SMALL) for name in panel.series)
    start, end = sheet.left + 34, sheet.right - named - 10

    def across(at: float) -> float:
        return start + (at - places[0]) / (places[-1] - places[0]) * (end - start)

    def up(value: float) -> float:
        return bottom - (value - panel.left) / (panel.right - panel.left) * (bottom - top)

    for tick in panel.ticks:
        sheet.line((start, end), (up(tick), up(tick)), LIGHT.rule)
        sheet.words(start - 8, up(tick) + 8, number(tick), SMALL, quiet=True, align="right")
    for at in places:
        sheet.line((across(at), across(at)), (bottom, bottom + 5))
        sheet.words(across(at), bottom + 22, number(at), SMALL, quiet=True, align="center")
    for series, name in enumerate(panel.series, 1):
        mark = MARKS[series - 1]
        found = [f for f in panel.figures.values() if f.series == series]
        points = [(f.at or 0, f.value or 0) for f in found]
        for (at, value), (later, then) in pairwise(points):
            bridge = later - at > step
            sheet.line(
                (across(at), across(later)),
                (up(value), up(then)),
                mark.colour,
                1.2 if bridge else 2.4,
                (1, 3) if bridge else mark.dash,
            )
        for at, value in points:
            sheet.point(across(at), up(value), mark, 9)
        at, value = points[-1]
        # A line that ends early is named below its end, clear of the others.
        drop = 8 if at == places[-1] else 16
        words = f"{name} {number(value)}"
        sheet.words(across(at) + 9, up(value) + drop, words, SMALL, colour=LIGHT.text)
    sheet.y = bottom + 24
    sheet.paragraph(panel.along, SMALL, quiet=True, x=start)


def icons(sheet: Sheet, panel: Panel) -> None:
    """Draw a hundred marks for each number, two beside each other: filled, and rings."""
    top = sheet.y + 10
    for place, figure in enumerate(panel.figures.values()):
        column = place % 2
        if place and not column:
            top = sheet.y + 14
        filled = round(figure.value or 0)
        left = sheet.left + column * (_ICONS_A_ROW * _ICON + _BETWEEN)
        for number_ in range(100):
            down, across = divmod(number_, _ICONS_A_ROW)
            x, y = left + (across + 0.5) * _ICON, top + (down + 0.5) * _ICON
            sheet.point(x, y, MARKS[0], 14 if number_ < filled else 11, filled=number_ < filled)
        sheet.y = top + _ICONS_A_ROW * _ICON + 6
        width = _ICONS_A_ROW * _ICON
        shown = panel.reads.format(value=str(filled))
        sheet.paragraph(shown, TITLE, bold=True, width=width, x=left + 3)
        sheet.paragraph(figure.label, BODY, width=width, x=left + 3)


def _row_words(sheet: Sheet, figure: Figure, panel: Panel) -> None:
    shown = said(figure, panel)
    room = sheet.right - sheet.left - width_of(shown, BODY, bold=True) - 12
    sheet.space(4)
    first = sheet.y + BODY * 1.3
    sheet.paragraph(figure.label, width=room)
    sheet.words(sheet.right, first, shown, bold=True, align="right")
    if figure.who:
        sheet.paragraph(figure.who, SMALL, quiet=True)


def _dot(sheet: Sheet, panel: Panel, figure: Figure) -> None:
    mark, y = MARKS[figure.series - 1], sheet.y
    low, high = _ends(figure)
    sheet.line((sheet.left, sheet.right), (y, y), LIGHT.rule)
    if panel.even is not None:
        even = _place(sheet, panel, panel.even)
        sheet.line((even, even), (y - 8, y + 11), LIGHT.text, 1.4)
    if low is not None and high is not None:
        ends = (_place(sheet, panel, low), _place(sheet, panel, high))
        sheet.line(ends, (y, y), mark.colour, 9 if figure.value is None else 2.4)
        for end in ends:
            sheet.line((end, end), (y - 6, y + 6), mark.colour, 2)
    if figure.value is not None:
        sheet.point(_place(sheet, panel, figure.value), y, mark, 12)


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    if figure.spread is not None and figure.value is not None:
        return figure.value - figure.spread, figure.value + figure.spread
    return figure.low, figure.high


def _value_of_bar(sheet: Sheet, end: float, shown: str, *, inside: bool) -> None:
    y = sheet.y + _BAR + 1
    if inside:
        sheet.words(end - 8, y, shown, bold=True, align="right", colour=LIGHT.card)
    else:
        sheet.words(end + 8, y, shown, bold=True)


def _legend(sheet: Sheet, panel: Panel) -> None:
    x = sheet.left
    for series, name in enumerate(panel.series):
        sheet.bar(x, sheet.y + 6, 22, 12, MARKS[series])
        sheet.words(x + 30, sheet.y + 21, name)
        x += 30 + width_of(name, BODY) + 24
    sheet.space(24 if panel.series else 0)


def _scale(sheet: Sheet, panel: Panel) -> None:
    """Draw the scale below what stands on it, and say what lies toward either end."""
    y = sheet.y
    sheet.line((sheet.left, sheet.right), (y, y))
    for tick in panel.ticks:
        x = _place(sheet, panel, tick)
        sheet.line((x, x), (y, y + 5))
        sheet.words(x, y + 21, number(tick), SMALL, quiet=True, align=_kept_inside(sheet, x))
    sheet.space(22)
    if panel.toward_left or panel.toward_right:
        left, right = f"← {panel.toward_left}", f"{panel.toward_right} →"
        apart = width_of(left, SMALL) + width_of(right, SMALL) + 16 > sheet.right - sheet.left
        sheet.space(SMALL * 1.3)
        sheet.words(sheet.left, sheet.y, left, SMALL)
        sheet.space(SMALL * 1.3 if apart else 0)
        sheet.words(sheet.right, sheet.y, right, SMALL, align="right")


def _kept_inside(sheet: Sheet, x: float) -> Align:
    if x < sheet.left + 8:
        return "left"
    return "right" if x > sheet.right - 8 else "center"


def _place(sheet: Sheet, panel: Panel, value: float) -> float:
    """Return where a value lies across the sheet."""
    left, right, at = panel.left, panel.right, value
    if panel.logarithmic:
        left, right, at = log10(left), log10(right), log10(at)
    return sheet.left + (at - left) / (right - left) * (sheet.right - sheet.left)


FORMS: Mapping[Drawn, Callable[[Sheet, Panel], None]] = {
    Drawn.DOTS: dots,
    Drawn.BARS: bars,
    Drawn.LINES: lines,
    Drawn.ICONS: icons,
}
