"""The diary's files: one a month, each line an entry, and beside them what was damaged.

What changes a file stands under ``store.lock()``.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from sciatica_course import lines, store
from sciatica_course.entries import Entry, EntryError, from_plain, newest, to_plain
from sciatica_course.entries.files import VERSION
from sciatica_course.words import say

FOLDER = "diary"
# A file of every kind that the course itself puts there.
ANYTHING = re.compile(r".*", re.DOTALL)
_MONTHS = re.compile(r"\d{4}-\d{2}\.jsonl")
_LINES = re.compile(r"\d{4}-\d{2}( \(damaged .*\))?\.jsonl")
_UNFINISHED = re.compile(r"\..*")  # what a process that was killed had begun to write anew


@dataclass
class Found:
    """What some months hold, which of them are damaged, and sentences for the learner."""

    entries: list[Entry] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def file_of(entry: Entry) -> str:
    """Return the name of the file that an entry stands in."""
    return f"{FOLDER}/{entry.at:%Y-%m}.jsonl"


def months() -> tuple[str, ...]:
    """Return the names of the files of the diary, the oldest month first."""
    return lines.names(FOLDER, _MONTHS)


def read(files: Iterable[str]) -> Found:
    """Return what can be read in some months."""
    found = Found()
    for name in files:
        try:
            page = lines.read(name, _entry)
        except store.StoreError as error:
            found.notices.append(str(error))
            continue
        found.entries += filter(None, page.values)
        if page.damaged:
            found.damaged.append(name)
        if None in page.values:
            found.notices.append(say("record.newer"))
    return found


def look_up(id_: str) -> list[Entry]:
    """Return an entry and its corrections, as far as they can be read."""
    held: list[Entry] = []
    for name in months():
        with contextlib.suppress(store.StoreError):
            held += filter(None, lines.read(name, _entry, _line_of(id_)).values)
    return held


def write(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Append entries to their months, and give back those of each month when they are written.

    Raises:
        StoreError: those of the next month could not be written.
    """
    for name, group in groupby(sorted(entries, key=file_of), file_of):
        together = list(group)
        lines.append(name, [{"v": VERSION, **to_plain(entry)} for entry in together])
        yield from together


def settle(id_: str) -> None:
    """Let an entry stand in one month alone, so that reading some months shows the last of it.

    Raises:
        StoreError: a month could not be read, or not be written anew.
    """
    standing = {name: lines.read(name, _entry, _line_of(id_)).values for name in months()}
    known = [entry for values in standing.values() for entry in values if entry]
    home = {file_of(last) for last in newest(known)}
    for name, values in standing.items():
        if values and name not in home:
            lines.drop(name, _line_of(id_))


def erase(id_: str) -> None:
    """Delete an entry with its corrections, also where damaged lines are kept.

    Raises:
        StoreError: a file could not be read, or not be written anew.
    """
    for name in lines.names(FOLDER, _UNFINISHED):
        lines.remove(name)
    for name in lines.names(FOLDER, _LINES):
        lines.drop(name, _line_of(id_))


def set_aside(damaged: Iterable[str]) -> list[str]:
    """Move the damaged lines of some months into files beside them; return notices."""
    kept: list[str] = []
    notices: list[str] = []
    for name in damaged:
        try:
            kept.append(lines.set_aside(name, _entry, f"{date.today()}"))
        except store.StoreError as error:
            notices += [str(error), say("record.left")]
    if names := "”, “".join(filter(None, kept)):
        notices.insert(0, say("record.aside", names=names))
    return notices


def _line_of(id_: str) -> re.Pattern[bytes]:
    # Within a text of JSON a quotation mark is escaped, so that this finds nothing but an id.
    return re.compile(rb'"id"\s*:\s*"' + re.escape(id_.encode()) + rb'"')


def _entry(plain: Mapping[str, Any]) -> Entry | None:
    """Return the entry of a line, or None when a newer version of the course wrote it."""
    version = plain.get("v")
    if isinstance(version, int) and version > VERSION:
        return None
    if version != VERSION:
        raise EntryError(say("entry.no-version"))
    return from_plain(plain)
