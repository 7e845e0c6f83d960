"""Where statements come from, and what words mean: links of a lesson as notes of its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from sciatica_course.catalogue.types import Catalogue, Claim, Exercise, Reference
from sciatica_course.html import Html, element, join
from sciatica_course.passages import reference
from sciatica_course.words import say, section

# A lesson, or what lies beside it under the same name.
_LESSON = re.compile(r"([^/:#?]+)\.(ipynb|pdf)(#.*)?\Z")
_WEB, _HERE = re.compile("https?:", re.IGNORECASE), re.compile("#|mailto:|tel:", re.IGNORECASE)
_SOURCES, _GLOSSARY = "sources.md", "glossary.md"


def note_id(name: str) -> str:
    """Return the id of the place in a page that tells where a claim or an exercise comes from."""
    return f"note-{name}"


def add(soup: BeautifulSoup, main: Tag, content: Catalogue, lessons: Collection[str]) -> None:
    """Turn links to sources, words and lessons into links that work in a folder of handouts.

    ``lessons`` are those that lie beside this one. A link to anything else that is neither here
    nor on the web leaves its words behind.
    """
    noted = _lead(main, _SOURCES, note_id, {**content.claims, **content.exercises})
    defined = _lead(main, _GLOSSARY, lambda name: f"word-{name}", content.glossary)
    for link in main.find_all("a", href=True):
        address = str(link["href"])
        if (found := _LESSON.match(address)) and unquote(found[1]) in lessons:
            ending = "html" if found[2] == "ipynb" else found[2]
            link["href"] = f"{found[1]}.{ending}{found[3] or ''}"
        elif not _WEB.match(address) and not _HERE.match(address):
            link.unwrap()
    if defined:
        terms = [content.glossary[name] for name in defined]
        pairs = [
            (element("dt", term.name, id=f"word-{term.id}"), element("dd", term.means))
            for term in sorted(terms, key=lambda term: term.name.lower())
        ]
        _append(main, "words", say("handout.words"), element("dl", pairs))
    there = {tag["id"] for tag in main.find_all(id=True)}
    missing = [name for name in noted if note_id(name) not in there]
    if missing:
        entries = [_note(content, name) for name in missing]
        _append(main, "notes", say("handout.notes"), element("ul", entries))


def _lead(
    main: Tag, page: str, id_of: Callable[[str], str], known: Mapping[str, object]
) -> list[str]:
    """Lead the links to a page of the course to this page, and return what they name, once."""
    named: dict[str, None] = {}
    for link in main.find_all("a", href=re.compile(rf"{re.escape(page)}(#.*)?\Z")):
        name = str(link["href"]).partition("#")[2]
        if name in known:
            link["href"] = f"#{id_of(name)}"
            named[name] = None
        else:
            link.unwrap()  # a page that is not handed out
    return list(named)


def _note(content: Catalogue, name: str) -> Html:
    said: Claim | Exercise = content.claims.get(name) or content.exercises[name]
    words = said.text if isinstance(said, Claim) else f"{said.name}. {said.why}"
    sure = section("certainty")[said.certainty.value]
    sources = join([_sources(content.references[id_] for id_ in said.references)])
    return element("li", f"{words} ({sure}). ", sources, id=note_id(name))


def _sources(sources: Iterable[Reference]) -> Html:
    return element("ul", (element("li", reference(each)) for each in sources))


def _append(main: Tag, id_: str, title: str, inside: Html) -> None:
    html = element("section", element("h2", title, id=id_), inside, class_="sc-notes")
    main.append(BeautifulSoup(str(html), "html.parser"))
