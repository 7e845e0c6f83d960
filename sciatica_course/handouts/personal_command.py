"""``sciatica-course take-home``: the learner's own two pages as a file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

HELP = "write your own routine and your page for a bad day as two pages to print"
_NAME = "my-sciatica-pages"
_HTML, _PDF = ".html", ".pdf"


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--pdf", action="store_true", help="write a PDF")
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"default: {_NAME}{_HTML}")


def run(chosen: Namespace) -> int:
    """Write the two pages, unless plans may not be shown now."""
    from sciatica_course.handouts.personal import own_pages
    from sciatica_course.widgets import settings
    from sciatica_course.words import say

    pages = own_pages(str(settings.read()[0].get("country", "")))
    if pages is None:
        print(say("take-home.none"), file=sys.stderr)
        return 1
    file = chosen.out or Path(f"{_NAME}{_PDF if chosen.pdf else _HTML}")
    try:
        data = _printed(pages) if chosen.pdf else pages.encode()
        file.write_bytes(data)
    except OSError as error:
        said = say("take-home.not-written", file=file, why=error.strerror or type(error).__name__)
        print(said, file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(say("take-home.written", file=file))
    return 0


def _printed(pages: str) -> bytes:
    from sciatica_course.handouts import pdf
    from sciatica_course.handouts.errors import HandoutError
    from sciatica_course.handouts.waiting import waited

    program = pdf.browser()
    if program is None:
        raise HandoutError(pdf.HOW_TO_PRINT)
    return waited(pdf.printed(program, pages))
