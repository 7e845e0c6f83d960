"""Draws what is on a face: brows, eyes and lips, where they are seen."""

from __future__ import annotations

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse

from sciatica_course.pictures.body import Posed
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import INK, shade

from .view import View

_EYE = "#2b2622"
_WEIGHTS = {"brow": 1.5, "lip": 1.2, "strand": 0.9, "age": 0.8, "glasses": 1.3}
_DARK = 1.2  # hair whose red, green and blue sum to less gets lighter strands
_BEHIND = 0.010  # metres: a curve this far behind what is seen is hidden


def draw_face(
    ax: Axes, view: View, posed: Posed, origin: Array, line: float, z: float
) -> list[Artist]:
    """Draw the features that face the camera; return the artists."""
    camera, solved = view.camera, posed.solved
    colours = posed.body.look.colours()
    dark = sum(to_rgb(colours["hair"])) < _DARK
    colour = {
        "brow": shade(colours["hair"], 0.8),
        "lip": shade(colours["skin"], 0.55),
        "age": shade(colours["skin"], 0.70),
        "strand": shade(colours["hair"], 1.28 if dark else 0.80),
        "glasses": to_rgb(INK),
    }
    rest = posed.body.skeleton.rest["head"]
    artists: list[Artist] = []
    for drawn in posed.body.face.curves:
        kind = drawn.kind
        world = (drawn.points - rest) @ solved.rotation["head"].T + solved.position["head"]
        q = camera(world)
        seen = _seen(view, q)
        if seen.sum() < 2:
            continue
        curve = q[seen][:, :2] + origin
        if kind == "eye":
            along = curve[-1] - curve[0]
            width = max(np.ptp(curve[:, 0]), np.ptp(curve[:, 1])) * 0.62
            artists.append(
                Ellipse(
                    curve.mean(0),
                    max(width, 0.0055 * camera.scale),
                    0.0105 * camera.scale,
                    angle=np.degrees(np.arctan2(along[1], along[0])),
                    fc=_EYE,
                    ec="none",
                    zorder=z,
                )
            )
        else:
            weight = _WEIGHTS[kind] * line * camera.scale / 900
            stroke = Line2D(*curve.T, color=colour[kind], lw=weight, zorder=z)
            stroke.set_solid_capstyle("round")
            artists.append(stroke)
    for artist in artists:
        ax.add_artist(artist)
        artist.set_clip_on(False)
    return artists


def _seen(view: View, q: Array) -> Array:
    """Return which projected points are not hidden."""
    pixel = np.floor(q[:, :2]).astype(int)
    inside = (pixel >= 0).all(1) & (pixel < [view.width, view.height]).all(1)
    x, y = np.clip(pixel, 0, [view.width - 1, view.height - 1]).T
    return inside & (q[:, 2] > view.depth[y, x] - _BEHIND) & view.mask[y, x]
