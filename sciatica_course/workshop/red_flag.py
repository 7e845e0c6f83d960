"""If somebody in the room has a red flag: one page, with the signs and the country's numbers."""

from __future__ import annotations

from pathlib import Path

from sciatica_course import __version__, catalogue, guidance
from sciatica_course.html import Html, element, help_box, join, panels
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.view import Action, Shown, View
from sciatica_course.words import say

CSS = Path(__file__).with_name("workshop.css")


def red_flag() -> RedFlagPage:
    """Return the page for somebody with a warning sign, with the numbers of the chosen country."""
    return registry.one("red-flag", RedFlagPage)


class RedFlagPage(View):
    """The page. It stands whatever the check of this kernel says: it is about somebody else."""

    _esm = script("view", "help_now")
    _css = style("view") + CSS.read_text(encoding="utf-8")

    asks_country = True

    def __init__(self) -> None:
        super().__init__(catalogue.load().workshop.red_flag.title)

    def static(self) -> Html:
        """Return the page with the help lines that hold in every country."""
        return sheet()

    def shown(self, now: Session) -> Shown:
        """Return the page, ready to print."""
        printing = Action("print", say("agenda.print-red-flag"), prints=True)
        return Shown(sheet(self.country), actions=(printing,))

    def _give_way(self, now: Session) -> Shown | None:
        return None


def sheet(country: str = guidance.ANY_COUNTRY, level: int = 3) -> Html:
    """Return the page as a sheet: the signs, what to do, and what each result leads to."""
    content = catalogue.load()
    page = content.workshop.red_flag
    steps = sorted(page.steps.values(), key=lambda step: step.order)
    advised = [
        guidance.guide(content.screening.advice[id_], content.countries, country)
        for id_ in page.advice
    ]
    return element(
        "div",
        panels.title(page.title, level),
        element("p", page.intro),
        help_box.warning(),
        panels.part(say("agenda.red-flag-steps"), level + 1),
        element(
            "ol",
            (
                element(
                    "li",
                    element("strong", f"{step.title}."),
                    f" {step.text} ",
                    element("em", say("agenda.to-confirm")) if step.clinician_to_confirm else None,
                )
                for step in steps
            ),
            class_="sc-do",
        ),
        panels.part(say("agenda.red-flag-levels"), level + 1),
        element("div", (_level(each) for each in advised), class_="sc-levels"),
        element("p", say("agenda.made", version=__version__), class_="sc-hint"),
        class_="sc-sheet sc-red-flag",
    )


def _level(advised: guidance.Guide) -> Html:
    return panels.panel(
        advised.level,
        join([element("p", element("strong", panels.badge(advised.level), f": {advised.title}"))]),
        panels.steps(advised),
    )
