"""``python -m benchmarks [NAME ...] [--rounds N]``: measure, print, judge."""

from __future__ import annotations

import argparse
import sys

from rich.progress import track

from benchmarks import (
    builder,
    diary,
    explorers,
    handouts,
    hub,
    imports,
    memory,
    opening,
    routine,
    site,
    timer,
    weight,
    workshop,
)

BENCHMARKS = {
    "imports": imports.measure,
    "memory": memory.measure,
    "opening": opening.measure,
    "weight": weight.measure,
    "routine": routine.measure,
    "builder": builder.measure,
    "explorers": explorers.measure,
    "diary": diary.measure,
    "timer": timer.measure,
    "handouts": handouts.measure,
    "workshop": workshop.measure,
    "site": site.measure,
    "hub": hub.measure,
}

# What needs rights or programs of its own is measured only when it is named.
ASKED_FOR = {"hub"}


def main() -> int:
    """Run the named benchmarks, or all; return 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--rounds", type=int, default=5, help="readings of each (default: 5)")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.names) - set(BENCHMARKS)):
        parser.error(f"there is no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
    figures = []
    for name in track(
        asked.names or [name for name in BENCHMARKS if name not in ASKED_FOR], "Measuring"
    ):
        figures += BENCHMARKS[name](asked.rounds)
    for figure in figures:
        print("\n".join(figure.lines()), end="\n\n")
    return 0 if all(figure.within for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
