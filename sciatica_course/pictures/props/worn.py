"""Things that lie on the body: a strap in the hands, a band round the thighs, a heat pack."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.interpolate import PchipInterpolator

from sciatica_course.pictures.body import PART, Posed
from sciatica_course.pictures.body.person import Prop
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.meshes import bezier, ribbon
from sciatica_course.pictures.turns import SIGN, Vector, unit

_WIDTH = 0.034
_LOOSE = 1.14  # a strap lies a little off the cloth


def _smooth(points: list[Array], count: int = 90) -> Array:
    line = np.array(points)
    along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    return PchipInterpolator(along, line)(np.linspace(0, along[-1], count))


def _tails(grips: dict[str, Array]) -> Iterator[Prop]:
    for grip in grips.values():
        tail = bezier([grip, grip + [-0.01, 0, -0.10], grip + [-0.04, 0, -0.2]], 20)
        yield Prop(*ribbon(tail, _WIDTH, (0.9, 0, -0.3)), "band")


def foot_strap(posed: Posed, side: str = "R") -> Iterator[Prop]:
    """Yield a strap from both hands round the ball of a foot."""
    foot = posed.frame(f"foot_{side}")
    ball = posed.joint(f"foot_{side}") + foot @ np.array([0.115, 0, -0.052])
    grips = {s: posed.joint(f"finger31_{s}") for s in SIGN}
    across = foot @ np.array([0, 1, 0])
    rise = foot @ np.array([0.01, 0, 0.045])

    def half(s: str) -> list[Array]:
        end = ball + across * SIGN[s] * 0.044 + rise
        return [grips[s], grips[s] + (end - grips[s]) * 0.5, end]

    def under(aside: float, drop: float) -> Array:
        return ball + across * aside - foot @ np.array([0, 0, drop])

    sole = [under(0.040, 0.012), under(0.0, 0.017), under(-0.040, 0.012)]
    strap = _smooth([*half("L"), *sole, *half("R")[::-1]])
    yield Prop(*ribbon(strap, _WIDTH, foot @ np.array([1, 0, 0])), "band")
    yield from _tails(grips)


def thigh_strap(posed: Posed, side: str = "L", share: float = 0.55) -> Iterator[Prop]:
    """Yield a strap from both hands round the back of a thigh."""
    hip, knee = posed.joint(f"thigh_{side}"), posed.joint(f"shank_{side}")
    thigh = posed.frame(f"thigh_{side}")
    middle = hip + (knee - hip) * share
    grips = {s: posed.joint(f"finger31_{s}") for s in SIGN}

    wide = posed.body.look.limbs * posed.body.look.thighs * _LOOSE

    def at(x: float, y: float) -> Array:
        return middle + thigh @ (np.array([x, y, 0]) * wide)

    around = [
        at(0.02, 0.088),
        at(-0.045, 0.078),
        at(-0.083, 0.0),
        at(-0.045, -0.078),
        at(0.02, -0.088),
    ]
    strap = _smooth([grips["L"], *around, grips["R"]])
    yield Prop(*ribbon(strap, 0.05, thigh @ np.array([0, 0, 1])), "band")
    yield from _tails(grips)


def thigh_band(posed: Posed, share: float = 0.80, width: float = 0.055) -> Iterator[Prop]:
    """Yield a loop of exercise band round both thighs, just above the knees."""
    points = []
    for s in SIGN:
        start, end = posed.joint(f"thigh_{s}"), posed.joint(f"shank_{s}")
        along = unit(end - start)
        middle = start + (end - start) * share
        legs = np.isin(posed.body.packed.part, [PART[f"leg_{s}"]]) & (posed.body.packed.keep >= 0)
        near = posed.vertices[legs]
        level = np.abs((near - middle) @ along) < width * 0.45
        points.append(near[level])
    cloud = np.concatenate(points)
    yield from _loop(posed, cloud, width)


def _loop(posed: Posed, cloud: Array, width: float) -> Iterator[Prop]:
    """Yield the band that holds a cloud of points together, around the mean axis of the thighs."""
    from scipy.spatial import ConvexHull

    axes = [unit(posed.joint(f"shank_{s}") - posed.joint(f"thigh_{s}")) for s in SIGN]
    along = unit(axes[0] + axes[1])
    across = posed.joint("shank_L") - posed.joint("shank_R")
    across = unit(across - (across @ along) * along)
    third = np.cross(along, across)
    middle = cloud.mean(0)
    flat = np.stack([(cloud - middle) @ across, (cloud - middle) @ third], 1)
    outline = flat[ConvexHull(flat).vertices]
    outline = outline * (1 + 0.006 / np.linalg.norm(outline, axis=1, keepdims=True))
    closed = np.vstack([outline, outline[:2]])
    steps = np.r_[0, np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))]
    dense = np.linspace(0, steps[-2], 120)
    places = np.stack([np.interp(dense, steps, closed[:, i]) for i in (0, 1)], 1)
    # Each point of the band lies at the level of the thigh that it passes.
    left, right = (posed.joint(f"shank_{s}") - axes[i] * 0.085 for i, s in enumerate(SIGN))
    span = (left - right) @ across
    share = np.clip(((places[:, 0] + middle @ across) - right @ across) / span, 0, 1)
    level = (right @ along) * (1 - share) + (left @ along) * share
    line = (
        np.outer(places[:, 0] + middle @ across, across)
        + np.outer(places[:, 1] + middle @ third, third)
        + np.outer(level, along)
    )
    yield Prop(*ribbon(line, width, along), "band")


def heat_pack(
    posed: Posed, at: Vector, size: Vector, axes: str = "lumbar", thick: float = 0.02
) -> Iterator[Prop]:
    """Yield a pack with a towel under it that lies on the skin behind ``at`` (body axes)."""
    frame = posed.frame(axes)
    centre = posed.joint("L4") + frame @ np.asarray(at, float)
    wide, tall = size
    rows, columns = 13, 13
    u, v = np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    body = posed.vertices[posed.body.packed.keep >= 0]
    local = (body - centre) @ frame
    for factor, lift, material in ((1.22, 0.004, "cushion"), (1.0, thick, "heat")):
        layers = []
        for out in (0.0, lift):
            sheet = np.zeros((rows, columns, 3))
            for i in range(rows):
                for j in range(columns):
                    y, z = u[i, j] * wide / 2 * factor, v[i, j] * tall / 2 * factor
                    near = (np.abs(local[:, 1] - y) < 0.02) & (np.abs(local[:, 2] - z) < 0.02)
                    back = local[near, 0].min() if near.any() else 0.0
                    puff = (1 - u[i, j] ** 4) * (1 - v[i, j] ** 4)
                    sheet[i, j] = (back - 0.003 - out * (0.4 + 0.6 * puff), y, z)
            layers.append(sheet)
        vertices = np.concatenate([layer.reshape(-1, 3) for layer in layers]) @ frame.T + centre
        index = np.arange(rows * columns).reshape(rows, columns)
        p, q, r, s = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
        quads = [np.stack(c, -1).reshape(-1, 3) for c in ((p, q, r), (p, r, s))]
        faces = np.concatenate([*quads, *(quad + rows * columns for quad in quads)])
        yield Prop(vertices, faces, material)
