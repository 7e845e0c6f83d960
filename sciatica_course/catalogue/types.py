"""The shape of everything under ``content/``: frozen types, and what each field may hold.

A field's annotation says what it is and its metadata what is allowed; ``fields`` reads a table
into these types, ``schema`` writes the same rules as JSON Schema. Fields made with ``words``
are what a translation replaces; all the others belong to every language.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any


def words(**rules: Any) -> Any:
    """Declare a field that people read, and that a translation therefore replaces."""
    return _field(words=True, **rules)


def ref(to: str, **rules: Any) -> Any:
    """Declare a field that names items of another part of the catalogue, such as ``references``."""
    return _field(ref=to, **rules)


def limits(**rules: Any) -> Any:
    """Declare a field with limits: ``low`` and ``high`` for numbers, ``least`` and ``most`` items."""
    return _field(**rules)


def _field(default: Any = dataclasses.MISSING, **rules: Any) -> Any:
    return dataclasses.field(default=default, metadata=rules)


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


# --- screening.toml ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Question:
    """One yes, no or not-sure question about one sign.

    ``level`` is what a yes means by itself; ``clear`` marks a question that counts only together
    with others. ``blocks`` closes plans at a level that would leave them open.
    """

    id: str
    row: str
    text: str = words()
    hint: str = words(default="")
    because: str = words()
    level: Urgency
    blocks: bool = False
    advice: str = ref("advice", default="")
    ask_if: tuple[str, ...] = ref("questions", default=())
    also_raised_by: tuple[str, ...] = ()
    references: tuple[str, ...] = ref("references", default=())
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A combination that is more urgent than its parts.

    It holds when every group in ``every`` has a yes, and when at least ``at_least`` of the
    questions in ``among`` have one.
    """

    id: str
    row: str
    level: Urgency
    every: tuple[tuple[str, ...], ...] = ref("questions", default=())
    at_least: int = limits(default=0, low=0)
    among: tuple[str, ...] = ref("questions", default=())
    because: str = words()
    advice: str = ref("advice", default="")
    references: tuple[str, ...] = ref("references", default=())
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Screen:
    """Up to four related questions, shown together under one heading."""

    id: str
    heading: str = words()
    intro: str = words(default="")
    questions: tuple[str, ...] = ref("questions", least=1)
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What to do now. Steps may name ``{emergency}``, ``{urgent}`` and ``{crisis}``."""

    id: str
    level: Urgency
    title: str = words()
    steps: tuple[str, ...] = words(least=1)
    exercise: str = words()


@dataclass(frozen=True, kw_only=True)
class Screening:
    """``screening.toml``: questions, combinations, screens and what to do."""

    version: int = limits(low=1)
    questions: Mapping[str, Question]
    rules: Mapping[str, Rule]
    screens: Mapping[str, Screen]
    advice: Mapping[str, Advice]


# --- help-numbers.toml ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """One kind of help in one country. ``say`` completes "To get this help, ..."."""

    id: str
    say: str = words()
    number: str = ""
    source: str
    checked: datetime.date
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Country:
    """Where to call in one country (ISO 3166 code, or EU)."""

    id: str
    name: str = words()
    lines: Mapping[str, HelpLine]


# --- lessons.toml, quizzes/, claims.toml, article.toml, references.bib, interface.toml --------


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One lesson: its place in the course is its place in the file."""

    id: str
    title: str = words()
    summary: str = words()
    minutes: int = limits(low=1, high=30)
    objectives: tuple[str, ...] = words(least=2, most=5)
    key_points: tuple[str, ...] = words(least=3, most=7)
    claims: tuple[str, ...] = ref("claims", default=())


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer to a quiz item, with what it teaches."""

    id: str
    text: str = words()
    feedback: str = words()
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class QuizItem:
    """One quiz question. Exactly one choice is right."""

    id: str
    text: str = words()
    choices: Mapping[str, Choice]
    claims: tuple[str, ...] = ref("claims", default=())


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """``quizzes/ID.toml``: four to six items on one topic."""

    id: str
    title: str = words()
    items: Mapping[str, QuizItem]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One clinical statement of the course, with how sure it is and where it comes from.

    ``numbers`` are the digits that a paragraph citing the claim may use.
    """

    id: str
    text: str = words()
    certainty: Certainty
    references: tuple[str, ...] = ref("references", default=())
    numbers: tuple[str, ...] = ()
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class ArticleClaim:
    """One statement of the source article, and what the course made of it."""

    id: str
    says: str = words()
    verdict: str
    lesson: str = ref("lessons", default="")
    claim: str = ref("claims", default="")
    left_out_because: str = words(default="")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One entry of ``references.bib``. ``note`` says what the source was read for."""

    id: str
    kind: str
    title: str
    author: str = ""
    year: str = ""
    journal: str = ""
    doi: str = ""
    url: str = ""
    note: str = ""


# --- exercises/ -------------------------------------------------------------------------------


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
    LYING_BACK = "lying-on-back"
    LYING_FRONT = "lying-on-front"
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"
    WATER = "water"
    MOVING = "moving"


@dataclass(frozen=True, kw_only=True)
class Dose:
    """How much: sets of repetitions or of holds, or minutes of moving.

    Seconds for ``hold`` and ``rest``; days a week for ``days``; times a day for ``times``.
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


@dataclass(frozen=True, kw_only=True)
class Form:
    """An easier or harder form of an exercise."""

    id: str
    name: str = words()
    how: str = words()


@dataclass(frozen=True, kw_only=True)
class Caution:
    """A condition in which to go easy or leave an exercise out, and what to do instead."""

    id: str
    condition: str = words()
    avoid: bool
    instead: str = words()
    references: tuple[str, ...] = ref("references", default=())
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """``exercises/ID.toml``: one exercise, its doses by stage and its cautions."""

    id: str
    name: str = words()
    other_names: tuple[str, ...] = words(default=())
    kind: Kind
    targets: tuple[str, ...] = words(least=1)
    position: Position
    kit: tuple[str, ...] = ()
    direction: Direction
    steps: tuple[str, ...] = words(least=2)
    doses: Mapping[str, Dose]
    minutes: int = limits(low=1, high=90)
    easier: Mapping[str, Form]
    harder: Mapping[str, Form]
    mistakes: tuple[str, ...] = words(least=1)
    cautions: Mapping[str, Caution]
    why: str = words()
    certainty: Certainty
    references: tuple[str, ...] = ref("references", least=1)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything the course says, read and checked."""

    screening: Screening
    countries: Mapping[str, Country]
    lessons: Mapping[str, Lesson]
    quizzes: Mapping[str, Quiz]
    claims: Mapping[str, Claim]
    article: Mapping[str, ArticleClaim]
    references: Mapping[str, Reference]
    exercises: Mapping[str, Exercise]
    interface: Mapping[str, Mapping[str, str]]
