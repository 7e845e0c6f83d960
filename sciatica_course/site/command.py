"""``sciatica-course site``: the whole course as files for any web server."""

from __future__ import annotations

import argparse
import re
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sciatica_course.handouts.command import line

HELP = "write the whole course as a web site that needs no server of its own"
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?\Z")


def arguments(parser: ArgumentParser) -> None:
    """Add what can be asked for."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder for the site")
    parser.add_argument("--clinic", default="", type=line, metavar="NAME", help="whose site it is")
    parser.add_argument("--phone", default="", type=line, help="the telephone of the clinic")
    parser.add_argument("--country", default="", metavar="XX", help="whose help numbers it names")
    parser.add_argument(
        "--url",
        default="",
        type=_url,
        metavar="https://…",
        help="where the site will stand, for the square that phones can read",
    )


def run(chosen: Namespace) -> int:
    """Build the site, say where it is and how to look at it, and return the exit code."""
    from sciatica_course.catalogue import ContentError
    from sciatica_course.handouts.errors import HandoutError
    from sciatica_course.site.errors import SiteError

    try:
        return _run(chosen)
    except (SiteError, HandoutError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Nothing was written.", file=sys.stderr)
        return 130


def _run(chosen: Namespace) -> int:
    from rich.console import Console
    from rich.progress import Progress

    from sciatica_course.site.build import STEPS, Order, build

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(STEPS[0], total=len(STEPS))

        def told(step: str) -> None:
            progress.update(task, description=step, completed=STEPS.index(step))

        build(Order(chosen.out, chosen.clinic, chosen.phone, chosen.country, chosen.url), told)
    print(f"The site is in {chosen.out}. To look at it here, run")
    print(f"  python -m http.server --bind 127.0.0.1 --directory {_quoted(chosen.out)}")
    print("and open http://localhost:8000/ in a browser. README.txt in it tells how to put it up.")
    return 0


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def _url(text: str) -> str:
    if text and not _URL.match(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not an address such as https://clinic.example/back/"
        )
    return text
