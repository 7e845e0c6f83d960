"""Slides, and the whole pack, beside what nbconvert makes by itself: from nothing and unchanged."""

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
BOTH_KINDS = "ten calls of jupyter nbconvert --to slides and ten --to html"


def measure(rounds: int) -> list[Figure]:
    """Return how long the slides of all lessons take. What is stock is slow, and is timed once."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        for name in ("notebooks", "assets"):
            shutil.copytree(find(name), home / name)
        lessons = sorted((home / "notebooks").glob("[0-9]*.ipynb"))
        one = _stock(home, "slides", lessons)
        ten = sum(_stock(home, "slides", [lesson]) for lesson in lessons)
        pages = sum(_stock(home, "html", [lesson]) for lesson in lessons)
        new, again = _ours(home, rounds, "slides", "--out")
        pack, pack_again = _ours(home, rounds, "pack")
        return [
            Figure("ten decks from nothing", TEN_CALLS, "s", new, [ten], 1 / 8),
            Figure("ten decks from nothing", ONE_CALL, "s", new, [one], 1 / 2),
            Figure("ten decks, unchanged", TEN_CALLS, "s", again, [ten], 1 / 40),
            Figure("the whole pack from nothing", BOTH_KINDS, "s", pack, [ten + pages], 1 / 4),
            Figure("the whole pack, unchanged", BOTH_KINDS, "s", pack_again, [ten + pages], 1 / 25),
        ]


def _stock(home: Path, kind: str, lessons: Sequence[Path]) -> float:
    """Return the seconds for these lessons. No cell runs: they show what they were saved with."""
    names = map(str, lessons)
    return seconds(home, "nbconvert", "--to", kind, "--output-dir", str(home / kind), *names)


def _ours(home: Path, rounds: int, *what: str) -> tuple[list[float], list[float]]:
    """Return the seconds of each round for all lessons: from nothing, and once more."""
    new: list[float] = []
    again: list[float] = []
    for number in range(rounds):
        out = str(home / f"{what[0]}-{number}")
        kept = {FOLDER: str(home / f"cache-of-{what[0]}-{number}")}
        for times in (new, again):
            times.append(seconds(home, "sciatica_course.cli", "workshop", *what, out, **kept))
    return new, again
