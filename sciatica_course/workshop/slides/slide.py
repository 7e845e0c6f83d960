"""A slide, and the section of a lesson that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sciatica_course.handouts.parts import Part
from sciatica_course.html import NOTHING, Html, element
from sciatica_course.words import say
from sciatica_course.workshop.slides import sentences

# How many words stand on a slide, its heading among them.
MOST = 40
# What a heading always leaves for the rest.
_LEAST = 20


class Look(StrEnum):
    """How a slide is laid out."""

    TITLE = "title"
    WORDS = "words"
    PICTURE = "picture"
    QUIZ = "quiz"
    LIVE = "live"
    CARE = "care"


@dataclass(frozen=True)
class Slide:
    """One slide. ``part`` is what is alive on it; ``number`` says which of several it is."""

    title: str
    inside: Html = NOTHING
    look: Look = Look.WORDS
    part: Part | None = None
    number: str = ""


@dataclass
class Section:
    """The slides of a section of a lesson, by the id of its cell, and what is said with them."""

    id: str
    title: str
    slides: list[Slide] = field(default_factory=list)
    notes: list[Html] = field(default_factory=list)


@dataclass(frozen=True)
class Piece:
    """What stands on one slide together: its HTML, and how many words that is.

    Pieces of the same ``list_`` become one list.
    """

    html: Html
    words: int
    list_: str = ""


def room(title: str) -> int:
    """Return how many words have room below a heading that may be continued."""
    return max(_LEAST, MOST - 1 - sentences.count(title))


def packed(title: str, pieces: Iterable[Piece], look: Look = Look.WORDS) -> list[Slide]:
    """Return slides with these pieces, as many on each as have room, numbered if there are more."""
    held, most = list(pieces), room(title)
    fewest = len(_groups(held, most))
    # No more slides than needed, and about as much on each.
    even = next(n for n in range(1, most + 1) if len(_groups(held, n)) == fewest)
    return numbered([Slide(title, _together(group), look) for group in _groups(held, even)])


def numbered(slides: Sequence[Slide]) -> list[Slide]:
    """Return slides that say which of several under one heading they are."""
    if len(slides) < 2:
        return list(slides)
    return [
        replace(slide, number=say("slides.number", part=place, of=len(slides)))
        for place, slide in enumerate(slides, 1)
    ]


def listed(items: Iterable[str], list_: str = "ul") -> list[Piece]:
    """Return plain lines as the entries of a list, which keep their numbers wherever it is cut."""
    return [
        Piece(
            element("li", item, value=nth if list_ == "ol" else None),
            sentences.count(item),
            list_,
        )
        for nth, item in enumerate(items, 1)
    ]


def _groups(pieces: Sequence[Piece], most: int) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and sum(each.words for each in groups[-1]) + piece.words <= most:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _together(pieces: Sequence[Piece]) -> Html:
    html: list[Html] = []
    held: list[Piece] = []
    for piece in [*pieces, None]:
        if held and (piece is None or piece.list_ != held[0].list_):
            html.append(element(held[0].list_, (each.html for each in held)))
            held = []
        if piece is not None and piece.list_:
            held.append(piece)
        elif piece is not None:
            html.append(piece.html)
    return Html("".join(html))
