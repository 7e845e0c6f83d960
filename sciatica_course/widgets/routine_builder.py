"""The routine builder: what a day is like beside the week that fits it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sciatica_course import catalogue, plans, session, store
from sciatica_course.catalogue.types import Catalogue, Condition, Kit, RoutineTable, RuledOut
from sciatica_course.html import Html, element, join, panels, static, week
from sciatica_course.html.forms import Field, Form, Option, Page
from sciatica_course.routine import NoPassError, Profile, ProfileError, make
from sciatica_course.routine.profile import DAYS, MINUTES
from sciatica_course.routine.sessions import AEROBIC
from sciatica_course.session import Session
from sciatica_course.widgets import registry, self_check
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.kept_where import kept_where
from sciatica_course.widgets.view import CHECK_LESSON, Action, Shown
from sciatica_course.widgets.week_view import WeekView, forgetting, printing
from sciatica_course.words import say

_ANY = "any"
_KNOWN = (0, 5, 10, 15, 20, 30, 45, 60)


def routine_builder() -> RoutineBuilder:
    """Return the routine builder of this kernel, with the choices it already has."""
    return registry.one("routine-builder", RoutineBuilder)


class RoutineBuilder(WeekView, FormView):
    """The builder. Nothing is kept before the person says so."""

    _esm = script("view", "form", "week", "routine_builder")
    _css = style("view", "form", "week", "routine_builder")

    def __init__(self) -> None:
        self._questions = questions(catalogue.load())
        super().__init__(say("builder.name"))

    def static(self) -> Html:
        """Return the questions on paper, and where the week comes from."""
        return join([static.form(self._questions), _self_check_first()])

    def apply(self, shown: Shown) -> None:
        """Show no form where something else stands instead of it."""
        if shown.instead:
            self.ask(Form(id="none", pages=()))
        super().apply(shown)

    def shown(self, now: Session) -> Shown:
        """Return what stands above the week, and build the week."""
        content = catalogue.load()
        pattern, notice = self_check.current()
        self.notice = notice or self.notice
        if pattern is None:
            return Shown(_self_check_first(), instead=True)
        self.ask(self._questions)
        if not self.answers:
            self.answers = answers(_begin_with(content))
        try:
            routine = make(content, pattern, self.profile(), now)
        except (NoPassError, ProfileError) as error:
            self.hide()
            return Shown(panels.plain(str(error)))
        self.show(content, routine, now, pattern.goals)
        banner = week.banner(content, now, self.country)
        kept = [forgetting()] if plans.there() else []
        if routine.closed:
            return Shown(banner, actions=(printing(), *kept))
        return Shown(banner, actions=(_keeping(again=bool(kept)), printing(), *kept))

    def profile(self) -> Profile:
        """Return what the person has chosen."""
        given = self.given()
        liked = given.get("liked", _ANY)
        return Profile(
            minutes=int(given.get("minutes", Profile.minutes)),
            days=int(given.get("days", Profile.days)),
            kit=frozenset(given.get("kit", ())),
            ruled_out=frozenset(given.get("ruled-out", ())),
            conditions=frozenset(given.get("conditions", ())),
            liked="" if liked == _ANY else liked,
            known_minutes=int(given.get("known", 0)),
        )

    def act(self, action: str) -> None:
        """Keep the routine, or forget the kept one."""
        match action:
            case "keep":
                self._keep()
            case "forget":
                forget(self)
            case _:
                super().act(action)

    def _keep(self) -> None:
        content, now = catalogue.load(), session.current()
        pattern, _ = self_check.current()
        profile = self.profile()
        routine = make(content, pattern, profile, now) if pattern and now.open else None
        if pattern is None or routine is None or routine.closed:
            self.refresh()  # there is nothing to keep any more
            return
        try:
            plans.keep(content, profile, pattern, routine, date.today())
        except store.StoreError as error:
            self.notice = str(error)
            return
        self.session_changed()
        self.tell(say("builder.kept", where=kept_where()))


def forget(view: WeekView) -> None:
    """Forget the kept routine, and say so in the view."""
    notice = plans.forget()
    view.session_changed(notice)
    if not notice:
        view.tell(say("builder.forgotten"))


def questions(content: Catalogue) -> Form:
    """Return what the builder asks, as a form on one page."""
    table = content.routine
    ticked = [c for c in table.conditions.values() if c.label]
    ways = table.slots[AEROBIC].candidates
    fields = (
        _one("minutes", say("builder.minutes"), [(str(n), str(n)) for n in MINUTES]),
        _one("days", say("builder.days"), [(str(n), str(n)) for n in DAYS]),
        _several("ruled-out", say("builder.ruled-out"), table.ruled_out.values()),
        _several("kit", say("builder.kit"), table.kit.values()),
        _several("conditions", say("builder.conditions"), ticked),
        _one(
            "liked",
            say("builder.liked"),
            [(_ANY, say("builder.no-liking")), *((w, content.exercises[w].name) for w in ways)],
        ),
        _one("known", say("builder.known"), [(str(n), _known(n)) for n in _KNOWN]),
    )
    page = Page(id="day", heading=say("builder.heading"), intro=say("builder.intro"), fields=fields)
    return Form(id="routine-builder", pages=(page,))


def _one(id_: str, text: str, choices: Iterable[tuple[str, str]]) -> Field:
    options = tuple(Option(value=value, label=label) for value, label in choices)
    return Field(id=id_, text=text, options=options)


def _several(id_: str, text: str, choices: Iterable[Kit | RuledOut | Condition]) -> Field:
    options = tuple(Option(value=choice.id, label=choice.label) for choice in choices)
    return Field(id=id_, text=text, options=options, several=True)


def _known(minutes: int) -> str:
    return say("builder.minutes-known", minutes=minutes) if minutes else say("builder.not-known")


def answers(profile: Profile) -> dict[str, Any]:
    """Return a profile as answers of the form."""
    return {
        "minutes": str(profile.minutes),
        "days": str(profile.days),
        "ruled-out": sorted(profile.ruled_out),
        "kit": sorted(profile.kit),
        "conditions": sorted(profile.conditions),
        "liked": profile.liked or _ANY,
        "known": str(profile.known_minutes),
    }


def usual_kit(table: RoutineTable) -> frozenset[str]:
    """Return what most people have, by id."""
    return frozenset(kit.id for kit in table.kit.values() if kit.usual)


def _begin_with(content: Catalogue) -> Profile:
    """Return what the builder begins with: what was kept, or what suits most people."""
    kept, _ = plans.kept(content)
    return kept.profile if kept else Profile(kit=usual_kit(content.routine))


def _self_check_first() -> Html:
    lesson = catalogue.load().lessons[CHECK_LESSON].title
    words = element("p", say("builder.self-check-text", lesson=lesson))
    return element("div", panels.title(say("builder.self-check-first")), words, class_="sc-card")


def _keeping(*, again: bool) -> Action:
    if not again:
        return Action("keep", say("builder.keep"))
    return Action(
        "keep",
        say("builder.keep"),
        question=say("builder.keep-ask"),
        agree=say("builder.keep-yes"),
        refuse=say("builder.keep-no"),
    )
