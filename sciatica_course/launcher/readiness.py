"""Whether this computer is ready for the course, line by line, and what to do where it is not."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from sciatica_course.launcher import browser, server, working_copy
from sciatica_course.store import data_folder

DISTRIBUTION = "sciatica-course"

# What a first start writes (lessons, pictures, settings, font cache), with room for a diary.
ROOM_NEEDED = 200 * 2**20

FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class Line:
    """One finding. ``mend`` says what to do; without it all is well."""

    what: str
    mend: str = ""
    must: bool = True

    def __str__(self) -> str:
        if not self.mend:
            return f"ok    {self.what}"
        return f"{'MEND' if self.must else 'note'}  {self.what}. {self.mend}"


def report() -> int:
    """Print every line; return 1 when something must be mended, else 0."""
    lines = list(check())
    for line in lines:
        print(line)
    to_mend = sum(bool(line.mend) and line.must for line in lines)
    if to_mend:
        print(f"\n{to_mend} to mend, then the course will open.")
        return 1
    print("\nThis computer is ready. Open the course with: sciatica-course lab")
    return 0


def check() -> Iterator[Line]:
    """Yield what was found, in the order in which a person would mend it."""
    try:
        yield python_version()
        yield from packages()
    except importlib.metadata.PackageNotFoundError:
        yield Line("the course is not installed", "In its own folder, run: pip install .")
    yield data_folder_usable(data_folder())
    yield working_copy_usable(working_copy.default_folder())
    yield disk_room(data_folder())
    yield free_port()
    yield a_browser()


def python_version(version: tuple[int, ...] = sys.version_info[:3]) -> Line:
    """Return whether this Python is one that the course supports."""
    text = ".".join(map(str, version))
    wanted = SpecifierSet(importlib.metadata.metadata(DISTRIBUTION)["Requires-Python"])
    mend = "" if text in wanted else f"The course needs Python {wanted}. Get it from python.org."
    return Line(f"Python {text}", mend)


def packages(requirements: list[str] | None = None) -> Iterator[Line]:
    """Yield one line for every package that the course needs."""
    if requirements is None:
        requirements = importlib.metadata.requires(DISTRIBUTION) or []
    for requirement in map(Requirement, requirements):
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        mend = f'Run: {Path(sys.executable).name} -m pip install "{requirement}"'
        try:
            found = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            yield Line(f"{requirement.name} is missing", mend)
            continue
        fits = requirement.specifier.contains(found, prereleases=True)
        yield Line(f"{requirement.name} {found}", "" if fits else mend)


def data_folder_usable(folder: Path) -> Line:
    """Return whether the learner's record can be kept, and by nobody else be read."""
    what = f"data folder {folder}"
    if why_not := _unwritable(folder):
        return Line(what, f"{why_not} Or name another one in SCIATICA_COURSE_DATA.")
    if (
        os.name == "posix"
        and folder.is_dir()
        and folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ):
        return Line(f"{what} can be read by others", f'Run: chmod 700 "{folder}"')
    return Line(what)


def working_copy_usable(folder: Path) -> Line:
    """Return whether the learner's copy of the lessons can be where it belongs."""
    what = f"lessons folder {folder}"
    if why_not := _unwritable(folder):
        return Line(what, f"{why_not} Or choose another one with: sciatica-course lab --folder DIR")
    return Line(what)


def disk_room(folder: Path) -> Line:
    """Return whether there is room for what the course writes."""
    free = shutil.disk_usage(_nearest(folder)).free
    what = f"disk: {free // 2**20:,} MB free"
    if free >= ROOM_NEEDED:
        return Line(what)
    return Line(what, f"Free at least {ROOM_NEEDED // 2**20} MB.")


def free_port() -> Line:
    """Return whether the server can have a port of this machine. It looks for a free one itself."""
    tried = range(server.PORT, server.PORT + 50)
    if port := next(filter(server.free, tried), None):
        return Line(f"port {port} is free")
    return Line(
        f"ports {tried[0]} to {tried[-1]} are all in use",
        "Close other programs, or choose a port with: sciatica-course lab --port N",
    )


def a_browser() -> Line:
    """Return whether a browser can be opened from here; without one, the address is printed."""
    if browser.available():
        return Line("a browser")
    return Line(
        "no browser can be opened from here",
        "The course will print its address: open that in a browser on this computer.",
        must=False,
    )


def _unwritable(folder: Path) -> str:
    """Return why a folder cannot be made or written, as a sentence, or nothing."""
    place = _nearest(folder)
    if not place.is_dir():
        return f"{place} is a file. Move it away."
    try:
        with tempfile.TemporaryFile(dir=place):
            return ""
    except OSError as error:
        return f"You may not write to {place} ({error.strerror}). Change its permissions."


def _nearest(folder: Path) -> Path:
    """Return the folder, or the part of its path that exists."""
    return next(place for place in (folder, *folder.parents) if os.path.lexists(place))
