"""A pen that draws in centimetres of the body and puts what it draws on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from shapely import Geometry
from shapely.affinity import translate

from . import curves
from .drawing import Anchor, Box, Group, Ink, Line, Points, Shape, Words
from .tones import INK, WHITE, darker, lighter

FINEST = 0.22  # page units: detail of a cut shape below this is left out
SMALL = 260.0  # square page units: a smaller body has no gleam of its own


@dataclass(frozen=True)
class Place:
    """Where on the page a drawing in centimetres goes; in centimetres y points up."""

    scale: float  # page units a centimetre
    left: float = 0.0  # the x of the page where x = 0 is
    floor: float = 0.0  # the y of the page where y = 0 is
    flip: bool = False  # whether x points to the left

    def __call__(self, given: ArrayLike) -> Points:
        """Return points of the page."""
        across = -self.scale if self.flip else self.scale
        return curves.points(given) * (across, -self.scale) + (self.left, self.floor)


class Pen:
    """Draws into one group. Colours are hexadecimal, line widths in units of the page."""

    def __init__(self, group: Group, place: Place) -> None:
        self.group = group
        self.place = place

    def into(self, name: str = "", *classes: str, hidden: bool = False) -> Pen:
        """Return a pen for a new group in this one."""
        return Pen(self.group.group(name, *classes, hidden=hidden), self.place)

    def put(self, lines: Iterable[Line], **ink: str | float | tuple[float, ...]) -> None:
        """Draw lines with one ink."""
        placed = tuple(Line(self.place(line.points), line.closed, line.curved) for line in lines)
        if placed:
            self.group.items.append(Shape(placed, Ink(**ink)))  # type: ignore[arg-type]

    def cut(self, shape: Geometry, *, fine: float = FINEST, **ink: str | float) -> None:
        """Draw a shape that was cut out of others."""
        self.put(curves.outlines(shape, fine / self.place.scale), **ink)

    def solid(
        self,
        outline: Line,
        fill: str,
        *,
        ink: str,
        width: float = 0.8,
        light: tuple[float, float] = (0.25, -0.25),
        shade: float = 0.15,
        gleam: float = 0.5,
    ) -> Geometry:
        """Draw a rounded body: an edge in shade, its colour, and a lit part. Returns its area.

        ``light`` points away from the light, in centimetres.
        """
        whole = curves.area(outline)
        dx, dy = light
        rim = whole.buffer(-0.45 * width / self.place.scale)
        self.put([outline], fill=darker(fill, shade), stroke=ink, width=width)
        small = whole.area * self.place.scale**2 < SMALL
        tones = ((1.4, fill), (3.6, lighter(fill, gleam * 0.6)))
        for far, tone in tones[: 1 if small else 2]:
            lit = rim.intersection(translate(rim, -dx * far, -dy * far))
            self.cut(lit, fill=tone)
        return whole

    def tube(
        self,
        centre: ArrayLike,
        widths: float | Sequence[float],
        fill: str,
        *,
        ink: str,
        width: float = 0.8,
        gloss: bool = True,
        opacity: float = 1.0,
    ) -> Line:
        """Draw a nerve: a band with a gleam along it. Returns its outline."""
        band = curves.ribbon(centre, widths)
        self.put([band], fill=fill, stroke=ink, width=width, opacity=opacity)
        if gloss:
            self.gleam(centre, widths, fill, opacity=opacity)
        return band

    def gleam(
        self, centre: ArrayLike, widths: float | Sequence[float], fill: str, *, opacity: float = 1.0
    ) -> None:
        """Draw the light on a nerve, a little beside its middle."""
        wide = np.broadcast_to(np.asarray(widths, float), (len(curves.points(centre)),))
        line = curves.along(centre, 10)
        half = np.interp(np.linspace(0, 1, 10), np.linspace(0, 1, len(wide)), wide)
        shine = curves.smooth(curves.beside(line, 0.17 * half)[1:-1], closed=False)
        thin = 0.26 * float(wide.mean()) * self.place.scale
        self.put([shine], stroke=lighter(fill, 0.6), width=thin, opacity=opacity)

    def stroke(
        self,
        through: ArrayLike,
        colour: str,
        width: float,
        *,
        opacity: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a smooth open line."""
        line = curves.smooth(through, closed=False)
        self.put([line], stroke=colour, width=width, opacity=opacity, dash=dash)

    def fibres(self, through: Iterable[ArrayLike], within: Geometry, colour: str) -> None:
        """Draw the fibres of a muscle, cut to its area."""
        pieces = (piece for each in through for piece in curves.inside(each, within))
        self.put(pieces, stroke=colour, width=0.55, opacity=0.8)

    def dot(self, at: ArrayLike, radius: float, **ink: str | float) -> None:
        """Draw a round dot; the radius is in centimetres."""
        turn = np.linspace(0, 2 * np.pi, 9)[:-1]
        ring = curves.points(at) + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        self.put([curves.smooth(ring, tension=0.375)], **ink)

    def words(
        self,
        text: str,
        at: ArrayLike,
        *,
        size: float = 15.0,
        colour: str = INK,
        anchor: Anchor = "start",
        bold: bool = False,
        italic: bool = False,
        halo: str = WHITE,
    ) -> None:
        """Write words at a point of the body, their lines centred on it in height."""
        x, y = (float(v) for v in self.place(at))
        write(self.group, text, x, y, size, colour, anchor, bold=bold, italic=italic, halo=halo)

    def label(
        self,
        text: str,
        tip: ArrayLike,
        at: tuple[float, float],
        *,
        anchor: Anchor = "start",
        size: float = 15.0,
        colour: str = INK,
        bold: bool = False,
    ) -> None:
        """Write a label at a point of the *page*, with a line from it to a point of the body.

        The line leaves beside the words, or above or below them where they are centred.
        """
        x, y = (float(v) for v in self.place(tip))
        near = {"start": at[0] - 6.0, "middle": at[0], "end": at[0] + 6.0}[anchor]
        tall = (0.62 * size * len(text.split("\n"))) if anchor == "middle" else 0.0
        level = at[1] - tall if y < at[1] else at[1] + tall
        leader = Line(np.array([(near, level), (x, y)]), closed=False, curved=False)
        for tone, width in ((WHITE, 3.2), (colour, 1.2)):
            self.group.items.append(Shape((leader,), Ink(stroke=tone, width=width)))
        turn = np.linspace(0, 2 * np.pi, 9)[:-1]
        ring = np.array((x, y)) + 2.6 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        spot = curves.smooth(ring, tension=0.375)
        self.group.items.append(Shape((spot,), Ink(fill=colour, stroke=WHITE, width=0.8)))
        write(self.group, text, at[0], at[1], size, colour, anchor, bold=bold, halo=WHITE)


