"""The kept routine, made again for today: its weeks, and what changed since it was kept."""

from __future__ import annotations

from datetime import date

from sciatica_course import catalogue, journal, plans
from sciatica_course.html import Html, element, join, panels, week
from sciatica_course.plans import Change, Kept, What
from sciatica_course.routine import make
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.practise_plan import morning_after
from sciatica_course.widgets.routine_builder import forget
from sciatica_course.widgets.view import Shown
from sciatica_course.widgets.week_view import WeekView, forgetting, printing
from sciatica_course.words import listed, on_day, say

BUILDER_LESSON = "07-build-your-routine"
PRACTISE_LESSON = "08-practise-and-adjust"


def my_routine() -> MyRoutine:
    """Return the view of the kept routine in this kernel."""
    return registry.one("my-routine", MyRoutine)


class MyRoutine(WeekView):
    """The kept routine. It is never older than the safety check of today."""

    _esm = script("view", "form", "week", "my_routine")
    _css = style("view", "form", "week")

    def __init__(self) -> None:
        super().__init__(say("my-routine.name"))

    def static(self) -> Html:
        """Return where a routine comes from: a page that is not running has none of its own."""
        return nothing()

    def shown(self, now: Session) -> Shown:
        """Return what changed, and make the week again for today."""
        content = catalogue.load()
        kept, notice = plans.kept(content)
        self.notice = notice or self.notice
        if kept is None:
            return Shown(nothing(), instead=True)
        if kept.pattern is None:
            return Shown(build_again(), instead=True, actions=(forgetting(),))
        routine = make(content, kept.pattern, kept.profile, now)
        self.show(content, routine, now, kept.pattern.goals)
        changes = plans.changes(kept, plans.held(content, routine))
        banner = week.banner(content, now, self.country)
        panel = join([banner, _morning(), since(kept, changes)])
        return Shown(panel, actions=(printing(), forgetting()))

    def act(self, action: str) -> None:
        """Forget the kept routine."""
        if action == "forget":
            forget(self)
        else:
            super().act(action)


def since(kept: Kept, changes: tuple[Change, ...]) -> Html:
    """Return since when a routine is kept, and what changed, in plain sentences."""
    day = element("p", say("my-routine.since", day=on_day(kept.made)))
    if not changes:
        return day
    why = say("my-routine.check-changed") if kept.same_content else say("my-routine.course-changed")
    sentences = [_sentence(what, changes) for what in What if any(c.what is what for c in changes)]
    return element(
        "div",
        panels.part(say("my-routine.changed"), 3),
        day,
        element("p", why),
        element("ul", (element("li", sentence) for sentence in sentences)),
        class_="sc-card",
    )


def _sentence(what: What, changes: tuple[Change, ...]) -> str:
    names = listed([change.name for change in changes if change.what is what])
    return say(f"my-routine.{what.value}", names=names)


def _morning() -> Html | None:
    """Return that the morning after a session is still to be told, if it is."""
    waits = morning_after(journal.recent().entries, date.today())
    lesson = catalogue.load().lessons[PRACTISE_LESSON].title
    return element("p", say("my-routine.morning", lesson=lesson)) if waits else None


def nothing() -> Html:
    """Return where a routine comes from."""
    return _card(say("my-routine.none"), say("my-routine.none-text", lesson=_builder()))


def build_again() -> Html:
    """Return why a kept routine has to be built again, and where."""
    return _card(say("my-routine.again"), say("my-routine.again-text", lesson=_builder()))


def _card(title: str, words: str) -> Html:
    return element("div", panels.title(title), element("p", words), class_="sc-card")


def _builder() -> str:
    return catalogue.load().lessons[BUILDER_LESSON].title
