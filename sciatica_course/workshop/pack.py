"""All that a workshop needs in one folder, with a page that leads to everything in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time

from sciatica_course.guidance import ANY_COUNTRY
from sciatica_course.handouts.book import Press, make_book
from sciatica_course.handouts.day import today
from sciatica_course.handouts.pages import Lesson, Wish
from sciatica_course.handouts.plain_page import plain_page
from sciatica_course.handouts.waiting import waited
from sciatica_course.html import Html, element, help_box
from sciatica_course.looks import tokens_css
from sciatica_course.words import say
from sciatica_course.workshop import agenda_calendar, agenda_page, form_page, posters
from sciatica_course.workshop.agenda import Agenda
from sciatica_course.workshop.guide_command import EDITION
from sciatica_course.workshop.slides.decks import make_decks

INDEX = "index.html"
AGENDA, RED_FLAG, POSTERS, FORM = "agenda.html", "red-flag.html", "posters.html", "form.html"
GUIDE, SLIDES, HANDOUTS = "guide", "slides", "handouts"
_CSS = """
html { color: var(--sc-text); background: var(--sc-card); font: 100%/1.55 var(--sc-font); }
body { max-width: var(--sc-shape-measure); margin: 0 auto; padding: 1rem 1.2rem 3rem; overflow-wrap: break-word; }
a { display: inline-block; padding-block: .4rem; color: var(--sc-link); font-weight: 650; }
li + li { margin-top: .4rem; }
.warning { padding: .3rem 1rem; border: 2px solid var(--sc-emergency-line); border-inline-start-width: 8px; background: var(--sc-emergency-wash); }
"""  # noqa: E501

Told = Callable[[], None]


@dataclass
class Pack:
    """Every file by its name in the folder, the page that leads to them first; what went wrong."""

    files: dict[str, bytes] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)


def steps(lessons: Sequence[Lesson]) -> int:
    """Return how often ``told`` is called for so many lessons."""
    return 3 * len(lessons)


def names(lessons: Sequence[Lesson]) -> list[str]:
    """Return the names of all files that there may be."""
    pages = [*(f"{each.name}.html" for each in lessons), INDEX]
    within = [f"{folder}/{page}" for folder in (GUIDE, SLIDES, HANDOUTS) for page in pages]
    return [INDEX, AGENDA, RED_FLAG, agenda_calendar.NAME, POSTERS, FORM, *within]


def make_pack(
    lessons: Sequence[Lesson],
    agenda: Agenda,
    start: datetime | None,
    wish: Wish,
    press: Press,
    told: Told,
) -> Pack:
    """Return the pack of a workshop with these lessons. ``told`` is called after each page.

    What goes wrong with one page is told in a sentence, and costs no other.
    """
    from sciatica_course.workshop.guide.exporter import make as make_guide

    pack = Pack()
    guide = waited(
        make_book(lessons, replace(wish, edition=EDITION), replace(press, make=make_guide), told)
    )
    decks = make_decks(lessons, wish, press.cache, press.jobs, told)
    handouts = waited(make_book(lessons, wish, press, told))
    beside = {each.name: f"{GUIDE}/{each.name}.html" for each in lessons}
    made_for = {id_: page for id_, page in beside.items() if id_ in guide.pages}
    pack.files = dict(_sheets(agenda, start, wish, made_for))
    for folder, made in ((GUIDE, guide), (SLIDES, decks), (HANDOUTS, handouts)):
        pack.files |= {f"{folder}/{name}": data for name, data in made.files().items()}
        pack.troubles += [f"{folder}/{trouble}" for trouble in made.troubles]
    pack.files = {INDEX: _index(pack.files).encode(), **pack.files}
    return pack


def _sheets(
    agenda: Agenda, start: datetime | None, wish: Wish, guide: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Yield what is no lesson."""
    country = wish.country or ANY_COUNTRY
    page = agenda_page.agenda_page([agenda], start=start, paper=wish.paper, guide=guide)
    yield AGENDA, page.encode()
    yield RED_FLAG, agenda_page.red_flag_page(country, paper=wish.paper).encode()
    if start:
        # The day of making, as on every page: the same pack is made of the same bytes.
        stamp = datetime.combine(today(), time(), UTC)
        yield agenda_calendar.NAME, agenda_calendar.calendar([agenda], start, stamp).encode()
    yield POSTERS, posters.page(posters.posters(country), wish.paper).encode()
    yield FORM, form_page.results_form_page(wish.paper).encode()


def _index(files: Mapping[str, bytes]) -> str:
    entries = (
        (RED_FLAG, "red-flag"),
        (AGENDA, "agenda"),
        (agenda_calendar.NAME, "calendar"),
        (f"{GUIDE}/{INDEX}", "guide"),
        (f"{SLIDES}/{INDEX}", "slides"),
        (f"{HANDOUTS}/{INDEX}", "handouts"),
        (POSTERS, "posters"),
        (FORM, "form"),
    )
    inside = element(
        "main",
        element("h1", say("pack.title")),
        help_box.warning(),
        element("p", say("pack.intro")),
        element("p", element("strong", say("pack.private"))),
        element("ul", (_entry(name, key) for name, key in entries if name in files)),
    )
    return plain_page(say("pack.title"), tokens_css("html", alone=True) + _CSS, inside)


def _entry(name: str, key: str) -> Html:
    link = element("a", say(f"pack.{key}"), href=name)
    return element("li", link, element("br"), say(f"pack.{key}-text"))
