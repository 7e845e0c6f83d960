"""The facilitator's notes for a lesson: one for each of its sections, from a notebook beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sciatica_course import resources

# A note: its title, its minutes in a line of their own, and what it says.
_NOTE = re.compile(r"## (?P<title>[^\n]+)\n\n\*(?P<time>[^\n*]+)\*\n\n(?P<words>.+)", re.DOTALL)
_MINUTES = re.compile(r"(\d+) minutes?\Z")
NO_TIME = "No time of its own"
# Links of a notes notebook, as its lesson, two folders above, would write them.
_ABOVE = re.compile(r"\]\(\.\./\.\./")
# What lies beside the notes or above them, and not beside a lesson, leaves its words behind.
_ASIDE = re.compile(r"\[([^\]]*)\]\(\.{1,2}/[^)]*\)")


class NotesError(ValueError):
    """Notes that cannot be used. The message names the file and the section."""


@dataclass(frozen=True)
class Note:
    """What an instructor says, asks and watches in one section. Its links are the lesson's own."""

    markdown: str
    minutes: int
    title: str


@dataclass(frozen=True)
class Notes:
    """All notes for a lesson, by section id, and the sections that need none."""

    file: Path
    by_section: Mapping[str, Note]
    without: frozenset[str]


def notes_of(lesson: str) -> Mapping[str, Note]:
    """Return the notes for a lesson by the ids of its sections, in the lesson's order.

    Raises:
        NotesError: the notes are missing or cannot be read; the message names file and section.
    """
    return read(file_of(lesson)).by_section


def file_of(lesson: str) -> Path:
    """Return the notebook that holds the notes for a lesson."""
    return resources.find("notebooks") / "instructor" / "notes" / f"{lesson}.ipynb"


def read(file: Path) -> Notes:
    """Return all that one notebook of notes holds.

    Raises:
        NotesError: it is missing or cannot be read; the message names file and section.
    """
    try:
        notebook = json.loads(file.read_text(encoding="utf-8"))
        own = notebook["metadata"]["sciatica_course"]
        without = frozenset(map(str, own.get("without_notes", ())))
        cells = list(_sections(notebook["cells"]))
    except FileNotFoundError as error:
        raise NotesError(f"{file.name}: There are no notes for this lesson.") from error
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotesError(f"{file.name}: It cannot be read as a notebook of notes.") from error
    notes: dict[str, Note] = {}
    for section, source in cells:
        if section in notes or section in without:
            raise NotesError(f"{file.name}: {section}: This section has two notes, or none needed.")
        notes[section] = _note(file.name, section, source)
    return Notes(file, notes, without)


def _sections(cells: Any) -> Iterator[tuple[str, str]]:
    """Yield the section of each cell that is a note, and what the cell says."""
    for cell in cells:
        section = cell["metadata"].get("sciatica_course", {}).get("section")
        if section is not None:
            source = cell["source"]
            yield str(section), source if isinstance(source, str) else "".join(source)


def _note(file: str, section: str, source: str) -> Note:
    found = _NOTE.fullmatch(source)
    if not found:
        raise NotesError(f"{file}: {section}: A note is a title, its minutes, and then its words.")
    minutes = _MINUTES.fullmatch(found["time"])
    if not minutes and found["time"] != NO_TIME:
        raise NotesError(f"{file}: {section}: “{found['time']}” are no minutes.")
    words = _ASIDE.sub(r"\1", _ABOVE.sub("](", found["words"])).strip()
    return Note(words, int(minutes[1]) if minutes else 0, found["title"])
