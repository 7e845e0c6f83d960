"""The shape of ``workshop.toml``: the parts of a workshop, its rooms, its weeks, and a red flag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from .declare import limits, ref, words

# What a line of things to prepare may name.
_COUNTED = ("people", "groups", "leaders")
_MOST_MINUTES = 240


class PartKind(Enum):
    """What happens in a part of a workshop."""

    WELCOME = "welcome"
    SCREENING = "screening"
    BEFORE_CHECK = "before-check"
    TEACH = "teach"
    TRY = "try"
    TALK = "talk"
    BREAK = "break"
    QUESTIONS = "questions"
    AFTER_CHECK = "after-check"
    CLOSE = "close"


class Need(Enum):
    """What a part needs, and a room gives."""

    CHAIR = "chair"
    FLOOR = "floor"
    STANDING = "standing"
    WALL = "wall"
    SCREEN = "screen"
    PAPER = "paper"


class When(Enum):
    """In which sessions of a series a part is. One workshop is a first and a last week at once."""

    ANY = "any"
    FIRST_WEEK = "first-week"
    LATER_WEEKS = "later-weeks"
    LAST_WEEK = "last-week"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a workshop.

    Its usual minutes are given, or they are a ``share`` of its lesson's minutes, in percent. Parts
    come by ``order``; what has the higher number as ``priority`` is left out first, and what
    ``must`` be there never is. Handing things out takes ``seconds_each`` for each person. Talk is
    in groups of ``group`` people, 0 for all together. ``instead`` is for people who cannot do a
    part that moves.
    """

    id: str
    order: int = limits(low=1, high=99)
    kind: PartKind
    title: str = words()
    lesson: str = ref("lessons", default="")
    share: int | None = limits(low=10, high=100, default=None)
    must: bool = False
    priority: int = limits(low=1, high=20)
    least: int = limits(low=1, high=50)
    usual: int | None = limits(low=1, high=50, default=None)
    most: int = limits(low=1, high=50)
    seconds_each: int = limits(low=0, high=60, default=0)
    when: When = When.ANY
    needs: tuple[Need, ...] = ()
    exercises: tuple[str, ...] = ref("exercises", default=())
    group: int = limits(low=0, high=10, default=0)
    prepare: tuple[str, ...] = words(default=(), placeholders=_COUNTED)
    say: tuple[str, ...] = words(default=())
    ask: tuple[str, ...] = words(default=())
    watch: tuple[str, ...] = words(default=())
    instead: str = words(default="")


@dataclass(frozen=True, kw_only=True)
class Room:
    """A kind of room: what it gives, what to prepare in it, and how everyone can take part."""

    id: str
    name: str = words()
    gives: tuple[Need, ...] = limits(least=1)
    hands_out: bool = True
    prepare: tuple[str, ...] = words(least=1, placeholders=_COUNTED)
    adapt: tuple[str, ...] = words(least=1)


@dataclass(frozen=True, kw_only=True)
class Week:
    """One week of a series: its lessons, and what people do at home."""

    id: str
    number: int = limits(low=1, high=12)
    title: str = words()
    lessons: tuple[str, ...] = ref("lessons", least=1)
    home: str = words()


@dataclass(frozen=True, kw_only=True)
class RedFlagStep:
    """One thing that the leader of a group does for somebody with a warning sign."""

    id: str
    order: int = limits(low=1, high=20)
    title: str = words()
    text: str = words()
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class RedFlag:
    """The page for somebody with a warning sign: what to do, and which advice stands beside it."""

    title: str = words()
    intro: str = words()
    advice: tuple[str, ...] = ref("advice", least=1)
    steps: Mapping[str, RedFlagStep] = limits(least=1)


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """``workshop.toml``: what a workshop is put together from.

    A session has from ``shortest`` to ``longest`` minutes. At most ``sitting`` of them pass without
    a break. Parts up to the priority ``core`` come in even at their shortest. ``one_leads`` people
    need one more person who leads. ``only_clear`` and the claims in ``stop`` belong to every part
    that moves, ``private`` to the safety check.
    """

    version: int = limits(low=1)
    shortest: int = limits(low=10, high=_MOST_MINUTES)
    longest: int = limits(low=10, high=_MOST_MINUTES)
    offers: tuple[int, ...] = limits(least=1)
    people: int = limits(low=1, high=1000)
    most_people: int = limits(low=1, high=1000)
    sitting: int = limits(low=10, high=120)
    core: int = limits(low=1, high=20)
    one_leads: int = limits(low=1, high=1000)
    first: tuple[str, ...] = words(least=1)
    helpers: str = words(placeholders=("leaders",))
    private: tuple[str, ...] = words(least=1)
    only_clear: str = words()
    stop: tuple[str, ...] = ref("claims", least=1)
    grounds: str = words()
    rooms: Mapping[str, Room] = limits(least=1)
    parts: Mapping[str, Part]
    weeks: Mapping[str, Week] = limits(least=1)
    red_flag: RedFlag
