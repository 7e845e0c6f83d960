"""The shape of ``glossary.toml`` and of ``knowledge-check.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .declare import limits, words
from .lesson_types import QuizItem


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the course that not everybody knows, and what else it is called."""

    id: str
    name: str = words()
    means: str = words()
    also: tuple[str, ...] = words(default=())


@dataclass(frozen=True, kw_only=True)
class Confidence:
    """How sure someone is of managing, from 0 to 10."""

    text: str = words()
    low_label: str = words()
    high_label: str = words()


@dataclass(frozen=True, kw_only=True)
class KnowledgeCheck:
    """``knowledge-check.toml``: the same questions before the course and after it."""

    version: int = limits(low=1)
    before_title: str = words()
    before: str = words()
    after_title: str = words()
    after: str = words()
    confidence: Confidence
    items: Mapping[str, QuizItem] = limits(least=4, most=12)
