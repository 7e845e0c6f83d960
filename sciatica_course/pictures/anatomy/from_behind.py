"""The lower body from behind: bones, muscles on the left, and the nerve on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from shapely import Geometry

from sciatica_course.pictures.kinds import table

from . import curves
from .curves import mirrored, points, smooth
from .drawing import Points
from .pen import Pen
from .tones import (
    BONE,
    BONE_INK,
    DISC,
    DISC_INK,
    INK,
    MUSCLE,
    NERVE,
    NERVE_INK,
    ROOT,
    SKIN,
    SKIN_INK,
    TENDON,
    darker,
    lighter,
)

ROOT_WIDTHS = (0.34, 0.48, 0.55, 0.60, 0.62)
NERVE_WIDTHS: Mapping[str, Sequence[float]] = {
    "tibial": (0.8, 0.92, 0.9, 0.85, 0.75, 0.62, 0.5, 0.45, 0.42, 0.36),
    "fibular-branch": (0.5, 0.45, 0.42, 0.38, 0.34, 0.28),
    "fibular": (0.6, 0.72, 0.7, 0.66, 0.62, 0.58, 0.52),
    "sciatic": (1.2, 1.55, 1.6, 1.6, 1.6, 1.55, 1.5, 1.5, 1.25),
}


def data() -> Mapping[str, Any]:
    """Return the outlines, in centimetres."""
    return table("from-behind")


def skin(pen: Pen) -> None:
    """Draw the body and the folds of its skin."""
    right = points(data()["outlines"]["body"])
    whole = smooth([*right, *mirrored(right)[::-1][1:]], corners=(0, 2 * len(right) - 2))
    pen.solid(whole, SKIN, ink="", light=(0.6, -0.1), shade=0.07)
    # The body goes on above the picture: no line closes it at the waist.
    pen.put(
        [smooth(side, closed=False) for side in (right, mirrored(right))],
        stroke=SKIN_INK,
        width=1.2,
    )
    fold = partial(pen.stroke, colour=SKIN_INK, width=0.9, opacity=0.7)
    fold([(0, 96.5), (0.12, 92), (0, 85)])
    for side in (points, mirrored):
        fold(side([(0.6, 84.4), (4, 83.2), (8.5, 84), (12, 86)]))
        fold(side([(3.6, 50.6), (7.5, 49.7), (12.2, 50.8)]))


def leg_bones(pen: Pen) -> None:
    """Draw hip bones and the bones of the legs."""
    outline = data()["outlines"]
    bone = partial(pen.solid, ink=BONE_INK)
    for side in (points, mirrored):
        bone(smooth(side(outline["ilium"])), BONE, light=(0.32, -0.32))
        hole = smooth(side(outline["opening"]))
        pen.put([hole], fill=darker(SKIN, 0.12), stroke=BONE_INK, width=0.8)
        bone(smooth(side(outline["fibula"])), darker(BONE, 0.03), light=(0.1, -0.1))
        bone(smooth(side(outline["heel"])), BONE, light=(0.2, -0.2))
        bone(smooth(side(outline["tibia"])), BONE, light=(0.2, -0.2))
        bone(smooth(side(outline["femur"])), BONE, light=(0.24, -0.22))
        ridge = side([(9.9, 91.2), (10.9, 90.0), (11.8, 88.6), (12.2, 86.0)])
        pen.stroke(ridge, darker(BONE, 0.16), 1.6)


def spine(pen: Pen) -> Geometry:
    """Draw discs, sacrum and vertebrae, and return the area of the sacrum."""
    part, middles = data()["vertebra"], data()["vertebrae"]
    widths = [4.5 + 0.14 * number for number in range(len(middles))]
    for number, (upper, lower) in enumerate(pairwise([*middles, 105.0])):
        _disc(pen, (upper + lower) / 2, widths[number])
    _disc(pen, middles[0] + 2.0, widths[0] - 0.1)
    sacrum = pen.solid(smooth(data()["outlines"]["sacrum"]), BONE, ink=BONE_INK, light=(0.3, -0.3))
    for number, y in enumerate((102.6, 100.3, 98.0, 95.9)):
        for side in (1, -1):
            pen.dot(
                (side * (1.75 - 0.16 * number), y), 0.31, fill="#8b7757", stroke=BONE_INK, width=0.5
            )
    for y in (103.3, 101.2, 99.0, 96.9):
        crest = points(part["crest"]) + (0, y)
        pen.solid(smooth(crest), lighter(BONE, 0.2), ink=BONE_INK, width=0.6, light=(0.06, -0.06))
    for number, y in enumerate(middles):
        _vertebra(pen, y, widths[number], last=number == len(middles) - 1)
    return sacrum


def _disc(pen: Pen, y: float, width: float) -> None:
    outline = points(data()["vertebra"]["disc"]) * (width, 1) + (0, y)
    pen.put([smooth(outline, tension=0.4)], fill=DISC, stroke=DISC_INK, width=0.7)


def _vertebra(pen: Pen, y: float, width: float, *, last: bool) -> None:
    part = data()["vertebra"]
    bone = partial(pen.solid, ink=BONE_INK, width=0.65)
    body = points(part["body"]) * (width, 1) + (0, y)
    bone(smooth(body, tension=0.42), darker(BONE, 0.05), light=(0.1, -0.1))
    wide = (1.08 if last else 1.0, 1.0)
    for side in (points, mirrored):
        bone(smooth(side(points(part["side"]) * wide) + (0, y)), BONE, light=(0.08, -0.08))
    for side in (points, mirrored):
        bone(smooth(side(part["arch"]) + (0, y)), BONE, light=(0.09, -0.09))
    bone(smooth(points(part["spine"]) + (0, y)), lighter(BONE, 0.25), light=(0.07, -0.07))


def nerves(pen: Pen) -> None:
    """Draw the roots, the sciatic nerve and its two branches, on the right."""
    inner = pen.into("nerve")
    roots = data()["roots"]
    for name, line in reversed(roots.items()):
        inner.into(f"root-{name}", "root", name).tube(line, ROOT_WIDTHS, ROOT[name], ink=INK)
    lines = data()["nerves"]
    whole = inner.into("nerve-trunk", "trunk")
    bands = [curves.ribbon(lines[name], widths) for name, widths in NERVE_WIDTHS.items()]
    one = curves.together(curves.area(band) for band in bands)
    whole.cut(one, fill=NERVE, stroke=NERVE_INK, width=0.8)
    for name, widths in NERVE_WIDTHS.items():
        whole.gleam(lines[name], widths, NERVE)


def through_bone(pen: Pen, sacrum: Geometry) -> None:
    """Draw once more, faintly, the parts of the roots that run in front of the sacrum."""
    for name, line in data()["roots"].items():
        ghost = pen.into(f"deep-{name}", "root", name)
        band = curves.area(curves.ribbon(line, ROOT_WIDTHS)).intersection(sacrum)
        ghost.cut(band, fill=ROOT[name], stroke=INK, width=0.7, opacity=0.72)
        ghost.dot(line[0], 0.32, fill=ROOT[name], stroke=INK, width=0.7)


def piriformis(pen: Pen) -> None:
    """Draw the muscle that the nerve passes under."""
    lines = [
        [(1.2, 100.6 - 0.72 * i), (7.6, 97.5 - 0.45 * i), (13.2, 94.8 - 0.12 * i)] for i in range(6)
    ]
    _muscle(pen.into("piriformis"), data()["muscles"]["piriformis"], MUSCLE, lines)


def muscles(pen: Pen) -> None:
    """Draw the muscles over the nerve, on the left."""
    shape = {name: mirrored(outline) for name, outline in data()["muscles"].items()}

    def fan(*ends: tuple[float, float, float, float], count: int) -> list[Points]:
        """Return fibres: each end is x, y and how far the next fibre lies beside it."""
        return [mirrored([(x + i * dx, y + i * dy) for x, y, dx, dy in ends]) for i in range(count)]

    inner = fan((5.6, 87, 0.5, 0), (4.6, 74, 0.95, 0), (4.2, 62, 0.95, 0), (4, 50, 0.5, 0), count=5)
    outer = fan(
        (6.4, 87, 0.6, 0), (8.6, 74, 0.9, 0), (9.2, 62, 0.75, 0), (11.2, 49, 0.35, 0), count=5
    )
    tendon = fan((6.4, 32, 0.9, 0), (7.3, 18, 0.35, 0), (7.4, 6, 0.3, 0), count=5)
    calf_in = fan((5.4, 52.5, 0.5, 0), (4, 42, 0.9, 0), (5, 31, 0.8, 0), count=5)
    calf_out = fan((9.4, 52.5, 0.45, 0), (8.9, 42, 0.9, 0), (9, 32, 0.6, 0), count=5)
    medius = fan((6.8, 107.6, 1.3, 0), (9.6, 102, 0.9, 0), (12.8, 95.4, 0.3, 0), count=6)
    maximus = fan(
        (4.2, 103.6, -0.35, -1.6), (8.4, 97.2, -0.1, -1.2), (13.9, 89.5, -0.15, -1), count=8
    )
    _muscle(pen, shape["achilles"], TENDON, tendon)
    _muscle(pen, shape["calf-inner"], MUSCLE, calf_in)
    _muscle(pen, shape["calf-outer"], MUSCLE, calf_out)
    _muscle(pen, shape["hamstrings-inner"], "#cf8577", inner)
    _muscle(pen, shape["hamstrings-outer"], MUSCLE, outer)
    _muscle(pen, shape["gluteus-medius"], "#d79387", medius)
    _muscle(pen, shape["gluteus-maximus"], MUSCLE, maximus)


def _muscle(pen: Pen, outline: object, fill: str, fibres: Sequence[Any]) -> None:
    body = pen.solid(
        smooth(points(outline)),  # type: ignore[arg-type]
        fill,
        ink=darker(fill, 0.45),
        width=0.8,
        light=(0.28, -0.22),
        shade=0.12,
        gleam=0.3,
    )
    pen.fibres(fibres, body, darker(fill, 0.24))


def paths(pen: Pen) -> None:
    """Draw, for a page to light, where each root's share of the nerve runs."""
    for name in ("L4", "L5", "S1"):
        lit = pen.into(f"path-{name}", "path", name, hidden=True)
        lines = [line for key, line in data()["paths"].items() if key.split("-")[0] == name]
        for number, line in enumerate(lines):
            dash = (5.0, 4.0) if number else ()
            lit.stroke(line, INK, 6.4, dash=dash)
            lit.stroke(line, ROOT[name], 4.2, dash=dash)
