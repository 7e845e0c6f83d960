"""What a group knew before and after: shares with intervals, and nothing of fewer than five.

Only one group of people is ever told of at a time. Numbers of all, beside numbers of those who did
both checks, would tell by subtraction of the few who did only one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median, quantiles

from sciatica_course.catalogue.types import KnowledgeCheck
from sciatica_course.knowledge import Given, right_choice
from sciatica_course.shared_result import SharedResult

# A smaller group is not told of.
FEWEST = 5
_Z = 1.959964  # of the normal distribution, for 95 in 100


@dataclass(frozen=True)
class Share:
    """How many of how many people were right, with the limits of a 95 % interval from 0 to 1."""

    right: int
    people: int
    low: float
    high: float

    @property
    def part(self) -> float:
        """The share itself, from 0 to 1."""
        return self.right / self.people


@dataclass(frozen=True)
class Spread:
    """How sure people were, from 0 to 10: the middle one, and the middle half of all."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Told:
    """What may be told. ``people`` did both checks, or else the only one that is told of.

    Where there is nothing for a check, ``before`` or ``after`` has no shares and no spread.
    """

    people: int
    before: dict[str, Share]
    after: dict[str, Share]
    sure_before: Spread | None
    sure_after: Spread | None


def tell(check: KnowledgeCheck, results: Sequence[SharedResult]) -> Told | None:
    """Return what may be told of a group, or None where that is nothing.

    It is told of those who did both checks. If they are fewer than five, it is told of those who
    did one of them, whichever more people did.
    """
    both = [each for each in results if each.before and each.after]
    if len(both) >= FEWEST:
        before, after = _all(both, _before), _all(both, _after)
    else:
        before, after = _all(results, _before), _all(results, _after)
        if len(before) >= len(after):
            after = []
        else:
            before = []
    people = max(len(before), len(after))
    if people < FEWEST:
        return None
    return Told(
        people, _shares(check, before), _shares(check, after), _spread(before), _spread(after)
    )


def least_known(told: Told, count: int) -> list[str]:
    """Return the ids of so many items that fewest people knew, in the last check told of."""
    shares = told.after or told.before
    return sorted(shares, key=lambda id_: shares[id_].part)[:count]


def wilson(right: int, people: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval for a share, which holds for small groups as well.

    Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
    """
    part, square = right / people, _Z * _Z
    centre = part + square / (2 * people)
    reach = _Z * sqrt(part * (1 - part) / people + square / (4 * people * people))
    whole = 1 + square / people
    return max(0.0, (centre - reach) / whole), min(1.0, (centre + reach) / whole)


def _before(result: SharedResult) -> Given | None:
    return result.before


def _after(result: SharedResult) -> Given | None:
    return result.after


def _all(
    results: Sequence[SharedResult], which: Callable[[SharedResult], Given | None]
) -> list[Given]:
    return [given for each in results if (given := which(each))]


def _shares(check: KnowledgeCheck, given: list[Given]) -> dict[str, Share]:
    if not given:
        return {}
    shares = {}
    for id_, item in check.items.items():
        right = sum(each.choices[id_] == right_choice(item) for each in given)
        shares[id_] = Share(right, len(given), *wilson(right, len(given)))
    return shares


def _spread(given: list[Given]) -> Spread | None:
    if not given:
        return None
    sure = [each.confidence for each in given]
    low, _, high = quantiles(sure, n=4, method="inclusive")
    return Spread(median(sure), low, high)