def write(
    group: Group,
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str = INK,
    anchor: Anchor = "start",
    *,
    bold: bool = False,
    italic: bool = False,
    halo: str = "",
) -> None:
    """Write words on the page; the lines of ``text`` are centred about ``y``."""
    lines = text.split("\n")
    top = y - (len(lines) - 1) * size * 0.6 + size * 0.35
    for number, line in enumerate(lines):
        where = top + number * size * 1.2
        group.items.append(Words(line, x, where, size, colour, anchor, bold, italic, halo))


def card(
    group: Group,
    box: Box,
    fill: str,
    stroke: str = "",
    width: float = 1.2,
    corner: float = 12.0,
) -> None:
    """Draw a panel with round corners at left, top, width and height of the page."""
    left, top, wide, high = box
    r, k = corner, 0.45 * corner
    x0, y0, x1, y1 = left, top, left + wide, top + high
    p = [(x0 + r, y0), (x0 + r, y0), (x1 - r, y0), (x1 - r, y0), (x1 - k, y0), (x1, y0 + k)]
    p += [(x1, y0 + r), (x1, y0 + r), (x1, y1 - r), (x1, y1 - r), (x1, y1 - k), (x1 - k, y1)]
    p += [(x1 - r, y1), (x1 - r, y1), (x0 + r, y1), (x0 + r, y1), (x0 + k, y1), (x0, y1 - k)]
    p += [(x0, y1 - r), (x0, y1 - r), (x0, y0 + r), (x0, y0 + r), (x0, y0 + k), (x0 + k, y0)]
    p += [(x0 + r, y0)]
    group.items.append(
        Shape((Line(np.array(p, float)),), Ink(fill=fill, stroke=stroke, width=width))
    )


def numbered(group: Group, number: int, text: str, x: float, y: float) -> None:
    """Write a caption with its number in a dark disc before it; ``x`` is the disc's left edge."""
    disc = Pen(group, Place(1.0, x + 12, y))
    disc.dot((0, 0), 12, fill=INK)
    write(group, str(number), x + 12, y, 14, WHITE, "middle", bold=True)
    write(group, text, x + 32, y, 14.5, INK)
