"""What a form asks, as data: drawn live by ``widgets/form.js`` and on paper by ``static.py``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to choose. ``feedback`` is shown at once, with whether it is ``right``."""

    value: str
    label: str
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
    """When to ask a follow-up: one of the questions has one of the values."""

    questions: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question: a choice among ``options``, or a number on ``scale``."""

    id: str
    text: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    ask_if: AskIf | None = None

    @property
    def kind(self) -> Literal["choice", "scale"]:
        """How it is answered."""
        return "scale" if self.scale else "choice"


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
    return gate is None or any(answers.get(id_) in gate.values for id_ in gate.questions)


def accepted(form: Form, answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers that are possible ones; a page may send anything."""
    return {
        id_: answers[id_] for id_, field in form.fields.items() if _fits(field, answers.get(id_))
    }


def _fits(field: Field, value: object) -> bool:
    if field.scale:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return whole and value in range(field.scale.low, field.scale.high + 1)
    return any(value == option.value for option in field.options)
