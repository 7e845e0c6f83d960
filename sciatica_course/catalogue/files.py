"""Read the files of a content folder as they are: TOML tables and bibliography entries."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import bibliography
from .problems import Log, Place, did_you_mean

# What else may lie in a content folder.
_OTHER_FOLDERS = ("schema", "translations")
_TWICE = re.compile(r"Cannot (?:declare|mutate immutable namespace) \((.*?),?\)(?: twice)?")


@dataclass(frozen=True)
class Folder:
    """A content folder. ``label`` stands before its file names in messages."""

    path: Path
    label: str = ""

    def place(self, name: str) -> Place:
        """Return the place of one of its files."""
        return Place(f"{self.label}/{name}" if self.label else name)

    def read(self, name: str, log: Log) -> Iterator[tuple[Place, str, dict[str, Any]]]:
        """Yield the place, the id and the tables of a file.

        A ``name`` that ends in a slash is a folder of files, each with one item and its id; other
        files hold many items, and their own id is empty. A file that is not there yields nothing;
        one that cannot be read is noted in ``log`` and yields nothing.
        """
        many = name.endswith("/")
        for path in sorted((self.path / name).glob("*.toml")) if many else [self.path / name]:
            if path.exists():
                place = self.place(f"{name}{path.name}" if many else name)
                tables = _read(path, place, log)
                if tables is not None:
                    yield place, path.stem if many else "", tables

    def note_strangers(self, known: Collection[str], log: Log) -> None:
        """Note each file and folder with a name that the course does not know."""
        try:
            entries = sorted(self.path.iterdir())
        except OSError as error:
            log.note(
                Place(str(self.path)), f"this content folder cannot be read ({error.strerror})"
            )
            return
        for entry in entries:
            name = f"{entry.name}/" if entry.is_dir() else entry.name
            content = entry.is_dir() or entry.suffix in {".toml", ".bib"}
            expected = name in known or entry.name in _OTHER_FOLDERS or name[0] in "._"
            if content and not expected:
                hint = did_you_mean(name, known)
                log.note(self.place(name), f"is not a name that the course reads{hint}")


def _read(path: Path, place: Place, log: Log) -> dict[str, Any] | None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        log.note(place, f"byte {error.start + 1} is not UTF-8; save the file as UTF-8 text")
        return None
    except OSError as error:
        log.note(place, f"cannot be read ({error.strerror})")
        return None
    if path.suffix == ".bib":
        return dict(bibliography.entries(text, place, log))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        log.note(place, _in_plain_words(str(error)))
        return None


def _in_plain_words(error: str) -> str:
    """Say what tomllib says with the line first: ``line 3: ...``."""
    found = re.fullmatch(r"(.*) \(at (line \d+|end of document).*\)", error, re.DOTALL)
    if not found:
        return "this is not TOML: it is nested too deeply, or a number in it is too long"
    what, where = found.groups()
    twice = _TWICE.match(what)
    if twice:
        name = ".".join(part.strip(" '\"") for part in twice[1].split(","))
        return f"{where}: [{name}] is there twice"
    if what == "Cannot overwrite a value":
        return f"{where}: this name is there twice"
    return f"{where}: this is not TOML: {what[0].lower()}{what[1:]}"
