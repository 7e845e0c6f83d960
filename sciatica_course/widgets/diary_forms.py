"""What the diary asks: about this morning, about today, and what an entry is changed to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sciatica_course import catalogue
from sciatica_course.entries import (
    LONGEST,
    PAIN,
    PLACES,
    DayEntry,
    Entry,
    MorningEntry,
    SessionEntry,
)
from sciatica_course.html.diary_trends import place_name
from sciatica_course.html.forms import Field, Form, Option, Page, Scale
from sciatica_course.screening import Answer
from sciatica_course.widgets import practise_forms
from sciatica_course.words import on_day, say, section

MORNING = "morning"
DAY = "day"
NOTHING = Form(id="none", pages=())

_USUAL_MINUTES = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120)


def morning() -> Form:
    """Return the question about this morning."""
    asked = practise_forms.morning()
    (page,) = asked.pages
    page = replace(page, intro=say("diary.morning-intro"), fields=(*page.fields, _note()))
    return replace(asked, id=MORNING, pages=(page,), finish=say("diary.write"))


def day(goals: Sequence[str]) -> Form:
    """Return what is asked about today, with the person's own goals."""
    return _form(DAY, say("diary.day-heading"), _of_day(goals), say("diary.day-intro"))


def change(entry: Entry, goals: Sequence[str]) -> Form:
    """Return what may be changed of an entry. Its own goals are asked with those of today."""
    match entry:
        case MorningEntry():
            (page,) = morning().pages
            fields = page.fields
        case DayEntry():
            fields = _of_day(_together(entry, goals), entry.minutes)
        case SessionEntry():
            fields = _of_practice(entry)
    heading = say("diary.change-heading", day=on_day(entry.at))
    return _form(changing(entry.id), heading, fields)


def changing(id_: str) -> str:
    """Return the name of the form that changes an entry."""
    return f"change-{id_}"


def answers(entry: Entry, goals: Sequence[str]) -> dict[str, Any]:
    """Return an entry as answers of the form that changes it."""
    said: dict[str, Any] = {"note": entry.note} if entry.note else {}
    if isinstance(entry, SessionEntry):
        return said | {
            "leg-before": entry.leg_before,
            "lowest-before": entry.lowest_before,
            "leg-worst": entry.leg_worst,
            "lowest-worst": entry.lowest_worst,
            "back": entry.back,
            "spare": (Answer.YES if entry.spare else Answer.NO).value,
            "minutes": str(entry.minutes),
        }
    said |= {"leg": entry.leg, "back": entry.back, "lowest": entry.lowest}
    if isinstance(entry, DayEntry):
        said["minutes"] = str(entry.minutes)
        for number, goal in enumerate(_together(entry, goals)):
            if goal in entry.goals:
                said[_goal(number)] = entry.goals[goal]
    return said


def new(kind: str, id_: str, at: datetime, given: Mapping[str, Any], goals: Sequence[str]) -> Entry:
    """Return an entry from the answers of a form that is whole."""
    empty: dict[str, Any] = {"id": id_, "at": at, "leg": 0, "back": 0, "lowest": PLACES[0]}
    entry: Entry = MorningEntry(**empty) if kind == MORNING else DayEntry(**empty)
    return changed(entry, given, goals)


def changed(entry: Entry, given: Mapping[str, Any], goals: Sequence[str]) -> Entry:
    """Return an entry as the answers of its form say."""
    note = str(given.get("note", "")).strip()
    match entry:
        case MorningEntry():
            return replace(entry, note=note, **_look(given))
        case DayEntry():
            asked = enumerate(_together(entry, goals))
            said = {goal: given[_goal(n)] for n, goal in asked if _goal(n) in given}
            minutes = int(given.get("minutes", 0))
            return replace(entry, note=note, minutes=minutes, goals=said, **_look(given))
        case SessionEntry():
            return replace(
                entry,
                note=note,
                leg_before=given["leg-before"],
                lowest_before=given["lowest-before"],
                leg_worst=given["leg-worst"],
                lowest_worst=given["lowest-worst"],
                back=given["back"],
                spare=given["spare"] == Answer.YES,
                minutes=int(given["minutes"]),
            )


def whole(form: Form, given: Mapping[str, Any]) -> bool:
    """Return whether every question that needs an answer has one."""
    return all(id_ in given for id_, field in form.fields.items() if not field.optional)


def _look(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ("leg", "back", "lowest")}


def _form(id_: str, heading: str, fields: tuple[Field, ...], intro: str = "") -> Form:
    page = Page(id=id_, heading=heading, intro=intro, fields=fields)
    return Form(id=id_, pages=(page,), asks=True, finish=say("diary.write"))


def _of_day(goals: Sequence[str], minutes: int = 0) -> tuple[Field, ...]:
    low, high = say("diary.goal-low"), say("diary.goal-high")
    moved = Field(
        id="minutes",
        text=say("diary.moved"),
        hint=say("diary.moved-hint"),
        options=_minutes(minutes),
        optional=True,
    )
    return (
        _pain("leg", say("diary.leg-day")),
        _pain("back", say("diary.back-day")),
        _lowest("lowest", say("diary.lowest-day")),
        moved,
        *(
            Field(
                id=_goal(number),
                text=say("diary.goal", goal=goal),
                scale=Scale(low=PAIN[0], high=PAIN[-1], low_label=low, high_label=high),
                optional=True,
            )
            for number, goal in enumerate(goals)
        ),
        _note(),
    )


def _of_practice(entry: SessionEntry) -> tuple[Field, ...]:
    words = section("answers")
    yes_no = tuple(Option(value=a.value, label=words[a.value]) for a in (Answer.YES, Answer.NO))
    return (
        _pain("leg-before", say("diary.leg-before")),
        _lowest("lowest-before", say("diary.lowest-before")),
        _pain("leg-worst", say("practise.leg-worst")),
        _lowest("lowest-worst", say("practise.lowest-worst")),
        _pain("back", say("practise.back-worst")),
        Field(id="spare", text=say("practise.spare"), options=yes_no),
        Field(id="minutes", text=say("diary.minutes-practice"), options=_minutes(entry.minutes)),
        _note(),
    )


def _pain(id_: str, text: str) -> Field:
    question = catalogue.load().symptoms.questions["leg-pain"]
    low, high = question.low_label, question.high_label
    scale = Scale(low=PAIN[0], high=PAIN[-1], low_label=low, high_label=high)
    return Field(id=id_, text=text, scale=scale)


def _lowest(id_: str, text: str) -> Field:
    options = (Option(value=place, label=place_name(place)) for place in PLACES)
    return Field(id=id_, text=text, options=tuple(options))


def _minutes(also: int) -> tuple[Option, ...]:
    """Return the usual minutes to choose from, and those that an entry has already."""
    choices: Iterable[int] = sorted({*_USUAL_MINUTES, also})
    none = say("diary.no-minutes")
    return tuple(Option(value=str(each), label=str(each) if each else none) for each in choices)


def _note() -> Field:
    return Field(id="note", text=say("diary.note"), longest=LONGEST, optional=True)


def _goal(number: int) -> str:
    return f"goal-{number}"


def _together(entry: DayEntry, goals: Sequence[str]) -> list[str]:
    return [*dict.fromkeys([*goals, *entry.goals])]
