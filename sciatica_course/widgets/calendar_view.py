"""The kept routine as a file for the learner's own calendar, at the times that they choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sciatica_course import calendar_file, catalogue, plans, session
from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.html import Html, element, join, panels, week
from sciatica_course.html.forms import AskIf, Field, Form, Option, Page
from sciatica_course.routine import Routine, make
from sciatica_course.routine.six_weeks import WEEKS
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.form_sheet import FormAndSheet
from sciatica_course.widgets.my_routine import BUILDER_LESSON
from sciatica_course.widgets.view import Action, Shown
from sciatica_course.words import at_time, on_day, say

# The half hours of each part of a day: from the first hour to before the last.
_PARTS = {"morning": (6, 12), "afternoon": (12, 18), "evening": (18, 22)}
_STARTS = ("today", "tomorrow", "monday")
_NO_ALARM = "none"
_ALARMS = (_NO_ALARM, "0", "10", "30", "60")  # minutes before
_BEGIN_WITH = {
    "part": "evening",
    "morning": "08:00",
    "afternoon": "16:00",
    "evening": "18:00",
    "start": "tomorrow",
    "weeks": "2",
    "alarm": "10",
}


def calendar() -> CalendarView:
    """Return the view of this kernel that puts the kept routine into a calendar."""
    return registry.one("calendar", CalendarView)


@dataclass(frozen=True)
class Wish:
    """When someone wants to practise. ``alarm`` is minutes before, None for no reminder."""

    at: time
    start: date
    weeks: int
    alarm: int | None


class CalendarView(FormAndSheet):
    """Asks for times and gives the file. What was chosen is not kept."""

    def __init__(self) -> None:
        super().__init__(say("calendar.name"))

    def static(self) -> Html:
        """Return what to write into a calendar by hand: a routine is not on paper that is open."""
        words = element("p", say("calendar.by-hand"))
        rule = element("p", calendar_file.stop_rule(catalogue.load()))
        return join([words, rule])

    def shown(self, now: Session) -> Shown:
        """Ask for the times, and say what comes of them."""
        content = catalogue.load()
        kept, notice = plans.kept(content)
        self.notice = notice or self.notice
        if kept is None or kept.pattern is None:
            return Shown(_build_first(content), instead=True)
        routine = make(content, kept.pattern, kept.profile, now)
        if routine.closed:
            return Shown(week.closed(content, routine), instead=True)
        moment = datetime.now()
        self.ask(questions(moment.date()))
        if not self.answers:
            self.answers = dict(_BEGIN_WITH)
        self.sheet = _preview(routine, wish(self.given(), moment))
        banner = week.banner(content, now, self.country)
        return Shown(banner, actions=(Action("save", say("calendar.save")),))

    def act(self, action: str) -> None:
        """Give the file, if plans may be shown at this moment."""
        if action == "save":
            self._save()
        else:
            super().act(action)

    def _save(self) -> None:
        content, now = catalogue.load(), session.current()
        kept, _ = plans.kept(content)
        if not now.open or kept is None or kept.pattern is None:
            self.refresh()  # there is nothing to save any more
            return
        routine = make(content, kept.pattern, kept.profile, now)
        if routine.closed:
            self.refresh()
            return
        moment = datetime.now()
        wished = wish(self.given(), moment)
        text = calendar_file.calendar(
            content,
            routine,
            kept.made,
            wished.start,
            wished.at,
            wished.weeks,
            wished.alarm,
            datetime.now(UTC),
            _advice(content, now),
        )
        self.give_file(calendar_file.NAME, calendar_file.KIND, text)
        self.tell(f"{say('calendar.saved', name=calendar_file.NAME)} {say('calendar.again')}")


def questions(today: date | None) -> Form:
    """Return what has to be known; without a day, as on paper, no dates are named."""
    fields = (
        _one("part", say("calendar.part"), {p: say(f"calendar.part-{p}") for p in _PARTS}),
        *(
            _one(part, say("calendar.time"), {each: each for each in half_hours(part)}, part)
            for part in _PARTS
        ),
        _one("start", say("calendar.start"), {each: _start(each, today) for each in _STARTS}),
        _one("weeks", say("calendar.weeks"), {str(n): str(n) for n in WEEKS}),
        _one("alarm", say("calendar.alarm"), {each: _alarm(each) for each in _ALARMS}),
    )
    page = Page(
        id="times", heading=say("calendar.heading"), intro=say("calendar.intro"), fields=fields
    )
    return Form(id="calendar", pages=(page,))


def half_hours(part: str) -> list[str]:
    """Return every half hour of a part of the day: ``06:00``, ``06:30`` and so on."""
    first, last = _PARTS[part]
    return [f"{hour:02}:{minute:02}" for hour in range(first, last) for minute in (0, 30)]


def wish(given: Mapping[str, Any], moment: datetime) -> Wish:
    """Return what was chosen, and what most people might choose where nothing was.

    A time that has gone by today is tomorrow's.
    """
    chosen = {**_BEGIN_WITH, **given}
    at = time.fromisoformat(chosen[chosen["part"]])
    start = _date(chosen["start"], moment.date())
    if datetime.combine(start, at) < moment:
        start += timedelta(days=1)
    alarm = chosen["alarm"]
    return Wish(at, start, int(chosen["weeks"]), None if alarm == _NO_ALARM else int(alarm))


def _one(id_: str, text: str, choices: Mapping[str, str], part: str = "") -> Field:
    options = tuple(Option(value=value, label=label) for value, label in choices.items())
    gate = AskIf(questions=("part",), values=(part,)) if part else None
    hint = say("calendar.weeks-hint") if id_ == "weeks" else ""
    return Field(id=id_, text=text, hint=hint, options=options, ask_if=gate)


def _date(start: str, today: date) -> date:
    ahead = {"today": 0, "tomorrow": 1, "monday": 8 - today.isoweekday()}
    return today + timedelta(days=ahead[start])


def _start(start: str, today: date | None) -> str:
    when = say(f"calendar.start-{start}")
    if today is None:
        return when
    return say("calendar.start-on", when=when, day=on_day(_date(start, today)))


def _alarm(minutes: str) -> str:
    if minutes == _NO_ALARM:
        return say("calendar.alarm-none")
    if minutes == "0":
        return say("calendar.alarm-at")
    return say("calendar.alarm-before", minutes=minutes)


def _preview(routine: Routine, wished: Wish) -> Html:
    """Return what the file will hold, in a few sentences without any exercise."""
    entries = calendar_file.entries(routine, wished.start, wished.at, wished.weeks)
    first, last = (_weekday(entry.begins.date()) for entry in (entries[0], entries[-1]))
    at = at_time(entries[0].begins)
    if len(entries) == 1:
        words = say("calendar.entry-one", time=at, first=first)
    else:
        count = len(entries)
        words = say("calendar.entries", count=count, time=at, first=first, last=last)
    summary = calendar_file.title(entries[0].session)
    return element(
        "div",
        panels.part(say("calendar.title")),
        element("p", words),
        element("p", say("calendar.privacy", summary=summary)),
        class_="sc-card",
    )


def _weekday(day: date) -> str:
    name = say("week.days").split()[day.weekday()]
    return say("calendar.weekday", weekday=name, day=on_day(day))


def _advice(content: Catalogue, now: Session) -> str:
    if now.urgency is Urgency.CLEAR:
        return ""
    advice = content.screening.advice[now.urgency.slug]
    return say("week.on-paper", title=advice.title, exercise=advice.exercise)


def _build_first(content: Catalogue) -> Html:
    lesson = content.lessons[BUILDER_LESSON].title
    words = element("p", say("my-routine.none-text", lesson=lesson))
    return element("div", panels.title(say("my-routine.none")), words, class_="sc-card")
