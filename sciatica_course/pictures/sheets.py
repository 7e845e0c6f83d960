"""Draws the picture of an exercise as a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from sciatica_course.catalogue.picture_types import Picture as Words

from . import joints
from .arrows import draw_arrow
from .body import Body, Posed
from .exercises import Picture
from .inset import draw_inset
from .kinds import Array
from .look import Look, look_of
from .muscles import MUSCLES
from .nerve import sciatic_nerve
from .palette import FLOOR, GRASS, NERVE_TEXT
from .render.camera import Camera
from .render.figure import FAR_SIDE, Muscle, Style
from .scene.ground import draw_floor, draw_mat, draw_shadow, draw_water, mat_corners
from .scene.labels import Label
from .scene.panel import Panel
from .scene.sheet import PIXELS_PER_INCH, Sheet

_SHADOW_BELOW = 1.2  # metres: what is higher casts none
_ALONG_NERVE = 0.86


@lru_cache(maxsize=4)
def body_of(look: Look) -> Body:
    """Return the body of a look, built once for pictures in a row."""
    return Body(look)


def person_of(picture: Picture) -> Body:
    """Return who is in a picture, with or without shoes."""
    return body_of(replace(look_of(picture.look), shoes=picture.shoes))


def posed_at(picture: Picture, stage: float) -> Posed:
    """Return the person at a stage.

    Raises:
        OutOfRange: a joint would have to turn further than people can.
    """
    posed = picture.movement.at(person_of(picture), stage)
    joints.check(posed, f"{picture.name} at stage {stage:g}")
    return posed


def draw_sheet(picture: Picture, words: Words) -> Sheet:
    """Return the finished sheet; its words are those of the course's content."""
    cameras = [Camera(*picture.camera, roll=picture.slope) for _ in picture.stages]
    sheet = Sheet(
        cameras,
        title="" if picture.small else words.title,
        hint="" if picture.small else words.hint,
        captions=words.captions,
        width=picture.width,
        pixels_per_inch=picture.density,
    )
    figures = [posed_at(picture, stage) for stage in picture.stages]
    clouds = [_cloud(picture, posed) for posed in figures]
    sheet.fit(clouds, picture.sides, picture.highest)
    last = picture.muscle_panel % len(figures)
    for number, (panel, posed) in enumerate(zip(sheet.panels, figures, strict=True)):
        draw_ground_on(panel, picture, posed)
        draw_figure_on(panel, picture, posed, words.labels, working=float(number == last))
        for arrow in picture.arrows:
            if arrow.get("panel", last) == number:
                draw_arrow(panel, posed, arrow, picture.density)
        if picture.nerve:
            line = panel.strand(sciatic_nerve(posed, picture.nerve))
            if number == last and "nerve" in words.labels:
                anchor = line[int(len(line) * _ALONG_NERVE)]
                panel.labels.append(Label(words.labels["nerve"], anchor, NERVE_TEXT))
        if picture.inset:
            muscle = _muscle(picture, posed) if number == last else None
            turn = (30.0, 140.0) if number == last else None
            draw_inset(panel, posed, muscle, words.labels[f"inset-{number + 1}"], turn)
    return sheet


def _cloud(picture: Picture, posed: Posed) -> Array:
    points = posed.points()
    return np.concatenate([points, mat_corners(picture.mat)]) if picture.mat else points


def draw_ground_on(panel: Panel, picture: Picture, posed: Posed) -> None:
    """Draw mat, floor or water, and the shadow."""
    if picture.mat:
        draw_mat(panel, picture.mat)
    elif picture.floor:
        draw_floor(panel, GRASS if picture.grass else FLOOR)
    if picture.mat or picture.floor:
        cloud = posed.points()
        draw_shadow(panel, cloud[cloud[:, 2] < _SHADOW_BELOW], picture.lean)
    if picture.water is not None:
        draw_water(panel, picture.water)


def _muscle(picture: Picture, posed: Posed, working: float = 1.0) -> Muscle | None:
    if not picture.muscle:
        return None
    full = MUSCLES[picture.muscle](posed.body, picture.muscle_sides)
    return lambda view: full(view) * working


def draw_figure_on(
    panel: Panel, picture: Picture, posed: Posed, labels: Mapping[str, str], *, working: float
) -> None:
    """Draw the person, with the muscle shown as much as it is ``working``, 0 to 1."""
    muscle = _muscle(picture, posed, working) if working > 0 else None
    coarse = picture.density / PIXELS_PER_INCH
    far = FAR_SIDE if picture.far else ()
    style = Style(line=picture.line, far=far, coarse=coarse)
    anchor = panel.figure(posed, muscle, style)
    if anchor is not None and picture.muscle in labels and not picture.inset:
        panel.labels.append(Label(labels[picture.muscle], anchor))
