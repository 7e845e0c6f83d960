"""A look inside: the low back of a lying person in a magnifying glass, with its bones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path
from scipy.interpolate import CubicSpline

from .body import Posed
from .kinds import Array
from .palette import MAT, NAVY, PANEL_FILL, PAPER, SKY, VERMILION, Colour, shade
from .render.camera import Camera
from .render.figure import Muscle, Style, draw_figure
from .render.tracing import smooth_ring
from .scene.panel import Panel
from .turns import unit

_RADIUS, _ZOOM = 178, 1.95
_ASIDE = np.array([-175, -355])  # from the place that is magnified, pixels
_CAMERA = (-86, 5)
_FOCUS = np.array([-0.055, 0, 0.012])
_MIDDLE = np.array([1, 0, 1])
_BONE, _HIP_BONE, _SOCKET = "#fffaf0", "#efe6d2", "#ded2b6"
_SKIN_BEHIND = 0.072  # metres from the spine's middle line to the skin of the back
_VERTEBRAE = 7
# Outlines in the middle plane, metres: of the hip bone and the sacrum in the axes of the pelvis,
# of a vertebra and its spinous process in depths of the vertebra and halves of its height.
_HIP = (
    ((-0.055, 0.048), (-0.02, 0.075), (0.035, 0.062), (0.055, 0.020), (0.050, -0.015))
    + ((0.062, -0.055), (0.052, -0.080), (0.020, -0.075), (-0.006, -0.115), (-0.030, -0.105))
    + ((-0.022, -0.062), (-0.05, -0.02), (-0.075, 0.012))
)
_SACRUM = ((0, 0.014), (-0.030, 0.030), (-0.055, 0.022), (-0.080, -0.02), (-0.090, -0.065)) + (
    (-0.080, -0.105),
    (-0.070, -0.112),
    (-0.066, -0.075),
    (-0.048, -0.030),
    (-0.020, -0.006),
)
_BODY = ((-1, -1), (0, -0.85), (1, -1), (0.93, 0), (1, 1), (0, 0.85), (-1, 1), (-0.93, 0))
_DISC = ((-0.9, -1), (0, -1), (0.9, -1), (1, 0), (0.9, 1), (0, 1), (-0.9, 1), (-1, 0))


@dataclass(frozen=True)
class _Spine:
    """The middle line of the low back: points and directions by metres along it."""

    curve: CubicSpline
    length: float
    backward: Array

    def axes(self, s: float) -> tuple[Array, Array]:
        """Return the direction along the spine and the one towards the back."""
        along = unit(self.curve(s, 1))
        back = unit(np.cross(along, [0, 1, 0]))
        return along, back if back @ self.backward > 0 else -back


def draw_inset(
    panel: Panel, posed: Posed, muscle: Muscle | None, words: str, turn: tuple[float, float] | None
) -> None:
    """Draw the glass over the low back, the words beside it and, with ``turn``, an arrow in it.

    ``turn`` is where the arrow begins and ends around the hip joint, degrees.
    """
    focus = posed.joint("root") + _FOCUS
    small = panel.xy(focus)
    centre = small + _ASIDE
    camera = Camera(*_CAMERA, scale=panel.camera.scale * _ZOOM)
    camera.centre = centre - camera.xy(focus)
    inside = _inside(panel, posed, camera, centre, muscle)
    if turn:
        hip = camera.xy(posed.joint("thigh_R") * _MIDDLE)
        angle = np.radians(np.linspace(*turn, 30))
        arc = hip + 66 * np.stack([np.cos(angle), -np.sin(angle)], 1)
        panel.arrow(arc, width=15, zorder=85)
    circle = Circle((centre[0], centre[1]), _RADIUS, transform=panel.ax.transData)
    for artist in inside:
        artist.set_clip_on(True)
        artist.set_clip_path(circle)
    for at, radius, weight, zorder in (
        (centre, _RADIUS, 1.6, 90),
        (small, _RADIUS / _ZOOM, 1.1, 45),
    ):
        panel.add(Circle((at[0], at[1]), radius, fc="none", ec=NAVY, lw=weight, zorder=zorder))
    towards = unit(centre - small)
    ends = np.array([small + towards * _RADIUS / _ZOOM, centre - towards * _RADIUS])
    panel.line(ends, color=NAVY, lw=1.1, zorder=45)
    x, y = centre + np.array([_RADIUS + 14, -_RADIUS * 0.55])
    panel.ax.text(x, y, words, fontsize=8, color=NAVY, va="center", zorder=90, clip_on=False)
    panel.include([centre - _RADIUS, centre + _RADIUS])


def _inside(
    panel: Panel, posed: Posed, camera: Camera, centre: Array, muscle: Muscle | None
) -> list[Artist]:
    """Draw what is seen in the glass; return the artists, to be clipped."""
    low, high = centre - _RADIUS - 8, centre + _RADIUS + 8
    ground = Circle((centre[0], centre[1]), _RADIUS, fc=PANEL_FILL, ec="none", zorder=49.9)
    artists: list[Artist] = [panel.add(ground)]
    style = Style(line=1.1, z=50, window=(*low, *high))
    artists += draw_figure(panel.ax, posed, camera, muscle, style).artists
    floor = camera.xy((0, 0, 0))[1] - 6
    artists.append(panel.polygon(_box(low[0], floor, *high), 49.95, fc=MAT, ec="none"))
    veil = {"fc": PAPER, "ec": "none", "alpha": 0.30}
    artists.append(panel.polygon(_box(*low, *high), 65, **veil))
    spine = _spine(posed)
    artists += _bones(panel, camera, posed, spine)
    steps = np.linspace(0.03, spine.length * 0.97, 24)
    skin = np.array([spine.curve(s) + spine.axes(s)[1] * _SKIN_BEHIND for s in steps])
    artists.append(panel.line(camera.xy(skin), color=VERMILION, lw=2.2, zorder=80))
    return artists


def _box(x0: float, y0: float, x1: float, y1: float) -> Array:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])


def _pelvis(posed: Posed) -> Callable[[float, float], Array]:
    """Return a function from the axes of the pelvis to the world."""
    root, turn = posed.joint("root"), posed.solved.rotation["root"]
    return lambda x, z: root + turn @ np.array([x, 0, z])


def _spine(posed: Posed) -> _Spine:
    turn = posed.solved.rotation["root"]
    chest = posed.solved.rotation["T12"] @ np.array([-0.005, 0, 0.07])
    joints = [posed.joint(bone) for bone in ("T12", "L2", "L4", "L5")]
    points = np.array([posed.joint("T12") + chest, *joints, _pelvis(posed)(-0.022, -0.006)])
    points = points + turn @ np.array([0.010, 0, 0])
    along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    return _Spine(CubicSpline(along, points), along[-1], turn @ np.array([-1.0, 0, 0]))


def _bones(panel: Panel, camera: Camera, posed: Posed, spine: _Spine) -> list[Artist]:
    z = 70
    pelvis = _pelvis(posed)
    artists: list[Artist] = []

    def closed(outline: list[Array], fill: Colour, weight: float, zorder: float) -> None:
        pairs = smooth_ring(camera.xy(np.array([*outline, outline[0]])))
        path = Path([point for _, point in pairs], [code for code, _ in pairs])
        edge = {"ec": NAVY if weight else "none", "lw": weight, "joinstyle": "round"}
        artists.append(panel.add(PathPatch(path, fc=fill, zorder=zorder, **edge)))

    closed([pelvis(*p) for p in _HIP], _HIP_BONE, 1.0, z - 0.5)
    closed([pelvis(*p) for p in _SACRUM], _BONE, 1.0, z + 1)
    edges = np.linspace(0.02, spine.length, _VERTEBRAE + 1)
    for j in range(_VERTEBRAE):
        middle = (edges[j] + edges[j + 1]) / 2
        place, (along, back) = spine.curve(middle), spine.axes(middle)
        deep = 0.021 + 0.0012 * j
        half = along * (edges[j + 1] - edges[j]) * 0.36
        behind = (
            (0.7 * deep, -0.3),
            (deep + 0.010, -0.2),
            (deep + 0.026, 0.7),
            (deep + 0.034, 1.5),
        ) + ((deep + 0.026, 1.9), (deep + 0.012, 1.2), (0.7 * deep, 0.6))
        closed([place + back * x + half * y for x, y in behind], shade(_BONE, 0.9), 0.8, z)
        closed([place + back * x * deep + half * y for x, y in _BODY], _BONE, 1.0, z + 1)
        if j < _VERTEBRAE - 1:
            place, (along, back) = spine.curve(edges[j + 1]), spine.axes(edges[j + 1])
            thin = along * (edges[1] - edges[0]) * 0.15
            closed([place + back * x * deep + thin * y for x, y in _DISC], SKY, 0, z + 0.5)
    x, y = camera.xy(posed.joint("thigh_R") * _MIDDLE)
    ball = Circle((x, y), 0.021 * camera.scale, fc=_SOCKET, ec=NAVY, lw=0.9, zorder=z + 1.2)
    artists.append(panel.add(ball))
    return artists
