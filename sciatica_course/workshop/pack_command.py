"""``sciatica-course workshop pack``: all that a workshop needs, in one folder and one zip."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from sciatica_course.handouts import command as handouts

HELP = "write agenda, guide, slides, handouts and posters for a workshop into one folder"
NAME = "sciatica-course-workshop"
ZIP = f"{NAME}.zip"


def arguments(parser: ArgumentParser) -> None:
    """Add what can be asked for."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder for all of it")
    parser.add_argument("--minutes", type=int, default=90, help="how long it is (default: 90)")
    parser.add_argument("--people", type=int, default=20, help="how many come (default: 20)")
    parser.add_argument("--room", default="chairs only", help="such as “chairs only” or “mats”")
    parser.add_argument(
        "--start", type=_moment, metavar="WHEN", help="when it begins, such as 2027-01-20T18:00"
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the size of paper")
    parser.add_argument(
        "--clinic", default="", type=handouts.line, metavar="NAME", help="who holds it"
    )
    parser.add_argument(
        "--phone", default="", type=handouts.line, help="the telephone of the clinic"
    )
    parser.add_argument("--country", default="", metavar="XX", help="whose help numbers it names")
    handouts.add_jobs(parser)


def run(chosen: Namespace) -> int:
    """Write the pack, say where it is, and return the exit code."""
    from sciatica_course.catalogue import ContentError
    from sciatica_course.handouts.errors import HandoutError
    from sciatica_course.workshop.agenda import AgendaError

    try:
        return _run(chosen)
    except (HandoutError, ContentError, AgendaError) as error:
        return handouts.complain([str(error)])
    except KeyboardInterrupt:
        handouts.complain(["Stopped. Nothing was written."])
        return 130


def _run(chosen: Namespace) -> int:
    from rich.console import Console
    from rich.progress import Progress

    from sciatica_course.handouts import chosen as choice
    from sciatica_course.handouts import folder, reading
    from sciatica_course.handouts.book import Press, jobs_here
    from sciatica_course.handouts.bundle import zipped
    from sciatica_course.handouts.cache import Cache
    from sciatica_course.handouts.pages import Wish
    from sciatica_course.workshop.agenda import plan
    from sciatica_course.workshop.slides import reveal

    reading.import_quickly()
    from sciatica_course.workshop.pack import make_pack, names, steps

    reveal.script()  # without it there is nothing to begin with
    agenda = plan(chosen.minutes, chosen.people, chosen.room)
    country = choice.country(chosen.country) if chosen.country else ""
    lessons = choice.all_lessons()
    folder.check(chosen.out, [*names(lessons), ZIP])
    wish = Wish(chosen.paper, country, chosen.clinic, chosen.phone)
    press = Press(Cache(), chosen.jobs or jobs_here())
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Making the pack", total=steps(lessons))
        pack = make_pack(lessons, agenda, chosen.start, wish, press, lambda: progress.advance(task))
    files = pack.files | {ZIP: zipped(pack.files, NAME)}
    folder.put(chosen.out, files)
    size = handouts.size(len(files[ZIP]))
    print(f"All for your workshop is in {chosen.out}; open index.html there first.")
    print(f"{ZIP} has all of it in one file to send ({size}).")
    return handouts.complain(pack.troubles)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        said = f"{text!r} is no day and time: write it like this: 2027-01-20T18:00"
        raise argparse.ArgumentTypeError(said)
    return moment
