"""``sciatica-course workshop slides``: the lessons as slides, a file each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sciatica_course.handouts import command as handouts

if TYPE_CHECKING:
    from sciatica_course.handouts.pages import Page

HELP = "write the lessons as slides that need no internet"
DEFAULT_FOLDER = "sciatica-course-slides"


def arguments(parser: ArgumentParser) -> None:
    """Add what can be asked for."""
    handouts.add_lessons(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(DEFAULT_FOLDER),
        metavar="DIR",
        help=f"the folder for the slides (default: {DEFAULT_FOLDER})",
    )
    parser.add_argument(
        "--clinic", default="", type=handouts.line, metavar="NAME", help="who shows them"
    )
    parser.add_argument("--country", default="", metavar="XX", help="whose help numbers they name")
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
    from sciatica_course.handouts import folder
    from sciatica_course.handouts.book import jobs_here
    from sciatica_course.handouts.cache import Cache
    from sciatica_course.handouts.pages import Wish
    from sciatica_course.workshop.slides import reveal
    from sciatica_course.workshop.slides.decks import INDEX, make_decks

    reveal.script()  # without it there is nothing to begin with
    lessons, troubles = handouts.lessons_of(chosen.lessons)
    country = choice.country(chosen.country) if chosen.country else ""
    folder.check(chosen.out, [*(f"{each.name}.html" for each in lessons), INDEX])
    wish = Wish(country=country, clinic=chosen.clinic)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Making slides", total=len(lessons))
        jobs = chosen.jobs or jobs_here()
        decks = make_decks(lessons, wish, Cache(), jobs, lambda: progress.advance(task))
    files = decks.files()
    if files:
        folder.put(chosen.out, files)
        print("\n".join(_told(chosen.out, files, decks.pages)))
    else:
        folder.leave(chosen.out)
    return handouts.complain([*troubles, *decks.troubles])


def _told(folder: Path, files: Mapping[str, bytes], pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield where the result is, and what is in it."""
    yield f"Slides of {'a lesson' if len(pages) == 1 else f'{len(pages)} lessons'} are in {folder}:"
    what = {f"{name}.html": page.title for name, page in pages.items()}
    width = max(map(len, files))
    for name, data in files.items():
        said = what.get(name, "the page that leads to them")
        yield f"  {name:{width}}  {said} ({handouts.size(len(data))})"
