"""Which pixels are inner lines, cleaned of stray marks."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import binary_closing, binary_dilation, distance_transform_edt, label

from sciatica_course.pictures.body import PART, PROP_PART, Posed
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import MATERIALS

from .view import View

# A step in depth that is drawn as a line, metres.
_STEP = 0.014
_STEPS = (
    (("trunk",), 0.03),
    (("head",), 0.005),
    (("hand_L", "hand_R"), 0.014),
    (("foot_L", "foot_R"), 0.009),
)
_SMALL = ("head", "hand_L", "hand_R", "foot_L", "foot_R")
# A line shorter than this is a stray mark, metres: on the head, on hands and feet, elsewhere.
_SHORTEST = (0.030, 0.016, 0.060)
_HEALED = 0.003  # metres: a break in a line half as long as this is closed
_FROM_OUTLINE = 2.2  # pixels: nearer to the outline a line would only thicken it


def inner_lines(view: View, posed: Posed) -> tuple[Array, Array]:
    """Return the lines on trunk and limbs, and the finer ones on head, hands and feet."""
    threshold = np.full(view.part.shape, _STEP)
    for names, value in _STEPS:
        threshold[np.isin(view.part, [PART[name] for name in names])] = value
    ink = view.depth_edges(threshold) | view.material_edges()
    inside = distance_transform_edt(np.pad(view.mask, 1))[1:-1, 1:-1]
    ink &= ~_plain_face(view, posed) & (inside > _FROM_OUTLINE)
    small = np.isin(view.part, [PART[name] for name in _SMALL])
    body = view.mask & ~small & (view.part != PROP_PART)
    ink |= binary_closing(ink, iterations=max(1, round(_HEALED * view.camera.scale))) & body
    head = view.part == PART["head"]
    ink &= _long_enough(ink, (head, small), inside, view.camera.scale)
    small &= ~binary_dilation(view.mask & ~small, iterations=3)
    return ink & ~small, ink & small


def _plain_face(view: View, posed: Posed) -> Array:
    """Return the part of the face that keeps no lines: its features are drawn as curves."""
    field = view.field
    front, _, eye = posed.body.face.eye
    skin = (view.part == PART["head"]) & (view.material == MATERIALS.index("skin"))
    nose = (np.abs(field["z"] - (eye - 0.037)) < 0.016) & (np.abs(field["y"]) < 0.022)
    level = (field["z"] < eye + 0.03) & (field["z"] > eye - 0.094)
    return skin & (field["x"] > front - 0.035) & level & ~nose


def _long_enough(ink: Array, parts: tuple[Array, Array], inside: Array, scale: float) -> Array:
    """Return where ink belongs to a line of some length that is not all along the outline.

    ``parts`` are where the head is, and where any of the small parts is.
    """
    labels, count = label(binary_dilation(ink), np.ones((3, 3)))
    rows, columns = np.nonzero(ink)
    which = labels[rows, columns]
    low, high = np.full((count + 1, 2), 1e9), np.zeros((count + 1, 2))
    deepest, in_head, in_small, total = (np.zeros(count + 1) for _ in range(4))
    for axis, place in enumerate((rows, columns)):
        np.minimum.at(low[:, axis], which, place)
        np.maximum.at(high[:, axis], which, place)
    np.maximum.at(deepest, which, inside[rows, columns])
    for counted, part in zip((in_head, in_small), parts, strict=True):
        np.add.at(counted, which, part[rows, columns])
    np.add.at(total, which, 1)
    diagonal = np.hypot(*(high - low).T)
    half = 0.5 * np.maximum(total, 1)
    on_head, on_hand, elsewhere = _SHORTEST
    shortest = np.where(in_head > half, on_head, np.where(in_small > half, on_hand, elsewhere))
    shortest = shortest * scale
    kept = (diagonal > shortest) & (deepest > 6) & (total > 20)
    kept[0] = False
    return kept[labels]
