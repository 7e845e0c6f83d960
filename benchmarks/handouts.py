"""Handouts beside what nbconvert makes by itself: how long, how heavy, and how soon to be read."""

from __future__ import annotations

import gzip
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.figures import Figure
from sciatica_course.handouts.cache import FOLDER
from sciatica_course.handouts.packed import packed
from sciatica_course.resources import find
from tests.conftest import BROWSER_ARGUMENTS, installed_browser

TEN_CALLS = "ten calls of jupyter nbconvert --execute --to html"
ONE_CALL = "one call of jupyter nbconvert --execute --to html"
STOCK_PAGE = "the page of nbconvert --to html"
# Kilobytes that a lesson may weigh: without its pictures, and with all of them.
BARE, WHOLE = 150, 400
_PICTURE = re.compile(r"data:image/[^\"')]+|<svg\b.*?</svg>", re.DOTALL)
# Large texts travel packed; some are drawings, or have pictures in them.
_PACK = re.compile(r'"(H4sI[A-Za-z0-9+/=]+)"')
_ELSEWHERE = re.compile("https?:")
# Seconds in which a browser gets ready for its next page.
_PAUSE = 0.25
_PAINTED = """() => new Promise((resolve) => {
    const first = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    const look = () => (first() === undefined ? setTimeout(look, 10) : resolve(first()));
    look();
})"""


def measure(rounds: int) -> list[Figure]:
    """Return time, weight and first paint. What is stock is slow, and is timed once."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        for name in ("notebooks", "assets"):
            shutil.copytree(find(name), home / name)
        lessons = sorted((home / "notebooks").glob("[0-9]*.ipynb"))
        one = _stock(home, lessons)
        ten = sum(_stock(home, [lesson]) for lesson in lessons)
        new, again = _ours(home, rounds)
        names = [f"{lesson.stem}.html" for lesson in lessons]
        pages = [(home / "0" / name, home / "stock" / name) for name in names]
        return [
            Figure("ten lessons from nothing", TEN_CALLS, "s", new, [ten], 1 / 8),
            Figure("ten lessons from nothing", ONE_CALL, "s", new, [one], 1 / 2.5),
            Figure("ten lessons, unchanged", TEN_CALLS, "s", again, [ten], 1 / 25),
            *_weights(pages),
            *_paint(pages, home, rounds),
        ]


def _stock(home: Path, lessons: Sequence[Path]) -> float:
    """Return the seconds that nbconvert takes for these lessons."""
    convert = ("nbconvert", "--execute", "--to", "html", "--output-dir", str(home / "stock"))
    return seconds(home, *convert, *map(str, lessons))


def _ours(home: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each round for all lessons: from nothing, and once more."""
    new, again = [], []
    for number in range(rounds):
        command = ("sciatica_course.cli", "handouts", "--out", str(home / f"{number}"))
        kept = {FOLDER: str(home / f"cache-{number}")}
        new.append(seconds(home, *command, **kept))
        again.append(seconds(home, *command, **kept))
    return new, again


def seconds(home: Path, module: str, *arguments: str, **environment: str) -> float:
    """Return how long a module takes as a program of its own in this folder."""
    root = str(Path(__file__).parent.parent)
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=home,
        env={**os.environ, "PYTHONPATH": root, **environment},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started


def _weights(pages: Sequence[tuple[Path, Path]]) -> Iterator[Figure]:
    for ours, theirs in pages:
        one, other = (each.read_text("utf-8") for each in (ours, theirs))
        bare, stock = [_weight(_bare(one))], [_weight(_bare(other))]
        yield Figure(f"{ours.stem} without its pictures", STOCK_PAGE, "kB", bare, stock, 1, BARE)
        full, stock = [_weight(one)], [_weight(other)]
        yield Figure(f"{ours.stem} with all pictures", STOCK_PAGE, "kB", full, stock, 1, WHOLE)


def _bare(html: str) -> str:
    """Return a page without its pictures, those in packs left out as well."""
    return _PICTURE.sub("", _PACK.sub(lambda pack: f'"{_without_pictures(pack[1])}"', html))


def _without_pictures(pack: str) -> str:
    text = gzip.decompress(b64decode(pack)).decode()
    bare = _PICTURE.sub("", text)
    return pack if bare == text else packed(bare)


def _weight(html: str) -> float:
    return len(html.encode()) / 1000


def _paint(pages: Sequence[tuple[Path, Path]], home: Path, rounds: int) -> Iterator[Figure]:
    """Yield how soon a page shows something with the network off, in an order of chance.

    An empty page is opened as often: no page can be sooner.
    """
    empty = home / "empty.html"
    empty.write_text("<!doctype html><title>Empty</title><p>Empty", encoding="utf-8")
    readings: tuple[list[float], ...] = ([], [], [])
    to_open = [each for pair in pages for each in zip((*pair, empty), readings, strict=True)]
    order = random.Random(0)
    with _browser() as browser:
        for number in range(rounds + 1):
            order.shuffle(to_open)
            for page, taken in to_open:
                painted = _painted(browser, page)
                if number:  # the first round warms everything
                    taken.append(painted)
    ours, stock, least = readings
    yield Figure("first content on the screen", STOCK_PAGE, "ms", ours, stock, 1 / 3)
    yield Figure("first content of an empty page", STOCK_PAGE, "ms", least, stock, 1)


def _painted(browser: Browser, file: Path) -> float:
    time.sleep(_PAUSE)
    context = browser.new_context()
    context.route(_ELSEWHERE, lambda route: route.abort("internetdisconnected"))
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="commit")
    painted = float(page.evaluate(_PAINTED))
    context.close()
    return painted


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(BROWSER_ARGUMENTS)
        )
        yield started
        started.close()
