"""The low back and the pelvis from the side, with the nerve roots leaving behind the discs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from sciatica_course.catalogue.picture_types import Picture
from sciatica_course.pictures.kinds import table

from . import curves
from .curves import points, smooth
from .drawing import Drawing, Group, Points
from .pen import Pen, Place, write
from .tones import (
    BONE,
    BONE_INK,
    DISC,
    DISC_INK,
    INK,
    NERVE,
    NERVE_INK,
    QUIET,
    ROOT,
    ROOT_INK,
    SAC,
    SKIN,
    SKIN_INK,
    darker,
    lighter,
)

WIDTH, HEIGHT = 700.0, 800.0
PLACE = Place(17.0, left=318.0, floor=510.0)
LABEL = 17.0  # the size of its letters, which is less than half of that on paper


def data() -> Mapping[str, Any]:
    """Return the outlines, in centimetres."""
    return table("spine-side")


def draw(words: Picture) -> Drawing:
    """Return the picture with its title and labels."""
    drawing = Drawing(WIDTH, HEIGHT, words.title)
    page = drawing.root
    write(page, words.title, 18, 24, 23, INK, bold=True)
    write(page, words.hint, 18, 50, 16.5, QUIET)
    pen = Pen(page.group("figure"), PLACE)
    _skin(pen)
    _spine(pen)
    _hip(pen)
    _roots(pen)
    _labels(Pen(page.group("labels", "labels"), PLACE), words)
    return drawing


def _skin(pen: Pen) -> None:
    back, front = (points(data()["outlines"][f"skin-{name}"]) for name in ("back", "front"))
    last = len(back)
    whole = smooth([*back, *front[::-1]], corners=(0, last - 1, last, last + len(front) - 1))
    pen.put([whole], fill=lighter(SKIN, 0.2))
    pen.put([smooth(edge, closed=False) for edge in (back, front)], stroke=SKIN_INK, width=1.3)


def _placed(outline: object, bone: tuple[float, float, float]) -> Points:
    x, y, tilt = bone
    c, s = np.cos(np.radians(tilt)), np.sin(np.radians(tilt))
    return points(outline) @ np.array(((c, s), (-s, c))) + (x, y)  # type: ignore[arg-type]


def _spine(pen: Pen) -> None:
    """Draw the canal, then each bone and disc, the arches first: the bodies are in front."""
    part, bones = data()["vertebra"], data()["bones"]
    front, back = points(data()["canal"]["front"]), points(data()["canal"]["back"])
    last = len(front)
    canal = smooth([*front, *back[::-1]], corners=(0, last - 1, last, 2 * last - 1))
    pen.put([canal], fill=SAC, stroke=NERVE_INK, width=0.9)
    for share in (0.3, 0.5, 0.7):
        pen.stroke(front * (1 - share) + back * share, darker(NERVE, 0.1), 1.2)
    sacrum = smooth(data()["outlines"]["sacrum"])
    pen.solid(smooth(data()["outlines"]["tail"]), BONE, ink=BONE_INK, width=1.0, light=(-0.1, -0.1))
    pen.solid(sacrum, BONE, ink=BONE_INK, width=1.1, light=(-0.2, -0.2))
    bone = partial(pen.solid, ink=BONE_INK, width=1.1)
    for middle in bones.values():
        arch = smooth(_placed(part["arch"], middle))
        bone(arch, darker(BONE, 0.03), light=(-0.12, -0.12))
        bone(smooth(_placed(part["side"], middle)), lighter(BONE, 0.2), light=(-0.06, -0.06))
    ends = [*bones.values(), (3.2, 2.2, 37.0)]
    for number, (upper, lower) in enumerate(pairwise(ends)):
        share = 0.5 if number < len(bones) - 1 else 0.52
        between = tuple(a * (1 - share) + b * share for a, b in zip(upper, lower, strict=True))
        disc = pen.into(f"disc-{number + 1}")
        outline = smooth(_placed(part["disc"], between))
        disc.solid(outline, DISC, ink=DISC_INK, width=1.0, light=(-0.08, -0.08))
    for middle in bones.values():
        bone(smooth(_placed(part["body"], middle), tension=0.45), BONE, light=(-0.16, -0.16))


def _roots(pen: Pen) -> None:
    nerve = data()["nerve"]["sciatic"]
    widths = (0.9, 1.5, 1.5, 1.45, 1.4, 1.4)
    pen.into("nerve-trunk", "trunk").tube(nerve, widths, NERVE, ink=NERVE_INK, width=1.1)
    for name, line in reversed(data()["roots"].items()):
        group = pen.into(f"root-{name}", "root", name)
        tint, ink = ROOT.get(name, NERVE), INK if name in ROOT else NERVE_INK
        thick = np.interp(np.linspace(0, 1, len(line)), (0, 0.4, 0.75, 1), (0.5, 0.6, 0.5, 0.16))
        group.tube(line, list(thick), tint, ink=ink, width=1.0)
        group.dot(line[0], 0.42, fill=tint, stroke=ink, width=1.0)


def _hip(pen: Pen) -> None:
    """Draw the hip bone as glass: what lies behind it stays in sight."""
    glass = Group("hip-bone", opacity=0.5)
    pen.group.items.append(glass)
    inner = Pen(glass, pen.place)
    outline = data()["outlines"]
    whole = curves.area(smooth(outline["hip"]))
    hole = curves.area(smooth(outline["opening"]))
    inner.cut(whole.difference(hole), fill=BONE)
    edge = Pen(pen.group, pen.place)
    for name in ("hip", "opening", "ring"):
        edge.put([smooth(outline[name])], stroke=BONE_INK, width=1.0, opacity=0.8)


def _labels(pen: Pen, words: Picture) -> None:
    say = words.labels
    left, right = 108.0, 566.0
    rows = (
        ("bone", (-1.6, 19.0), 20.4, "end"),
        ("disc", (-1.8, 16.25), 15.6, "end"),
        ("hip", (-5.2, 2.6), 3.4, "end"),
        ("opening", (3.0, 11.9), 12.6, "start"),
        ("sacrum", (7.2, -5.2), -4.4, "start"),
        ("tail", (5.3, -9.8), -9.6, "start"),
        ("nerve", (2.3, -13.0), -14.0, "start"),
    )
    for key, tip, height, anchor in rows:
        at = (left if anchor == "end" else right, float(pen.place((0, height))[1]))
        bold = key == "nerve"
        pen.label(say[key], tip, at, anchor=anchor, size=LABEL, bold=bold)  # type: ignore[arg-type]
    for number, name in enumerate(("L4", "L5", "S1", "S2", "S3")):
        tip = points(data()["roots"][name])[0]
        at = (right, float(pen.place((0, 8.6 - 1.9 * number))[1]))
        pen.label(name, tip, at, size=LABEL, bold=True, colour=ROOT_INK[name])
    for key, x in (("front", -6.6), ("back", 8.5)):
        pen.words(say[key], (x, 25.2), size=LABEL, colour=QUIET, anchor="middle", halo="")
    for name, (x, y, _) in data()["bones"].items():
        pen.words(name, (x, y), size=LABEL, colour=BONE_INK, anchor="middle", bold=True, halo=BONE)
