"""The body map: where three nerve roots are often felt, and places that a page can light."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from matplotlib.path import Path
from scipy.ndimage import distance_transform_edt, median_filter
from shapely import Geometry, LineString

from sciatica_course.catalogue.picture_types import Picture
from sciatica_course.pictures.body import PART, Body, Posed
from sciatica_course.pictures.body.surface import normals_of
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.look import Look
from sciatica_course.pictures.palette import MATERIALS, SHADE
from sciatica_course.pictures.render.camera import Camera
from sciatica_course.pictures.render.tracing import trace
from sciatica_course.pictures.render.view import View
from sciatica_course.pictures.skeleton import JOINTS, STATURE

from . import curves, zones
from .curves import points
from .drawing import Drawing, Group, Ink, Line, Shape
from .pen import card, write
from .tones import INK, PARCHMENT, QUIET, ROOT, ROOT_INK, WHITE

FINE = 2.5  # pixels of a view for each unit of the page
VIEWS = tuple(zones.data()["views"])
WAIST = 0.66  # of stature: the body is cut here
HATCH = {"L4": 52.0, "L5": None, "S1": -52.0}
WIDTH, HEIGHT = 700.0, 560.0


@cache
def _standing(*, feet: bool, only: str) -> Posed:
    """Return bare legs, or only the feet, of someone standing; ``only`` one side where it says so.

    The legs stand a little apart, the feet of a picture of feet side by side.
    """
    body = Body(Look())
    packed = body.packed
    skin = packed.material == MATERIALS.index("skin")
    legs = [PART[f"{part}_{side}"] for part in ("leg", "foot") for side in only or "LR"]
    z = packed.rest[:, 2]
    keep = np.where(np.isin(packed.part, legs) & skin, 0.2, -1.0)
    trunk = (packed.part == PART["trunk"]) & skin
    keep = np.where(trunk, WAIST * STATURE - z, keep)
    if feet:
        keep = np.where(z > 0.15, -1.0, keep)
    body.packed = replace(packed, keep=keep)
    apart = (0, 0, 3) if feet else (0, 4, 5)
    stance = {f"hip_{side}": apart for side in "LR"} | {f"knee_{side}": 2 for side in "LR"}
    hips = np.array([0, 0, JOINTS["hip"][2] * STATURE])
    return body.posed({"pos": hips, **stance})


@cache
def _seen(name: str) -> tuple[View, Array]:
    """Return a view and the height of each pixel's normal in the standing body."""
    how = zones.data()["views"][name]
    feet = bool(how.get("feet"))
    wide, high = how["size"]
    posed = _standing(feet=feet, only=how.get("only", ""))
    scale = FINE * (585.0 if feet else high / (0.69 * STATURE))
    size = (int(wide * FINE), int(high * FINE))
    target = np.array(how["target"]) * STATURE
    azimuth, elevation = how["camera"]
    camera = Camera(azimuth, elevation, scale, (size[0] / 2, size[1] / 2), target)
    view = View(posed, camera, size, cull_all=True)
    packed = posed.body.packed
    return view, view.interpolate(normals_of(packed.rest, packed.triangles))[..., 2]


def _lines(path: Path | None, at: tuple[float, float], scale: float) -> tuple[Line, ...]:
    """Return a traced path as lines of the page."""
    if path is None:
        return ()
    found: list[Line] = []
    ring: list[Any] = []
    for point, code in zip(np.asarray(path.vertices), np.asarray(path.codes), strict=True):
        if code == Path.CLOSEPOLY:
            if len(ring) > 6:
                found.append(Line(points(ring) * scale / FINE + at))
        elif code == Path.MOVETO:
            ring = [point]
        else:
            ring.append(point)
    return tuple(found)


