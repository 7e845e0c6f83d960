"""The people of the pictures: who differs how in build, age, skin, hair and clothes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sciatica_course.lookup import find

from .kinds import table
from .palette import PROPS, WORN


@dataclass(frozen=True, kw_only=True)
class Look:
    """One person. Widths are factors on the tables of the body, colours are hex codes."""

    girth: float = 1.0  # of the trunk
    limbs: float = 1.0  # of arms and legs
    thighs: float = 1.0  # of the upper part of the legs
    belly: float = 0.0  # extra depth in front, fraction of stature
    bust: float = 1.0  # relief of the chest
    shoulders: float = 1.0
    hips: float = 1.0
    cheeks: float = 1.0  # width of the lower face
    style: str = "bun-top"  # bun-top, bun-low, short, bob, curly, bald, headscarf
    beard: bool = False
    age_lines: bool = False
    glasses: bool = False
    hair: str = "#4a3228"
    skin: str = "#dca582"
    shirt: str = "#d6e6ee"
    shorts: str = "#a3bdd6"
    scarf: str = "#8c6a9e"
    shoe: str = "#f2f2ee"
    sleeve: float = 0.5  # 0 shoulder, 1 elbow, 2 wrist
    leg: float = 0.72  # 0 hip, 1 knee, 2 ankle
    shoes: bool = False

    def colours(self) -> Mapping[str, str]:
        """Return the colour of every material."""
        return {**PROPS, **{worn: getattr(self, worn) for worn in WORN}, "beard": self.hair}


@cache
def looks() -> Mapping[str, Look]:
    """Return every person by name."""
    return {name: Look(**row) for name, row in table("looks").items()}


def look_of(name: str) -> Look:
    """Return a person by name.

    Raises:
        UnknownName: nobody is called so; it says who is nearest.
    """
    return find(
        looks(), name, lambda asked, near: f'Nobody is called "{asked}". Did you mean "{near}"?'
    )
