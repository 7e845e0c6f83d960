"""Why, in HTML: each reason with how sure it is and the sources behind it."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course.catalogue.types import Catalogue, Certainty, Claim
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.words import say, section
from sciatica_course.routine import Reason

# The page of every claim and every exercise with its sources, beside the lessons.
SOURCES = "sources.md"


def reasons(content: Catalogue, said: Iterable[Reason]) -> Html:
    """Return reasons as a list."""
    return element("ul", (element("li", reason(content, each)) for each in said))


def reason(content: Catalogue, said: Reason) -> Html:
    """Return a reason with its certainty and its sources."""
    return join([said.text, " ", grounds(content, said)])


def grounds(content: Catalogue, said: Reason) -> Html:
    """Return only the certainty and the sources of a reason, small, in brackets."""
    return element(
        "small",
        "(",
        section("certainty")[said.certainty.value],
        ([("; " if place == 0 else ", "), source(content, id_)] for place, id_ in _nth(said)),
        f"; {say('lesson.to-confirm').rstrip('.')}" if said.clinician_to_confirm else None,
        ")",
        class_="sc-grounds",
    )


def source(content: Catalogue, id_: str) -> Html:
    """Return a source by its title, with a link to it where it has an address."""
    named = content.references[id_]
    if not named.address:
        return element("cite", named.title)
    return element("cite", element("a", named.title, href=named.address))


def claim(said: Claim) -> Html:
    """Return a claim with its certainty, which leads to its sources."""
    confirm = say("lesson.to-confirm") if said.clinician_to_confirm else ""
    return join([said.text, " ", certainty(said.certainty, said.id), f" {confirm}".rstrip()])


def certainty(level: Certainty, id_: str) -> Html:
    """Return a certainty in brackets as a link to a heading of the page of sources."""
    link = element("a", section("certainty")[level.value], href=f"{SOURCES}#{id_}")
    return element("small", "(", link, ")", class_="sc-grounds")


def _nth(said: Reason) -> Iterable[tuple[int, str]]:
    return enumerate(said.references)
