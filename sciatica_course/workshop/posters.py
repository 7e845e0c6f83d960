"""Posters for a room: when to get help, the traffic light, and each exercise, a sheet each.

They are the same for everybody: no name and no dose is on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sciatica_course import __version__, catalogue
from sciatica_course.catalogue.types import Catalogue, Exercise
from sciatica_course.guidance import help_lines
from sciatica_course.handouts import styles
from sciatica_course.handouts.day import today
from sciatica_course.handouts.plain_page import plain_page
from sciatica_course.html import Html, element, help_box, join, pictures
from sciatica_course.looks import tokens_css
from sciatica_course.words import on_day, say, section

_CSS = Path(__file__).with_name("posters.css")
# The height of a sheet between its margins, in millimetres, with a little to spare.
_SHEET = {"a4": 270, "letter": 252}
_NEXT = ("stop-when-it-moves-down", "new-numbness-or-weakness")
_GROUNDS = ("traffic-light", "where-the-light-comes-from")


@dataclass(frozen=True)
class Poster:
    """One sheet. ``name`` is an id for it; ``inside`` stands below its title."""

    name: str
    title: str
    inside: Html


def posters(country: str = "") -> list[Poster]:
    """Return all posters, the warning first. ``country`` is the code whose number it shows."""
    content = catalogue.load()
    return [
        Poster("get-help", say("poster.help-title"), _help(content, country)),
        Poster("traffic-light", say("poster.light-title"), _light(content)),
        *(Poster(each.id, each.name, _exercise(each)) for each in content.exercises.values()),
    ]


def page(sheets: list[Poster], paper: str = "a4") -> str:
    """Return posters as one HTML file that prints each on a sheet of its own."""
    day = today()
    made = say("poster.made", version=__version__, date=f"{on_day(day)} {day.year}")
    inside = join(
        element(
            "section",
            element("h1", sheet.title),
            sheet.inside,
            element("footer", made),
            class_=f"sheet sheet-{sheet.name}",
        )
        for sheet in sheets
    )
    css = "\n".join(
        [
            tokens_css("html", alone=True),
            _CSS.read_text(encoding="utf-8"),
            f":root {{ --sheet: {_SHEET[paper]}mm }}",
            f"@page {{ size: {styles.PAPER[paper]}; margin: 12mm }}",
        ]
    )
    return plain_page(say("poster.title"), css, element("main", inside))


def _help(content: Catalogue, country: str) -> Html:
    line = help_lines(content.countries, country)["emergency"]
    number = element("p", f"{say('poster.number')} {line.number}", class_="number")
    return join(
        [
            help_box.warning(),
            number if line.number else None,
            element("p", element("strong", say("poster.tell"))),
        ]
    )


def _light(content: Catalogue) -> Html:
    limits = content.progress
    rows = (
        ("green", say("poster.green-range", high=limits.back_green)),
        ("amber", say("poster.amber-range", low=limits.back_green + 1, high=limits.back_red)),
        ("red", say("poster.red-range", low=limits.back_red)),
    )
    said = section("poster")
    table = element(
        "table",
        element("caption", said["light-back"]),
        (
            element(
                "tr",
                element("th", element("span", said[colour], class_="lamp"), scope="row"),
                element("td", element("strong", numbers)),
                element("td", said[f"{colour}-do"]),
                class_=colour,
            )
            for colour, numbers in rows
        ),
    )
    leg = content.claims["traffic-light"].text.partition(". ")[2]
    return join(
        [
            table,
            element("h2", said["light-leg"]),
            element("p", leg),
            element("ul", (element("li", content.claims[id_].text) for id_ in _NEXT)),
            _grounds(content),
        ]
    )


def _grounds(content: Catalogue) -> Html:
    """Return how sure all of this is, and whence it comes."""
    first = content.claims[_GROUNDS[0]]
    certainty = section("certainty")[first.certainty.value].capitalize()
    text = content.claims[_GROUNDS[1]].text
    return element("p", element("small", f"{certainty}; {say('source.to-confirm')}. {text}"))


def _exercise(exercise: Exercise) -> Html:
    easier = next(iter(exercise.easier.values()), None)
    told = [caution.condition for caution in exercise.cautions.values()]
    return join(
        [
            element(
                "figure",
                element(
                    "img",
                    src=pictures.still(f"{pictures.FOLDER}/{exercise.id}"),
                    alt=pictures.words_for(exercise.id),
                ),
            ),
            element("p", element("strong", exercise.later)) if exercise.later else None,
            element("ol", (element("li", step) for step in exercise.steps)),
            element("p", element("strong", say("poster.easier")), f" {easier.name}. {easier.how}")
            if easier
            else None,
            element(
                "div",
                element("p", element("strong", say("poster.only-after"))),
                element("p", say("poster.ask-first")) if told else None,
                element("ul", (element("li", each) for each in told)),
                class_="care",
            ),
        ]
    )
