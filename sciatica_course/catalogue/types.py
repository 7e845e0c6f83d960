"""The shape of everything under ``content/``: frozen types, and what each field may hold.

A field's annotation says what it is and its metadata what is allowed; ``fields`` reads a table
into these types, ``schema`` writes the same rules as JSON Schema. Fields made with ``words``
are what a translation replaces; all the others belong to every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .anatomy_types import Anatomy, DiscStep, Region, Root
from .declare import part
from .evidence_types import Drawn, Evidence, Figure, Panel
from .exercise_types import Caution, Dose, Exercise, Form
from .learning_types import Confidence, KnowledgeCheck, Term
from .lesson_types import ArticleClaim, Choice, Claim, Lesson, Quiz, QuizItem, Reference
from .picture_types import Picture
from .progress_types import Move, Progress, ProgressRule, Why
from .routine_types import (
    Aerobic,
    Condition,
    Days,
    Kit,
    Level,
    Reasons,
    Reduced,
    RoutineTable,
    RuledOut,
    Slot,
    Stage,
    Time,
)
from .scales import Certainty, Direction, Kind, Position, Urgency
from .screening_types import Advice, Country, HelpLine, Question, Rule, Screen, Screening
from .symptom_types import (
    Asked,
    Meaning,
    SymptomOption,
    SymptomPage,
    SymptomQuestion,
    Symptoms,
    Together,
)
from .workshop_types import Need, Part, PartKind, RedFlag, RedFlagStep, Room, Week, When, Workshop

__all__ = [
    "Advice",
    "Aerobic",
    "Anatomy",
    "ArticleClaim",
    "Asked",
    "Catalogue",
    "Caution",
    "Certainty",
    "Choice",
    "Claim",
    "Condition",
    "Confidence",
    "Country",
    "Days",
    "Direction",
    "DiscStep",
    "Dose",
    "Drawn",
    "Evidence",
    "Exercise",
    "Figure",
    "Form",
    "HelpLine",
    "Kind",
    "Kit",
    "KnowledgeCheck",
    "Lesson",
    "Level",
    "Meaning",
    "Move",
    "Need",
    "Panel",
    "Part",
    "PartKind",
    "Picture",
    "Position",
    "Progress",
    "ProgressRule",
    "Question",
    "Quiz",
    "QuizItem",
    "Reasons",
    "RedFlag",
    "RedFlagStep",
    "Reduced",
    "Reference",
    "Region",
    "Room",
    "Root",
    "RoutineTable",
    "Rule",
    "RuledOut",
    "Screen",
    "Screening",
    "Slot",
    "Stage",
    "SymptomOption",
    "SymptomPage",
    "SymptomQuestion",
    "Symptoms",
    "Term",
    "Time",
    "Together",
    "Urgency",
    "Week",
    "When",
    "Why",
    "Workshop",
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
    symptoms: Symptoms = part("symptoms.toml")
    routine: RoutineTable = part("routine.toml")
    progress: Progress = part("progress.toml")
    anatomy: Anatomy = part("anatomy.toml")
    pictures: Mapping[str, Picture] = part("pictures.toml")
    evidence: Mapping[str, Evidence] = part("evidence.toml")
    glossary: Mapping[str, Term] = part("glossary.toml")
    knowledge_check: KnowledgeCheck = part("knowledge-check.toml")
    workshop: Workshop = part("workshop.toml")
    interface: Mapping[str, Mapping[str, str]] = part("interface.toml")