class _Sketch:
    """Draws one view into a group, scaled and moved on the page."""

    def __init__(
        self,
        group: Group,
        name: str,
        at: tuple[float, float],
        scale: float = 1.0,
        prefix: str = "",
    ) -> None:
        self.group, self.name, self.at, self.scale = group, name, at, scale
        self.prefix = prefix
        self.view, self.rest_normal = _seen(name)

    def add(
        self,
        group: Group,
        mask: Array,
        sigma: float,
        ink: Ink,
        *,
        level: float = 0.5,
        least: float = 60,
    ) -> None:
        path = trace(mask, sigma, level, 1.3 / self.scale, least)
        lines = _lines(path, self.at, self.scale)
        if lines:
            group.items.append(Shape(lines, ink))

    def ground(self) -> None:
        """Draw the skin."""
        self.add(self.group, self.view.mask, 1.5, Ink(fill=PARCHMENT))

    def lines(self) -> None:
        """Draw shade, the lines within and the outline, above the areas."""
        view, camera = self.view, self.view.camera
        light = view.light(camera.towards * 0.55 + camera.up * 0.55 - camera.right * 0.45, 4)
        over = self.group.group("", "lines")
        self.add(over, (light < 0.35) & view.mask, 3, Ink(fill=SHADE, opacity=0.12), least=160)
        feet = np.isin(view.part, [PART["foot_L"], PART["foot_R"]])
        edges = view.depth_edges(np.where(feet, 0.006, 0.02))
        edges &= distance_transform_edt(np.pad(view.mask, 1))[1:-1, 1:-1] > 2.2
        self.add(over, edges, 1.1, Ink(fill=INK), level=0.33, least=20)
        self.add(over, view.mask, 1.5, Ink(stroke=INK, width=1.3))

    def area(self, root: str, side: str) -> Geometry | None:
        """Draw a root's area with its fading edge and its pattern; return its middle part."""
        leg = zones.leg_of(self.view, self.rest_normal, side)
        amount = median_filter(zones.area(leg, root), 5)
        if amount.max() < 0.6:
            return None
        where = {"R": "right", "L": "left"}[side]
        group = self.group.group(f"{self.prefix}zone-{root}-{where}", "zone", root, where)
        edge = zones.data()["edge"]
        for level in edge["levels"]:
            ink = Ink(fill=ROOT[root], opacity=edge["opacity"])
            self.add(group, np.clip(amount / level, 0, 2) * 0.5, 2.0, ink, least=90)
        path = trace(amount > 0.55, 3.0, 0.5, 1.5, 120)
        lines = _lines(path, self.at, self.scale)
        core = curves.together(curves.area(line) for line in lines) if lines else None
        if core is not None:
            group.items.extend(_pattern(core, root))
        return core

    def places(self, names: Iterable[str]) -> None:
        """Draw, invisible until a page lights them, the places that can be tapped."""
        for side, where in (("R", "right"), ("L", "left")):
            leg = zones.leg_of(self.view, self.rest_normal, side)
            for name, mask in zones.places(leg).items():
                if name in names:
                    self._place(mask, f"region-{name}-{where}", name, where)
        for name, mask in zones.middle(leg).items():
            if name in names:
                self._place(mask & self.view.mask, f"region-{name}", name)

    def _place(self, mask: Array, part: str, *classes: str) -> None:
        place = Group(part, ("region", *classes), opacity=0.0)
        self.add(place, mask, 2.2, Ink(fill=INK, stroke=INK), least=80)
        if place.items:
            self.group.items.append(place)


