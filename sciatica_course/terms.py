"""The words of the course that not everybody knows, in the order of the alphabet."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Term
from sciatica_course.html import Html, element, join
from sciatica_course.passages import Passage
from sciatica_course.words import say

# The page with a heading for every term, beside the lessons: what a lesson links to.
PAGE = "glossary.md"


def glossary() -> Passage:
    """Return every term with what it means. Each can be led to by ``#term-`` and its id."""
    return Passage(element("dl", map(_term, in_order())), say("glossary.name"))


def in_order() -> list[Term]:
    """Return the terms as a reader looks them up."""
    return sorted(catalogue.load().glossary.values(), key=lambda term: term.name.casefold())


def _term(term: Term) -> Html:
    also = say("glossary.also", names="; ".join(term.also)) if term.also else ""
    name = element("a", element("strong", term.name), href=f"{PAGE}#{term.id}")
    return join(
        [
            element("dt", name, id=f"term-{term.id}"),
            element("dd", " ".join(filter(None, [term.means, also]))),
        ]
    )
