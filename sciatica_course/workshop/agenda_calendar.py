"""A workshop as a file for a calendar: one entry for each session, with its timetable in words.

Times float, as those of a routine do: an entry at six is at six wherever it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from sciatica_course import catalogue
from sciatica_course.calendar_file import PROGRAM, sequence
from sciatica_course.words import say
from sciatica_course.workshop.agenda import Agenda, prepare
from sciatica_course.workshop.agenda_sheet import begins

NAME = "workshop.ics"
_ENTRIES = UUID("6f2f7c35-51a4-5f6c-8a39-8a3f5c0f2b64")  # made up once, for ever


def calendar(agendas: Sequence[Agenda], start: datetime, stamp: datetime) -> str:
    """Return sessions, the first at ``start`` and each other a week later, as a calendar file.

    ``stamp`` is the moment of the export, in any time zone.

    Raises:
        ValueError: the moment has no time zone.
    """
    from icalendar import Calendar, Event

    if stamp.tzinfo is None:
        raise ValueError("the moment of an export needs its time zone")
    file = Calendar()
    file.add("prodid", PROGRAM)
    file.add("version", "2.0")
    for number, agenda in enumerate(agendas):
        at = start + timedelta(weeks=number)
        event = Event()
        event.add("uid", _uid(at, agenda))
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("sequence", sequence(stamp))
        event.add("dtstart", at)
        event.add("duration", timedelta(minutes=agenda.minutes))
        event.add("summary", _summary(agenda))
        event.add("description", "\n".join(_told(agenda, at)))
        file.add_component(event)
    written: bytes = file.to_ical()
    return written.decode("utf-8")


def _uid(at: datetime, agenda: Agenda) -> str:
    week = agenda.week.id if agenda.week else "workshop"
    return str(uuid5(_ENTRIES, f"{at.isoformat()} {week} {agenda.room.id}"))


def _summary(agenda: Agenda) -> str:
    if agenda.week is None:
        return say("agenda.summary", minutes=agenda.minutes)
    return say("agenda.summary-week", number=agenda.week.number, minutes=agenda.minutes)


def _told(agenda: Agenda, at: datetime) -> Sequence[str]:
    table = catalogue.load().workshop
    return [
        *(f"{begins(slot, at)} {slot.part.title}" for slot in agenda.slots),
        "",
        f"{say('agenda.private')}: {' '.join(table.private)}",
        f"{say('agenda.moves')}: {table.only_clear}",
        "",
        f"{say('agenda.prepare')}:",
        *(f"- {line}" for line in prepare(agenda)),
    ]
