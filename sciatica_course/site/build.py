"""The whole site, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from sciatica_course.handouts import chosen
from sciatica_course.handouts.book import Book, Press, jobs_here, make_book
from sciatica_course.handouts.cache import Cache
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.pages import Wish
from sciatica_course.handouts.waiting import waited
from sciatica_course.site import front, lite, page, pieces, place, texts
from sciatica_course.site.errors import SiteError

_HERE = Path(__file__).parent
# Ours, beside the pages: what a web server or its keeper looks for.
_BESIDE = {
    page.ICON: page.ICON,
    "favicon.ico": "favicon.ico",
    "README.txt": "readme.txt",
    ".nojekyll": None,
}
STEPS = ("Fetching Python for the browser", "Making handouts", "Building the full course")

Told = Callable[[str], None]


@dataclass(frozen=True)
class Order:
    """What is asked for: where, whose, and under which address it will stand."""

    out: Path
    clinic: str = ""
    phone: str = ""
    country: str = ""
    url: str = ""


def build(order: Order, told: Told) -> None:
    """Build the site. ``told`` is called as each of `STEPS` begins.

    Raises:
        SiteError: it cannot be built; nothing was written.
        HandoutError: a handout cannot be made; nothing was written.
    """
    place.check(order.out)
    pieces.check()
    country = chosen.country(order.country) if order.country else ""
    wish = Wish("a4", country, order.clinic, order.phone)
    told(STEPS[0])
    found = pieces.fetch()
    with place.aside(order.out) as work:
        told(STEPS[1])
        book = waited(make_book(chosen.all_lessons(), wish, Press(Cache(), jobs_here()), _nothing))
        if book.troubles or book.front is None:
            raise HandoutError("; ".join(book.troubles) or "There is no handout to show.")
        site = work / "site"
        for name, text in [*_pages(book, order.url), *texts.pages(wish)]:
            (site / f"{name}.html").write_text(front.with_icon(text), encoding="utf-8")
        for name, source in _BESIDE.items():
            if source:
                copyfile(_HERE / source, site / name)
            else:
                (site / name).touch()
        told(STEPS[2])
        lite_work = work / "lite"
        lite_work.mkdir()
        language = front.language(book.front.html)
        lite.build(site / lite.FOLDER, lite_work, found, language, country)
        _see_that_it_is_whole(site)


def _pages(book: Book, url: str) -> Iterator[tuple[str, str]]:
    assert book.front
    yield "index", front.finish(book.front.html, url)
    yield "404", front.lost(book.front.html, url)
    for name, each in book.pages.items():
        yield name, each.html


def _see_that_it_is_whole(site: Path) -> None:
    for name in ("notebooks/index.html", "jupyter-lite.json", "static/python-*/pyodide.asm.wasm"):
        if not any((site / lite.FOLDER).glob(name)):
            raise SiteError(f"JupyterLite left out {name}; the site was not written.")


def _nothing() -> None:
    """Count no page: the site tells of its steps alone."""
