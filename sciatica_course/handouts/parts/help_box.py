"""The help box on paper: what the warning box above it does not say, and numbers to write down."""

from __future__ import annotations

from collections.abc import Mapping

from sciatica_course.catalogue.types import Country
from sciatica_course.guidance import ANY_COUNTRY, help_lines
from sciatica_course.html import Html, element
from sciatica_course.html.panels import HELP_LINES
from sciatica_course.words import say

_EMERGENCY = "emergency"  # the warning box says it
_TO_WRITE = ("emergency", "doctor")


def paper(countries: Mapping[str, Country]) -> Html:
    """Return the help lines for what is no emergency, and lines for one's own numbers."""
    lines = help_lines(countries, ANY_COUNTRY)
    told = [id_ for id_ in HELP_LINES if id_ != _EMERGENCY]
    return element(
        "div",
        element("p", element("strong", say("help.title"))),
        element("ul", (element("li", say(f"help.{id_}", say=lines[id_].say)) for id_ in told)),
        element("p", (_line(say(f"handout-paper.{id_}")) for id_ in _TO_WRITE), class_="sc-own"),
        class_="sc-help-box",
    )


def _line(words: str) -> Html:
    return element("span", words, element("span", class_="sc-blank"))
