"""The learner's own page for a bad day: written on a good one, beside what fits then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sciatica_course import catalogue, flare_page, plans, session
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.flare_page import LONGEST, MOST, FlarePage
from sciatica_course.html import NOTHING, Html, flare, week
from sciatica_course.html.flare import CUTS, NONE
from sciatica_course.html.forms import Field, Form, Option, Page
from sciatica_course.routine import make
from sciatica_course.routine.gentle import Gentle, gentlest
from sciatica_course.session import Session
from sciatica_course.widgets import registry, self_check
from sciatica_course.widgets.form_sheet import FormAndSheet
from sciatica_course.widgets.kept_where import kept_where
from sciatica_course.widgets.my_routine import BUILDER_LESSON
from sciatica_course.widgets.view import CHECK_LESSON, Action, Shown
from sciatica_course.words import say

_LINES = ("know", "call", "helped", "note")


def flare_plan() -> FlarePlan:
    """Return the page for a bad day in this kernel, as it was written so far."""
    return registry.one("flare-plan", FlarePlan)


class FlarePlan(FormAndSheet):
    """The page and its form. Nothing is kept before the person says so."""

    def __init__(self) -> None:
        super().__init__(say("flare.name"))

    def static(self) -> Html:
        """Return the page with lines to write on."""
        return flare.by_hand(catalogue.load(), CHECK_LESSON)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what was chosen, but never more than a bad day has room for."""
        before = self.answers.get("eases")
        super().set_state(sync_data)
        if len(self.written().eases) > MOST:
            self.answers = self.answers | {"eases": before or []}
            self.refresh()
            self.tell(say("flare.enough"))

    def shown(self, now: Session) -> Shown:
        """Return what stands above the form, and write the page for now."""
        content = catalogue.load()
        kept, notice = flare_page.kept()
        self.notice = notice or self.notice
        gentle, panel = self._fitting(content, now)
        self.ask(questions(content, gentle or {}))
        if not self.answers and kept:
            self.answers = answers(kept.page)
        page = self.written()
        same = kept is not None and kept.page == page
        self.sheet = flare.sheet(
            content,
            page,
            gentle,
            now,
            country=self.country,
            lessons=(CHECK_LESSON, BUILDER_LESSON),
            made=kept.made if kept and same else None,
        )
        keeping = [] if same or page == flare_page.EMPTY else [_keeping(again=kept is not None)]
        forgetting = [_forgetting()] if kept else []
        printing = Action("print", say("flare.print"), prints=True)
        return Shown(panel, actions=(*keeping, printing, *forgetting))

    def written(self) -> FlarePage:
        """Return what the person has written, whether or not it fits them now."""
        given = self.given()
        chosen = self.answers.get("eases")
        known = {NONE, *catalogue.load().exercises}
        eases = [each for each in chosen if each in known] if isinstance(chosen, list) else []
        lines = {name: str(given.get(name, "")).strip() for name in _LINES}
        return FlarePage(
            eases=tuple(dict.fromkeys(eases)), cut=tuple(given.get("cut", ())), **lines
        )

    def act(self, action: str) -> None:
        """Keep the page, or forget the kept one."""
        match action:
            case "keep" if session.current().open:
                self._stored(
                    flare_page.keep(self.written(), date.today()),
                    say("flare.kept", where=kept_where()),
                )
            case "keep":
                self.refresh()  # something closed the plans meanwhile
            case "forget":
                self._stored(flare_page.forget(), say("flare.forgotten"))
            case _:
                super().act(action)

    def _stored(self, notice: str, done: str) -> None:
        self.session_changed(notice)
        if not notice:
            self.tell(done)

    def _fitting(
        self, content: Catalogue, now: Session
    ) -> tuple[Mapping[str, Gentle] | None, Html]:
        """Return what fits on a bad day, None without a routine; and what stands above it all."""
        kept, notice = plans.kept(content)
        pattern, complaint = self_check.current()
        self.notice = notice or complaint or self.notice
        pattern = pattern or (kept.pattern if kept else None)
        banner = week.banner(content, now, self.country)
        if kept is None or pattern is None:
            return None, banner
        routine = make(content, pattern, kept.profile, now)
        above = week.closed(content, routine) if routine.closed else banner
        return gentlest(content, pattern, kept.profile, now), above or NOTHING


def questions(content: Catalogue, gentle: Collection[str]) -> Form:
    """Return what the page asks. ``gentle`` are the exercises that fit on a bad day, by id."""
    fields = (
        *([_eases(content, gentle)] if gentle else []),
        Field(
            id="cut",
            text=say("flare.cut"),
            options=tuple(Option(value=each, label=say(f"flare.cut-{each}")) for each in CUTS),
            several=True,
            optional=True,
        ),
        _line("know", say("flare.know"), say("flare.know-hint")),
        _line("call", say("flare.call"), say("flare.call-hint")),
        _line("helped", say("flare.helped")),
        _line("note", say("flare.note")),
    )
    page = Page(id="page", heading=say("flare.heading"), intro=say("flare.intro"), fields=fields)
    return Form(id="flare-plan", pages=(page,))


def answers(page: FlarePage) -> dict[str, Any]:
    """Return a page as answers of the form."""
    lines = {name: getattr(page, name) for name in _LINES}
    return {"eases": list(page.eases), "cut": list(page.cut), **lines}


def _eases(content: Catalogue, gentle: Collection[str]) -> Field:
    exercises = (Option(value=id_, label=content.exercises[id_].name) for id_ in gentle)
    none = Option(value=NONE, label=say("flare.none"), alone=True)
    return Field(
        id="eases",
        text=say("flare.eases"),
        hint=say("flare.eases-hint"),
        options=(*exercises, none),
        several=True,
        optional=True,
    )


def _line(id_: str, text: str, hint: str = "") -> Field:
    return Field(id=id_, text=text, hint=hint, longest=LONGEST, optional=True)


def _keeping(*, again: bool) -> Action:
    if not again:
        return Action("keep", say("flare.keep"))
    return Action(
        "keep",
        say("flare.keep"),
        question=say("flare.keep-ask"),
        agree=say("flare.keep-yes"),
        refuse=say("flare.keep-no"),
    )


def _forgetting() -> Action:
    return Action(
        "forget",
        say("flare.forget"),
        question=say("flare.forget-ask"),
        agree=say("flare.forget-yes"),
        refuse=say("flare.forget-no"),
        plain=True,
    )
