"""What a clinic's own folder may do: add, replace and raise, but never weaken a warning sign.

No program can judge wording, so the wording of everything that leads to help the same day, closes
plans or takes part in such a rule stays as it is; a clinic may raise its level and add to the end
of its hint, and to the end of the steps of an advice. What it adds itself is free.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, TypeVar

from .problems import Place
from .shapes import Field
from .types import Catalogue, Question, Rule, Urgency

# From here on a level closes plans and exercises by itself.
_STOPS = Urgency.UNDER_16

_LOWERS = 'lowers "{0}" to "{1}"; a clinic may only raise a level'
_AGE = '"under-16" is about age; choose another level'
_WARNING = "belongs to a warning sign; a clinic may raise its level and add to the end of its hint"
_HINT = "rewords a warning sign; a clinic may only add to the end of the hint"
_CONDITION = "is the condition of a rule of the course; add a rule of your own instead"
_SCREEN = "belongs to a screen with warning signs; put your own questions on a screen of your own"
_ADVICE = "is advice of the course; a clinic may only add steps at the end, or an advice of its own"
_LINE = "is a help line of the course; add a line of your own beside it"
_BACK = "goes back from {0} to {1}"
_FEWER = "must keep every entry of the course; a clinic may only add some"
_NARROWS = "asks this question of fewer people; a clinic may only let more people be asked"


class Clinic:
    """Says what a clinic's folder may add to, and change in, a catalogue."""

    closed: Mapping[str, str] = {
        "evidence.toml": "holds what studies found; a clinic may not change it",
        "article.toml": "is the course's own account of its source; a clinic may not change it",
        "interface.toml": "holds the words around every view; a clinic may not change it",
        "symptoms.toml": (
            "is the self-check, whose answers reopen warning signs; a clinic may not change it"
        ),
        "routine.toml": (
            "decides who gets which exercise and how much of it; a clinic may not change it"
        ),
        "progress.toml": (
            "decides when a plan grows and when it takes a step back; a clinic may not change it"
        ),
        "workshop.toml": (
            "keeps the safety check before all that moves in a workshop; a clinic may not change it"
        ),
    }
    whole_files = True

    def __init__(self, base: Catalogue) -> None:
        self._base = base
        table = base.screening
        self._signs = {q.id for q in table.questions.values() if q.blocks or q.level >= _STOPS}
        for rule in table.rules.values():
            if rule.level >= _STOPS:
                self._signs.update(name for group in (*rule.every, rule.among) for name in group)
        self._check: Mapping[str, Callable[[str, str, Any, Any], str]] = {
            "questions": self._question,
            "rules": self._rule,
            "screens": self._screen,
            "advice": self._advice,
        }

    def adding(self, place: Place) -> str:
        """Refuse a lesson: it would need a notebook."""
        if PurePath(place.file).name == "lessons.toml":
            return "is no lesson of the course; a clinic can change a lesson but not add one"
        return ""

    def changing(self, place: Place, field: Field, before: Any, value: Any) -> str:
        """Say why a clinic may not put ``value`` where ``before`` stood."""
        if value == before:
            return ""
        file = PurePath(place.file).name
        if file == "help-numbers.toml":
            return _LINE if ".lines." in place.item else ""
        if file != "screening.toml":
            return ""
        if not place.item:
            return _BACK.format(before, value) if value < before else ""
        kind, _, id_ = place.item.partition(".")
        return self._check[kind](id_, field.name, before, value)

    def _question(self, id_: str, name: str, before: Any, value: Any) -> str:
        if name == "level":
            return _lower(before, value)
        if name == "also_raised_by":
            return "" if set(before) <= set(value) else _FEWER
        if id_ not in self._signs:
            wider = name != "ask_if" or not value or (before and set(before) <= set(value))
            return "" if wider else _NARROWS
        if name == "hint":
            return "" if value.startswith(before) else _HINT
        return "" if name in {"references", "clinician_to_confirm"} else _WARNING

    def _rule(self, id_: str, name: str, before: Any, value: Any) -> str:
        if name == "level":
            return _lower(before, value)
        if name in {"every", "at_least", "among"}:
            return _CONDITION
        if self._base.screening.rules[id_].level < _STOPS:
            return ""
        return "" if name in {"references", "clinician_to_confirm"} else _WARNING

    def _screen(self, id_: str, name: str, before: Any, value: Any) -> str:
        return (
            "" if self._signs.isdisjoint(self._base.screening.screens[id_].questions) else _SCREEN
        )

    def _advice(self, id_: str, name: str, before: Any, value: Any) -> str:
        added = name == "steps" and value[: len(before)] == before
        return "" if added else _ADVICE


def _lower(before: Urgency, value: Urgency) -> str:
    if value is Urgency.UNDER_16:
        return _AGE
    return _LOWERS.format(before.slug, value.slug) if value < before else ""


def settle(catalogue: Catalogue, base: Catalogue) -> Catalogue:
    """Return the catalogue with what a raised level leaves behind put right.

    A raised item takes the advice of its new level where it had another's, and a level that
    closes plans needs no ``blocks``.
    """
    table, before = catalogue.screening, base.screening
    questions = {
        id_: _settled(item, before.questions.get(id_)) for id_, item in table.questions.items()
    }
    for id_, question in questions.items():
        if question.level >= _STOPS and question.blocks:
            questions[id_] = replace(question, blocks=False)
    rules = {id_: _settled(item, before.rules.get(id_)) for id_, item in table.rules.items()}
    settled = replace(table, questions=MappingProxyType(questions), rules=MappingProxyType(rules))
    return replace(catalogue, screening=settled)


_Leveled = TypeVar("_Leveled", Question, Rule)


def _settled(item: _Leveled, before: _Leveled | None) -> _Leveled:
    if before and item.level > before.level and item.advice == before.advice:
        return replace(item, advice="")
    return item
