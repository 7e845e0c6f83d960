"""``sciatica-course handouts``: the course as pages to print, to mail and to put on a web site."""

from __future__ import annotations

import argparse
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sciatica_course.handouts.pages import Lesson, Page

HELP = "write the lessons as pages for paper, phones and mail"
DEFAULT_FOLDER = "sciatica-course-handouts"
ZIP = f"{DEFAULT_FOLDER}.zip"
_LONGEST = 120


def arguments(parser: ArgumentParser) -> None:
    """Add what can be asked for."""
    add_lessons(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(DEFAULT_FOLDER),
        metavar="DIR",
        help=f"the folder for the pages (default: {DEFAULT_FOLDER})",
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the size of paper")
    parser.add_argument("--clinic", default="", type=line, metavar="NAME", help="who hands it out")
    parser.add_argument("--phone", default="", type=line, help="the telephone of the clinic")
    parser.add_argument("--country", default="", metavar="XX", help="whose help numbers it names")
    parser.add_argument("--pdf", action="store_true", help="write each lesson as a PDF, too")
    add_jobs(parser)
    parser.add_argument(
        "--timeout",
        type=positive,
        default=60,
        metavar="S",
        help="seconds that a cell of a notebook of your own may take (default: 60)",
    )


def add_lessons(parser: ArgumentParser) -> None:
    """Add which lessons are meant; ``lessons_of`` reads them."""
    parser.add_argument(
        "lessons",
        nargs="*",
        metavar="LESSON",
        help="a lesson such as 04 or 04-stretch, or a notebook of your own (default: the course)",
    )


def add_jobs(parser: ArgumentParser) -> None:
    """Add how many are made at a time."""
    parser.add_argument(
        "--jobs", type=positive, metavar="N", help="how many at a time (default: what fits here)"
    )


def run(chosen: Namespace) -> int:
    """Write what was asked for, say where it is, and return the exit code."""
    from sciatica_course.catalogue import ContentError
    from sciatica_course.handouts.errors import HandoutError

    try:
        return _run(chosen)
    except (HandoutError, ContentError) as error:
        return complain([str(error)])
    except KeyboardInterrupt:
        complain(["Stopped. Nothing was written."])
        return 130


def _run(chosen: Namespace) -> int:
    from rich.console import Console
    from rich.progress import Progress

    from sciatica_course.handouts import chosen as choice
    from sciatica_course.handouts import folder, pdf
    from sciatica_course.handouts.book import Press, jobs_here, make_book
    from sciatica_course.handouts.bundle import zipped
    from sciatica_course.handouts.cache import Cache
    from sciatica_course.handouts.pages import Wish
    from sciatica_course.handouts.waiting import waited

    lessons, troubles = lessons_of(chosen.lessons)
    country = choice.country(chosen.country) if chosen.country else ""
    browser = pdf.browser() if chosen.pdf else None
    endings = [".html", ".pdf"] if browser else [".html"]
    names = [f"{each.name}{ending}" for each in lessons for ending in endings]
    folder.check(chosen.out, [*names, "index.html", ZIP])
    wish = Wish(chosen.paper, country, chosen.clinic, chosen.phone)
    press = Press(Cache(), chosen.jobs or jobs_here(), chosen.timeout, browser)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Making handouts", total=len(names))
        book = waited(make_book(lessons, wish, press, lambda: progress.advance(task)))
    files = book.files()
    if files:
        files[ZIP] = zipped(files, DEFAULT_FOLDER)
        folder.put(chosen.out, files)
        print("\n".join(_told(chosen.out, files, book.pages)))
    else:
        folder.leave(chosen.out)
    if chosen.pdf and not browser:
        complain([pdf.HOW_TO_PRINT])
    return complain([*troubles, *book.troubles])


def lessons_of(meant: Iterable[str]) -> tuple[list[Lesson], list[str]]:
    """Return the lessons that were meant, or all, and what is wrong with the names of others."""
    from sciatica_course.handouts import chosen as choice
    from sciatica_course.handouts.errors import HandoutError

    lessons, troubles = [], []
    for each in meant:
        try:
            lessons.append(choice.lesson(each))
        except HandoutError as error:
            troubles.append(str(error))
    if not lessons and not troubles:
        lessons = choice.all_lessons()
    distinct, clashes = choice.distinct(lessons)
    return distinct, troubles + [str(each) for each in clashes]


def _told(folder: Path, files: Mapping[str, bytes], pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield where the result is, and what is in it."""
    yield f"{'One handout is' if len(pages) == 1 else f'{len(pages)} handouts are'} in {folder}:"
    what = {f"{name}.html": page.title for name, page in pages.items()}
    what |= {f"{name}.pdf": page.title for name, page in pages.items()}
    what |= {"index.html": "the front page", ZIP: "all of this in one file to send"}
    width = max(map(len, files))
    for name, data in files.items():
        yield f"  {name:{width}}  {what[name]} ({size(len(data))})"


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"


def complain(troubles: Iterable[str]) -> int:
    """Say what went wrong, a line for each thing, and return the exit code for it."""
    said = list(troubles)
    for each in said:
        print(each, file=sys.stderr)
    return 1 if said else 0


def line(text: str) -> str:
    """Return what is to stand in one line of a page, without signs that nobody can see."""
    line = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    if len(line) > _LONGEST:
        raise argparse.ArgumentTypeError(f"this is too long: {_LONGEST} letters have room")
    return line


def positive(text: str) -> int:
    """Return a number of things; argparse tells what is wrong with any other text."""
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 0 < number < 100_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 99999")
    return number
