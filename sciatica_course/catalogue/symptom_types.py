"""The shape of ``symptoms.toml``: the self-check, and what its answers may mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from .declare import limits, ref, words
from .screening_types import SIGN


class Asked(Enum):
    """How a question of the self-check is answered."""

    CHOICE = "choice"
    SEVERAL = "several"
    SCALE = "scale"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class SymptomOption:
    """One answer to choose. ``raises`` is the sign that reopens questions of the safety check.

    ``points`` is what it adds to irritability, ``conditions`` are those of the routine that it
    brings, and ``alone`` says that it goes with no other.
    """

    id: str
    label: str = words()
    raises: str = limits(default="", form=SIGN)
    conditions: tuple[str, ...] = ref("conditions", default=())
    points: int = limits(default=0, low=0, high=3)
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class SymptomQuestion:
    """One question of the self-check; the same four kinds as the form component draws.

    A scale runs from 0 to 10, with words at both ends. ``longest`` is how many characters a text
    may have.
    """

    id: str
    asked: Asked
    text: str = words()
    hint: str = words(default="")
    options: Mapping[str, SymptomOption] = limits()
    low_label: str = words(default="")
    high_label: str = words(default="")
    longest: int = limits(default=0, low=0, high=200)
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class SymptomPage:
    """Questions that are shown together under one heading."""

    id: str
    heading: str = words()
    intro: str = words(default="")
    questions: tuple[str, ...] = ref("symptoms", least=1)


@dataclass(frozen=True, kw_only=True)
class Together:
    """A number on a scale and another answer that raise a sign only together."""

    id: str
    scale: str = ref("symptoms")
    at_least: int = limits(low=0, high=10)
    question: str = ref("symptoms")
    answer: str
    raises: str = limits(form=SIGN)


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """Something that an answer may mean, as education: never a diagnosis.

    It is shown when the question's answer is, or has among it, one of ``answers``.
    """

    id: str
    question: str = ref("symptoms")
    answers: tuple[str, ...] = limits(least=1)
    claim: str = ref("claims")
    text: str = words()


@dataclass(frozen=True, kw_only=True)
class Symptoms:
    """``symptoms.toml``: the pages of the self-check, its questions, and what answers may mean."""

    version: int = limits(low=1)
    pages: Mapping[str, SymptomPage]
    questions: Mapping[str, SymptomQuestion]
    together: Mapping[str, Together]
    meanings: Mapping[str, Meaning]
