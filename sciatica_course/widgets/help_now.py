"""Whom to call, at the top of every lesson, and any hold that is in force."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.html import Html, join, panels, static
from sciatica_course.session import Session, State
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script
from sciatica_course.widgets.view import Shown, View
from sciatica_course.words import say


def help_now() -> HelpNow:
    """Return the box with the help numbers of the learner's country."""
    return registry.one("help-now", lambda: HelpNow(say("help.name")))


class HelpNow(View):
    """The help numbers. Under a hold its advice comes first."""

    _esm = script("view", "help_now")

    asks_country = True
    heading_level = 2  # it stands at the top of a lesson, above its first section

    def static(self) -> Html:
        """Return the help lines that hold in every country."""
        return static.help_box(catalogue.load().countries)

    def shown(self, now: Session) -> Shown:
        """Return the numbers, below what has closed plans if anything has."""
        countries = catalogue.load().countries
        numbers = panels.help_lines(countries, self.country, self.heading_level)
        match now.state:
            case State.HOLD:
                return Shown(join([self.hold_panel(now), numbers if now.checked else None]))
            case State.CLOSED:
                return Shown(join([self.closed_panel(now), numbers]))
            case _:
                return Shown(numbers)

    def _give_way(self, now: Session) -> Shown | None:
        return None  # its numbers are what a hold needs most, so that it shows the hold itself