def _pattern(core: Geometry, root: str) -> list[Shape]:
    """Return lines or dots inside an area: roots differ without colour, too."""
    left, top, right, bottom = core.bounds
    slope = HATCH[root]
    if slope is None:
        step = 7.0
        dots = [
            (x + step / 2 * (row % 2), y)
            for row, y in enumerate(np.arange(top, bottom, step * 0.8))
            for x in np.arange(left, right, step)
        ]
        inside = curves.within(dots, core.buffer(-1.2))
        ends = tuple(Line(points([p, p + (0.2, 0)]), closed=False, curved=False) for p in inside)
        return [Shape(ends, Ink(stroke=WHITE, width=2.2, opacity=0.75))] if ends else []
    angle = np.radians(slope)
    way = np.array((np.cos(angle), np.sin(angle)))
    normal = np.array((-way[1], way[0]))
    middle = np.array(((left + right) / 2, (top + bottom) / 2))
    reach = float(np.hypot(right - left, bottom - top))
    cut = core.buffer(-0.8)
    found: list[Line] = []
    for far in np.arange(-reach / 2, reach / 2, 8.0):
        start = middle + normal * far
        line = LineString([start - way * reach, start + way * reach]).intersection(cut)
        found += [
            Line(points(part.coords), closed=False, curved=False)
            for part in getattr(line, "geoms", [line])
            if part.geom_type == "LineString" and part.length > 3
        ]
    return [Shape(tuple(found), Ink(stroke=WHITE, width=1.1, opacity=0.7))] if found else []


def draw_view(words: Picture, name: str, regions: Iterable[str]) -> Drawing:
    """Return one view with all areas and places, for a page to light."""
    wide, high = zones.data()["views"][name]["size"]
    drawing = Drawing(wide, high, words.title)
    sketch = _Sketch(drawing.root, name, (0.0, 0.0))
    sketch.ground()
    for side in "RL":
        for root in zones.ROOTS:
            sketch.area(root, side)
    feet = zones.data()["views"][name].get("feet")
    sketch.places({each for each in regions if not feet or each in zones.ON_FOOT})
    sketch.lines()
    return drawing


def draw(words: Picture) -> Drawing:
    """Return the whole map, with its areas on the right leg."""
    drawing = Drawing(WIDTH, HEIGHT, words.title)
    page = drawing.root
    write(page, words.title, 18, 24, 23, INK, bold=True)
    write(page, words.hint, 18, 62, 14.5, QUIET)
    top, scale = 96.0, 0.985
    layout = (
        ("back", 8.0, top, scale),
        ("right", 196.0, top, scale),
        ("front", 310.0, top, scale),
        ("feet-top", 512.0, top - 8, 0.93),
        ("soles", 512.0, top + 194, 0.93),
    )
    for (name, left, y, size), caption in zip(layout, words.captions, strict=True):
        wide, high = zones.data()["views"][name]["size"]
        group = page.group(f"view-{name}")
        sketch = _Sketch(group, name, (left, y), size, prefix=f"{name}-")
        sketch.ground()
        cores = {root: sketch.area(root, "R") for root in zones.ROOTS}
        sketch.lines()
        _tags(group, {root: core for root, core in cores.items() if core is not None})
        under = top + 372 * scale + 14 if name != "feet-top" else y + high * size + 6
        write(page, caption, left + wide * size / 2, under, 14.5, INK, "middle", bold=True)
    for number, root in enumerate(zones.ROOTS):
        y = HEIGHT - 58 + (number // 2) * 30
        x = 18.0 + (number % 2) * 330
        _plate(page, root, x + 17, y)
        write(page, words.labels[root], x + 44, y, 14.5, INK)
    return drawing


def _tags(group: Group, cores: Mapping[str, Geometry]) -> None:
    """Write each root's name in the widest part of its area that no other shares."""
    taken: list[Geometry] = []
    for root, core in cores.items():
        others = [other for name, other in cores.items() if name != root]
        free = core.difference(curves.together([*others, *taken]))
        spot = curves.widest(free, 7.5)
        if spot is not None:
            _plate(group, root, *spot)
            taken.append(curves.disc_at(points(spot), 26.0))


def _plate(group: Group, root: str, x: float, y: float) -> None:
    card(group, (x - 14, y - 10, 28, 20), ROOT_INK[root], WHITE, 1.2, corner=5)
    write(group, root, x, y, 13, WHITE, "middle", bold=True)
