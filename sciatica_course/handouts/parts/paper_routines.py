"""The routines of the paper set as tables: every piece of HTML once, and which of them make a week.

A page opens them (``page/parts/routine.js``) only while its safety check says that it may.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import asdict
from itertools import chain, combinations, pairwise
from typing import Any

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.guidance import ANY_COUNTRY
from sciatica_course.handouts import paper_choices
from sciatica_course.handouts.notes import note_id
from sciatica_course.handouts.paper_choices import WORSE
from sciatica_course.handouts.parts import help_lines
from sciatica_course.html import Html, element, week, week_paper
from sciatica_course.html.reasons import SOURCES, reasons
from sciatica_course.html.words import say
from sciatica_course.routine import Item, Profile, Routine, Week, fit, person_of
from sciatica_course.session import Session, State

REDUCED = "reduced"
_OPEN = Session(State.PASS)
# What passes with a finding.
_LIMITED = (Urgency.ASK_FIRST, Urgency.SOON)
# Where a week is cut: the same exercise, row or note stands in many.
_SEAM = re.compile(r'<(?:section|li|tr|tbody|details|/ol></section>|div class="sc-much")')


class _Table:
    """Things in the order in which they came, each once; a thing stands for its number."""

    def __init__(self) -> None:
        self._places: dict[Hashable, int] = {}
        self.things: list[Any] = []

    def number(self, thing: Any, key: Hashable = None) -> int:
        """Return the number of a thing that ``key`` tells from others."""
        key = thing if key is None else key
        if key not in self._places:
            self._places[key] = len(self.things)
            self.things.append(thing)
        return self._places[key]


class _Tables:
    """Collects what the routines have in common."""

    def __init__(self, content: Catalogue) -> None:
        self.content = content
        self.pieces, self.texts, self.weeks = _Table(), _Table(), _Table()
        self.items, self.sessions, self.doses = _Table(), _Table(), _Table()
        self.found: list[Item] = []
        self._shown: dict[Hashable, tuple[int, int, str]] = {}

    def text(self, html: str) -> int:
        """Return the number of a piece of HTML, cut into what others have, too."""
        cut = tuple(self.pieces.number(piece) for piece in _cut(in_this_page(html)))
        return self.texts.number(list(cut), cut)

    def routine(self, routine: Routine, now: Session) -> list[int]:
        """Return the numbers of the six weeks of a routine."""
        notes = self.text(_notes(self.content, routine))
        return [self._week(routine, each, now, notes) for each in routine.weeks]

    def _week(self, routine: Routine, shown: Week, now: Session, notes: int) -> int:
        sessions = [[s.day, self._session(s.items)] for s in shown.sessions]
        there = {i.exercise: routine.verdicts[i.exercise] for s in shown.sessions for i in s.items}
        key = shown, tuple(there.values()), now.urgency
        if key not in self._shown:  # most weeks stand in many routines
            self._shown[key] = (
                self.text(week.on_screen(self.content, routine, shown.number)),
                self.text(week_paper.on_paper(self.content, routine, shown.number, now)),
                week.said(routine, shown.number),
            )
        sheet, paper, said = self._shown[key]
        made = [sheet, notes, paper, said, sessions]
        return self.weeks.number(made, json.dumps(made))

    def _session(self, items: tuple[Item, ...]) -> int:
        numbers = tuple(self._item(item) for item in items)
        return self.sessions.number(list(numbers), numbers)

    def _item(self, item: Item) -> int:
        dose = self.doses.number(item.dose)
        plain = [item.slot, item.exercise, item.form, dose, item.minutes]
        before = len(self.items.things)
        number = self.items.number(plain, tuple(plain))
        if number == before:
            self.found.append(item)
        return number


def _cut(html: str) -> Iterator[str]:
    """Yield the pieces of HTML from seam to seam, which give it again when they are joined."""
    seams = [found.start() for found in _SEAM.finditer(html)]
    return (html[start:end] for start, end in pairwise([0, *seams, len(html)]))


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
    tables, numbered = _Tables(content), _Table()
    by: dict[str, int] = {}

    def add(key: str, routine: Routine, now: Session) -> None:
        weeks = tables.routine(routine, now)
        by[key] = numbered.number(weeks, tuple(weeks))

    for choice in paper_choices.every(content):
        add(choice.key, paper_choices.routine(content, choice), _OPEN)
    less = paper_choices.reduced(content)
    for urgency in _LIMITED:
        add(f"{REDUCED} {urgency.slug}", less, Session(State.PASS, urgency))
    slots = help_lines.with_slots(content)
    banners = {
        urgency.slug: help_lines.slotted(
            week.banner(slots, Session(State.PASS, urgency), ANY_COUNTRY)
        )
        for urgency in _LIMITED
    }
    told = {
        "by": by,
        "routines": numbered.things,
        "weeks": tables.weeks.things,
        "texts": tables.texts.things,
        "pieces": tables.pieces.things,
        "sessions": tables.sessions.things,
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
