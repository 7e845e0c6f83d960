"""A sheet that grows downward as it is drawn on, measured in the pixels of a page.

A chart is as wide as a large phone, so that its words can be read on a small one, too.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path

from sciatica_course.looks import LIGHT
from sciatica_course.looks.tokens import Mark

Align: TypeAlias = Literal["left", "center", "right"]

WIDTH = 480
MARGIN = 18
# DejaVu Sans comes with matplotlib, so that a chart is the same on every machine.
_FAMILY = "DejaVu Sans"
_POINTS_AN_INCH = 72

# Sizes of words.
TITLE, HEAD, BODY, SMALL = 18.0, 15.0, 14.0, 12.5


class Sheet:
    """What is drawn so far; ``y`` is how far down that is."""

    left = float(MARGIN)
    right = float(WIDTH - MARGIN)

    def __init__(self) -> None:
        # The same marks must have the same names in every run.
        mpl.rcParams["svg.hashsalt"] = "sciatica-course"
        mpl.rcParams["svg.fonttype"] = "path"
        mpl.rcParams["hatch.linewidth"] = 1.0
        self.figure = Figure(facecolor=LIGHT.card)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self.y = float(MARGIN)

    def finish(self) -> Figure:
        """Return the figure, as tall as what is on it."""
        height = self.y + MARGIN
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        self.figure.set_size_inches(WIDTH / _POINTS_AN_INCH, height / _POINTS_AN_INCH)
        return self.figure

    def space(self, height: float) -> None:
        """Leave some room."""
        self.y += height

    def paragraph(
        self,
        words: str,
        size: float = BODY,
        *,
        bold: bool = False,
        quiet: bool = False,
        width: float | None = None,
        x: float | None = None,
    ) -> None:
        """Write words in lines as wide as the sheet, or as ``width``, and go on below them."""
        for line in _lines(words, size, width or self.right - self.left, bold=bold):
            self.y += size * 1.3
            self.words(self.left if x is None else x, self.y, line, size, bold=bold, quiet=quiet)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: float = BODY,
        *,
        bold: bool = False,
        quiet: bool = False,
        align: Align = "left",
        colour: str = "",
    ) -> None:
        """Write one line whose letters stand on ``y``, a little raised from the next."""
        self._axes.text(
            x,
            y - size * 0.25,
            text,
            fontproperties=_font(size, bold=bold),
            color=colour or (LIGHT.quiet if quiet else LIGHT.text),
            ha=align,
            va="baseline",
            parse_math=False,
        )

    def line(
        self,
        xs: tuple[float, ...],
        ys: tuple[float, ...],
        colour: str = LIGHT.edge,
        width: float = 1.0,
        dash: tuple[int, ...] = (),
    ) -> None:
        """Draw a line through points."""
        style: str | tuple[int, tuple[int, ...]] = (0, dash) if dash else "solid"
        drawn = Line2D(xs, ys, color=colour, linewidth=width, linestyle=style)  # type: ignore[arg-type]
        drawn.set_solid_capstyle("butt")
        self._axes.add_line(drawn)

    def point(
        self, x: float, y: float, mark: Mark, size: float = 11, *, filled: bool = True
    ) -> None:
        """Draw the point of a series with a light edge, or as an open ring."""
        face, edge = (mark.colour, LIGHT.card) if filled else (LIGHT.card, LIGHT.edge)
        self._axes.add_line(
            Line2D(
                (x,),
                (y,),
                marker=mark.point,
                markersize=size,
                color=face,
                markeredgecolor=edge,
                markeredgewidth=1.2,
                linestyle="none",
            )
        )

    def bar(self, x: float, y: float, width: float, height: float, mark: Mark) -> None:
        """Draw a bar of a series with its pattern."""
        self._axes.add_patch(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor=LIGHT.card if mark.pattern else mark.colour,
                edgecolor=mark.colour,
                hatch=mark.pattern or None,
                linewidth=1.5,
            )
        )


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of words is, in pixels."""
    font = _font(size, bold=bold)
    width, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def _lines(words: str, size: float, width: float, *, bold: bool) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _font(size: float, *, bold: bool) -> FontProperties:
    return FontProperties(family=_FAMILY, size=size, weight="bold" if bold else "normal")
