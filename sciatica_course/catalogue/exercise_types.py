"""The shape of ``exercises/ID.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .declare import limits, ref, words
from .scales import Certainty, Direction, Kind, Position

# At an easy pace: seconds for one repetition, and to get into a hold and out of it again.
_REPETITION = 3
_SETTLING = 5


@dataclass(frozen=True, kw_only=True)
class Dose:
    """How much: sets of repetitions or of holds, or minutes of moving.

    Seconds for ``hold`` and ``rest``; days a week for ``days``; times a day for ``times``. With
    ``repetitions``, ``hold`` is how long each one stays at its end.
    """

    id: str
    sets: int = limits(default=1, low=1, high=6)
    repetitions: int | None = limits(default=None, low=1, high=30)
    hold: int | None = limits(default=None, low=1, high=120)
    rest: int = limits(default=0, low=0, high=300)
    minutes: int | None = limits(default=None, low=1, high=90)
    per_side: bool = False
    times: int = limits(default=1, low=1, high=4)
    days: int = limits(low=1, high=7)

    @property
    def seconds(self) -> int:
        """How long it takes once: both sides, and the rests between sets."""
        if self.minutes is not None:
            return self.minutes * 60
        hold = self.hold or 0
        one = hold + _SETTLING
        if self.repetitions is not None:
            one = self.repetitions * (_REPETITION + hold)
        return (2 if self.per_side else 1) * self.sets * one + (self.sets - 1) * self.rest


@dataclass(frozen=True, kw_only=True)
class Form:
    """An easier or harder form of an exercise.

    Where it names no position, direction or kit of its own, those of the exercise hold.
    """

    id: str
    name: str = words()
    how: str = words()
    position: Position | None = None
    direction: Direction | None = None
    kit: tuple[str, ...] | None = ref("kit", default=None)


@dataclass(frozen=True, kw_only=True)
class Caution:
    """A condition in which to go easy or leave an exercise out, and what to do instead.

    ``when`` names the conditions that it is about. It leaves the exercise out (``avoid``), allows
    only the forms in ``forms``, or, with neither, is something to take care of.
    """

    id: str
    when: tuple[str, ...] = ref("conditions", least=1)
    avoid: bool = False
    forms: tuple[str, ...] = ()
    condition: str = words()
    instead: str = words()
    references: tuple[str, ...] = ref("references", default=())
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """``exercises/ID.toml``: one exercise, its doses by stage and its cautions.

    ``minutes`` is the time to set aside for it at its largest dose. An exercise that is ``later``
    has its place after the six weeks; the words say what has to come first.
    """

    id: str
    name: str = words()
    other_names: tuple[str, ...] = words(default=())
    kind: Kind
    targets: tuple[str, ...] = words(least=1)
    position: Position
    kit: tuple[str, ...] = ref("kit", default=())
    direction: Direction
    steps: tuple[str, ...] = words(least=2)
    doses: Mapping[str, Dose] = limits(least=1)
    minutes: int = limits(low=1, high=90)
    easier: Mapping[str, Form]
    harder: Mapping[str, Form]
    mistakes: tuple[str, ...] = words(least=1)
    cautions: Mapping[str, Caution]
    why: str = words()
    later: str = words(default="")
    certainty: Certainty
    references: tuple[str, ...] = ref("references", least=1)

    @property
    def forms(self) -> Mapping[str, Form]:
        """Every form, the easier ones first."""
        return {**self.easier, **self.harder}
