"""The colours of the pictures: the course's own where it has them, and those of things drawn."""

from __future__ import annotations

from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from matplotlib import colors

from sciatica_course.looks import LIGHT

Colour: TypeAlias = str | tuple[float, float, float]

INK = "#22303c"
NAVY = INK
GREY = "#5b6b78"
BLUE = LIGHT.focus
SKY = "#56b4e9"
VERMILION = LIGHT.emergency.line
NERVE = "#f2c230"
NERVE_TEXT = "#8a6100"
PAPER = "#ffffff"
PANEL_FILL = "#f4f7f9"
PANEL_EDGE = "#d5dee5"
MAT = "#b4d0c2"
FLOOR = "#e4eaee"
GRASS = "#cfe0bd"
SHADE = "#16222e"

# A vertex keeps its material as an index into this list. The first four are the person's own
# and take a highlight from the light.
MATERIALS = (
    "skin",
    "shirt",
    "shorts",
    "hair",
    "shoe",
    "scarf",
    "band",
    "metal",
    "frame",
    "rubber",
    "cushion",
    "wood",
    "wall",
    "heat",
    "foam",
    "beard",
)
WORN = ("skin", "shirt", "shorts", "hair", "shoe", "scarf")
PROPS = MappingProxyType(
    {
        "band": "#e69f00",
        "metal": "#9aa5ad",
        "frame": "#5b7fa6",
        "rubber": "#3a4047",
        "cushion": "#e3d5ea",
        "wood": "#d9c3a0",
        "wall": "#dde4ea",
        "heat": "#d98a6a",
        "foam": "#f0b8d6",
    }
)


def shade(colour: Colour, factor: float) -> tuple[float, float, float]:
    """Return a darker colour (factor below 1) or a lighter one (above 1)."""
    rgb = np.array(colors.to_rgb(colour))
    rgb = rgb * factor if factor < 1 else 1 - (1 - rgb) / factor
    red, green, blue = np.clip(rgb, 0, 1)
    return float(red), float(green), float(blue)
