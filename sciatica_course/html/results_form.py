"""The results form on paper: the questions of the knowledge check, before and after, no name."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_course.catalogue.types import KnowledgeCheck
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.static import BOX
from sciatica_course.knowledge import MOST_CONFIDENT
from sciatica_course.words import say

_SIDES = ("before", "after")


def form(check: KnowledgeCheck) -> Html:
    """Return the form: what it is for, then a sheet for each of the two checks."""
    letters = element("p", say("results-form.letters"), " ", element("span", class_="blank"))
    return join(
        [
            element("h1", say("results-form.title")),
            element("p", say("results-form.intro")),
            letters,
            (element("section", _questions(check, side), class_=side) for side in _SIDES),
        ]
    )


def _questions(check: KnowledgeCheck, side: str) -> Iterator[Html]:
    yield element("h2", say(f"results-form.{side}"))
    yield element("ol", (_question(check, id_) for id_ in check.items))
    asked = check.confidence
    scale = "  ".join(str(number) for number in range(MOST_CONFIDENT + 1))
    ends = f"{asked.low_label}  {scale}  {asked.high_label}"
    yield element("p", element("strong", asked.text), element("br"), ends, class_="scale")


def _question(check: KnowledgeCheck, id_: str) -> Html:
    item = check.items[id_]
    # In the same order for everybody, and the right answer is not always the first.
    choices = sorted(item.choices.values(), key=lambda choice: choice.id)
    return element(
        "li",
        element("strong", item.text),
        element("ul", (element("li", f"{BOX} {choice.text}") for choice in choices)),
    )
