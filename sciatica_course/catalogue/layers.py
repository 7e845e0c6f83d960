"""Lay a content folder over nothing, or over a catalogue that it may change, and check the sum."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Any

from .clinic import Clinic, settle
from .course_checks import check_course
from .evidence_checks import check_evidence
from .fields import ID, Changes, Reader, stand_in
from .files import Folder
from .links import check_names
from .overlay import Translation
from .problems import Log
from .progress_checks import check_progress
from .routine_checks import check_routine
from .screening_checks import check_screening
from .shapes import Field, Keyed, fields_of
from .types import Catalogue
from .workshop_checks import check_workshop

FILES = tuple(part.rules["file"] for part in fields_of(Catalogue).values())


def read_course(content: Path, log: Log) -> Catalogue:
    """Return what the course's own folder holds; note in ``log`` everything that is wrong."""
    folder = Folder(content)
    catalogue = _lay(folder, log)
    _check(catalogue, folder, log)
    return catalogue


def translate(catalogue: Catalogue, folder: Folder, changes: Translation, log: Log) -> Catalogue:
    """Return the catalogue in the words of a translation's folder, and English for the rest."""
    return _lay(folder, log, changes, catalogue)


def add_clinic(catalogue: Catalogue, folder: Folder, log: Log) -> Catalogue:
    """Return the catalogue with a clinic's own folder laid over it."""
    added = settle(_lay(folder, log, Clinic(catalogue), catalogue), catalogue)
    _check(added, folder, log, catalogue)
    return added


def _check(catalogue: Catalogue, folder: Folder, log: Log, base: Catalogue | None = None) -> None:
    check_names(catalogue, folder, log)
    check_screening(catalogue, folder, log, base)
    check_course(catalogue, folder, log)
    check_routine(catalogue, folder, log)
    check_progress(catalogue, folder, log)
    check_evidence(catalogue, folder, log)
    check_workshop(catalogue, folder, log)


def _lay(
    folder: Folder, log: Log, changes: Changes | None = None, base: Catalogue | None = None
) -> Catalogue:
    folder.note_strangers(FILES, log)
    layer = _Layer(folder, log, changes)
    parts = {
        name: layer.part(part, getattr(base, name) if base else None)
        for name, part in fields_of(Catalogue).items()
    }
    return Catalogue(**parts)


class _Layer:
    """One folder being read, part by part."""

    def __init__(self, folder: Folder, log: Log, changes: Changes | None) -> None:
        self._folder = folder
        self._log = log
        self._changes = changes
        self._reader = Reader(log, changes)

    def part(self, part: Field, before: Any) -> Any:
        """Return one part of the catalogue; where the folder has no such file, as it was before."""
        file = part.rules["file"]
        if isinstance(part.shape, Keyed) and file.endswith("/"):
            return self._items(file, part.shape, before or {})
        for place, _, tables in self._folder.read(file, self._log):
            closed = self._changes.closed.get(file) if self._changes else None
            if closed:
                self._log.note(place, closed)
                return before
            return self._reader.read(part.shape, tables, place, before)
        if before is not None:
            return before
        place = self._folder.place(file)
        if self._log.readable(place.file):
            self._log.note(place, "is missing")
        return stand_in(part.shape)

    def _items(self, file: str, shape: Keyed, before: dict[str, Any]) -> Any:
        items = dict(before)
        for place, id_, tables in self._folder.read(file, self._log):
            reason = self._changes.adding(place) if self._changes and id_ not in before else ""
            if not ID.fullmatch(id_):
                reason = "a file's name is letters and digits, with single hyphens between"
            if reason:
                self._log.note(place, reason)
                continue
            whole = self._changes is None or self._changes.whole_files
            reader = Reader(self._log) if whole else self._reader
            items[id_] = reader.read(shape.each, tables, place, None if whole else before[id_])
        return MappingProxyType(items)
