"""Slides of the whole course beside what nbconvert makes by itself, from nothing and unchanged."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.handouts import seconds
from sciatica_course.handouts.cache import FOLDER
from sciatica_course.resources import find

TEN_CALLS = "ten calls of jupyter nbconvert --to slides"
ONE_CALL = "one call of jupyter nbconvert --to slides"
# What is stock runs no cell here: it shows the outputs that the lessons were saved with.
STOCK = ("nbconvert", "--to", "slides")


def measure(rounds: int) -> list[Figure]:
    """Return how long the slides of all lessons take. What is stock is slow, and is timed once."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        for name in ("notebooks", "assets"):
            shutil.copytree(find(name), home / name)
        lessons = sorted((home / "notebooks").glob("[0-9]*.ipynb"))
        one = _stock(home, lessons)
        ten = sum(_stock(home, [lesson]) for lesson in lessons)
        new, again = _ours(home, rounds)
        return [
            Figure("ten decks from nothing", TEN_CALLS, "s", new, [ten], 1 / 8),
            Figure("ten decks from nothing", ONE_CALL, "s", new, [one], 1 / 2),
            Figure("ten decks, unchanged", TEN_CALLS, "s", again, [ten], 1 / 40),
        ]


def _stock(home: Path, lessons: Sequence[Path]) -> float:
    return seconds(home, *STOCK, "--output-dir", str(home / "stock"), *map(str, lessons))


def _ours(home: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each round for all lessons: from nothing, and once more."""
    new, again = [], []
    for number in range(rounds):
        command = ("sciatica_course.cli", "workshop", "slides", "--out", str(home / f"{number}"))
        kept = {FOLDER: str(home / f"cache-{number}")}
        new.append(seconds(home, *command, **kept))
        again.append(seconds(home, *command, **kept))
    return new, again
