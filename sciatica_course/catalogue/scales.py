"""The closed lists of the course: how urgent, how sure, and what kinds of exercise there are."""

from __future__ import annotations

from enum import Enum, IntEnum


class Urgency(IntEnum):
    """What an answer leads to, from least to most urgent (facts.md, section 5)."""

    CLEAR = 0
    ASK_FIRST = 1
    SOON = 2
    UNDER_16 = 3
    SAME_DAY = 4
    CALL_NOW = 5
    EMERGENCY = 6

    @property
    def slug(self) -> str:
        """The name as content files write it: ``same-day``."""
        return self.name.lower().replace("_", "-")


class Certainty(Enum):
    """How sure the evidence is; ``RULE_OF_THUMB`` marks a choice of the course itself."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    RULE_OF_THUMB = "our-rule-of-thumb"


class Kind(Enum):
    """What an exercise is for."""

    STRETCH = "stretch"
    NERVE = "nerve"
    DIRECTION = "direction"
    STRENGTH = "strength"
    AEROBIC = "aerobic"
    WARM_UP = "warm-up"
    COMFORT = "comfort"


class Direction(Enum):
    """What an exercise does to the low back."""

    BENDS = "bends"
    ARCHES = "arches"
    NEUTRAL = "neutral"


class Position(Enum):
    """The position an exercise is done in."""

    STANDING = "standing"
    SITTING = "sitting"
    AT_REST = "at-rest"
    LYING_BACK = "lying-on-back"
    LYING_FRONT = "lying-on-front"
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"
    WATER = "water"
    MOVING = "moving"
