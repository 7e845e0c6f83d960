"""Short looping animations: there and back, or round and round."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from .exercises import Picture
from .files import image_of
from .kinds import Array
from .nerve import sciatic_nerve
from .render.camera import Camera
from .scene.ground import mat_corners
from .scene.sheet import Sheet
from .sheets import draw_figure_on, draw_ground_on, posed_at

_WIDTH = 3.2  # inches
_DPI = 150
_STEPS = 9  # pictures from start to end, or of a whole round
_ROUND_STEPS = 12
_EASE = 150  # milliseconds a picture stays
_HOLD = 3  # pictures that the end position stays
LARGEST = 200_000  # bytes
_QUALITIES = (80, 70, 60, 50, 40)


def write_clip(picture: Picture, path: Path) -> Path:
    """Write ``path`` as an animated WebP of at most 200 KB; return the file."""
    target = path.with_name(f"{path.name}.webp")
    frames = _frames(picture)
    for quality in _QUALITIES:
        buffer = io.BytesIO()
        frames[0].save(
            buffer,
            "WEBP",
            save_all=True,
            append_images=frames[1:],
            duration=_EASE,
            loop=0,
            quality=quality,
            method=4,
        )
        if buffer.tell() <= LARGEST:
            break
    target.write_bytes(buffer.getvalue())
    return target


def _frames(picture: Picture) -> list[Image.Image]:
    """Return the pictures of one loop, in their order."""
    movement = picture.movement
    if movement.round:
        stages = np.linspace(0, movement.last, _ROUND_STEPS, endpoint=False)
        return _drawn(picture, stages, [0.0] * len(stages))
    shares = (1 - np.cos(np.linspace(0, np.pi, _STEPS))) / 2
    there = _drawn(picture, shares * movement.last, list(shares))
    return [there[0], *there, *[there[-1]] * (_HOLD - 1), *there[-2:0:-1]]


def _drawn(picture: Picture, stages: Array, working: list[float]) -> list[Image.Image]:
    """Draw each stage with one crop for all; ``working`` is how much the muscle shows."""
    figures = [posed_at(picture, float(stage)) for stage in stages]
    ground = [mat_corners(picture.mat)] if picture.mat else []
    cloud = np.concatenate([*(figure.points() for figure in figures), *ground])
    images = []
    for figure, share in zip(figures, working, strict=True):
        sheet = Sheet([Camera(*picture.camera, roll=picture.slope)], width=_WIDTH)
        sheet.fit([cloud], picture.sides, picture.highest)
        panel = sheet.panels[0]
        panel.include(panel.xy(cloud), 12)
        draw_ground_on(panel, picture, figure)
        draw_figure_on(panel, picture, figure, {}, working=share)
        if picture.nerve:
            panel.strand(sciatic_nerve(figure, picture.nerve))
        panel.low, panel.high = _box(panel.xy(cloud))
        if picture.mat is None and picture.floor:
            panel.high = np.maximum(panel.high, panel.xy([0, 0, 0])[1] + 60)
        images.append(_image(sheet.lay_out()))
        sheet.close()
    return images


def _box(points: Array) -> tuple[Array, Array]:
    return points.min(0) - 14, points.max(0) + 14


def _image(figure: Figure) -> Image.Image:
    return image_of(figure, _DPI)
