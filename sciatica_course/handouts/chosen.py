"""Which lessons somebody means: by name, by number, or by the path of a notebook of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from sciatica_course import catalogue, resources
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.front import NAME as FRONT
from sciatica_course.handouts.pages import Lesson
from sciatica_course.lookup import UnknownName, find

_ENDING = ".ipynb"
_NUMBERED = re.compile(r"[0-9]+-")


def all_lessons() -> list[Lesson]:
    """Return the lessons of the course, in their order."""
    return [_lesson(name) for name in catalogue.load().lessons]


def lesson(meant: str) -> Lesson:
    """Return one lesson: ``04-stretch``, ``stretch``, ``04``, ``4``, or a path of a notebook.

    Raises:
        HandoutError: there is no such lesson; the message names the nearest one.
    """
    if meant.endswith(_ENDING):
        return _own(Path(meant))
    names = list(catalogue.load().lessons)
    called = {name: name for name in names}
    called |= {_NUMBERED.sub("", name, count=1): name for name in names}
    called |= {str(int(found[0][:-1])): name for name in names if (found := _NUMBERED.match(name))}
    known = str(int(meant)) if meant.isascii() and meant.isdecimal() else meant.lower()

    def unknown(_: str, nearest: str) -> str:
        return f"There is no lesson “{meant}”; the nearest is “{called[nearest]}”."

    try:
        return _lesson(find(called, known, unknown))
    except UnknownName as error:
        raise HandoutError(str(error)) from error


def distinct(lessons: Iterable[Lesson]) -> tuple[list[Lesson], list[HandoutError]]:
    """Return each lesson once, and what is wrong with those that would take another's page."""
    taken: dict[str, Lesson] = {}
    troubles = []
    for each in lessons:
        other = taken.setdefault(each.name.casefold(), each)
        if each.name.casefold() == FRONT:
            del taken[FRONT]
            troubles.append(HandoutError(f"{each.file}: “{FRONT}” is the name of the front page."))
        elif other.file.resolve() != each.file.resolve():
            said = f"{each.file}: its page would have the same name as that of {other.file}."
            troubles.append(HandoutError(said))
    return list(taken.values()), troubles


def country(meant: str) -> str:
    """Return the code of a country, meant by its code or by its name.

    Raises:
        HandoutError: there are no help numbers for it; the message names the nearest known one.
    """
    countries = catalogue.load().countries
    called = {code.casefold(): code for code in countries}
    called |= {each.name.casefold(): code for code, each in countries.items()}

    def unknown(_: str, nearest: str) -> str:
        code = called[nearest]
        said = f"There are no help numbers for “{meant}”; the nearest country is"
        return f"{said} {code} ({countries[code].name})."

    try:
        return find(called, meant.strip().casefold(), unknown)
    except UnknownName as error:
        raise HandoutError(str(error)) from error


def _lesson(name: str) -> Lesson:
    return Lesson(name, resources.find("notebooks") / f"{name}{_ENDING}")


def _own(file: Path) -> Lesson:
    if not file.is_file():
        raise HandoutError(f"There is no notebook {file}.")
    return Lesson(file.stem, file)
