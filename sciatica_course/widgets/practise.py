"""Practise: today's session, the questions around it, and what comes next and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sciatica_course import catalogue, journal, plans, session
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.entries import Entry, MorningEntry, SessionEntry
from sciatica_course.html import Html, alarms, session_sheet, week
from sciatica_course.html.forms import Field, asked
from sciatica_course.lookup import find
from sciatica_course.routine import Profile
from sciatica_course.screening import Answer
from sciatica_course.session import Session, State
from sciatica_course.widgets import my_routine, practise_panels, registry, self_check, settings
from sciatica_course.widgets.check_forms import ANYTHING_NEW, RECHECK, short_check
from sciatica_course.widgets.exercise_card import NOBODY
from sciatica_course.widgets.practise_forms import (
    AFTER,
    BACK,
    BEFORE,
    LEG,
    LOWER,
    LOWEST,
    MORNING,
    after,
    before,
    morning,
)
from sciatica_course.widgets.practise_plan import (
    Programme,
    again,
    last,
    morning_after,
    today,
    with_now,
)
from sciatica_course.widgets.practise_player import NO_FORM, PlayerView, moment
from sciatica_course.widgets.practise_sitting import Sitting, fresh, same_session
from sciatica_course.widgets.view import CHECK_LESSON, Action, Shown
from sciatica_course.words import listed, say

# What new numbness or weakness in a session raises in the safety check.
SIGNS = ("player:new-numbness", "player:new-weakness")
# Something new may be any sign: those are asked about first that may need help at once.
ANY_SIGN = (*SIGNS, "body-map:saddle", "body-map:both-legs")


def practise(exercises: Sequence[str] | str | None = None) -> Practise:
    """Return today's session of this kernel, or a session of the exercises that are named.

    Raises:
        UnknownName: there is no such exercise; the message names the nearest one.
    """
    known = catalogue.load().exercises
    wanted = tuple(dict.fromkeys([exercises] if isinstance(exercises, str) else exercises or ()))
    for id_ in wanted:
        find(known, id_, lambda wrong, nearest: say("exercise.unknown", id=wrong, nearest=nearest))
    return registry.one(" ".join(["practise", *wanted]), lambda: Practise(wanted))


class Practise(PlayerView):
    """Today's session, with what is asked before it, after it, and on the next morning."""

    def __init__(self, wanted: tuple[str, ...] = ()) -> None:
        self._wanted = wanted
        self._start()
        names = listed([catalogue.load().exercises[id_].name for id_ in wanted])
        label = say("practise.name-list", names=names) if names else say("practise.name")
        super().__init__(label)

    def _start(self) -> None:
        self._alarm: tuple[str, ...] = ()  # the signs that were noticed
        self._start_day()

    def _start_day(self) -> None:
        self._day = moment().date()
        self._done: SessionEntry | None = None
        self._once_more = self._deferred = False
        self._start_reading()

    def _start_reading(self) -> None:
        self._checked = False  # the one question was answered here, just now
        self._reading: MorningEntry | None = None
        self._take: bool | None = None
        self._less = False

    def static(self) -> Html:
        """Return a sheet to fill in on any day, with the dose of nobody."""
        content = catalogue.load()
        names = {id_: content.exercises[id_].name for id_ in self._wanted}
        forms = before(), after(names, "foot"), morning()
        lesson = content.lessons[CHECK_LESSON].title
        return session_sheet.sheet(content, [*names.values()], forms, lesson)

    def wipe(self) -> None:
        """Forget everything, in the page as well."""
        super().wipe()
        self._start()

    # --- What is shown ----------------------------------------------------------------------------

    def _give_way(self, now: Session) -> Shown | None:
        self.keep_within(now)
        if now.open:
            self._alarm = ()
            return None
        self._start_reading()
        if now.state is State.RECHECK:
            self.ask(short_check(now))
            return Shown()
        if self._alarm and now.state is State.NOT_SCREENED:
            return Shown(self._alarm_panel(), instead=True, alert=True)
        return super()._give_way(now)

    def _alarm_panel(self) -> Html:
        said = say("practise.said-sign" if self._alarm == SIGNS else "practise.said-new")
        return alarms.alarm(
            catalogue.load(),
            self._alarm,
            said,
            self.country,
            CHECK_LESSON,
            crisis=self._alarm != SIGNS,
        )

    def shown(self, now: Session) -> Shown:
        """Return what is next: questions, the session, or what comes of it."""
        if self._day != moment().date():
            self._start_day()
        if self.sitting and self.sitting.over:
            return self._ask_after(self.sitting)
        if self.sitting and self.sitting.begun:
            self.ask(NO_FORM)
            return Shown()
        offered, self.sitting = self.sitting, None  # it stays only where it is offered again
        read = journal.recent(today=self._day)
        self.notice = read.notice or self.notice
        programme = self._programme(catalogue.load(), now)
        if isinstance(programme, Shown):
            return programme
        if (day := morning_after(read.entries, self._day)) and not self._deferred:
            self.ask(morning(day))
            return Shown(actions=(Action("later", say("practise.later")),))
        if self._is_done(read.entries):
            self.ask(NO_FORM)
            what = today(programme, read.entries, take=False, less=False, day=self._day)
            return practise_panels.done(programme, what, self._done)
        if self._reading is None:
            self.ask(before(checked=self._checked))
            return Shown(week.banner(programme.content, now, self.country))
        return self._ready(programme, read.entries, self._reading, offered)

    def _ask_after(self, sitting: Sitting) -> Shown:
        entry, names = sitting.entry, catalogue.load().exercises
        if not self.answers_to(AFTER):
            lower = sitting.brought_down()
            prefilled = {LEG: entry.leg_worst, LOWEST: entry.lowest_worst}
            self.put(AFTER, prefilled | ({LOWER: lower} if lower else {}))
        did = {each.exercise: names[each.exercise].name for each in entry.did}
        self.ask(after(did, entry.lowest_before, more=not self._wanted))
        return Shown()

    def _programme(self, content: Catalogue, now: Session) -> Programme | Shown:
        """Return where the session comes from, or what is shown where it comes from nowhere."""
        kept, notice = plans.kept(content)
        self.notice = notice or self.notice
        if self._wanted:
            pattern = (kept and kept.pattern) or self_check.current()[0] or NOBODY
            profile = kept.profile if kept else Profile()
            profile = replace(profile, kit=frozenset(content.routine.kit))
            programme = Programme(content, pattern, profile, now, self._wanted)
        elif kept is None:
            return Shown(my_routine.nothing(), instead=True)
        elif kept.pattern is None:
            return Shown(my_routine.build_again(), instead=True)
        else:
            programme = Programme(content, kept.pattern, kept.profile, now)
        if programme.routine.closed:
            return Shown(week.closed(content, programme.routine), instead=True)
        return programme

    def _is_done(self, entries: Sequence[Entry]) -> bool:
        latest = last(entries)
        here = not self._wanted and latest is not None and latest.at.date() == self._day
        return not self._once_more and (self._done is not None or here)

    def _ready(
        self,
        programme: Programme,
        entries: Sequence[Entry],
        reading: MorningEntry,
        offered: Sitting | None,
    ) -> Shown:
        """Return the advice, and the session that follows from it or from what was chosen.

        The same session that was ``offered`` before stays as it is.
        """
        self.ask(NO_FORM)
        record = with_now(entries, reading)
        take = self._take is True
        what = today(programme, record, take=take, less=self._less, day=self._day)
        if what.session.items and not (what.offered and self._take is None):
            made = fresh(journal.new_id(), moment(), what, (reading.leg, reading.lowest))
            same = offered is not None and same_session(offered.entry, made.entry)
            self.sitting = offered if same and offered else made
            self.prepare(programme, what, self.sitting)
        return practise_panels.ready(
            programme, what, self.country, taken=self._take, less=self._less
        )

    # --- One sitting ------------------------------------------------------------------------------

    def taken_up(self, held: Mapping[str, Any], sitting: Sitting, passed: Session) -> bool:
        """Make the session of a sitting again, if it is still the same one today."""
        entry, programme = sitting.entry, self._programme(catalogue.load(), passed)
        if isinstance(programme, Shown) or entry.at.date() != self._day:
            return False
        eased = {each.exercise: each.eased for each in entry.did}
        what = again(programme, entry.step, eased, self._day)
        made = fresh(entry.id, moment(), what, (entry.leg_before, entry.lowest_before))
        if not same_session(entry, made.entry):
            return False
        self.prepare(programme, what, sitting)
        if not sitting.begun:
            self._take = held.get("take") if isinstance(held.get("take"), bool) else None
            self._reading = _reading(entry.leg_before, entry.lowest_before)
        return True

    def about(self) -> dict[str, Any]:
        """Return what tells this person and these exercises from others, and what was chosen."""
        person = str(settings.read()[0].get("person", ""))
        return {"person": person, "wanted": list(self._wanted), "take": self._take}

    def stopped(self) -> None:
        """Say at once what new numbness or weakness asks for."""
        self._alarm = SIGNS

    def ended(self) -> None:
        """Start anew, now that the record of the sitting stands in the diary."""
        super().ended()
        self._once_more = False
        self.put(AFTER, {})
        self._start_reading()

    # --- Answers and buttons ----------------------------------------------------------------------

    def next(self, page: int) -> None:
        """Take the answers to a form. Anything new is heard of before the rest is answered."""
        form, given = self._asked, self.given()
        if given.get(ANYTHING_NEW, Answer.NO) != Answer.NO:
            self._alarm = ANY_SIGN
            self.put(form.id, {})
            session.withdraw()
            self.session_changed()
        elif any(_open(field, given) for field in form.fields.values()):
            self.refresh()
        elif form.id == RECHECK:
            self.put(form.id, {})
            session.renew(anything_new=False)
            self._checked = True
            self.session_changed()
        elif form.id == MORNING:
            self.put(form.id, {})
            self.session_changed(journal.add(_reading(given[LEG], given[LOWEST], given[BACK])))
            self.tell(say("practise.noted"))
        elif form.id == BEFORE:
            self.put(form.id, {})
            self._reading = _reading(given[LEG], given[LOWEST])
            self.refresh()
        elif self.sitting and self.sitting.over:
            self._done = self.sitting.answered(given)
            self.ended()
            self.session_changed(journal.add(self._done))

    def act(self, action: str) -> None:
        """Do what a button promises."""
        match action:
            case "later":
                self._deferred = True
            case "once-more":
                self._once_more, self._done = True, None
            case "take" | "stay":
                self._take = action == "take"
            case "less":
                self._less = True
            case "keep":
                notice = journal.allow()
                self.session_changed(notice)
                if not notice:
                    self.tell(say("practise.kept"))
                return
            case _:
                super().act(action)
        self.refresh()


def _reading(leg: int, lowest: str, back: int = 0) -> MorningEntry:
    return MorningEntry(id=journal.new_id(), at=moment(), leg=leg, back=back, lowest=lowest)


def _open(field: Field, given: dict[str, Any]) -> bool:
    return asked(field, given) and not field.optional and field.id not in given
