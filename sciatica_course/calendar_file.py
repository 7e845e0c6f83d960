"""A routine as a file for a calendar (iCalendar, RFC 5545): one entry for each session.

Times float: an entry at seven is at seven wherever the person is, and whatever clocks do that day.
An entry says who it is by the day on which the routine was kept, its week and its weekday, so that
a later file changes what a calendar already has. Of the person it holds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.html import doses, week
from sciatica_course.routine import Item, Routine, Session
from sciatica_course.routine.six_weeks import WEEKS
from sciatica_course.words import say

NAME = "my-routine.ics"
KIND = "text/calendar"
PROGRAM = "-//sciatica-course//EN"
_STOP = ("new-numbness-or-weakness", "stop-when-it-moves-down")
_ENTRIES = UUID("2b1f3c1e-7a54-5d0a-9a53-0c5e2f6f5d11")  # made up once, for ever
_FIRST_EXPORT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One session on its day, in which of the six weeks."""

    begins: datetime
    week: int
    session: Session


def calendar(
    content: Catalogue,
    routine: Routine,
    made: date,
    start: date,
    at: time,
    weeks: int,
    alarm: int | None,
    stamp: datetime,
    advice: str = "",
) -> str:
    """Return the first weeks of a routine as the text of a calendar file.

    ``made`` is the day on which the routine was kept, ``alarm`` is minutes before an entry, and
    ``stamp`` is the moment of the export, in any time zone. ``advice`` is what the safety check
    asks for besides; it stands in every entry.

    Raises:
        ValueError: the routine has no weeks, or something is out of range.
    """
    from icalendar import Alarm, Calendar, Event

    if stamp.tzinfo is None:
        raise ValueError("the moment of an export needs its time zone")
    if alarm is not None and alarm < 0:
        raise ValueError("a reminder comes before its entry")
    file = Calendar()
    file.add("prodid", PROGRAM)
    file.add("version", "2.0")
    for entry in entries(routine, start, at, weeks):
        summary = title(entry.session)
        event = Event()
        event.add("uid", _uid(made, entry))
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("sequence", sequence(stamp))
        event.add("dtstart", entry.begins)
        event.add("duration", timedelta(minutes=entry.session.minutes))
        event.add("summary", summary)
        event.add("description", "\n".join(_told(content, routine, entry.session, advice)))
        event.add("class", "PRIVATE")
        if alarm is not None:
            reminder = Alarm()
            reminder.add("action", "DISPLAY")
            reminder.add("trigger", timedelta(minutes=-alarm))
            reminder.add("description", summary)  # it may be read from a locked screen
            event.add_component(reminder)
        file.add_component(event)
    written: bytes = file.to_ical()
    return written.decode("utf-8")


def entries(routine: Routine, start: date, at: time, weeks: int) -> tuple[Entry, ...]:
    """Return the sessions of the first weeks on their days, in order.

    Each keeps its day of the week, so that days of rest stay between them: the first week begins
    on the first day with a session, on the start or after it.

    Raises:
        ValueError: the routine has no weeks, or not so many.
    """
    if not routine.weeks:
        raise ValueError("a routine that is closed has no entries")
    if weeks not in WEEKS:
        raise ValueError(f"a routine has 1 to {WEEKS[-1]} weeks")
    found = [
        Entry(datetime.combine(_on(start, each.number, session.day), at), each.number, session)
        for each in routine.weeks[:weeks]
        for session in each.sessions
    ]
    return tuple(sorted(found, key=lambda entry: entry.begins))


def title(session: Session) -> str:
    """Return all that an entry says to someone who only sees that it is there."""
    return say("calendar.summary", time=doses.minutes(session.minutes))


def stop_rule(content: Catalogue) -> str:
    """Return the words that every entry opens with."""
    stop = " ".join(content.claims[id_].text for id_ in _STOP)
    return f"{stop} {say('calendar.first')}"


def sequence(stamp: datetime) -> int:
    """Return a number that is higher in every later export: seconds, which no time zone changes."""
    return max(0, int((stamp - _FIRST_EXPORT).total_seconds()))


def _on(start: date, number: int, day: int) -> date:
    """Return the date of a weekday, 1 for Monday, in one of the weeks from a start on."""
    return start + timedelta(days=(day - start.isoweekday()) % 7, weeks=number - 1)


def _uid(made: date, entry: Entry) -> str:
    return str(uuid5(_ENTRIES, f"{made.isoformat()} {entry.week} {entry.session.day}"))


def _told(content: Catalogue, routine: Routine, session: Session, advice: str) -> Iterator[str]:
    yield stop_rule(content)
    if advice:
        yield advice
    yield say("calendar.changes")
    for number, item in enumerate(session.items, 1):
        yield ""
        yield from _exercise(content, routine, number, item)


def _exercise(content: Catalogue, routine: Routine, number: int, item: Item) -> Iterator[str]:
    exercise = content.exercises[item.exercise]
    form = exercise.forms.get(item.form)
    name = week.named(content, item.exercise, item.form)
    took, much = doses.minutes(item.minutes), doses.dose(item.dose, weekly=False)
    yield say("calendar.exercise", number=number, name=name, time=took)
    if much != took:
        yield much
    if form:
        yield form.how
    for each in routine.verdicts[item.exercise].care:
        yield f"{say('week.care')} {each.text}"
    if form is None or form.position is None:
        for step in exercise.steps:
            yield say("calendar.step", step=step)
