"""The decks of several lessons: from the cache, or made anew, and a page that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from multiprocessing import get_context
from typing import TYPE_CHECKING
from urllib.parse import quote

from sciatica_course.handouts import reading
from sciatica_course.handouts.cache import Cache, key_of
from sciatica_course.handouts.cells import has_to_run
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.make import get_ready
from sciatica_course.handouts.pages import Lesson, Page, Wish
from sciatica_course.handouts.plain_page import plain_page
from sciatica_course.html import element, join
from sciatica_course.looks import tokens_css
from sciatica_course.words import say
from sciatica_course.workshop.notes import file_of

if TYPE_CHECKING:
    from sciatica_course.workshop.slides.exporter import SlidesExporter

INDEX = "index.html"
# Fewer lessons than this for each helper are not worth its start.
_WORTH = 4
_CSS = """
html { color: var(--sc-text); background: var(--sc-card); font: 100%/1.55 var(--sc-font); }
body { max-width: var(--sc-shape-measure); margin: 0 auto; padding: 1rem 1.2rem 3rem; }
a { display: inline-block; padding-block: .6rem; color: var(--sc-link); font-weight: 650; }
"""


@dataclass
class Decks:
    """What came of it: decks by the names of their lessons, and what went wrong."""

    pages: dict[str, Page] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)

    def files(self) -> dict[str, bytes]:
        """Return every file by name, the page that leads to the decks first; none without decks."""
        if not self.pages:
            return {}
        files = {INDEX: _index(self.pages)}
        files |= {f"{name}.html": page.html for name, page in self.pages.items()}
        return {name: html.encode() for name, html in files.items()}


def make_decks(
    lessons: Sequence[Lesson],
    wish: Wish,
    cache: Cache,
    jobs: int = 1,
    told: Callable[[], None] = lambda: None,
) -> Decks:
    """Return the decks of these lessons, with the country and the clinic of the wish.

    ``told`` is called after each. What goes wrong with one costs no other.
    """
    decks, found, missing = Decks(), {}, {}
    for lesson in lessons:
        try:
            notebook = lesson.file.read_bytes()
        except OSError as error:
            decks.troubles.append(f"{lesson.name}: It cannot be read ({error.strerror}).")
            continue
        key = _key(notebook, lesson, wish)
        runs = has_to_run(notebook)
        if not runs and (page := cache.get(key)):
            found[lesson.name] = page
            told()
        else:
            missing[lesson.name] = (lesson, notebook, "" if runs else key)
    with _helpers(min(jobs, len(missing) // _WORTH)) as helpers:
        begun = {
            name: helpers.submit(_make, notebook, lesson, wish)
            for name, (lesson, notebook, _) in missing.items()
        }
        for name, work in begun.items():
            try:
                found[name] = work.result()
            except HandoutError as error:
                decks.troubles.append(f"{name}: {error}")
            except BrokenProcessPool:
                decks.troubles.append(f"{name}: A helper stopped; try it with --jobs 1.")
            else:
                if key := missing[name][2]:
                    cache.put(key, found[name])
            told()
    decks.pages = {lesson.name: found[lesson.name] for lesson in lessons if lesson.name in found}
    cache.forget_the_oldest()
    return decks


def _key(notebook: bytes, lesson: Lesson, wish: Wish) -> str:
    """Return what stands for all that a deck is made from."""
    page = key_of(notebook, lesson, wish)
    notes = file_of(lesson.name)
    said = notes.read_bytes() if notes.is_file() else b""
    return sha256(b"\0".join([b"slides", page.encode(), said])).hexdigest()


def _helpers(wanted: int) -> Executor:
    if wanted < 2:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(wanted, get_context("spawn"), get_ready)


def _make(notebook: bytes, lesson: Lesson, wish: Wish) -> Page:
    if has_to_run(notebook):
        raise HandoutError("Run it first, and save it with what its cells show.")
    folder = str(lesson.file.parent)
    html, resources = _exporter(wish).from_notebook_node(
        reading.read(notebook), {"metadata": {"name": lesson.name, "path": folder}}
    )
    deck = resources["deck"]
    return Page(deck["title"], "", html, deck["read"])


@lru_cache(maxsize=1)
def _exporter(wish: Wish) -> SlidesExporter:
    reading.import_quickly()
    from sciatica_course.workshop.slides.exporter import SlidesExporter

    return SlidesExporter(country=wish.country, clinic=wish.clinic)


def _index(pages: Mapping[str, Page]) -> str:
    links = (
        element("li", element("a", page.title, href=f"{quote(name)}.html"))
        for name, page in pages.items()
    )
    title = say("slides.index-title")
    inside = join(
        [
            element("h1", title),
            element("p", say("slides.index")),
            element("p", say("slides.index-print")),
            element("ul", links),
        ]
    )
    css = f"{tokens_css('html', alone=True)}\n{_CSS}"
    return plain_page(title, css, element("main", inside))
