"""The colours of anatomy: calm tissues, and one Okabe-Ito hue for each nerve root."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from matplotlib.colors import to_rgb

INK = "#22303c"
QUIET = "#4c5a66"
WHITE = "#ffffff"
PAPER = "#ffffff"
PANEL = "#f4f7f9"
PANEL_EDGE = "#d5dee5"

BONE = "#f5ecd7"
BONE_INK = "#6b5b45"
SKIN = "#f6e4d7"
PARCHMENT = "#f1e6dc"  # the skin of the body map, on which the areas must stand out
SKIN_INK = "#a98065"
MUSCLE = "#c9796b"
TENDON = "#e9dccb"
DISC = "#8fc3e6"
DISC_INK = "#3f7fae"
CORE = "#cfe7f7"
NERVE = "#f2c200"
NERVE_INK = "#6e5200"
SORE = "#d55e00"
SORE_INK = "#7a2d00"
SAC = "#f7e7a6"

# The person who shows how a nerve slides.
SKIN_DEEP = "#c98f67"
SHIRT = "#d6e6ee"
SHORTS = "#a3bdd6"
HAIR = "#3a2a22"
WOOD = "#d9c3a0"
FLOOR = "#e4eaee"
BLUE = "#0072b2"

# L4, L5 and S1 as in the body map; S2 and S3 join the nerve, and the course says no more of them.
ROOT = MappingProxyType(
    {"L4": "#56b4e9", "L5": "#d55e00", "S1": "#009e73", "S2": "#b9b9b9", "S3": "#d9d9d9"}
)
# The same hues for words and tags on white.
ROOT_INK = MappingProxyType(
    {"L4": "#1f6f9f", "L5": "#a84300", "S1": "#00694d", "S2": "#4c5a66", "S3": "#4c5a66"}
)


def lighter(colour: str, by: float) -> str:
    """Return a colour nearer to white; 1 is white."""
    return _hex(1 - (1 - part) * (1 - by) for part in to_rgb(colour))


def darker(colour: str, by: float) -> str:
    """Return a colour nearer to black; 1 is black."""
    return _hex(part * (1 - by) for part in to_rgb(colour))


def between(first: str, last: str, how_far: float) -> str:
    """Return a colour between two; 0 is the first."""
    pairs = zip(to_rgb(first), to_rgb(last), strict=True)
    return _hex(a + (b - a) * how_far for a, b in pairs)


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
