"""``sciatica-course workshop``: what an instructor prepares, a sub-command for each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from sciatica_course.workshop import guide_command as guide
from sciatica_course.workshop import pack_command as pack
from sciatica_course.workshop import slides_command as slides

HELP = "prepare a workshop: slides and more"


@dataclass(frozen=True)
class SubCommand:
    """One thing to prepare. ``run`` imports what it needs itself, so that ``--help`` is instant."""

    name: str
    help: str
    run: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], None]


SUB_COMMANDS = (
    SubCommand("slides", slides.HELP, slides.run, slides.arguments),
    SubCommand("guide", guide.HELP, guide.run, guide.arguments),
    SubCommand("pack", pack.HELP, pack.run, pack.arguments),
)


def arguments(parser: ArgumentParser) -> None:
    """Add the sub-commands."""
    parts = parser.add_subparsers(title="what to prepare", metavar="WHAT", required=True)
    for each in SUB_COMMANDS:
        part = parts.add_parser(each.name, help=each.help, description=each.help)
        each.arguments(part)
        part.set_defaults(prepare=each.run)


def run(chosen: Namespace) -> int:
    """Prepare what was asked for, and return the exit code."""
    code: int = chosen.prepare(chosen)
    return code
