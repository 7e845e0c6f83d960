"""The shape of ``routine.toml``: how the builder chooses, how much it asks, and what gives way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .declare import limits, ref, words
from .scales import Certainty, Direction, Position


@dataclass(frozen=True, kw_only=True)
class Kit:
    """A thing or place that a form of an exercise needs. ``usual`` ones start out ticked."""

    id: str
    label: str = words()
    without: str = words()
    usual: bool = False


@dataclass(frozen=True, kw_only=True)
class RuledOut:
    """What a person cannot or will not do, and the positions it rules out.

    A firm bed, say, takes the place of the floor: with any of ``but_with`` only ``still`` are
    ruled out.
    """

    id: str
    label: str = words()
    positions: tuple[Position, ...] = limits(least=1)
    but_with: tuple[str, ...] = ref("kit", default=())
    still: tuple[Position, ...] = ()
    because: str = words()


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Something about a person that changes what suits them.

    It comes from findings of the safety check (``from_check``), from an answer of the self-check,
    from how easily the pain is stirred up, or from a tick in the builder (``label``). It may rule
    out a ``direction``; one that ``closes`` leaves no plan until the person has asked those who
    treat them, and one that ``rests`` asks for the gentlest level.
    """

    id: str
    label: str = words(default="")
    because: str = words()
    from_check: tuple[str, ...] = ref("findings", default=())
    direction: Direction | None = None
    closes: bool = False
    rests: bool = False
    certainty: Certainty = Certainty.RULE_OF_THUMB
    references: tuple[str, ...] = ref("references", default=())
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One place in a session: what it is for, the minutes set aside, and its candidates in order.

    ``counts`` says whether it is one of the exercises of a session; a warm-up is not. ``rests``
    says that it needs a day between.
    """

    id: str
    name: str = words()
    what_for: str = words()
    minutes: int = limits(low=1, high=10)
    candidates: tuple[str, ...] = ref("exercises", least=1)
    counts: bool = True
    rests: bool = False


@dataclass(frozen=True, kw_only=True)
class Time:
    """What there is time for from so many minutes on: places in the order in which they stay."""

    id: str
    minutes: int = limits(low=5, high=45)
    slots: tuple[str, ...] = ref("slots", least=2)
    note: str = words()


@dataclass(frozen=True, kw_only=True)
class Days:
    """On which days of the week the sessions are, 1 for Monday, for so many sessions a week.

    ``strength`` names the days for exercises that need a day between, in the order in which they
    are taken.
    """

    id: str
    days: int = limits(low=1, high=7)
    sessions: tuple[int, ...] = limits(least=1, low=1, high=7)
    strength: tuple[int, ...] = limits(least=1, low=1, high=7)
    note: str = words()


@dataclass(frozen=True, kw_only=True)
class Stage:
    """From the week that is its id: the stage of every dose, and the most exercises a session."""

    id: str
    stage: str
    most: int = limits(low=2, high=5)


@dataclass(frozen=True, kw_only=True)
class Level:
    """How easily the pain is stirred up, and what the six weeks ask at that level.

    A person has the highest level that their ``points`` of irritability or their ``pain`` (0-10)
    reach. Aerobic work begins at ``share`` per cent of the minutes known to be fine and gains
    ``gain`` minutes a week. A level brings ``conditions`` that exercises may take care of.
    """

    id: str
    name: str = words()
    because: str = words()
    points: int = limits(low=0, high=6)
    pain: int = limits(low=0, high=10)
    conditions: tuple[str, ...] = ref("conditions", default=())
    weeks: Mapping[str, Stage] = limits(least=1, most=6)
    share: int = limits(low=10, high=80)
    gain: int = limits(low=0, high=5)


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """Why an exercise is not in a routine, where the exercise itself does not say it."""

    filled: str = words(placeholders=("name",))
    no_time: str = words(placeholders=("minutes",))
    too_many: str = words()
    reduced: str = words()
    not_open: str = words()
    bad_number: str = words(placeholders=("what", "low", "high", "given"))
    bad_minutes: str = words(placeholders=("given",))
    bad_name: str = words(placeholders=("what", "given"))


@dataclass(frozen=True, kw_only=True)
class Aerobic:
    """The limits of aerobic work: minutes to begin with at least, and when nothing is known."""

    least: int = limits(low=1, high=10)
    unknown: int = limits(low=1, high=20)


@dataclass(frozen=True, kw_only=True)
class Reduced:
    """What is left when the safety check said to ask first or to see someone soon."""

    stage: str
    most: int = limits(low=2, high=5)
    certainty: Certainty
    references: tuple[str, ...] = ref("references", default=())


@dataclass(frozen=True, kw_only=True)
class RoutineTable:
    """``routine.toml``: everything that the builder decides by, apart from the exercises."""

    version: int = limits(low=1)
    stages: tuple[str, ...] = limits(least=1)
    kit: Mapping[str, Kit]
    ruled_out: Mapping[str, RuledOut]
    conditions: Mapping[str, Condition]
    slots: Mapping[str, Slot]
    times: Mapping[str, Time]
    days: Mapping[str, Days]
    levels: Mapping[str, Level]
    aerobic: Aerobic
    reduced: Reduced
    reasons: Reasons
