"""Draw the charts of the evidence: ``python -m sciatica_course.charts [TOPIC ...] [--out DIR]``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from sciatica_course import catalogue
from sciatica_course.charts.draw import write
from sciatica_course.lookup import UnknownName, find
from sciatica_course.words import say

_OUT = Path(__file__).parents[2] / "assets" / "evidence"


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the topics that are named, or all of them; return the exit status."""
    parser = ArgumentParser(prog="python -m sciatica_course.charts", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help="by default all of them")
    parser.add_argument("--out", type=Path, default=_OUT, metavar="DIR", help="where to write")
    chosen = parser.parse_args(arguments)
    evidence = catalogue.load().evidence
    try:
        topics = [_topic(id_) for id_ in chosen.topics] or list(evidence.values())
    except UnknownName as error:
        print(error, file=sys.stderr)
        return 1
    for topic in topics:
        for path in write(topic, chosen.out):
            print(f"{path.name}  {path.stat().st_size / 1024:.0f} KB")
    print(f"The charts are in {chosen.out}.")
    return 0


def _topic(id_: str) -> catalogue.types.Evidence:
    return find(
        catalogue.load().evidence,
        id_,
        lambda wrong, nearest: say("evidence.unknown", id=wrong, nearest=nearest),
    )


if __name__ == "__main__":
    sys.exit(main())
