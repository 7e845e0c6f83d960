"""The folder of results: own earlier ones are replaced, and nothing of anyone else's is touched."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from sciatica_course.handouts.errors import HandoutError

RECORD = ".sciatica-course-handouts.json"
# What file managers leave behind by themselves.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

# The name of a file -> the digests of what this command wrote there.
Record = Mapping[str, list[str]]


def check(folder: Path, names: Iterable[str]) -> None:
    """Make the folder if need be, and see that these files may be written there.

    Raises:
        HandoutError: it is no folder, cannot be written, or has things of somebody else's.
    """
    if folder.exists() and not folder.is_dir():
        raise HandoutError(f"{folder} is a file; name a folder with --out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        there = {each.name for each in folder.iterdir()} - _LITTER
    except OSError as error:
        raise HandoutError(f"{folder} cannot be written ({error.strerror}).") from error
    record = _read(folder)
    if there and not record:
        raise HandoutError(f"{folder} has other things in it; name an empty or a new folder.")
    for name in names:
        theirs = [each for each in _between(folder, name) if not _is_folder(each)]
        if not _is_own(folder, folder / name, record):
            theirs.append(folder / name)
        for place in theirs:
            if os.path.lexists(place):
                said = "was changed, or is not from here; move it away, or name another folder."
                raise HandoutError(f"{place} {said}")


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files, and remove own ones of an earlier time that are not among them.

    Raises:
        HandoutError: the disk is full, or the folder can no longer be written.
    """
    before = _read(folder)
    after = {name: [sha256(data).hexdigest()] for name, data in files.items()}
    try:
        # Should this be cut short, both what was there and what is new are known as own.
        both = {name: before.get(name, []) + after.get(name, []) for name in {*before, *after}}
        _replace(folder / RECORD, _written(both))
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _replace(folder / name, data)
        for name in before.keys() - after.keys():
            if _is_own(folder, folder / name, before):
                (folder / name).unlink()
        _replace(folder / RECORD, _written(after))
    except OSError as error:
        raise HandoutError(f"{folder} cannot be written ({error.strerror}).") from error


def leave(folder: Path) -> None:
    """Take away a folder in which nothing was put."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def _between(folder: Path, name: str) -> list[Path]:
    """Return the folders that lie between a folder and a file in it."""
    return [folder / each for each in Path(name).parents if each != Path()]


def _is_folder(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink()


def _is_own(folder: Path, file: Path, record: Record) -> bool:
    try:
        digest = "" if file.is_symlink() else sha256(file.read_bytes()).hexdigest()
    except OSError:
        return False
    return digest in record.get(file.relative_to(folder).as_posix(), [])


def _read(folder: Path) -> Record:
    """Return the record of a folder. One that cannot be read knows of nothing."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        return {str(name): list(map(str, digests)) for name, digests in record.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _written(record: Record) -> bytes:
    return (json.dumps(record, indent=1, sort_keys=True) + "\n").encode()


def _replace(path: Path, data: bytes) -> None:
    """Write a file that others may read, so that nobody ever sees half of it."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
