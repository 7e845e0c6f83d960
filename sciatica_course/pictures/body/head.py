"""The head: skull, face relief, ears, and the curves of brows, eyes and lips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from sciatica_course.pictures.kinds import Array, Surface, table
from sciatica_course.pictures.look import Look
from sciatica_course.pictures.skeleton import STATURE
from sciatica_course.pictures.turns import turn_y

from .parts import Builder
from .surface import Sections, X, Y, bump, ellipsoid, loft, ring

_SECTIONS = Sections(table("body")["head"])
CHIN, CROWN = 0.872, 1.0
_EYE = (0.050, 0.0175, CHIN + 0.515 * (CROWN - CHIN))
_MOUTH = CHIN + 0.205 * (CROWN - CHIN)
# centre y, centre height, width, height, how far it stands out
_RELIEF = (
    (0, 0.375, 0.0065, 0.060, 0.0120),  # nose
    (0, 0.46, 0.0050, 0.07, 0.0045),
    (0, 0.225, 0.012, 0.035, 0.0042),  # lips
    (0, 0.165, 0.012, 0.028, 0.0030),
    (0, 0.06, 0.012, 0.05, 0.0035),  # chin
    (0, 0.275, 0.02, 0.02, -0.0010),
    (0, 0.62, 0.03, 0.06, 0.002),  # brow
    (0.018, 0.515, 0.009, 0.045, -0.0045),  # eye sockets
    (-0.018, 0.515, 0.009, 0.045, -0.0045),
)


# Folds of an older face, metres from the middle of an eye: beside the eye, below it, to the mouth.
_AGE = (
    ((0.018, 0.002), (0.024, 0.006), (0.029, 0.012)),
    ((0.018, -0.002), (0.024, -0.005), (0.029, -0.010)),
    ((-0.006, -0.016), (0.004, -0.019), (0.013, -0.015)),
    ((-0.010, -0.044), (-0.003, -0.056), (0.001, -0.068)),
)


@dataclass(frozen=True)
class Curve:
    """A line drawn on the head: its kind, and its points in metres in the rest pose."""

    kind: str
    points: Array


@dataclass(frozen=True)
class Face:
    """What is drawn on a face: where the eye is, and curves."""

    eye: Array
    curves: tuple[Curve, ...]


def height_of(vertices: Array) -> Array:
    """Return the place between chin (0) and crown (1) of vertices."""
    return (vertices[:, 2] - CHIN) / (CROWN - CHIN)


def skull(offset: float = 0.0, cheeks: float = 1.0) -> Surface:
    """Return the plain head, or a shell around it, in fractions of stature.

    ``cheeks`` widens the lower face.
    """
    rings = []
    for q in np.linspace(0, 0.99, 40):
        half, front, back = _SECTIONS.at(q)
        half *= 1 + (cheeks - 1) * float(np.exp(-(((q - 0.22) / 0.28) ** 2)))
        centre = np.array([(front + back) / 2, 0, CHIN + q * (CROWN - CHIN)])
        depth = (front - back) / 2 + offset
        radii = (depth, half + offset, depth, half + offset)
        rings.append(ring(centre, (X, Y), radii, 2.15, 40))
    if offset:  # round off the crown of a shell, which a flat cap would leave with an edge
        top = centre + np.array([0, 0, offset * 0.5])
        rings.append(ring(top, (X, Y), [r * 0.5 for r in radii], 2.15, 40))
    return loft(rings)


def build_head(builder: Builder) -> Face:
    """Add the bare head and, where no scarf covers them, the ears; return the face."""
    vertices, triangles = skull(0.0, builder.look.cheeks)
    y, q = vertices[:, 1].copy(), height_of(vertices)
    front = vertices[:, 0] > 0.02
    for centre, level, width, height, out in _RELIEF:
        vertices[:, 0] += out * bump(y, centre, width) * bump(q, level, height) * front
    builder.add((vertices, triangles), "skin", "head", {"head": 1.0})
    if builder.look.style != "headscarf":
        for sign in (1, -1):
            place = (-0.006, sign * 0.0475, CHIN + 0.42 * (CROWN - CHIN))
            ear = ellipsoid(place, (0.0095, 0.0042, 0.0175), turn_y(-12), 16, 11)
            builder.add(ear, "skin", "head", {"head": 1.0})
    return _face(vertices * STATURE, builder.look)


def _face(vertices: Array, look: Look) -> Face:
    eye = np.array(_EYE) * STATURE
    _, eye_y, eye_z = eye
    mouth = _MOUTH * STATURE
    front = vertices[vertices[:, 0] > 0.02 * STATURE]
    curves = []

    def draw(kind: str, points: list[tuple[float, float]]) -> None:
        curves.append(Curve(kind, _on_face(front, points)))

    for s in (1, -1):
        brow = ((eye_y - 0.014, 0.018), (eye_y + 0.003, 0.0235), (eye_y + 0.019, 0.016))
        lid = ((eye_y - 0.008, -0.001), (eye_y, 0.002), (eye_y + 0.008, -0.001))
        draw("brow", [(s * y, eye_z + z) for y, z in brow])
        draw("eye", [(s * y, eye_z + z) for y, z in lid])
        for fold in _AGE if look.age_lines else ():
            draw("age", [(s * (eye_y + y), eye_z + z) for y, z in fold])
        if look.glasses:
            turn = np.linspace(0, 2 * np.pi, 25)
            rim = [eye[0] + 0.014 + 0 * turn, s * (eye_y + 0.002) + 0.017 * np.cos(turn)]
            curves.append(Curve("glasses", np.stack([*rim, eye_z + 0.014 * np.sin(turn)], 1)))
            temple = np.linspace((eye[0] + 0.012, s * (eye_y + 0.019)), (0.0, s * 0.0815), 8)
            curves.append(Curve("glasses", np.c_[temple, np.full(8, eye_z + 0.004)]))
    lip = ((-0.020, 0.004), (-0.010, 0), (0, -0.001), (0.010, 0), (0.020, 0.004))
    draw("lip", [(y, mouth + z) for y, z in lip])
    if look.glasses:
        bridge = [(eye[0] + 0.017, y, eye_z + 0.004) for y in (-0.012, 0.0, 0.012)]
        curves.append(Curve("glasses", np.array(bridge)))
    return Face(eye, tuple(curves))


def _on_face(front: Array, points: list[tuple[float, float]], count: int = 11) -> Array:
    """Return a smooth curve through points (left, up), laid on the front of the head."""
    curve = CubicSpline(np.linspace(0, 1, len(points)), np.array(points))(np.linspace(0, 1, count))
    out = []
    for y, z in curve:
        distance = np.hypot(front[:, 1] - y, front[:, 2] - z)
        near = np.argsort(distance)[:4]
        weight = 1 / (distance[near] + 1e-4)
        out.append([(front[near, 0] * weight).sum() / weight.sum() + 0.0015, y, z])
    return np.array(out)
