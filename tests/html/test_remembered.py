"""What is built once is built anew for other arguments and for other content."""

from __future__ import annotations

from dataclasses import replace

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.html import Html, element
from sciatica_course.html.remembered import remembered

BUILT: list[tuple[Catalogue, str]] = []


@remembered
def piece(content: Catalogue, text: str) -> Html:
    BUILT.append((content, text))
    return element("p", text)


def test_the_same_content_and_arguments_are_built_once() -> None:
    BUILT.clear()
    first, other = load(), replace(load())
    assert piece(first, "a") == piece(first, "a") == "<p>a</p>"
    assert len(BUILT) == 1
    assert piece(first, "b") == "<p>b</p>"
    piece(other, "a")
    piece(first, "a")
    assert [(content is other, text) for content, text in BUILT] == [
        (False, "a"),
        (False, "b"),
        (True, "a"),
    ]
