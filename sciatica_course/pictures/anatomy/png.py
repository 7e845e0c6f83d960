"""Paints a drawing with matplotlib, for readers that show no SVG."""

from __future__ import annotations

import io

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from .drawing import Drawing, Group, Item, Line, Shape, Window, Words
from .tones import PAPER

POINTS = 72.0  # a unit of the page is a point here, so that widths and sizes can stay as they are
_ALIGN = {"start": "left", "middle": "center", "end": "right"}


class Painter:
    """Paints items one above another, with a scale for the strokes of an enlarged part."""

    def __init__(self, drawing: Drawing, figure: Figure, axes: Axes, zoom: float = 1.0) -> None:
        self._drawing = drawing
        self._figure = figure
        self._axes = axes
        self._zoom = zoom
        self._height = 0

    def paint(self, item: Item, opacity: float = 1.0) -> None:
        """Paint an item and everything in it."""
        match item:
            case Group():
                if not item.hidden:
                    for inner in item.items:
                        self.paint(inner, opacity * item.opacity)
            case Shape():
                self._shape(item, opacity)
            case Words():
                self._words(item, opacity)
            case Window():
                self._window(item)

    def _next(self) -> int:
        self._height += 1
        return self._height

    def _shape(self, shape: Shape, opacity: float) -> None:
        ink = shape.ink
        dashes = (0, tuple(d / ink.width for d in ink.dash)) if ink.dash else "solid"
        patch = PathPatch(
            Outline.make_compound_path(*map(_outline, shape.lines)),
            facecolor=ink.fill or "none",
            edgecolor=ink.stroke or "none",
            linewidth=ink.width * self._zoom if ink.stroke else 0,
            linestyle=dashes,
            alpha=ink.opacity * opacity,
            joinstyle="round",
            capstyle="round",
            zorder=self._next(),
        )
        self._axes.add_patch(patch)

    def _words(self, words: Words, opacity: float) -> None:
        rim = [withStroke(linewidth=3.5, foreground=words.halo)] if words.halo else []
        self._axes.text(
            words.x,
            words.y,
            words.text,
            fontsize=words.size,
            color=words.colour,
            ha=_ALIGN[words.anchor],
            va="baseline",
            fontweight="bold" if words.bold else "normal",
            fontstyle="italic" if words.italic else "normal",
            alpha=opacity,
            path_effects=rim,
            zorder=self._next(),
        )

    def _window(self, window: Window) -> None:
        """Paint a group once more, enlarged; what follows is painted above it."""
        left, top, wide, high = window.target
        page = self._drawing
        figure = self._figure
        box = (left / page.width, 1 - (top + high) / page.height)
        inset = figure.add_axes((*box, wide / page.width, high / page.height))
        x, y, across, down = window.source
        inset.set_xlim(x, x + across)
        inset.set_ylim(y + down, y)
        inset.axis("off")
        inset.set_zorder(self._axes.get_zorder() + 1)
        inner = Painter(page, figure, inset, wide / across)
        inner.paint(page.find(window.group))
        over = figure.add_axes((0, 0, 1, 1))
        _page(over, self._drawing)
        over.set_zorder(self._axes.get_zorder() + 2)
        self._axes = over


def _outline(line: Line) -> Outline:
    count = len(line.points)
    codes = np.full(count, Outline.CURVE4 if line.curved else Outline.LINETO)
    codes[0] = Outline.MOVETO
    if not line.closed:
        return Outline(line.points, codes)
    points = np.concatenate([line.points, line.points[:1]])
    return Outline(points, np.append(codes, Outline.CLOSEPOLY))


def _page(axes: Axes, drawing: Drawing) -> None:
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    axes.axis("off")
    axes.patch.set_alpha(0)


def painted(drawing: Drawing, pixels: int) -> bytes:
    """Return the drawing as a PNG so many pixels wide."""
    memory = io.BytesIO()
    # Simplified paths would lose the dots of a pattern; a path remembers how it was made.
    with rc_context({"path.simplify": False}):
        figure = Figure(figsize=(drawing.width / POINTS, drawing.height / POINTS), facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        _page(axes, drawing)
        Painter(drawing, figure, axes).paint(drawing.root)
        figure.savefig(memory, format="png", dpi=POINTS * pixels / drawing.width)
    return memory.getvalue()
