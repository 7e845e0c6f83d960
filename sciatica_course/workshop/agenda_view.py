"""The agenda of a workshop, live: choose minutes, people and room, and print it or save it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sciatica_course import calendar_file, catalogue
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.html import Html, panels
from sciatica_course.html.forms import Field, Form, Option, Page
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import style
from sciatica_course.widgets.form_sheet import FormAndSheet
from sciatica_course.widgets.view import Action, Shown
from sciatica_course.words import say
from sciatica_course.workshop import agenda_calendar, agenda_sheet
from sciatica_course.workshop.agenda import Agenda, AgendaError, named_room, plan
from sciatica_course.workshop.agenda import series as plan_series

CSS = Path(__file__).with_name("workshop.css")
_WORKSHOP, _SERIES, _WEEK = "workshop", "series", "week-"
_LAST_DAY = date.max - timedelta(days=366)  # a series has to end before dates do
_WHEN = ("day", "at")
_DAY = date(2027, 1, 28)  # how a day is written


def agenda(
    minutes: int = 90,
    people: int = 20,
    room: str = "chairs only",
    *,
    series: bool = False,
    week: int | None = None,
) -> AgendaView:
    """Return the agenda of a workshop, of a ``series`` of six weeks, or of one ``week`` of it.

    Raises:
        AgendaError: it cannot be held; a notebook shows the sentence and nothing else.
    """
    content = catalogue.load()
    where = named_room(content, room)
    _check(content, minutes, people, room, week)
    chosen = _SERIES if series else _WORKSHOP
    wanted = {
        "plan": chosen if week is None else f"{_WEEK}{week}",
        "minutes": str(minutes),
        "people": str(people),
        "room": where.id,
    }
    view = registry.one("agenda", lambda: AgendaView(wanted))
    view.begin_with(wanted)
    return view


@dataclass(frozen=True)
class Wish:
    """What is chosen: the sessions, and when the first begins where that is known."""

    agendas: tuple[Agenda, ...]
    whole_series: bool
    start: datetime | None


class AgendaView(FormAndSheet):
    """The agenda and its form. It holds no dose and nothing of a person; nothing is kept."""

    _css = style("view", "form", "form_sheet") + CSS.read_text(encoding="utf-8")

    shows_plan = False

    def __init__(self, wanted: dict[str, str]) -> None:
        self._wanted = wanted
        super().__init__(say("agenda.name"))

    def begin_with(self, wanted: dict[str, str]) -> None:
        """Show what a notebook asks for, unless it asked for the same before."""
        if wanted != self._wanted:
            self._wanted = wanted
            when = {id_: str(self.answers[id_]) for id_ in _WHEN if id_ in self.answers}
            self.ask(questions(catalogue.load(), int(wanted["minutes"])))
            self.answers = {**wanted, **when}
            self.refresh()

    def static(self) -> Html:
        """Return the agenda that the notebook asks for."""
        content = catalogue.load()
        return _sheet(content, wish(content, self._wanted))

    def shown(self, now: Session) -> Shown:
        """Ask, and write the agenda that follows, or say what is wrong."""
        content = catalogue.load()
        self.ask(questions(content, int(self._wanted["minutes"])))
        if not self.answers:
            self.answers = dict(self._wanted)
        try:
            wished = self._wish()
        except AgendaError as error:
            self.sheet = panels.plain(str(error))
            return Shown()
        self.sheet = _sheet(content, wished)
        printing = Action("print", say("agenda.print"), prints=True)
        return Shown(actions=(printing, Action("save", say("agenda.save"))))

    def act(self, action: str) -> None:
        """Give the file for a calendar, where there is a day and a time."""
        if action == "save":
            self._save()
        else:
            super().act(action)

    def _wish(self) -> Wish:
        return wish(catalogue.load(), {**self._wanted, "people": "", **self.given()})

    def _save(self) -> None:
        try:
            wished = self._wish()
        except AgendaError as error:
            self.tell(str(error))
            return
        if wished.start is None:
            self.tell(say("agenda.no-day"))
            return
        text = agenda_calendar.calendar(wished.agendas, wished.start, datetime.now(UTC))
        self.give_file(agenda_calendar.NAME, calendar_file.KIND, text)
        self.tell(say("agenda.saved", name=agenda_calendar.NAME))


def questions(content: Catalogue, minutes: int) -> Form:
    """Return what the agenda follows from. ``minutes`` are offered besides the usual ones."""
    table = content.workshop
    plans = {
        _WORKSHOP: say("agenda.plan-workshop"),
        _SERIES: say("agenda.plan-series"),
        **{
            f"{_WEEK}{week.number}": say("agenda.plan-week", number=week.number, title=week.title)
            for week in table.weeks.values()
        },
    }
    offers = sorted({*table.offers, minutes})
    lengths = {str(each): say("agenda.minutes-one", minutes=each) for each in offers}
    rooms = {room.id: room.name for room in table.rooms.values()}
    hint = say("agenda.people-hint", most=table.most_people)
    fields = (
        _one("plan", say("agenda.plan"), plans),
        _one("minutes", say("agenda.minutes"), lengths),
        Field(id="people", text=say("agenda.people"), hint=hint, longest=4),
        _one("room", say("agenda.which-room"), rooms),
        _line("day", say("agenda.day"), say("agenda.day-hint", day=_DAY.isoformat()), 10),
        _line("at", say("agenda.at"), say("agenda.at-hint"), 5),
    )
    page = Page(
        id="agenda", heading=say("agenda.heading"), intro=say("agenda.intro"), fields=fields
    )
    return Form(id="agenda", pages=(page,))


def wish(content: Catalogue, given: dict[str, Any]) -> Wish:
    """Return the sessions that follow from answers.

    Raises:
        AgendaError: what was typed is no number of people, day or time.
    """
    people = _people(content, str(given["people"]).strip())
    minutes, room, chosen = int(given["minutes"]), str(given["room"]), str(given["plan"])
    start = _start(str(given.get("day", "")).strip(), str(given.get("at", "")).strip())
    if chosen == _WORKSHOP:
        return Wish((plan(minutes, people, room),), whole_series=False, start=start)
    agendas = plan_series(minutes, people, room)
    if chosen == _SERIES:
        return Wish(agendas, whole_series=True, start=start)
    number = int(chosen.removeprefix(_WEEK))
    return Wish((agendas[number - 1],), whole_series=False, start=start)


def _check(content: Catalogue, minutes: int, people: int, room: str, week: int | None) -> None:
    plan(minutes, people, room)
    last = len(content.workshop.weeks)
    whole = isinstance(week, int) and not isinstance(week, bool)
    if week is not None and not (whole and 1 <= week <= last):
        raise AgendaError(say("agenda.bad-week", last=last, given=week))


def _sheet(content: Catalogue, wished: Wish) -> Html:
    if wished.whole_series:
        return agenda_sheet.series_sheet(content, wished.agendas, wished.start)
    return agenda_sheet.sheet(content, wished.agendas[0], wished.start)


def _people(content: Catalogue, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        most = content.workshop.most_people
        raise AgendaError(say("agenda.bad-people", most=most, given=text or "…"))
    return int(text)


def _start(day: str, at: str) -> datetime | None:
    """Return when the first session begins, or None while it is not known."""
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError:
        on = date.max
    if on and on > _LAST_DAY:
        raise AgendaError(say("agenda.bad-day", given=day, day=_DAY.isoformat()))
    try:
        clock = time.fromisoformat(at.rjust(5, "0")) if at else None
    except ValueError:
        raise AgendaError(say("agenda.bad-at", given=at)) from None
    return datetime.combine(on, clock.replace(tzinfo=None)) if on and clock else None


def _one(id_: str, text: str, choices: dict[str, str]) -> Field:
    options: Sequence[Option] = [Option(value=id_, label=label) for id_, label in choices.items()]
    return Field(id=id_, text=text, options=tuple(options))


def _line(id_: str, text: str, hint: str, longest: int) -> Field:
    return Field(id=id_, text=text, hint=hint, longest=longest, optional=True)
