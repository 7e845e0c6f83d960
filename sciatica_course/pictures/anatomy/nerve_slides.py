"""What a nerve does as it slides: a person on a chair, head and knee in two positions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sciatica_course.catalogue.picture_types import Picture
from sciatica_course.pictures.kinds import table

from . import curves
from .curves import points, smooth
from .drawing import Drawing, Line, Points
from .pen import Pen, Place, card, numbered, write
from .tones import (
    BLUE,
    FLOOR,
    HAIR,
    INK,
    NERVE,
    NERVE_INK,
    PANEL,
    PANEL_EDGE,
    QUIET,
    SHIRT,
    SHORTS,
    SKIN_DEEP,
    SORE,
    WHITE,
    WOOD,
    darker,
)

WIDTH, HEIGHT = 700.0, 452.0
SCALE = 2.46
LIMB = 1.15  # the ink of the person
LEG_WIDTHS = (15.5, 15, 12, 11.2, 10.2, 7.2)
SHORTS_WIDTHS = (17.5, 16.6, 15.4)
TRUNK_BEFORE_SPINE = (-7.5, -7.0, -6.5, -6.5, -7.0, -7.0, -4.0, -1.0)
TRUNK_WIDTHS = (22, 21, 20, 20.5, 22, 22, 17, 11)
ARM_WIDTHS = (9, 7.8, 6.8, 5.4, 4.6)


def draw(words: Picture) -> Drawing:
    """Return the two positions side by side."""
    drawing = Drawing(WIDTH, HEIGHT, words.title)
    page = drawing.root
    write(page, words.title, 18, 24, 23, INK, bold=True)
    write(page, words.hint, 18, 50, 14.5, QUIET)
    for number, (name, how) in enumerate(table("nerve-slides")["positions"].items()):
        left = 14.0 + 341.0 * number
        panel = page.group(f"position-{name}")
        card(panel, (left, 70, 331, 320), PANEL, PANEL_EDGE)
        place = Place(SCALE, left + (110.0 if number == 0 else 84.0), 374.0)
        pen = Pen(panel, place)
        _chair(pen, left)
        _person(pen, how)
        _nerve(pen.into(f"nerve-{name}", "nerve"), how)
        labels = Pen(page.group(f"labels-{name}", "labels"), place)
        tip = _spot(how)
        at = (left + 122.0 - 22 * number, 318.0)
        labels.label(
            words.labels["same" if number else "mark"], tip, at, anchor="middle", size=14.5
        )
        numbered(page, number + 1, words.captions[number], left + 6, 418)
    return drawing


def _chair(pen: Pen, left: float) -> None:
    shared = table("nerve-slides")["shared"]
    x0, floor = float(pen.place((0, 0))[0]), 0.0
    near, far = (left + 1 - x0) / SCALE, (left + 330 - x0) / SCALE
    pen.put(
        [Line(points([(near, floor), (far, floor), (far, -5.4), (near, -5.4)]), curved=False)],
        fill=FLOOR,
    )
    for line in (*shared["legs"], shared["rest"]):
        pen.stroke(line, darker(WOOD, 0.5), 8.4)
        pen.stroke(line, WOOD, 6.2)
    seat = Line(points(shared["seat"]), curved=False)
    pen.put([seat], fill=WOOD, stroke=darker(WOOD, 0.5), width=LIMB)


def _limb(pen: Pen, line: Any, widths: Any, fill: str) -> None:
    """Draw a limb with round ends."""
    p, wide = points(line), np.asarray(widths, float)
    band = curves.area(curves.ribbon(p, list(wide), 10)).buffer(0.6).buffer(-0.6)
    caps = [curves.disc_at(p[k], wide[k] / 2) for k in (0, -1)]
    whole = curves.together([band, *caps])
    outline = curves.outlines(whole, 0.25)[0]
    pen.solid(outline, fill, ink=INK, width=LIMB, light=(0.5, -0.6), shade=0.14, gleam=0.15)


def _person(pen: Pen, how: Mapping[str, Any]) -> None:
    shade = darker(SKIN_DEEP, 0.14)
    _limb(pen, how["far-foot"], (6.5, 6.6, 5.4, 4.0), shade)
    _limb(pen, how["far-leg"], LEG_WIDTHS, shade)
    _limb(pen, how["foot"], (6.5, 6.6, 5.4, 4.0), SKIN_DEEP)
    _limb(pen, how["leg"], LEG_WIDTHS, SKIN_DEEP)
    spine = points(how["spine"])
    neck = [spine[-2], spine[-1], points(how["head"][:2]) * 0.6 + spine[-1] * 0.4]
    _limb(pen, neck, (9.5, 9, 9), SKIN_DEEP)
    _head(pen, how["head"])
    front = curves.beside(curves.along(spine[:-1], 8), TRUNK_BEFORE_SPINE)
    _limb(pen, front, TRUNK_WIDTHS, SHIRT)
    _limb(pen, _thigh(how), SHORTS_WIDTHS, SHORTS)
    _limb(pen, how["arm"], ARM_WIDTHS, SKIN_DEEP)
    _limb(pen, how["arm"][:2], (11, 10.4), SHIRT)


def _thigh(how: Mapping[str, Any]) -> Points:
    leg = points(how["leg"])
    return np.stack([leg[0] + (-1, 0.4), leg[0] * 0.5 + leg[1] * 0.5, leg[1] + (6, -0.2)])


def _head(pen: Pen, head: Any) -> None:
    x, y, tilt = head
    c, s = np.cos(np.radians(tilt)), np.sin(np.radians(tilt))

    def turned(shape: Any) -> Points:
        return points(shape) @ np.array(((c, s), (-s, c))) + (x, y)

    face = [
        (-6.5, -6.2),
        (-8.2, 0),
        (-7.0, 6.2),
        (-1, 9.6),
        (5, 8.2),
        (7.6, 3.6),
        (8.0, 1.2),
        (10.1, -2.1),
        (8.2, -3.2),
        (8.6, -5.6),
        (7.6, -8.6),
        (4.2, -9.8),
        (0.5, -8.0),
        (-2.5, -8.5),
    ]
    hair = [
        (-5.4, -6.6),
        (-9.0, -2.0),
        (-9.2, 3.6),
        (-5.6, 9.0),
        (0.6, 11.0),
        (5.6, 9.0),
        (7.2, 5.2),
        (3.4, 5.8),
        (0.6, 3.4),
        (-0.6, -0.6),
        (-2.2, -2.4),
    ]
    bun = turned([(-9.0, 7.0)])[0]
    pen.dot(bun, 4.0, fill=HAIR, stroke=INK, width=LIMB)
    skin = smooth(turned(face))
    pen.solid(skin, SKIN_DEEP, ink=INK, width=LIMB, light=(0.5, -0.4), shade=0.1, gleam=0.1)
    pen.put([smooth(turned(hair))], fill=HAIR, stroke=INK, width=LIMB)
    pen.stroke(
        turned([(-1.6, -2.6), (-2.6, -0.6), (-1.0, 0.2), (0.0, -1.4), (-0.8, -3.2)]), INK, 0.9
    )
    pen.stroke(turned([(4.8, 0.6), (6.2, 0.9)]), INK, 1.2)
    pen.stroke(turned([(6.0, -6.0), (8.1, -5.9)]), INK, 0.9)


def _nerve(pen: Pen, how: Mapping[str, Any]) -> None:
    line = curves.along(how["nerve"], 28)
    pen.stroke(line, NERVE_INK, 7.6)
    pen.stroke(line, NERVE, 5.2)
    for tone, radius in ((WHITE, 3.4), (INK, 2.9), (SORE, 2.2)):
        pen.dot(_spot(how), radius, fill=tone)
    _arrow(pen, how)


def _spot(how: Mapping[str, Any]) -> Points:
    """Return the marked spot: the same one on the nerve in both positions."""
    line = curves.along(how["nerve"], 200)
    return line[int(200 * how["mark"])]


def _arrow(pen: Pen, how: Mapping[str, Any]) -> None:
    """Draw which way the nerve has slid, below the marked spot."""
    line = curves.along(how["nerve"], 200)
    middle, way = int(200 * how["mark"]), how["way"]
    part = line[middle - 20 : middle + 21][::way]
    beside = curves.beside(part, 8.0 * way)[::8]
    for tone, width in ((WHITE, 8.0), (BLUE, 4.4)):
        pen.stroke(beside, tone, width)
    tip, before = beside[-1], beside[-2]
    ahead = (tip - before) / np.linalg.norm(tip - before)
    aside = np.array((-ahead[1], ahead[0]))
    head = points(
        [tip + ahead * 4.6, tip - ahead * 1.4 + aside * 3.6, tip - ahead * 1.4 - aside * 3.6]
    )
    pen.put([Line(head, curved=False)], fill=BLUE, stroke=WHITE, width=1.4)
