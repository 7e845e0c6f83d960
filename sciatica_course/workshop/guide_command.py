"""``sciatica-course workshop guide``: the lessons with the instructor's notes beside them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sciatica_course.handouts import command as handouts

if TYPE_CHECKING:
    from sciatica_course.handouts.pages import Page

HELP = "write the lessons with notes for the person who leads a group"
DEFAULT_FOLDER = "sciatica-course-guide"
EDITION = "guide"


def arguments(parser: ArgumentParser) -> None:
    """Add what can be asked for."""
    parser.add_argument(
        "lessons",
        nargs="*",
        metavar="LESSON",
        help="a lesson such as 04 or 04-stretch (default: the course)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(DEFAULT_FOLDER),
        metavar="DIR",
        help=f"the folder for the guide (default: {DEFAULT_FOLDER})",
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the size of paper")
    parser.add_argument("--clinic", default="", type=handouts.line, metavar="NAME", help="whose")
    parser.add_argument("--country", default="", metavar="XX", help="whose help numbers it names")
    parser.add_argument("--pdf", action="store_true", help="write each lesson as a PDF, too")
    handouts.add_jobs(parser)


def run(chosen: Namespace) -> int:
    """Write what was asked for, say where it is, and return the exit code."""
    from sciatica_course.catalogue import ContentError
    from sciatica_course.handouts.errors import HandoutError

    try:
        return _run(chosen)
    except (HandoutError, ContentError) as error:
        return handouts.complain([str(error)])
    except KeyboardInterrupt:
        handouts.complain(["Stopped. Nothing was written."])
        return 130


def _run(chosen: Namespace) -> int:
    from rich.console import Console
    from rich.progress import Progress

    from sciatica_course.handouts import chosen as choice
    from sciatica_course.handouts import folder, pdf, reading
    from sciatica_course.handouts.book import Press, jobs_here, make_book
    from sciatica_course.handouts.cache import Cache
    from sciatica_course.handouts.pages import Wish
    from sciatica_course.handouts.waiting import waited

    reading.import_quickly()
    from sciatica_course.workshop.guide.exporter import make

    lessons, troubles = handouts.lessons_of(chosen.lessons)
    country = choice.country(chosen.country) if chosen.country else ""
    browser = pdf.browser() if chosen.pdf else None
    endings = [".html", ".pdf"] if browser else [".html"]
    names = [f"{each.name}{ending}" for each in lessons for ending in endings]
    folder.check(chosen.out, [*names, "index.html"])
    wish = Wish(chosen.paper, country, chosen.clinic, edition=EDITION)
    press = Press(Cache(), chosen.jobs or jobs_here(), browser=browser, make=make)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Making the guide", total=len(names))
        book = waited(make_book(lessons, wish, press, lambda: progress.advance(task)))
    files = book.files()
    if files:
        folder.put(chosen.out, files)
        print("\n".join(_told(chosen.out, files, book.pages)))
    else:
        folder.leave(chosen.out)
    if chosen.pdf and not browser:
        handouts.complain([pdf.HOW_TO_PRINT])
    return handouts.complain([*troubles, *book.troubles])


def _told(folder: Path, files: Mapping[str, bytes], pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield where the result is, and what is in it."""
    yield f"The instructor's edition is in {folder}. Please do not hand it to patients:"
    what = {name: page.title for name, page in pages.items()}
    width = max(map(len, files))
    for name, data in files.items():
        said = what.get(Path(name).stem, "the front page")
        yield f"  {name:{width}}  {said} ({handouts.size(len(data))})"
