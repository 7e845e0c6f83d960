"""What a lesson says about itself: objectives, key points, sources; and the list of lessons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Claim, Lesson, Reference
from sciatica_course.html import Html, element, join, pictures
from sciatica_course.html.reasons import SOURCES
from sciatica_course.lookup import find
from sciatica_course.words import say, section

_BOX = {"border-left": "4px solid #767676", "padding": "4px 16px", "margin": "8px 0"}


@dataclass(frozen=True, repr=False)
class Passage:
    """A piece of a lesson that a notebook shows as HTML. It needs no running page."""

    html: Html
    text: str

    def _repr_html_(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        return self.text


def objectives(lesson_id: str) -> Passage:
    """Return what a lesson is for.

    Raises:
        UnknownName: there is no such lesson; the message names the nearest one.
    """
    return _list(say("lesson.objectives"), _lesson(lesson_id).objectives)


def key_points(lesson_id: str) -> Passage:
    """Return what to take away from a lesson.

    Raises:
        UnknownName: there is no such lesson; the message names the nearest one.
    """
    return _list(say("lesson.key-points"), _lesson(lesson_id).key_points)


def lessons() -> Passage:
    """Return the list of all lessons, with links."""
    entries = [
        element(
            "li",
            element("a", element("strong", lesson.title), href=f"{lesson.id}.ipynb"),
            f" ({say('lesson.minutes', minutes=lesson.minutes)}). {lesson.summary}",
        )
        for lesson in catalogue.load().lessons.values()
    ]
    return Passage(element("ul", entries), say("lesson.all"))


def picture(id_: str) -> Passage:
    """Return a picture of the course, with the words that tell it to someone who cannot see it.

    Raises:
        UnknownName: there is no such picture; the message names the nearest one.
    """
    words = find(
        catalogue.load().pictures,
        id_,
        lambda wrong, nearest: say("lesson.unknown-picture", id=wrong, nearest=nearest),
    )
    return Passage(element("p", pictures.image(pictures.path(words.id))), words.alt)


def references(lesson_id: str) -> Passage:
    """Return the claims a lesson makes, how sure each is, and the numbered sources behind them.

    Raises:
        UnknownName: there is no such lesson; the message names the nearest one.
    """
    content = catalogue.load()
    claims = [content.claims[id_] for id_ in _lesson(lesson_id).claims]
    numbers = {
        id_: number
        for number, id_ in enumerate(dict.fromkeys(r for c in claims for r in c.references), 1)
    }
    named = [element("li", reference(content.references[id_])) for id_ in numbers]
    certainties = dict.fromkeys(claim.certainty.value for claim in claims)
    html = join(
        [
            element("p", element("strong", say("lesson.references"))),
            element("ul", (element("li", _claim(claim, numbers)) for claim in claims)),
            element("ul", (element("li", meaning(each)) for each in certainties)),
            element("p", element("strong", say("lesson.sources"))) if named else None,
            element("ol", named) if named else None,
        ]
    )
    return Passage(html, say("lesson.references"))


def _lesson(id_: str) -> Lesson:
    return find(
        catalogue.load().lessons,
        id_,
        lambda wrong, nearest: say("lesson.unknown", id=wrong, nearest=nearest),
    )


def _list(title: str, items: Iterable[str]) -> Passage:
    html = element(
        "div",
        element("p", element("strong", title)),
        element("ul", (element("li", item) for item in items)),
        style=_BOX,
    )
    return Passage(html, title)


def _claim(claim: Claim, numbers: dict[str, int]) -> Html:
    certainty = element(
        "a", section("certainty")[claim.certainty.value], href=f"{SOURCES}#{claim.id}"
    )
    cited = ", ".join(str(numbers[id_]) for id_ in claim.references)
    return join(
        [
            f"{claim.text} (",
            certainty,
            f"; {cited})" if cited else ")",
            f" {say('lesson.to-confirm')}" if claim.clinician_to_confirm else None,
        ]
    )


def meaning(certainty: str) -> Html:
    """Return a certainty and what it means."""
    word = section("certainty")[certainty]
    return join([element("strong", word), ": ", section("certainty-meaning")[certainty]])


def reference(source: Reference) -> Html:
    """Return a source in one line: who, what with a link, where and when."""
    address = source.address
    title = element("a", source.title, href=address) if address else source.title
    before = f"{source.authors.rstrip('.')}. " if source.authors else ""
    after = ", ".join(filter(None, [source.journal, source.year]))
    return join([before, title, f". {after}." if after else "."])
