"""The diary: write about a morning or a day, look back, correct, take it along, or be rid of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import traitlets

from sciatica_course import catalogue, journal, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.entries import Entry
from sciatica_course.html import NOTHING, Html, diary_tables, join
from sciatica_course.html import diary as told
from sciatica_course.html.diary_trends import trends
from sciatica_course.html.forms import Form
from sciatica_course.journal import Brought, Read
from sciatica_course.session import Session, State
from sciatica_course.widgets import diary_day, registry
from sciatica_course.widgets import diary_forms as forms
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.kept_where import kept_where
from sciatica_course.widgets.view import CHECK_LESSON, Action, Shown
from sciatica_course.words import say, section

_LATELY = 3  # months that hold the last eight weeks, whichever day it is
_CSV, _JSON = "my-diary.csv", "my-diary.json"


def diary() -> DiaryView:
    """Return the diary of this kernel, with what is being written in it."""
    return registry.one("diary", DiaryView)


class DiaryView(FormView):
    """The diary. It is no plan: looking back stays open where plans are closed.

    ``past`` and ``charts`` are HTML; ``rows`` are buttons beside them. Nothing is kept before the
    person says so (``journal.allow``).
    """

    _esm = script("view", "form", "week", "diary")
    _css = style("view", "form", "diary")

    past = traitlets.Unicode().tag(sync=True)
    charts = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Dict().tag(sync=True)
    says = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._start()
        super().__init__(say("diary.name"), says=dict(section("diary-entry")))

    def _start(self) -> None:
        self._task: str | None = None  # what is being written; None is what suits the day
        self._goals: tuple[str, ...] = ()
        self._months = _LATELY
        self._all = False  # there is nothing older than what is shown
        self._brought: Html = NOTHING
        # What the charts were drawn from: they go when it is no longer so.
        self._drawn_from: object = None

    def static(self) -> Html:
        """Return a page to fill in by hand."""
        return told.paper()

    def wipe(self) -> None:
        """Forget what is being written, what is shown, and what could not be kept yet."""
        super().wipe()
        journal.forget_held()
        self._start()
        self.past = self.charts = ""

    # --- What is shown ----------------------------------------------------------------------------

    def shown(self, now: Session) -> Shown:
        """Return what stands above the diary, and show its form, its past and its charts."""
        content, at = catalogue.load(), clock()
        read = self._read(at)
        self.notice = read.notice or self.notice
        self._goals = diary_day.goals(content)
        held = now.state is State.HOLD
        strong = diary_day.strong(content, read.entries, now, at)
        self.ask(self._form(read.entries, at, closed=held and now.urgency >= Urgency.CALL_NOW))
        calm = now.open and not strong
        cheer = calm and not diary_day.in_a_flare(content, read.entries, now)
        kept = journal.allowed()
        self.past = told.back(
            read.entries,
            at.date(),
            told.encouraged(read.entries, at.date()) if cheer else "",
            kept_where() if kept else "",
        )
        if self._drawn_from != self._to_draw(read.entries, now):
            self.charts, self._drawn_from = "", None
        self.rows = self._buttons(read.entries)
        panel = join(
            [
                self.hold_panel(now, brief=True) if held else None,
                told.strong(content.lessons[CHECK_LESSON].title) if strong else None,
                self._brought,
                None if kept else told.permission(kept_where()),
            ]
        )
        return Shown(panel, alert=strong, actions=(*_actions(some=bool(read.entries) or kept),))

    def _give_way(self, now: Session) -> Shown | None:
        return None  # the hold stands above what was written, and does not take it away

    def _read(self, at: datetime) -> Read:
        return journal.recent(self._months, at.date())

    def _form(self, entries: Sequence[Entry], at: datetime, *, closed: bool) -> Form:
        """Return what is asked now: nothing while someone should get help at once."""
        if closed:
            return forms.NOTHING
        entry = next((e for e in entries if forms.changing(e.id) == self._task), None)
        if entry:
            return forms.change(entry, self._goals)
        task = self._task
        if task not in (forms.MORNING, forms.DAY, ""):
            task = diary_day.suiting(entries, at)
        if task == forms.MORNING:
            return forms.morning()
        return forms.day(self._goals) if task == forms.DAY else forms.NOTHING

    def _buttons(self, entries: Sequence[Entry]) -> dict[str, list[dict[str, Any]]]:
        asked = self._asked.id
        writing = [
            Action("leave", say("diary.leave")) if asked.startswith("change-") else None,
            Action("morning", say("diary.write-morning")) if asked != forms.MORNING else None,
            Action("day", say("diary.write-day")) if asked != forms.DAY else None,
        ]
        keeping = [] if journal.allowed() else [Action("keep", say("diary.keep"))]
        older = [Action("older", say("diary.older"))] if entries and not self._all else []
        drawing = [] if self.charts or not entries else [Action("charts", say("diary.show-charts"))]
        rows = {
            "keeping": keeping,
            "writing": filter(None, writing),
            "older": older,
            "drawing": drawing,
        }
        return {name: [asdict(action) for action in row] for name, row in rows.items()}

    # --- Writing ----------------------------------------------------------------------------------

    def next(self, page: int) -> None:
        """Write down what the form was told, once it is whole."""
        form, given, at = self._asked, self.given(), clock()
        if not forms.whole(form, given):
            self.screen = page
            return
        entries = self._read(at).entries
        before = diary_day.before(form.id, entries, at)
        if before:
            notice = journal.change(forms.changed(before, given, self._goals))
        else:
            entry = forms.new(form.id, journal.new_id(), at, given, self._goals)
            notice = journal.add(entry)
        self._leave(form.id)
        kept = say("diary.written") if journal.allowed() else say("diary.written-for-now")
        self._stored(notice, kept)

    def _leave(self, form: str) -> None:
        self.put(form, {})
        self._task, self._brought = "", NOTHING

    def _stored(self, notice: str, done: str) -> None:
        self.session_changed(notice)
        if not notice:
            self.tell(done)

    def obey(self, message: Mapping[str, Any]) -> None:
        """Change or delete one entry."""
        match message:
            case {"kind": "change", "entry": str(id_)}:
                self._change(id_)
            case {"kind": "remove", "entry": str(id_)}:
                self._leave(forms.changing(id_))
                self._stored(journal.remove(id_), say("diary.deleted"))
            case _:
                super().obey(message)

    def _change(self, id_: str) -> None:
        entry = next((e for e in self._read(clock()).entries if e.id == id_), None)
        if entry:
            self._task = forms.changing(id_)
            self.put(self._task, forms.answers(entry, self._goals))
        self.refresh()

    # --- Buttons ----------------------------------------------------------------------------------

    def act(self, action: str) -> None:
        """Do what a button promises."""
        self._brought = NOTHING
        match action:
            case "keep":
                self._stored(journal.allow(), say("diary.kept"))
            case "morning" | "day":
                self._begin(action)
            case "leave":
                self._leave(self._asked.id)
                self.refresh()
            case "older":
                self._show_older()
            case "charts":
                self._draw()
            case "csv":
                entries = self._everything()
                self._save(_CSV, "text/csv", journal.to_csv(entries), len(entries))
            case "json":
                entries = self._everything()
                self._save(_JSON, "application/json", journal.to_json(entries), len(entries))
            case "remove-all":
                notice = journal.remove_all()
                if not notice:
                    self.wipe()
                self._stored(notice, say("diary.all-gone"))
            case _:
                super().act(action)

    def take_file(self, action: str, name: str, text: str) -> None:
        """Bring in a file that was saved from a diary, and say what came of it."""
        if action != "bring-in":
            super().take_file(action, name, text)
            return
        large = Brought(refused=(say("diary.brought-large"),))
        came = journal.bring_in(text, name) if text else large
        self._brought = told.brought(
            name, new=came.new, changed=came.changed, same=came.same, refused=came.refused
        )
        self.session_changed(came.notice)

    def _begin(self, kind: str) -> None:
        """Write about this morning or today, or correct what was written about it."""
        entry = diary_day.before(kind, self._read(clock()).entries, clock())
        if entry:
            self._change(entry.id)
        else:
            self._task = kind
            self.refresh()

    def _show_older(self) -> None:
        """Show some more months, if there are any."""
        before = len(self._read(clock()).entries)
        self._months += _LATELY
        if len(self._read(clock()).entries) == before:
            self._all = True
            self.tell(say("diary.nothing-older"))
        self.refresh()

    def _everything(self) -> tuple[Entry, ...]:
        read = journal.everything()
        self.notice = read.notice or self.notice
        return read.entries

    def _save(self, name: str, kind: str, text: str, count: int) -> None:
        self.refresh()
        self.give_file(name, kind, text)
        one = say("diary.saved-one", name=name)
        self.tell(one if count == 1 else say("diary.saved-many", count=count, name=name))

    def _draw(self) -> None:
        """Draw the charts: this takes a moment, so that it waits until someone asks."""
        from sciatica_course import diary_charts

        content, now = catalogue.load(), session.current()
        found = trends(content, self._everything(), self._goals, plans=now.open)
        counts = content.progress.counts
        draws = diary_charts.at_hand()
        self.charts = diary_tables.charts(
            content, found, (lambda trend: diary_charts.draw(trend, counts)) if draws else None
        )
        self._drawn_from = self._to_draw(self._read(clock()).entries, now)
        self.refresh()

    def _to_draw(self, entries: Sequence[Entry], now: Session) -> object:
        return entries, self._goals, now.open


def clock() -> datetime:
    """Return what time it is."""
    return datetime.now().replace(microsecond=0)


def _actions(*, some: bool) -> Iterator[Action]:
    if some:
        yield Action("csv", say("diary.csv"), plain=True)
        yield Action("json", say("diary.json"), plain=True)
    yield Action("bring-in", say("diary.bring-in"), plain=True, opens=".json,.csv")
    if some:
        yield Action(
            "remove-all",
            say("diary.all"),
            question=say("diary.all-ask"),
            agree=say("diary.all-yes"),
            refuse=say("diary.all-no"),
            plain=True,
        )
