"""From HTML to a page: headings and contents, notes, pictures, safety, and the live parts."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.handouts import contents, images, notes, place, policy, sanitise


def page(html: str, resources: dict[str, Any], content: Catalogue) -> str:
    """Return the whole page.

    Raises:
        HandoutError: a picture is missing, remote or without words, or leads out of the course.
    """
    soup = BeautifulSoup(html, "html.parser")
    main = soup.main
    assert isinstance(main, Tag)
    folder = resources["metadata"].get("path") or "."
    sanitise.clean(main)  # before the parts come in, which are built from escaped words alone
    parts = place.parts(soup, main, resources["handout"]["parts"])
    images.embed(main, folder)
    notes.add(soup, main, content)
    contents.add(soup, main)
    place.scripts(soup, parts)
    policy.lock(soup)
    return str(soup)
