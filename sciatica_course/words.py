"""The words of the interface: ``content/interface.toml``, by section and key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sciatica_course import catalogue


def say(key: str, **values: object) -> str:
    """Return the words for ``section.key`` with its placeholders filled in.

    Raises:
        KeyError: there are no such words, or a placeholder has no value.
    """
    section, _, name = key.partition(".")
    return catalogue.load().interface[section][name].format_map(values)


def section(name: str) -> Mapping[str, str]:
    """Return all the words of one section, placeholders unfilled."""
    return catalogue.load().interface[name]


def on_day(day: date) -> str:
    """Return a day in words, without its year: ``22 November``."""
    return say("dates.day", day=day.day, month=say("dates.months").split()[day.month - 1])


def at_time(moment: datetime) -> str:
    """Return a time of day on the 24-hour clock: ``18:40``."""
    return f"{moment:%H:%M}"


def listed(things: list[str]) -> str:
    """Return things in one line: ``a, b and c``."""
    if len(things) < 2:
        return "".join(things)
    return say("dates.list", first=", ".join(things[:-1]), last=things[-1])
