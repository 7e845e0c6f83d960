"""Ids for headings, the list of contents, and where the title stands."""

from __future__ import annotations

import re
import unicodedata

from bs4 import BeautifulSoup, Tag

# Fewer sections than this need no list of contents.
_FEW = 3


def add(soup: BeautifulSoup, main: Tag) -> None:
    """Give every heading an id, and list the sections of the page at its top."""
    nav = soup.nav
    assert isinstance(nav, Tag)
    entries = nav.ul
    assert isinstance(entries, Tag)
    taken = {str(tag["id"]) for tag in main.find_all(id=True)}
    sections: list[tuple[str, str]] = []
    for heading in main.find_all(re.compile(r"h[1-6]\Z")):
        if heading.find_parent(class_="sc-part"):
            continue
        if not heading.get("id") or heading["id"] in {id_ for id_, _ in sections}:
            heading["id"] = _slug(heading.get_text(), taken)
        taken.add(str(heading["id"]))
        if heading.name == "h2":
            sections.append((str(heading["id"]), heading.get_text()))
    if len(sections) < _FEW:
        nav.decompose()
        return
    if main.h1:
        main.h1.insert_after(nav.extract())
    for id_, words in sections:
        entry, link = soup.new_tag("li"), soup.new_tag("a", href=f"#{id_}")
        link.string = words
        entry.append(link)
        entries.append(entry)


def _slug(words: str, taken: set[str]) -> str:
    apart = unicodedata.normalize("NFKD", words)  # a letter, then its accent
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign)).lower()
    first = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "part"
    slug, number = first, 1
    while slug in taken:
        number += 1
        slug = f"{first}-{number}"
    return slug
