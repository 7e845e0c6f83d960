"""The shape of ``screening.toml`` and ``help-numbers.toml``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from .declare import limits, ref, words
from .scales import Urgency

ROW = (r"[RUG][0-9]+[a-z]?", "a row of the decision table, such as R1 or U5b")
SIGN = (r"[a-z][a-z0-9-]*:[a-z0-9][a-z0-9-]*", "a view and its sign, such as body-map:saddle")
DIAL = (r"\+?[0-9]+", "a number to dial, such as 112, in digits alone")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One yes, no or not-sure question about one sign.

    ``level`` is what a yes means by itself; ``clear`` marks a question that counts only together
    with others. ``blocks`` closes plans at a level that would leave them open.
    """

    id: str
    row: str = limits(form=ROW)
    text: str = words()
    hint: str = words(default="")
    because: str = words()
    level: Urgency
    blocks: bool = False
    advice: str = ref("advice", default="")
    ask_if: tuple[str, ...] = ref("questions", default=())
    also_raised_by: tuple[str, ...] = limits(default=(), form=SIGN)
    references: tuple[str, ...] = ref("references", default=())
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A combination that is more urgent than its parts.

    It holds when every group in ``every`` has a yes, and when at least ``at_least`` of the
    questions in ``among`` have one.
    """

    id: str
    row: str = limits(form=ROW)
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


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What to do now. Steps may name ``{emergency}``, ``{urgent}`` and ``{crisis}``."""

    id: str
    level: Urgency
    title: str = words()
    steps: tuple[str, ...] = words(least=1, placeholders=("emergency", "urgent", "crisis"))
    exercise: str = words()


@dataclass(frozen=True, kw_only=True)
class Screening:
    """``screening.toml``: questions, combinations, screens and what to do."""

    version: int = limits(low=1)
    questions: Mapping[str, Question]
    rules: Mapping[str, Rule]
    screens: Mapping[str, Screen]
    advice: Mapping[str, Advice]


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """One kind of help in one country. ``say`` completes "To get this help, ..."."""

    id: str
    say: str = words()
    number: str = limits(default="", form=DIAL)
    source: str
    checked: datetime.date
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class Country:
    """Where to call in one country (ISO 3166 code, or EU)."""

    id: str
    name: str = words()
    lines: Mapping[str, HelpLine]
