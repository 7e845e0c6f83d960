"""The command line: ``sciatica-course lab``, ``handouts``, ``check`` and what authors need."""

from __future__ import annotations

import argparse
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sciatica_course import __version__
from sciatica_course.handouts import command as handouts
from sciatica_course.handouts import personal_command as personal
from sciatica_course.launcher import LauncherError
from sciatica_course.site import command as site
from sciatica_course.workshop import command as workshop


@dataclass(frozen=True)
class Command:
    """One sub-command. ``run`` imports what it needs itself, so that ``--help`` is instant."""

    name: str
    help: str
    run: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], None] = lambda parser: None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except LauncherError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # What reads our output, such as `head`, has seen enough: nothing is to be said about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="sciatica-course",
        description="An interactive course for people with sciatica.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        part = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(part)
        part.set_defaults(run=command.run)
    return parser


def _serving_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, metavar="N", help="serve on this port (default: one that is free)"
    )
    parser.add_argument(
        "--no-browser", action="store_true", help="only print the address of the page"
    )


def _lab_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="DIR",
        help='where your copy of the lessons is (default: "Sciatica course" in your home)',
    )
    parser.add_argument(
        "--plain", action="store_true", help="ordinary JupyterLab, with the code in sight"
    )
    _serving_arguments(parser)


def _lab(chosen: Namespace) -> int:
    from sciatica_course.launcher.lab import open_course

    return open_course(
        chosen.folder, plain=chosen.plain, port=chosen.port, show=not chosen.no_browser
    )


def _check(_: Namespace) -> int:
    from sciatica_course.launcher.readiness import report

    return report()


def _author(chosen: Namespace) -> int:
    from sciatica_course.launcher.lab import open_sources

    return open_sources(port=chosen.port, show=not chosen.no_browser)


def _claims_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write a page to print, with lines to sign on"
    )


def _claims(chosen: Namespace) -> int:
    from sciatica_course import claims_sheet

    if chosen.html is None:
        print(claims_sheet.as_text())
        return 0
    try:
        chosen.html.write_text(claims_sheet.as_page(), encoding="utf-8")
    except OSError as error:
        print(f"{chosen.html} cannot be written ({error.strerror}).", file=sys.stderr)
        return 1
    print(f"The sheet is in {chosen.html}. Open it in a browser to print it.")
    return 0


def _record(_: Namespace) -> int:
    from sciatica_course import resources
    from sciatica_course.launcher import shipped

    added = shipped.record(resources.find("notebooks"))
    print("\n".join(f"recorded {name}" for name in added) or "Every lesson is recorded already.")
    return 0


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else 0
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 1 to 65535")
    return port


COMMANDS = (
    Command("lab", "open the course in your browser", _lab, _lab_arguments),
    Command("handouts", handouts.HELP, handouts.run, handouts.arguments),
    Command("take-home", personal.HELP, personal.run, personal.arguments),
    Command("workshop", workshop.HELP, workshop.run, workshop.arguments),
    Command("site", site.HELP, site.run, site.arguments),
    Command("check", "see whether this computer is ready for the course", _check),
    Command("claims", "print what the lessons state, to be signed", _claims, _claims_arguments),
    Command("author", "open the course's own notebooks to edit them", _author, _serving_arguments),
    Command("record-lessons", "before a release: note the lessons as shipped", _record),
)


if __name__ == "__main__":
    sys.exit(main())
