"""Why, in HTML: each reason with how sure it is and the sources behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sciatica_course.catalogue.lesson_types import PERSON
from sciatica_course.catalogue.types import Catalogue, Certainty, Claim
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.remembered import remembered
from sciatica_course.routine import Reason
from sciatica_course.words import say, section

# The page of every claim and every exercise with its sources, beside the lessons.
SOURCES = "sources.md"


def reasons(content: Catalogue, said: Iterable[Reason]) -> Html:
    """Return reasons as a list."""
    return element("ul", (element("li", reason(content, each)) for each in said))


@remembered
def reason(content: Catalogue, said: Reason) -> Html:
    """Return a reason with its certainty and its sources."""
    return join([said.text, " ", grounds(content, said)])


def grounds(content: Catalogue, said: Reason) -> Html:
    """Return only the certainty and the sources of a reason, small, in brackets."""
    sources = enumerate(said.references)
    return element(
        "small",
        "(",
        section("certainty")[said.certainty.value],
        (["; " if place == 0 else ", ", source(content, id_)] for place, id_ in sources),
        f"; {say('source.to-confirm')}" if said.clinician_to_confirm else None,
        ")",
        class_="sc-grounds",
    )


def source(content: Catalogue, id_: str) -> Html:
    """Return a source by who wrote it and when, with a link to it where it has an address."""
    named = content.references[id_]
    first, *others = named.author.split(" and ")
    name = named.author or named.title
    if re.fullmatch(PERSON, first):
        name = first.partition(",")[0]
        name = say("source.others", name=name) if others else name
    if named.year:
        name = say("source.dated", name=name, year=named.year)
    return element("a", name, href=named.address) if named.address else element("span", name)


def claims(said: Iterable[Claim]) -> Html:
    """Return claims one after another, each with its certainty, which leads to its sources."""
    said = tuple(said)
    confirm = any(each.clinician_to_confirm for each in said)
    return join(
        [
            ([each.text, " ", certainty(each.certainty, each.id), " "] for each in said),
            say("lesson.to-confirm") if confirm else None,
        ]
    )


def certainty(level: Certainty, id_: str) -> Html:
    """Return a certainty in brackets as a link to a heading of the page of sources."""
    link = element("a", section("certainty")[level.value], href=f"{SOURCES}#{id_}")
    return element("small", "(", link, ")", class_="sc-grounds")
