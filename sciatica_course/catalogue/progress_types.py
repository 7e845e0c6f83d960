"""The shape of ``progress.toml``: what a record leads to, by which limits, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .declare import limits, ref, words

# The limits that a rule may name in its words, and the exercises that it is about.
_NAMED = (
    "exercise",
    "leg_rise",
    "back_green",
    "back_red",
    "counts",
    "mornings",
    "comfortable",
)


class Move(StrEnum):
    """What comes next, the most careful first; what says that all stays as it is comes last."""

    FIRST = "first"
    FLARE = "flare"
    DOWN = "down"
    CHANGE = "change"
    RESTORE = "restore"
    UP = "up"
    SAME = "same"


class Why(StrEnum):
    """The rules, by id."""

    FIRST = "first"
    MORNING_MUCH_HIGHER = "morning-much-higher"
    MORNINGS_HIGHER = "mornings-higher"
    SIGN = "sign"
    MORNING_HIGHER = "morning-higher"
    MORNING_LOWER_PLACE = "morning-lower-place"
    MOVED_DOWN_SOMEHOW = "moved-down-somehow"
    LEG_ROSE = "leg-rose"
    BACK_RED = "back-red"
    BACK_NOT_SETTLED = "back-not-settled"
    MOVED_DOWN = "moved-down"
    RESTORE = "restore"
    FLARE_SETTLED = "flare-settled"
    COMFORTABLE = "comfortable"
    AMBER = "amber"
    ENDED_EARLY = "ended-early"
    NO_MORNING = "no-morning"
    NOTHING_TO_SPARE = "nothing-to-spare"
    ONE_MORE = "one-more"


@dataclass(frozen=True, kw_only=True)
class ProgressRule:
    """One rule: why, in words, what it leads to, and the claims that it rests on.

    Rules are tried by their ``order``, and the first that holds decides.
    """

    id: str
    move: Move
    order: int = limits(low=1, high=100)
    text: str = words(placeholders=_NAMED)
    claims: tuple[str, ...] = ref("claims", least=1)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """``progress.toml``: the limits that decide what comes next, and the rules.

    ``leg_rise``: leg pain that rises by more than this in a session is red. Back pain or muscle
    ache is red above ``back_red`` and green up to ``back_green``. ``counts`` is the least change
    of a pain score that counts. So many ``mornings`` with more leg pain are a flare. So many
    ``comfortable`` sessions in a row lead to a step up. After a flare one goes on ``after_flare``
    steps below the last one. ``light`` holds the claims about where the limits come from.
    """

    version: int = limits(low=1)
    leg_rise: int = limits(low=0, high=10)
    back_green: int = limits(low=0, high=10)
    back_red: int = limits(low=0, high=10)
    counts: int = limits(low=1, high=10)
    mornings: int = limits(low=1, high=7)
    comfortable: int = limits(low=1, high=7)
    after_flare: int = limits(low=0, high=50)
    light: tuple[str, ...] = ref("claims", least=1)
    not_open: str = words()
    rules: Mapping[str, ProgressRule]
