"""Draws the charts of a diary with matplotlib, which is asked for only when someone wants them.

In the browser there is none; there the sentences and the tables of ``html/diary.py`` stand alone.
No word that a person typed is drawn: a typeface may lack its letters, and formulas would be set.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sciatica_course.entries import PAIN, PLACES
from sciatica_course.html.diary_trends import Series, Trend, monday, place_name
from sciatica_course.looks import LIGHT
from sciatica_course.looks.tokens import MARKS, Mark
from sciatica_course.words import on_day, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# DejaVu Sans comes with matplotlib, so that a chart is the same on every machine.
_RC = {
    "font.family": "DejaVu Sans",
    "font.size": 13,
    "svg.fonttype": "path",
    "svg.hashsalt": "sciatica-course",
    "hatch.linewidth": 0.7,
    "text.color": LIGHT.text,
    "axes.facecolor": LIGHT.card,
    "axes.edgecolor": LIGHT.edge,
    "axes.labelcolor": LIGHT.quiet,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": LIGHT.rule,
    "xtick.color": LIGHT.edge,
    "ytick.color": LIGHT.edge,
    "xtick.labelcolor": LIGHT.quiet,
    "ytick.labelcolor": LIGHT.quiet,
}
_INCHES_WIDE = 400 / 72  # as wide as a phone, so that its words can be read there
_INCHES_A_PANEL = 2.3
_MOST_DAYS_NAMED = 3
_FEW_POINTS = 35  # more of them get no mark each, or nothing could be told apart


def at_hand() -> bool:
    """Return whether there is something to draw with, without loading it."""
    return find_spec("matplotlib") is not None


def draw(trend: Trend, counts: int) -> str:
    """Return the picture of a chart as a data address.

    ``counts`` is how many points of pain make a change that counts.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_RC):  # type: ignore[arg-type]
        many = len(trend.series) if trend.id == "pain" else 1
        size = (_INCHES_WIDE, _INCHES_A_PANEL * many + 0.5)
        figure = Figure(figsize=size, facecolor=LIGHT.card, layout="constrained")
        match trend.id:
            case "pain":
                _pain(figure, trend, counts)
            case "lowest":
                _lowest(figure, trend)
            case "minutes":
                _minutes(figure, trend)
            case _:
                _goals(figure, trend)
        return _address(figure)


def _address(figure: Figure) -> str:
    written = io.BytesIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{b64encode(written.getvalue()).decode()}"


def _pain(figure: Figure, trend: Trend, counts: int) -> None:
    """Draw each pain on a scale of its own, with a band around its first two weeks."""
    rows = figure.subplots(len(trend.series), 1, sharex=True, squeeze=False)
    for (axes,), series, mark in zip(rows, trend.series, MARKS, strict=False):
        _scale(axes, series.name)
        if series.base is not None:
            low, high = max(0.0, series.base - counts), min(10.0, series.base + counts)
            axes.axhspan(
                low, high, facecolor=LIGHT.rule, edgecolor=LIGHT.edge, hatch="..", alpha=0.45
            )
            axes.axhline(series.base, color=LIGHT.edge, linewidth=1, linestyle=(0, (1, 3)))
        _line(axes, series, mark)
    (last,) = rows[-1]
    _days(last, trend)
    last.set_xlabel(say("diary.pain-band", counts=counts), parse_math=False)


def _lowest(figure: Figure, trend: Trend) -> None:
    """Draw the lowest point by day, the back on top and the foot at the bottom."""
    axes = figure.subplots()
    axes.set_ylim(len(PLACES) - 0.5, -0.5)
    axes.set_yticks(range(len(PLACES)), [place_name(place) for place in PLACES], parse_math=False)
    axes.grid(axis="y")
    (series,) = trend.series
    _line(axes, series, MARKS[2], width=0.9)
    _days(axes, trend)


def _minutes(figure: Figure, trend: Trend) -> None:
    """Draw what was moved in each week as bars on one another, and what was planned as a line."""
    axes = figure.subplots()
    practice, apart, planned = trend.series
    below = [0.0] * len(practice.points)
    for series, mark in ((practice, MARKS[0]), (apart, MARKS[1])):
        axes.bar(
            [day.toordinal() for day, _ in series.points],
            [value for _, value in series.points],
            width=5,
            bottom=below,
            facecolor=LIGHT.card if mark.pattern else mark.colour,
            edgecolor=mark.colour,
            hatch=mark.pattern or None,
            linewidth=1.2,
            label=series.name,
        )
        below = [value for _, value in series.points]
    axes.plot(
        [day.toordinal() for day, _ in planned.points],
        [value for _, value in planned.points],
        color=LIGHT.text,
        marker="D",
        markersize=7,
        markerfacecolor=LIGHT.card,
        markeredgecolor=LIGHT.text,
        linewidth=1.6,
        linestyle=(0, (4, 2)),
        label=planned.name,
    )
    axes.set_ylim(bottom=0)
    axes.grid(axis="y")
    _days(axes, trend)
    _legend(axes)


def _goals(figure: Figure, trend: Trend) -> None:
    """Draw a line for each goal, with its number as its name."""
    axes = figure.subplots()
    _scale(axes)
    for number, (series, mark) in enumerate(zip(trend.series, MARKS, strict=False), 1):
        _line(axes, series, mark, name=str(number))
    _days(axes, trend)
    _legend(axes)


def _scale(axes: Axes, name: str = "") -> None:
    axes.set_ylim(PAIN[0] - 0.4, PAIN[-1] + 0.4)
    axes.set_yticks(range(PAIN[0], PAIN[-1] + 1, 2))
    axes.grid(axis="y")
    axes.set_title(name, loc="left", fontsize=13, fontweight="bold", parse_math=False)


def _line(axes: Axes, series: Series, mark: Mark, *, name: str = "", width: float = 1.8) -> None:
    dash: Any = (0, mark.dash) if mark.dash else "solid"
    axes.plot(
        [day.toordinal() for day, _ in series.points],
        [value for _, value in series.points],
        color=mark.colour,
        linewidth=width,
        linestyle=dash,
        marker=mark.point,
        markersize=7 if len(series.points) < _FEW_POINTS else 5,
        markeredgecolor=LIGHT.card,
        markeredgewidth=0.8,
        clip_on=False,
        label=name or series.name,
    )


def _legend(axes: Axes) -> None:
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=3,
        frameon=False,
        handlelength=2.2,
        borderaxespad=0.2,
        fontsize=12,
        columnspacing=1.2,
    )


def _days(axes: Axes, trend: Trend) -> None:
    """Name a few days along the bottom, spread evenly."""
    first, last = (monday(d) if trend.weekly else d for d in (trend.first, trend.last))
    named = [*_spread(first, last, 7 if trend.weekly else 1)]
    axes.set_xticks([day.toordinal() for day in named], [on_day(day) for day in named])
    edge = 5 if trend.weekly else 1
    axes.set_xlim(first.toordinal() - edge, last.toordinal() + edge)


def _spread(first: date, last: date, step: int) -> Iterable[date]:
    steps = (last - first).days // step
    gaps = min(_MOST_DAYS_NAMED - 1, steps)
    places: Sequence[int] = [round(steps * n / gaps) for n in range(gaps + 1)] if gaps else [0]
    return (first + timedelta(days=step * place) for place in places)
