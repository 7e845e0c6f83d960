"""Draws one posed body on an axes: flat colours, working muscle, shade, ink and face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from scipy.ndimage import gaussian_filter

from sciatica_course.pictures.body import PART, Posed
from sciatica_course.pictures.body.person import Prop
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import INK, MATERIALS, PAPER, SHADE, VERMILION, Colour, shade

from .camera import Camera
from .face import draw_face
from .ink import inner_lines
from .tracing import trace
from .view import View

# A function of a view that says how much each pixel belongs to a muscle, 0 to 1.
Muscle: TypeAlias = Callable[[View], Array]

FAR_SIDE = ("arm_L", "leg_L", "hand_L", "foot_L")
_FAR_TINT = "#20303f"
_HATCH, _RIM = "#7a2d00", "#ffe3cf"
# A flat strap has no shade, and on what is nearly black nobody would see it.
_UNSHADED = (MATERIALS.index("band"), MATERIALS.index("rubber"))
_MARGIN = 8  # pixels around the figure's own box


@dataclass(frozen=True)
class Style:
    """How a figure is drawn: line width, z order, which parts are far, and a window in pixels."""

    line: float = 0.8
    z: float = 10
    far: tuple[str, ...] = FAR_SIDE
    window: tuple[float, float, float, float] | None = None
    coarse: float = 1.0  # above 1 keeps fewer points: for what is traced finer than it is shown


@dataclass(frozen=True)
class Drawn:
    """What was drawn: the view, where its images begin, the muscle's core and the artists."""

    view: View
    origin: Array
    core: Array | None
    artists: list[Artist]


def draw_figure(
    ax: Axes,
    posed: Posed,
    camera: Camera,
    muscle: Muscle | None = None,
    style: Style | None = None,
    props: list[Prop] | None = None,
) -> Drawn:
    """Draw a posed body with its props, or with ``props`` instead."""
    style = style or Style()
    props = posed.props if props is None else props
    if style.window is None:
        seen = [posed.vertices[posed.body.packed.keep >= 0], *(prop.vertices for prop in props)]
        q = camera.xy(np.concatenate(seen))
        low = np.floor(q.min(0)).astype(int) - _MARGIN
        high = np.ceil(q.max(0)).astype(int) + _MARGIN
    else:
        low, high = (np.array(style.window[at : at + 2]).astype(int) for at in (0, 2))
    size = (int(high[0] - low[0]), int(high[1] - low[1]))
    view = View(posed, camera.shifted(*low), size, props)
    painter = _Painter(ax, view, posed, low, style)
    painter.base()
    core = painter.highlight(muscle) if muscle else None
    painter.light()
    painter.ink()
    painter.artists += draw_face(ax, view, posed, low, style.line, style.z + 4)
    return Drawn(view, low, core, painter.artists)


