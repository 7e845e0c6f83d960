"""From HTML to a page: headings and contents, notes, pictures, the live parts, and the policy."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bs4 import BeautifulSoup, Tag

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.handouts import (
    contents,
    images,
    notes,
    on_paper,
    other_words,
    place,
    policy,
    scrolling,
    warning,
)


def page(html: str, resources: dict[str, Any], content: Catalogue, lessons: Collection[str]) -> str:
    """Return the whole page. ``lessons`` are those that it may lead to.

    Raises:
        HandoutError: a picture is missing, remote or without words, or leads out of the course.
    """
    soup = BeautifulSoup(html, "html.parser")
    main = soup.main
    assert isinstance(main, Tag)
    folder = resources["metadata"].get("path") or "."
    parts = place.parts(soup, main, resources["handout"]["parts"])
    warning.first(main)
    other_words.put(main)
    on_paper.headings(main)
    scrolling.add(soup, main)
    images.embed(main, folder, resources["handout"]["read"])
    notes.add(soup, main, content, lessons)
    contents.add(soup, main)
    policy.lock(soup, place.scripts(soup, parts))
    return str(soup)
