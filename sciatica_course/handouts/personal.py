"""``course.take_home()``: the learner's own two pages."""

from __future__ import annotations

from datetime import date

from sciatica_course import catalogue, flare_page, plans, session
from sciatica_course.handouts import personal_page
from sciatica_course.html import Html, element, flare, week
from sciatica_course.routine import make
from sciatica_course.routine.gentle import gentlest
from sciatica_course.session import Session
from sciatica_course.widgets import my_routine, registry
from sciatica_course.widgets.assets import script
from sciatica_course.widgets.my_routine import BUILDER_LESSON
from sciatica_course.widgets.view import CHECK_LESSON, Action, Shown, View
from sciatica_course.words import say

NAME = "my-sciatica-pages.html"


def take_home() -> TakeHome:
    """Return the view that gives the learner's own two pages."""
    return registry.one("take-home", TakeHome)


class TakeHome(View):
    """A button for two pages, made anew for the safety check of now each time."""

    _esm = script("view", "help_now")

    shows_plan = True

    def __init__(self) -> None:
        super().__init__(say("take-home.name"))

    def static(self) -> Html:
        """Return where a routine comes from: a page that is not running has none of its own."""
        return my_routine.nothing()

    def shown(self, now: Session) -> Shown:
        """Return the button, or why there is nothing to take home."""
        content = catalogue.load()
        kept, notice = plans.kept(content)
        self.notice = notice or self.notice
        if kept is None:
            return Shown(my_routine.nothing(), instead=True)
        if kept.pattern is None:
            return Shown(my_routine.build_again(), instead=True)
        routine = make(content, kept.pattern, kept.profile, now)
        if routine.closed:
            return Shown(week.closed(content, routine), instead=True)
        banner = week.banner(content, now, self.country)
        intro = element("p", say("take-home.intro"))
        panel = element("div", banner, intro)
        return Shown(panel, actions=(Action("save", say("take-home.save")),))

    def act(self, action: str) -> None:
        """Give the file, if plans may be shown at this moment."""
        if action != "save":
            super().act(action)
            return
        pages = own_pages(self.country)
        if pages is None:
            self.refresh()  # there is nothing to save any more
            return
        self.give_file(NAME, "text/html", pages)
        self.tell(say("take-home.saved", name=NAME))


def own_pages(country: str) -> str | None:
    """Return the learner's own two pages, or None where none may be shown now."""
    content, now = catalogue.load(), session.current()
    kept, _ = plans.kept(content)
    if not now.open or kept is None or kept.pattern is None:
        return None
    routine = make(content, kept.pattern, kept.profile, now)
    if routine.closed:
        return None
    written, _ = flare_page.kept()
    lessons = CHECK_LESSON, BUILDER_LESSON
    if written is None:
        bad_day = flare.by_hand(content, CHECK_LESSON)
    else:
        bad_day = flare.sheet(
            content,
            written.page,
            gentlest(content, kept.pattern, kept.profile, now),
            now,
            country=country,
            lessons=lessons,
            made=written.made,
        )
    return personal_page.page(
        content, routine, now, bad_day, goals=kept.pattern.goals, made=date.today()
    )
