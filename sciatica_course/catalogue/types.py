"""The shape of everything under ``content/``: frozen types, and what each field may hold.

A field's annotation says what it is and its metadata what is allowed; ``fields`` reads a table
into these types, ``schema`` writes the same rules as JSON Schema. Fields made with ``words``
are what a translation replaces; all the others belong to every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .declare import part
from .exercise_types import Caution, Dose, Exercise, Form
from .lesson_types import ArticleClaim, Choice, Claim, Lesson, Quiz, QuizItem, Reference
from .scales import Certainty, Direction, Kind, Position, Urgency
from .screening_types import Advice, Country, HelpLine, Question, Rule, Screen, Screening

__all__ = [
    "Advice",
    "ArticleClaim",
    "Catalogue",
    "Caution",
    "Certainty",
    "Choice",
    "Claim",
    "Country",
    "Direction",
    "Dose",
    "Exercise",
    "Form",
    "HelpLine",
    "Kind",
    "Lesson",
    "Position",
    "Question",
    "Quiz",
    "QuizItem",
    "Reference",
    "Rule",
    "Screen",
    "Screening",
    "Urgency",
]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything the course says, read and checked."""

    screening: Screening = part("screening.toml")
    countries: Mapping[str, Country] = part("help-numbers.toml")
    lessons: Mapping[str, Lesson] = part("lessons.toml")
    quizzes: Mapping[str, Quiz] = part("quizzes/")
    claims: Mapping[str, Claim] = part("claims.toml")
    article: Mapping[str, ArticleClaim] = part("article.toml")
    references: Mapping[str, Reference] = part("references.bib")
    exercises: Mapping[str, Exercise] = part("exercises/")
    interface: Mapping[str, Mapping[str, str]] = part("interface.toml")
