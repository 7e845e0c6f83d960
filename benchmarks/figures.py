"""What a benchmark reports: ours beside a named peer, and the limit we set ourselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measurement: every round's reading of ours and of the peer, in the same unit.

    A limit of ``math.inf`` means that it is told for information.
    """

    what: str
    peer: str
    unit: str
    ours: Sequence[float]
    theirs: Sequence[float]
    limit: float
    most: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the peer's median ours is."""
        return median(self.ours) / median(self.theirs)

    @property
    def within(self) -> bool:
        """Whether the ratio keeps the limit, and the worst of ours its own."""
        return self.ratio <= self.limit and (self.most is None or max(self.ours) <= self.most)

    def lines(self) -> list[str]:
        """Return the figure as lines of text."""
        return [
            f"{self.what}",
            f"  ours  {_spread(self.ours, self.unit)}",
            f"  peer  {_spread(self.theirs, self.unit)}  ({self.peer})",
            f"  ratio {self.ratio:.2f}, {self._judged()}",
        ]

    def _judged(self) -> str:
        if isinf(self.limit):
            return "no limit"
        return f"limit {self.limit:.2f}: {'kept' if self.within else 'NOT KEPT'}"


def _spread(readings: Sequence[float], unit: str) -> str:
    return (
        f"{median(readings):8.1f} {unit}  "
        f"(from {min(readings):.1f} to {max(readings):.1f} in {len(readings)} rounds)"
    )
