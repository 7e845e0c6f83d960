"""The shape of lessons, quizzes, claims, the article's statements and the references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .declare import limits, ref, words
from .scales import Certainty

VERDICT = ("support|qualify|contradict", "support, qualify or contradict")
DIGITS = (r"[0-9][0-9.,]*", "a number in digits, such as 4 or 1,172")
YEAR = (r"[0-9]{4}", "a year in four digits")
DOI = (r"10\.[0-9]{4,9}/\S+", "a DOI, such as 10.1136/bmj.39223.428495.BE")
# A person's name as BibTeX writes it; "others" stands for the rest of a long list.
PERSON = r"[^,]+,( [A-Z]\.)+|others"
URL = (r"https?://\S+", "an address that begins with http:// or https://")


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
    choices: Mapping[str, Choice] = limits(least=2, most=5)
    claims: tuple[str, ...] = ref("claims", default=())


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """``quizzes/ID.toml``: four to six items on one topic."""

    id: str
    title: str = words()
    items: Mapping[str, QuizItem] = limits(least=4, most=6)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One clinical statement of the course, with how sure it is and where it comes from.

    ``numbers`` are the digits that a paragraph citing the claim may use.
    """

    id: str
    text: str = words()
    certainty: Certainty
    references: tuple[str, ...] = ref("references", default=())
    numbers: tuple[str, ...] = limits(default=(), form=DIGITS)
    clinician_to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class ArticleClaim:
    """One statement of the source article, and what the course made of it."""

    id: str
    says: str = words()
    verdict: str = limits(form=VERDICT)
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
    year: str = limits(default="", form=YEAR)
    journal: str = ""
    doi: str = limits(default="", form=DOI)
    url: str = limits(default="", form=URL)
    note: str = words(default="")

    @property
    def authors(self) -> str:
        """The names as they are read: "Koes, B. W.; Peul, W. C."; a body's own name as it is."""
        names = self.author.split(" and ")
        if not all(re.fullmatch(PERSON, name) for name in names):
            return self.author
        return "; ".join(names).replace("; others", " and others")

    @property
    def address(self) -> str:
        """Where to find it: the DOI's address, else the page's, else nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
