"""A disc and the nerve root beside it, cut across and seen from above, as the disc bulges more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sciatica_course.catalogue.picture_types import Picture
from sciatica_course.pictures.kinds import table

from . import curves
from .curves import mirrored, points, smooth
from .drawing import Drawing, Points
from .pen import Pen, Place, card, numbered, write
from .tones import (
    BONE,
    BONE_INK,
    CORE,
    DISC,
    DISC_INK,
    INK,
    MUSCLE,
    NERVE,
    NERVE_INK,
    PANEL,
    PANEL_EDGE,
    QUIET,
    SAC,
    SKIN,
    SORE,
    SORE_INK,
    between,
    darker,
    lighter,
)

WIDTH, HEIGHT = 700.0, 372.0
SHOWN = ("flat", "bulge", "through")
# Where a bulge stands out, and which way: toward the root on the right of the picture.
AT = (1.2, -1.6)
TOWARD = np.array((0.42, -0.91))
ROOT_WIDTHS = (0.46, 0.5, 0.5, 0.52, 0.62, 0.52, 0.46)


def data() -> Mapping[str, Any]:
    """Return the outlines and the steps."""
    return table("disc")


def draw(words: Picture) -> Drawing:
    """Return three steps side by side, with labels and captions."""
    drawing = Drawing(WIDTH, HEIGHT, words.title)
    page = drawing.root
    write(page, words.title, 18, 24, 23, INK, bold=True)
    write(page, words.hint, 18, 50, 14.5, QUIET)
    for number, step in enumerate(SHOWN):
        left = 14.0 + 227.0 * number
        panel = page.group(f"panel-{step}")
        card(panel, (left, 70, 218, 238), PANEL, PANEL_EDGE)
        place = Place(20.0, left + 109.0, 70 + 67.0)
        pen = Pen(panel, place)
        surroundings(pen)
        disc(pen, step)
        _labels(Pen(page.group(f"labels-{step}", "labels"), place), words, number, left)
        numbered(page, number + 1, words.captions[number], left + 4, 338)
    return drawing


def draw_plain(words: Picture) -> Drawing:
    """Return all steps on top of each other, one group each, the first alone visible."""
    drawing = Drawing(400.0, 346.0, words.title)
    place = Place(36.0, 200.0, 82.0)
    surroundings(Pen(drawing.root.group("surroundings"), place))
    for number, step in enumerate(data()["steps"]):
        name = f"step-{step}"
        disc(Pen(drawing.root.group(name, "step", hidden=number > 0), place), step)
    _plain_labels(Pen(drawing.root.group("labels", "labels"), place), words)
    return drawing


def surroundings(pen: Pen) -> None:
    """Draw what stays the same: muscles, the arch of the bone, and the canal with its nerves."""
    shape = data()
    parts = [_whole("arch"), _whole("ring")]
    parts += [smooth(side(shape["muscle-behind"])) for side in (points, mirrored)]
    parts += [smooth(side(shape["muscle-beside"])) for side in (points, mirrored)]
    around = curves.together(curves.area(part) for part in parts).buffer(0.9).buffer(-0.76)
    pen.cut(around, fill=lighter(SKIN, 0.25), fine=0.6)
    for side in (points, mirrored):
        for name in ("muscle-beside", "muscle-behind"):
            pen.put(
                [smooth(side(shape[name]))],
                fill=lighter(MUSCLE, 0.5),
                stroke=lighter(MUSCLE, 0.15),
                width=0.8,
            )
    pen.put([_whole("canal")], fill="#fdf6e0")
    pen.solid(_whole("arch"), BONE, ink=BONE_INK, width=1.0, light=(0.07, -0.07))
    for side in (points, mirrored):
        pen.stroke(side(shape["joint"]), DISC_INK, 2.2)
        pen.stroke(side(shape["joint"]), lighter(DISC, 0.4), 1.0)


def disc(pen: Pen, step: str) -> None:
    """Draw the disc, the nerves in the canal and both roots at one step."""
    how = data()["steps"][step]
    _nerves(pen, how, step)
    ring, soft = _ring(how), _soft(how)
    pen.solid(
        smooth(ring), DISC, ink=DISC_INK, width=1.1, light=(0.07, -0.07), shade=0.12, gleam=0.3
    )
    middle = points(data()["centre"])
    for share in (0.9, 0.8, 0.7):
        inner = middle + (ring - middle) * share
        pen.put([smooth(inner)], stroke=DISC_INK, width=0.55, opacity=0.7)
    escaped = data()["escaped"]
    if step in {"through", "loose"}:
        way = escaped["tongue"][: 3 if step == "loose" else 4]
        tongue = curves.ribbon(way, (0.9, 0.5, 0.3, 0.34)[: len(way)], 8)
        parts = [curves.area(smooth(soft)), curves.area(tongue)]
        if step == "through":
            parts.append(curves.area(smooth(escaped["head"])))
        else:
            pen.put([smooth(escaped["piece"])], fill=CORE, stroke=DISC_INK, width=1.1)
        pen.cut(curves.together(parts), fill=CORE, stroke=DISC_INK, width=1.1)
    else:
        pen.put([smooth(soft)], fill=CORE, stroke=DISC_INK, width=1.0)
    if how["sore"]:
        _soreness(pen, how)


def _whole(name: str) -> Any:
    half = points(data()[name])
    last = len(half) - 1 if half[-1][0] == 0 else len(half)
    return smooth([*half, *mirrored(half)[::-1][len(half) - last : -1]])


def _bump(where: Points, out: float, wide: float) -> Points:
    """Return points moved toward the root, those nearest to the weak spot the most."""
    far = np.linalg.norm(where - AT, axis=1)
    return where + TOWARD * (out * np.exp(-((far / wide) ** 2)))[:, None]


def _ring(how: Mapping[str, float]) -> Points:
    half = points(data()["ring"])
    whole = np.concatenate([half, mirrored(half)[::-1][1:-1]])
    fine = curves.flattened(smooth(whole), 4)[:-1]
    return _thinned(_bump(fine, how["out"], how["wide"]))


def _thinned(line: Points) -> Points:
    """Return a closed line with many points near the weak spot and few elsewhere."""
    near = np.linalg.norm(line - AT, axis=1) < 1.5
    keep = near | (np.arange(len(line)) % 3 == 0)
    return line[keep]


def _soft(how: Mapping[str, float]) -> Points:
    """Return the outline of the soft centre; it follows the bulge, in the end through the ring."""
    turn = np.linspace(0, 2 * np.pi, 41)[:-1]
    x, y = data()["centre"]
    oval = np.stack([x + 1.4 * np.cos(turn), y + 0.86 * np.sin(turn)], axis=1)
    toward = points(AT) - (x, y)
    toward /= np.linalg.norm(toward)
    along = (oval - (x, y)) @ toward
    across = (oval - (x, y)) @ (toward[1], -toward[0])
    # The tongue is narrow where it passes the ring, and round beyond it.
    reach = np.clip(along, 0, None) ** 2 * np.exp(-((across / 0.62) ** 2))
    return oval + toward * (how["soft"] * 1.15 * reach)[:, None]


def _nerves(pen: Pen, how: Mapping[str, float], step: str) -> None:
    root = points(data()["root"])
    pen.into(f"root-left-{step}", "root").tube(
        mirrored(root), ROOT_WIDTHS, NERVE, ink=NERVE_INK, width=0.9
    )
    near = np.exp(-(((root[:, 0] - 1.55) / 0.62) ** 2))
    moved = root + np.stack([0.05 * near, -how["push"] * near], axis=1)
    thin = np.array(ROOT_WIDTHS) * (1 - how["flat"] * near)
    tint = between(NERVE, SORE, how["sore"])
    ink = between(NERVE_INK, SORE_INK, how["sore"])
    pen.into(f"root-right-{step}", "root").tube(moved, list(thin), tint, ink=ink, width=0.9)
    sac = points(data()["sac"])
    whole = np.concatenate([sac, mirrored(sac)[::-1][1:-1]])
    whole = _bump(whole, how["push"] * 0.5, 0.8)
    pen.put([smooth(whole)], fill=SAC, stroke=NERVE_INK, width=0.9)
    for spot in data()["strands"]:
        pen.dot(
            _bump(points([spot]), how["push"] * 0.5, 0.8)[0],
            0.13,
            fill=NERVE,
            stroke=NERVE_INK,
            width=0.6,
        )


def _soreness(pen: Pen, how: Mapping[str, float]) -> None:
    """Draw short rays around the pressed spot; they say it without colour, too."""
    spot = points((1.62, -2.42 - how["push"] * 0.8))
    for angle in (-118, -86, -54, -22, 10):
        way = np.array((np.cos(np.radians(angle)), np.sin(np.radians(angle))))
        start = 0.42 if angle < -20 else 0.62
        far = start + 0.16 + 0.16 * how["sore"]
        for tone, width in (("#ffffff", 4.0), (SORE, 2.2)):
            pen.stroke([spot + way * start, spot + way * far], tone, width)


def _labels(pen: Pen, words: Picture, number: int, left: float) -> None:
    say = words.labels
    if number == 0:
        blue = darker(DISC_INK, 0.35)
        for text, at, colour, halo in (
            (say["front"], (0, 2.55), QUIET, PANEL),
            (say["back"], (0, -7.45), QUIET, PANEL),
            (say["centre"], (0.1, -0.1), blue, CORE),
            (say["ring"], (0.05, 1.2), blue, lighter(DISC, 0.2)),
            (say["bone"], (0, -4.75), BONE_INK, BONE),
        ):
            pen.words(text, at, size=14, colour=colour, anchor="middle", halo=halo)
    if number == 1:
        pen.label(say["root"], (2.6, -2.15), (left + 176, 282), anchor="middle", size=14)
        pen.label(say["nerves"], (-0.4, -2.9), (left + 42, 282), anchor="middle", size=14)
    if number == 2:
        tip = (1.72, -2.9)
        pen.label(say["sore"], tip, (left + 172, 282), anchor="middle", size=14, colour=SORE_INK)


def _plain_labels(pen: Pen, words: Picture) -> None:
    """Write the names that hold at every step, large enough for a narrow page."""
    say, blue = words.labels, darker(DISC_INK, 0.35)
    for text, at, colour, halo in (
        (say["centre"], (-0.35, 0.1), blue, CORE),
        (say["ring"], (0.05, 1.35), blue, lighter(DISC, 0.2)),
        (say["bone"], (0, -4.75), BONE_INK, BONE),
    ):
        pen.words(text, at, size=18, colour=colour, anchor="middle", halo=halo)
    for key, tip, x in (("nerves", (-0.3, -2.95), -3.3), ("root", (3.3, -2.1), 3.5)):
        spot = pen.place((x, -5.35))
        pen.label(say[key], tip, (float(spot[0]), float(spot[1])), anchor="middle", size=18)
