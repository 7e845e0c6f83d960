"""What is wrong with a content folder, and where: one line for each problem, all told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_LONG = 60


class Place(NamedTuple):
    """Where something stands: a file, an item in it, a field, and its number in a list."""

    file: str
    item: str = ""
    field: str = ""
    number: int = 0

    def inside(self, key: str) -> Place:
        """Return the place of the item called ``key`` inside this one."""
        return Place(self.file, f"{self.item}.{key}" if self.item else key)

    def at(self, name: str) -> Place:
        """Return the place of one field of this item."""
        return Place(self.file, self.item, name)

    def nth(self, number: int) -> Place:
        """Return the place of one entry, counted from 1, of the list in this field."""
        return self._replace(number=number)

    def __str__(self) -> str:
        words = [self.file]
        if self.item:
            words.append(self.item)
        if self.field:
            words.append(f'field "{self.field}"')
        if self.number:
            words.append(f"number {self.number}")
        return ", ".join(words)


class Problem(NamedTuple):
    """One thing that is wrong, said in one line."""

    place: Place
    says: str

    def __str__(self) -> str:
        line = f"{self.place}: {self.says}"
        return "".join(sign if sign.isprintable() else " " for sign in line)


class ContentError(Exception):
    """The content cannot be used. ``problems`` lists everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        super().__init__("\n".join([f"{head} in the course's content:", *map(str, self.problems)]))


@dataclass
class Log:
    """What a reading has noted so far: problems, the items seen, and who names whom."""

    problems: list[Problem] = field(default_factory=list)
    names: list[tuple[Place, str, str]] = field(default_factory=list)

    def note(self, place: Place, says: str) -> None:
        """Keep one problem."""
        self.problems.append(Problem(place, says))

    def clean(self, file: str, *items: str) -> bool:
        """Return whether nothing was noted against a file as such, these items or what they hold.

        The item ``""`` stands for the fields at the head of the file.
        """
        inside = tuple(f"{item}." for item in items if item)
        for place, _ in self.problems:
            whole = not place.item and not place.field
            if place.file == file and (
                whole or place.item in items or place.item.startswith(inside)
            ):
                return False
        return True

    def readable(self, file: str, table: str = "") -> bool:
        """Return whether a file, and one table of items in it, could be read at all."""
        unread = {Place(file), Place(file, table)}
        return not any(problem.place in unread for problem in self.problems)

    def stop_if_any(self) -> None:
        """Raise ``ContentError`` with everything noted, if anything was."""
        if self.problems:
            raise ContentError(self.problems)


def quoted(text: str) -> str:
    """Return a text in quotes as a message shows it: its beginning, where it is long."""
    return f'"{text}"' if len(text) <= _LONG else f'"{text[:_LONG].rstrip()} ..."'


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean "x"?)`` for the nearest known word, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""


def listed(words: Sequence[str]) -> str:
    """Return the words with commas and an ``and``: ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
