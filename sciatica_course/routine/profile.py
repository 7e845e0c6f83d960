"""What a person tells the builder about their day, and one clear sentence where that cannot be."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from sciatica_course.catalogue.types import RoutineTable

MINUTES = range(5, 46, 5)
DAYS = range(1, 8)
KNOWN = range(181)


class ProfileError(ValueError):
    """A profile cannot be. The message is one sentence that names what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Minutes a session (5 to 45, in fives), days a week (1 to 7), and what suits the person.

    ``kit`` is what they have, ``ruled_out`` what they cannot or will not do, and ``conditions``
    what they ticked about their health, all by id. ``known_minutes`` is how long they know that
    getting going is fine for them, 0 when they do not know; ``liked`` is how they like to do it,
    an exercise or nothing.
    """

    minutes: int = 15
    days: int = 3
    kit: frozenset[str] = frozenset()
    ruled_out: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    liked: str = ""
    known_minutes: int = 0


def check(table: RoutineTable, profile: Profile) -> None:
    """Do nothing for a profile that the builder understands.

    Raises:
        ProfileError: a number is out of range, or a name belongs to nothing in the table.
    """
    words = table.reasons
    if not _whole(profile.minutes) or profile.minutes not in MINUTES:
        raise ProfileError(words.bad_minutes.format(given=repr(profile.minutes)))
    for what, value, allowed in (
        ("days", profile.days, DAYS),
        ("known_minutes", profile.known_minutes, KNOWN),
    ):
        if not _whole(value) or value not in allowed:
            ends = {"low": allowed[0], "high": allowed[-1]}
            raise ProfileError(words.bad_number.format(what=what, given=repr(value), **ends))
    ticked = [id_ for id_, condition in table.conditions.items() if condition.label]
    for what, names, known in (
        ("kit", profile.kit, table.kit),
        ("ruled_out", profile.ruled_out, table.ruled_out),
        ("conditions", profile.conditions, ticked),
    ):
        for name in _names(names):
            if name not in known:
                raise ProfileError(words.bad_name.format(what=what, given=_one_line(name)))
    if profile.liked not in ("", *table.slots["aerobic"].candidates):
        raise ProfileError(words.bad_name.format(what="liked", given=_one_line(profile.liked)))


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _names(given: object) -> list[object]:
    """Return the names of a set, in the same order in every run.

    Anything else becomes a name that nobody knows; a text, say, would be a row of letters.
    """
    return sorted(given, key=str) if isinstance(given, Set) else [repr(given)]


def _one_line(name: object) -> str:
    return " ".join(str(name).split())