class _Painter:
    """Paints one view. Z orders run from ``style.z`` to about 5 more."""

    def __init__(self, ax: Axes, view: View, posed: Posed, origin: Array, style: Style) -> None:
        self.ax, self.view, self.posed, self.origin, self.style = ax, view, posed, origin, style
        self.colours = posed.body.look.colours()
        self.artists: list[Artist] = []

    def add(self, artist: Artist) -> None:
        self.ax.add_artist(artist)
        artist.set_clip_on(False)
        self.artists.append(artist)

    def outline(self, mask: Array, sigma: float, tolerance: float, min_area: float) -> Path | None:
        return trace(mask, sigma, 0.5, tolerance, min_area, self.origin)

    def fill(
        self,
        mask: Array,
        colour: Colour,
        z: float,
        alpha: float = 1.0,
        level: float = 0.5,
        sigma: float = 1.5,
        tolerance: float = 0.6,
        min_area: float = 20,
        **style: Any,
    ) -> None:
        tolerance *= self.style.coarse
        path = trace(mask, sigma, level, tolerance, min_area, self.origin)
        if path is not None:
            looks = {"fc": colour, "ec": "none", "lw": 0, **style}
            self.add(PathPatch(path, alpha=alpha, zorder=self.style.z + z, **looks))

    def base(self) -> None:
        """Paint outline and flat colours; far limbs are darker."""
        view = self.view
        self.fill(
            view.mask,
            shade(self.colours["skin"], 0.8),
            0,
            tolerance=0.45,
            ec=INK,
            lw=1.7 * self.style.line,
            joinstyle="round",
        )
        for number, name in enumerate(MATERIALS):
            mask = view.material == number
            if mask.any():
                self.fill(mask, self.colours[name], 1 + number * 0.01, level=0.4)
        distant = np.isin(view.part, [PART[part] for part in self.style.far])
        if distant.any():
            self.fill(distant, _FAR_TINT, 1.5, alpha=0.20)

    def highlight(self, muscle: Muscle) -> Array:
        """Tint the working muscle, hatched so that it reads in grey; return its core."""
        view = self.view
        value = gaussian_filter(np.nan_to_num(muscle(view) * view.mask), 1.5)
        for level, alpha in ((0.17, 0.30), (0.30, 0.40), (0.45, 0.50)):
            self.fill(value > level, VERMILION, 1.6, alpha=alpha, tolerance=0.9, min_area=60)
        core = value > 0.34
        path = self.outline(core, 2.0, 0.8, 60)
        if path is not None:
            mpl.rcParams["hatch.linewidth"] = 0.8
            z = self.style.z
            hatch = {"hatch": "/////", "alpha": 0.75, "lw": 0}
            self.add(PathPatch(path, fc="none", ec=_HATCH, zorder=z + 2.5, **hatch))
            # The pale rim tells the muscle from dark cloth when the picture is printed in grey.
            for colour, width in ((_RIM, 2.6), (_HATCH, 0.8)):
                line = {"ec": colour, "lw": width * self.style.line, "zorder": z + 2.6}
                self.add(PathPatch(path, fc="none", **line))
        return core

    def light(self) -> None:
        """Paint one step of shade and one of light; the head is lit as a simple ball."""
        view, camera = self.view, self.view.camera
        direction = camera.towards * 0.55 + camera.up * 0.75 - camera.right * 0.35
        face = (view.part == PART["head"]) & (view.material == MATERIALS.index("skin"))
        if face.any():
            self._round_head(face)
        dark = view.light(direction, 2.5) < np.where(face, 0.05, 0.30)
        dark &= view.mask & ~np.isin(view.material, _UNSHADED)
        self.fill(dark, SHADE, 2, alpha=0.17, sigma=2.0, tolerance=0.8, min_area=150)
        bright = (view.light(direction, 3.5) > 0.93) & view.mask & (view.material < 4)
        self.fill(bright, PAPER, 2, alpha=0.16, sigma=2.2, tolerance=0.9, min_area=200)

    def _round_head(self, face: Array) -> None:
        view, camera, solved = self.view, self.view.camera, self.posed.solved
        rows, columns = np.nonzero(face)
        middle = solved.position["head"] + solved.rotation["head"] @ np.array([0.015, 0, -0.03])
        right = (columns + 0.5 - camera.centre[0]) / camera.scale
        up = -(rows + 0.5 - camera.centre[1]) / camera.scale
        ball = (
            camera.target
            + right[:, None] * camera.right
            + up[:, None] * camera.up
            + view.depth[face][:, None] * camera.towards
            - middle
        )
        ball /= np.linalg.norm(ball, axis=1, keepdims=True)
        blend = 0.25 * view.normal[face] + 0.75 * ball
        view.normal[face] = blend / np.linalg.norm(blend, axis=1, keepdims=True)

    def ink(self) -> None:
        """Draw the inner lines: limbs with a little weight, head, hands and feet finer."""
        coarse, fine = inner_lines(self.view, self.posed)
        for region, level, width in ((coarse, 0.31, 0.15), (fine, 0.46, 0)):
            self.fill(
                region,
                INK,
                3,
                level=level,
                sigma=1.2,
                tolerance=0.5,
                min_area=12,
                ec=INK if width else "none",
                lw=width * self.style.line,
            )
