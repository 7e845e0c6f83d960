"""Read a whole content folder into one checked ``Catalogue``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sciatica_course import resources

from .course_checks import check_course
from .fields import ID, Reader, stand_in
from .files import Folder
from .links import check_names
from .problems import Log
from .screening_checks import check_screening
from .shapes import Field, Keyed, fields_of
from .types import Catalogue

PARTS: Mapping[str, Field] = fields_of(Catalogue)
FILES: Mapping[str, str] = {name: part.rules["file"] for name, part in PARTS.items()}


def load(
    language: str | None = None, content: Path | None = None, clinic: Path | None = None
) -> Catalogue:
    """Return the course's content, read once and kept.

    Args:
        language: the name of a folder in ``content/translations``, or a path to such a folder;
            by default what SCIATICA_COURSE_LANGUAGE says, or else English.
        content: the folder to read instead of the course's own.
        clinic: a clinic's own folder, laid over the content; by default what
            SCIATICA_COURSE_CONTENT says, or else none.

    Raises:
        ContentError: something in a folder is wrong; the message lists everything that is.
    """
    return _load(content or resources.find("content"))


@lru_cache
def _load(content: Path) -> Catalogue:
    return read(content)


def read(content: Path) -> Catalogue:
    """Return the content of these folders, read anew."""
    log = Log()
    folder = Folder(content)
    catalogue = lay(folder, Reader(log), log)
    check_names(catalogue, folder, log)
    check_screening(catalogue, folder, log)
    check_course(catalogue, folder, log)
    log.stop_if_any()
    return catalogue


def lay(folder: Folder, reader: Reader, log: Log, base: Catalogue | None = None) -> Catalogue:
    """Return what a folder holds, laid over ``base`` where there is one."""
    folder.note_strangers(FILES.values(), log)
    return Catalogue(
        **{
            name: _part(folder, part, reader, log, getattr(base, name) if base else None)
            for name, part in PARTS.items()
        }
    )


def _part(folder: Folder, part: Field, reader: Reader, log: Log, before: Any) -> Any:
    file = part.rules["file"]
    if isinstance(part.shape, Keyed) and file.endswith("/"):
        items = dict(before or {})
        for place, id_, tables in folder.read(file, log):
            if not ID.fullmatch(id_):
                log.note(place, "a file's name is letters and digits, with single hyphens between")
            items[id_] = reader.read(part.shape.each, tables, place, items.get(id_))
        return MappingProxyType(items)
    for place, _, tables in folder.read(file, log):
        return reader.read(part.shape, tables, place, before)
    if before is None and log.clean(folder.place(file).file):
        log.note(folder.place(file), "is missing")
    return stand_in(part.shape) if before is None else before
