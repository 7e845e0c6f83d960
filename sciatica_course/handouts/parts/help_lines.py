"""The help lines in a page: HTML with slots for them, and what goes there in each country.

``{emergency}`` stands for the words of a line, ``{Emergency}`` for the same at the beginning of a
sentence, and ``{call-emergency}`` for the link that calls it. ``page/help.js`` fills the slots.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sciatica_course.catalogue.types import Catalogue, Country, HelpLine
from sciatica_course.guidance import ANY_COUNTRY, help_lines
from sciatica_course.handouts.parts import Setting
from sciatica_course.html.panels import HELP_LINES, call_link
from sciatica_course.lookup import find
from sciatica_course.words import say

# A letter that no line begins with, and that becomes a capital where the words would.
_FIRST, _CAPITAL = "\N{CIRCLED LATIN SMALL LETTER X}", "\N{CIRCLED LATIN CAPITAL LETTER X}"
_SLOTS = {
    id_: HelpLine(
        id=id_, say=f"{_FIRST}{id_}", number=str(number), source="-", checked=date(2000, 1, 1)
    )
    for number, id_ in enumerate(HELP_LINES)
}


def with_slots(content: Catalogue) -> Catalogue:
    """Return the course with slots in place of its help lines, whatever the country."""
    return replace(content, countries={ANY_COUNTRY: _country(_SLOTS)})


def slotted(built: str) -> str:
    """Return HTML that was built of such a course as the page fills it."""
    for id_, line in _SLOTS.items():
        built = built.replace(f"{_CAPITAL}{id_}", f"{{{id_.capitalize()}}}")
        built = built.replace(line.say, f"{{{id_}}}")
        built = built.replace(str(call_link(line)), f"{{call-{id_}}}")
    return built


def table(content: Catalogue, setting: Setting) -> dict[str, Any]:
    """Return the countries to choose from, and for each what goes into the slots.

    The lines of no country are those that hold until one is chosen, and the only ones where the
    handout is made for a country. Others have what they do not share with these.

    Raises:
        UnknownName: the handout is made for a country that the course does not know.
    """
    first = _filled(content, country_of(content, setting))
    if setting.country:
        return {"countries": [], "lines": {"": first}}
    filled = {id_: _filled(content, id_) for id_ in content.countries}
    lines = {
        id_: {line: words for line, words in own.items() if words != first[line]}
        for id_, own in filled.items()
    }
    named = [{"value": id_, "label": each.name} for id_, each in content.countries.items()]
    return {"countries": named, "lines": {"": first, **lines}}


def country_of(content: Catalogue, setting: Setting) -> str:
    """Return the country that a handout is made for, or nothing.

    Raises:
        UnknownName: the course does not know it.
    """
    if setting.country:
        find(content.countries, setting.country, _unknown)
    return setting.country


def on_paper(content: Catalogue, setting: Setting) -> Mapping[str, Country]:
    """Return the countries for what is printed: the one it is made for stands in for none."""
    lines = help_lines(content.countries, country_of(content, setting))
    return {**content.countries, ANY_COUNTRY: _country(lines)}


def _unknown(id_: str, nearest: str) -> str:
    return say("handout-check.unknown-country", id=id_, nearest=nearest)


def _country(lines: Mapping[str, HelpLine]) -> Country:
    return Country(id=ANY_COUNTRY, name="-", lines=lines)


def _filled(content: Catalogue, country: str) -> dict[str, dict[str, str]]:
    lines = help_lines(content.countries, country)
    return {
        id_: {"say": html.escape(lines[id_].say), "call": str(call_link(lines[id_]) or "")}
        for id_ in HELP_LINES
    }
