"""The routines of the paper set as tables: every piece of HTML once, and which of them make a week.

A page opens them (``page/parts/routine.js``) only while its safety check says that it may.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import asdict, astuple
from itertools import chain, combinations
from typing import Any

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.guidance import ANY_COUNTRY
from sciatica_course.handouts import paper_choices
from sciatica_course.handouts.notes import note_id
from sciatica_course.handouts.paper_choices import WORSE
from sciatica_course.handouts.parts import help_lines
from sciatica_course.handouts.parts.columns import Table, columns
from sciatica_course.handouts.parts.pieces import Pieces
from sciatica_course.html import Html, element, week, week_paper
from sciatica_course.html.reasons import SOURCES, reasons
from sciatica_course.routine import Item, Profile, Routine, Week, fit, person_of
from sciatica_course.session import Session, State
from sciatica_course.words import say

_OPEN = Session(State.PASS)
# What passes with a finding.
_LIMITED = (Urgency.ASK_FIRST, Urgency.SOON)
_SECTION = "<section"


class _Tables:
    """Collects what the routines have in common."""

    def __init__(self, content: Catalogue) -> None:
        self.content = content
        self.pieces = Pieces()
        self.sheets, self.notes, self.papers, self.said = Table(), Table(), Table(), Table()
        self.weeks, self.plans = Table(), Table()
        self.items, self.sessions, self.doses = Table(), Table(), Table()
        self.found: list[Item] = []
        self._shown: dict[Hashable, tuple[int, int, int]] = {}

    def routine(self, routine: Routine, now: Session) -> tuple[int, ...]:
        """Return the numbers of the six weeks of a routine."""
        notes = self._text(self.notes, _notes(self.content, routine))
        return tuple(self._week(routine, each, now, notes) for each in routine.weeks)

    def rows(self) -> dict[str, Any]:
        """Return all tables whose rows are numbers, as columns."""
        tables = {
            "sheets": self.sheets,
            "notes": self.notes,
            "papers": self.papers,
            "weeks": self.weeks,
            "plans": self.plans,
            "sessions": self.sessions,
        }
        return {name: columns(table.things) for name, table in tables.items()}

    def _text(self, table: Table, html: str) -> int:
        return table.number(self.pieces.runs(in_this_page(html)))

    def _week(self, routine: Routine, shown: Week, now: Session, notes: int) -> int:
        sessions = [(s.day, self._session(s.items)) for s in shown.sessions]
        there = {i.exercise: routine.verdicts[i.exercise] for s in shown.sessions for i in s.items}
        key = shown, tuple(there.values()), now.urgency
        if key not in self._shown:  # most weeks stand in many routines
            sheet = _without_days(week.on_screen(self.content, routine, shown.number), sessions)
            paper = week_paper.on_paper(self.content, routine, shown.number, now)
            self._shown[key] = (
                self._text(self.sheets, sheet),
                self._text(self.papers, paper),
                self.said.number(week.said(routine, shown.number)),
            )
        sheet_, paper_, said = self._shown[key]
        plan = self.plans.number(tuple(chain.from_iterable(sessions)))
        return self.weeks.number((sheet_, notes, paper_, said, plan))

    def _session(self, items: tuple[Item, ...]) -> int:
        return self.sessions.number(tuple(self._item(item) for item in items))

    def _item(self, item: Item) -> int:
        dose = self.doses.number(item.dose)
        before = len(self.items.things)
        number = self.items.number((item.slot, item.exercise, item.form, dose, item.minutes))
        if number == before:
            self.found.append(item)
        return number


def _without_days(sheet: str, sessions: Sequence[tuple[int, int]]) -> str:
    """Return a sheet whose sections have a slot for the first day on which their session is.

    So an exercise reads the same whatever day it is of.
    """
    first: dict[int, int] = {}
    for day, session in sessions:
        first.setdefault(session, day)
    head, *sections = sheet.split(_SECTION)
    slotted = [
        section.replace(f'"why-{day}-', '"why-{day}-')
        for section, day in zip(sections, first.values(), strict=True)
    ]
    return _SECTION.join([head, *slotted])


def _made() -> tuple[dict[str, Any], tuple[Item, ...]]:
    """Return them, made once for the content that there is."""
    content = catalogue.load()
    if not _known or _known[0] is not content:
        _known[:] = [content, _make(content)]
    made: tuple[dict[str, Any], tuple[Item, ...]] = _known[1]
    return made


# The content that was asked about last, and what was made of it.
_known: list[Any] = []


def _make(content: Catalogue) -> tuple[dict[str, Any], tuple[Item, ...]]:
    tables, numbered = _Tables(content), Table()
    choices = list(paper_choices.every(content))
    by = [
        numbered.number(tables.routine(paper_choices.routine(content, choice), _OPEN))
        for choice in choices
    ]
    less = paper_choices.reduced(content)
    reduced = {
        urgency.slug: numbered.number(tables.routine(less, Session(State.PASS, urgency)))
        for urgency in _LIMITED
    }
    slots = help_lines.with_slots(content)
    banners = {
        urgency.slug: help_lines.slotted(
            week.banner(slots, Session(State.PASS, urgency), ANY_COUNTRY)
        )
        for urgency in _LIMITED
    }
    told = {
        # Every combination comes in the order of its choices.
        "choices": [
            list(dict.fromkeys(map(str, each))) for each in zip(*map(astuple, choices), strict=True)
        ],
        "by": columns([[routine] for routine in by]),
        "reduced": reduced,
        "routines": columns(numbered.things),
        **tables.rows(),
        **tables.pieces.tables(),
        "said": tables.said.things,
        "items": tables.items.things,
        "doses": [asdict(dose) for dose in tables.doses.things],
        "banners": banners,
        "closing": {id_: list(each) for id_, each in paper_choices.closing(content).items()},
        "closed": _closed(content),
        "levels": _levels(content),
        "worse": {"".join(sorted(conditions)): each for each, conditions in WORSE.items()},
        "directions": sorted({id_ for conditions in WORSE.values() for id_ in conditions}),
        "against": _against(content, tables.found),
    }
    return told, tuple(tables.found)


def tables() -> str:
    """Return the routines of every combination of the paper set, as JSON."""
    return json.dumps(_made()[0], ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def items() -> tuple[Item, ...]:
    """Return every exercise with its dose that a session may have, in the order of the tables."""
    return _made()[1]


def _notes(content: Catalogue, routine: Routine) -> Html:
    """Return how a routine came about, to open in place."""
    summary = element("summary", say("week.notes"))
    return element("details", summary, reasons(content, routine.notes), data_name="notes")


def _closed(content: Catalogue) -> dict[str, str]:
    """Return what stands instead of a routine, by the conditions that close it."""
    ids = sorted(paper_choices.closing(content))  # as the page names them
    subsets = chain.from_iterable(combinations(ids, n) for n in range(1, len(ids) + 1))
    return {
        " ".join(each): in_this_page(week.closed(content, paper_choices.closed(content, each)))
        for each in subsets
    }


def _levels(content: Catalogue) -> list[dict[str, Any]]:
    levels = content.routine.levels.values()
    return [{"id": each.id, "points": each.points, "pain": each.pain} for each in levels]


def _against(content: Catalogue, found: Iterable[Item]) -> dict[str, list[str]]:
    """Return which exercises in which form do not suit somebody whom the choices do not tell of.

    A page that knows more of a person, from its self-check, shows the small set to them.
    """
    asked = {id_ for conditions in WORSE.values() for id_ in conditions}
    options = (o for q in content.symptoms.questions.values() for o in q.options.values())
    more = sorted({id_ for option in options for id_ in option.conditions} - asked)
    forms = sorted({(item.exercise, item.form) for item in found})
    profile = Profile(kit=frozenset(content.routine.kit))
    against = {}
    for id_ in more:
        pattern = paper_choices.pattern_with(id_)
        person = person_of(content, pattern, profile, ())
        fits = {name: fit(content.exercises[name], person) for name, _ in forms}
        against[id_] = [
            f"{name} {form}"
            for name, form in forms
            if not fits[name].fits or form not in (fits[name].form, *fits[name].easier)
        ]
    return against


def in_this_page(built: str) -> str:
    """Return HTML whose claims lead to the notes of the page that it stands in."""
    return re.sub(
        rf'href="{re.escape(SOURCES)}#([^"]+)"', lambda m: f'href="#{note_id(m[1])}"', str(built)
    )
