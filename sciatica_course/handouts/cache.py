"""Pages that were made before, found by all that they were made from."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_cache_path

import sciatica_course
from sciatica_course import resources
from sciatica_course.catalogue.reader import CLINIC, LANGUAGE
from sciatica_course.handouts.day import today
from sciatica_course.handouts.pages import Lesson, Page, Wish

FOLDER = "SCIATICA_COURSE_CACHE"
# Other packages whose versions may change how a page comes out.
_MAKERS = ("beautifulsoup4", "mistune", "nbconvert", "pillow", "rcssmin", "rjsmin")
# Nothing that these hold comes into a page.
_ASIDE = frozenset({"__pycache__", "_share", "launcher", "labextension", "pictures"})
# As many pages as stay: a few clinics' worth of the whole course.
_MOST = 100
_ENDING = ".page"


class Cache:
    """A folder of pages. Where it cannot be used it is empty, and keeps nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or _default()

    def get(self, key: str) -> Page | None:
        """Return a page that is whole, and whose pictures are still the same."""
        try:
            digest, _, rest = self._file(key).read_bytes().partition(b"\n")
            if digest.decode() != sha256(rest).hexdigest():
                return None
            page = Page(**json.loads(rest))
            same = all(
                sha256(Path(file).read_bytes()).hexdigest() == before
                for file, before in page.read.items()
            )
        except (OSError, ValueError, TypeError):
            return None
        return page if same else None

    def put(self, key: str, page: Page) -> None:
        """Keep a page."""
        rest = json.dumps(asdict(page), ensure_ascii=False).encode()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(sha256(rest).hexdigest().encode() + b"\n" + rest)
                Path(name).replace(self._file(key))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def forget_the_oldest(self) -> None:
        """Let go of pages that are more than there is room for, the oldest first."""
        with contextlib.suppress(OSError):
            kept = sorted(self._folder.glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime)
            for file in kept[:-_MOST]:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"


def _default() -> Path:
    """Return where pages are kept: what SCIATICA_COURSE_CACHE says, or the user's own folder."""
    if override := os.environ.get(FOLDER):
        return Path(override).expanduser()
    return user_cache_path("sciatica-course", appauthor=False) / "handouts"


def key_of(notebook: bytes, lesson: Lesson, wish: Wish) -> str:
    """Return what stands for all that a page is made from, but the pictures beside a notebook."""
    asked = json.dumps([asdict(wish), lesson.name, str(lesson.file.parent), str(today())])
    return sha256(b"\0".join([_course().encode(), asked.encode(), notebook])).hexdigest()


@cache
def _course() -> str:
    """Return the digest of the course: its code, its words, its pictures, and what it stands on."""
    digest = sha256(sys.version.encode())
    for name in _MAKERS:
        with contextlib.suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}".encode())
    for name in (LANGUAGE, CLINIC):
        digest.update(f"{name}={os.environ.get(name, '')}".encode())
    for file in _files():
        data = file.read_bytes()
        digest.update(f"{file} {len(data)}".encode())
        digest.update(data)
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    own = [os.environ.get(name) for name in (LANGUAGE, CLINIC)]
    for folder in (
        Path(sciatica_course.__file__).parent,
        resources.find("assets"),
        *(Path(each).expanduser() for each in own if each),
    ):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and _ASIDE.isdisjoint(file.relative_to(folder).parts):
                yield file
