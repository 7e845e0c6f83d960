"""What a form asks, as data: drawn live by ``widgets/form.js`` and on paper by ``static.py``."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to choose. ``feedback`` is shown at once, with whether it is ``right``.

    ``alone`` is for an answer such as "none of these", which no other can stand beside.
    """

    value: str
    label: str
    alone: bool = False
    feedback: str = ""
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A row of whole numbers from ``low`` to ``high``, with words at both ends."""

    low: int
    high: int
    low_label: str
    high_label: str


@dataclass(frozen=True, kw_only=True)
class AskIf:
    """When to ask a follow-up: one of the questions has one of the values among its answers."""

    questions: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question: a choice among ``options``, a number on ``scale``, or a short line of text.

    ``several`` lets a person choose more than one option; the answer is a list. ``longest`` makes
    it a line of so many characters at most. An ``optional`` question may be left without an answer.
    """

    id: str
    text: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    several: bool = False
    scale: Scale | None = None
    longest: int = 0
    optional: bool = False
    ask_if: AskIf | None = None

    @property
    def kind(self) -> Literal["choice", "several", "scale", "text"]:
        """How it is answered."""
        if self.scale:
            return "scale"
        if self.longest:
            return "text"
        return "several" if self.several else "choice"


@dataclass(frozen=True, kw_only=True)
class Page:
    """Questions that are shown together under one heading."""

    id: str
    heading: str
    intro: str = ""
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Form:
    """A whole form.

    ``asks`` means that every step forward is decided by whoever listens to the form, not by the
    page. ``no_to_all`` is the value that one button gives to every question of a page that has no
    answer yet; without it there is no such button. ``closing`` is said when every answer is
    right, and ``finish`` is what the last button is called.
    """

    id: str
    pages: tuple[Page, ...]
    asks: bool = False
    no_to_all: str = ""
    closing: str = ""
    finish: str = ""

    def data(self) -> dict[str, Any]:
        """Return plain data for the page."""
        plain = asdict(self)
        for page, written in zip(self.pages, plain["pages"], strict=True):
            for field, entry in zip(page.fields, written["fields"], strict=True):
                entry["kind"] = field.kind
        return plain

    @property
    def fields(self) -> dict[str, Field]:
        """Every question, by id."""
        return {field.id: field for page in self.pages for field in page.fields}


def asked(field: Field, answers: dict[str, Any]) -> bool:
    """Return whether a question is to be asked, given the answers so far."""
    gate = field.ask_if
    return gate is None or any(
        value in gate.values for id_ in gate.questions for value in _values(answers.get(id_))
    )


def accepted(form: Form, answers: dict[str, Any]) -> dict[str, Any]:
    """Return what can be an answer of what was sent; a page may send anything."""
    possible = {id_: _possible(field, answers.get(id_)) for id_, field in form.fields.items()}
    return {id_: answer for id_, answer in possible.items() if answer is not None}


def _possible(field: Field, value: object) -> Any:
    """Return the answer, or None where there is none."""
    match field.kind:
        case "text":
            return _one_line(value, field.longest) or None if isinstance(value, str) else None
        case "several":
            return _chosen(field, value) or None if isinstance(value, list) else None
        case "scale" if field.scale:
            whole = isinstance(value, int) and not isinstance(value, bool)
            fits = whole and value in range(field.scale.low, field.scale.high + 1)
        case _:
            fits = any(value == option.value for option in field.options)
    return value if fits else None


def _chosen(field: Field, values: list[object]) -> list[str]:
    """Return the chosen options in their order. What stands alone gives way to anything else."""
    chosen = [option for option in field.options if option.value in values]
    together = [option.value for option in chosen if not option.alone]
    return together or [option.value for option in chosen[:1]]


def _one_line(text: str, longest: int) -> str:
    """Return text without anything that is no letter, sign or space, such as the end of a line."""
    unseen = {"Cc", "Cs", "Zl", "Zp"}
    return "".join(each for each in text if unicodedata.category(each) not in unseen)[:longest]


def _values(answer: object) -> list[object]:
    return answer if isinstance(answer, list) else [answer]
