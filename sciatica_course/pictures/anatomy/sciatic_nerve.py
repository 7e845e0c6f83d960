"""The sciatic nerve from behind: the whole picture, and a plain one for the page to light."""

from __future__ import annotations

from typing import TypeAlias

from sciatica_course.catalogue.picture_types import Picture
from sciatica_course.pictures.kinds import table

from . import from_behind
from .curves import points
from .drawing import Anchor, Drawing, Ink, Line, Shape, Window
from .pen import Pen, Place, write
from .tones import BONE, BONE_INK, INK, MUSCLE, NERVE_INK, QUIET, darker

Spot: TypeAlias = tuple[float, float]

WIDTH, HEIGHT = 700.0, 905.0
TOP = 62.0  # below the title
SCALE = (HEIGHT - TOP - 8) / 125.2
PLACE = Place(SCALE, left=247.0, floor=HEIGHT - 8 - 0.4 * SCALE)
# Of the letters: the picture is tall, so that on paper they are less than half as large.
LABEL, FINE = 18.0, 16.5
# What the enlarged part shows, in centimetres: left, bottom, right, top.
CLOSE = (-2.6, 85.0, 15.6, 110.6)


def draw(words: Picture) -> Drawing:
    """Return the picture with its title, labels and the enlarged pelvis."""
    drawing = Drawing(WIDTH, HEIGHT, words.title)
    page = drawing.root
    write(page, words.title, 18, 24, 23, INK, bold=True)
    write(page, words.hint, 18, 50, FINE, QUIET)
    figure = Pen(page.group("figure"), PLACE)
    _figure(figure, muscles=True)
    left, bottom, right, top = CLOSE
    (x0, y0), (x1, y1) = PLACE([(left, top), (right, bottom)])
    wide = 318.0
    high = wide * (y1 - y0) / (x1 - x0)
    target = (WIDTH - wide - 12, TOP + 6, wide, high)
    frame = page.group("enlarged")
    for near, far in (((x1, y0), target[1]), ((x1, y1), target[1] + high)):
        line = Line(points([near, (target[0], far)]), closed=False, curved=False)
        frame.items.append(Shape((line,), Ink(stroke=INK, width=0.9, dash=(4.0, 3.0))))
    corners = points([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    edge = Ink(stroke=INK, width=1.1, dash=(4.0, 3.0))
    frame.items.append(Shape((Line(corners, curved=False),), edge))
    frame.items.append(Window("deep", (x0, y0, x1 - x0, y1 - y0), target))
    x, y, w, h = target
    around = points([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
    frame.items.append(Shape((Line(around, curved=False),), Ink(stroke=INK, width=1.6)))
    zoom = wide / (x1 - x0)
    close = Place(SCALE * zoom, target[0] - left * SCALE * zoom, target[1] + top * SCALE * zoom)
    _close_labels(Pen(page.group("labels-enlarged", "labels"), close), words)
    _labels(Pen(page.group("labels", "labels"), PLACE), words)
    return drawing


def draw_plain(words: Picture) -> Drawing:
    """Return the figure alone, with paths that a page can light and no words."""
    place = Place(6.2, left=112.0, floor=6.2 * 126.5)
    drawing = Drawing(224.0, 6.2 * 127.5, words.title)
    pen = Pen(drawing.root.group("figure"), place)
    _figure(pen, muscles=False)
    from_behind.paths(Pen(drawing.root, place))
    return drawing


def _figure(pen: Pen, *, muscles: bool) -> None:
    deep = pen.into("deep")
    from_behind.skin(deep)
    from_behind.leg_bones(deep)
    bones = deep.into("nerves-and-spine")
    from_behind.nerves(bones)
    from_behind.piriformis(bones)
    sacrum = from_behind.spine(bones)
    from_behind.through_bone(bones, sacrum)
    if muscles:
        from_behind.muscles(pen.into("muscles"))


def _labels(pen: Pen, words: Picture) -> None:
    """Write the names beside the figure, muscles at its left and branches at its right."""
    say = words.labels
    left = (
        ("vertebrae", (-3.4, 117.4), 112.0),
        ("gluteus-medius", (-12.6, 103.4), 103.0),
        ("gluteus-maximus", (-9.4, 94.0), 92.6),
        ("hamstrings", (-10.2, 70.0), 70.0),
        ("calf", (-11.0, 42.0), 42.0),
        ("achilles", (-7.9, 20.0), 20.0),
    )
    right = (
        ("divides", (8.5, 59.4), 52.4),
        ("fibular", (11.7, 49.4), 43.2),
        ("tibial", (7.95, 38.0), 33.4),
        ("shin", (7.2, 22.0), 22.8),
    )
    for key, tip, height in left:
        at = (120.0, float(pen.place((0, height))[1]))
        pen.label(say[key], tip, at, anchor="end", size=LABEL)
    for key, tip, height in right:
        at = (388.0, float(pen.place((0, height))[1]))
        pen.label(say[key], tip, at, size=LABEL)


def _close_labels(pen: Pen, words: Picture) -> None:
    """Write the names in the enlarged pelvis."""
    say = words.labels
    roots = table("from-behind")["roots"]
    for number, (name, line) in enumerate(roots.items()):
        where = points(line)
        first, share = (1, 0.65) if number < 2 else (0, 0.75)
        spot = where[first] * (1 - share) + where[first + 1] * share
        at = pen.place((12.2, 109.5 - 1.5 * number))
        pen.label(name, spot, (float(at[0]), float(at[1])), size=LABEL, bold=True)
    close: tuple[tuple[str, Spot, Spot, str, Anchor], ...] = (
        ("piriformis", (10.6, 95.6), (8.3, 100.1), darker(MUSCLE, 0.45), "start"),
        ("nerve", (9.15, 91.2), (5.9, 86.0), NERVE_INK, "end"),
    )
    for key, tip, to, colour, anchor in close:
        x, y = (float(v) for v in pen.place(to))
        pen.label(say[key], tip, (x, y), anchor=anchor, size=LABEL, colour=colour, bold=True)
    for text, spot in (
        (say["sacrum"], (-0.45, 104.1)),
        (say["hip"], (12.0, 98.2)),
        (say["thigh"], (12.0, 88.6)),
        ("L5", (0.0, 106.35)),
        ("L4", (0.0, 109.55)),
    ):
        pen.words(text, spot, size=FINE, colour=BONE_INK, anchor="middle", italic=True, halo=BONE)
