"""Append-only JSON Lines in the learner's folder: a line is whole or it is set aside, never lost.

What changes a file stands under ``store.lock()``; reading needs no lock.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from sciatica_course import store

T = TypeVar("T")

SUFFIX = ".jsonl"
_PRIVATE = 0o600


@dataclass(frozen=True)
class Page(Generic[T]):
    """What a file holds: the values of its whole lines, and how many lines are damaged."""

    values: tuple[T, ...] = ()
    damaged: int = 0


def names(folder: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return the names of the files in a folder that match as a whole, sorted; none if none."""
    try:
        found = [entry.name for entry in os.scandir(store.data_folder() / folder)]
    except OSError:  # it is not there, or cannot be opened: reading a file will say why
        return ()
    return tuple(sorted(f"{folder}/{name}" for name in found if pattern.fullmatch(name)))


def read(
    name: str, parse: Callable[[Mapping[str, Any]], T], only: re.Pattern[bytes] | None = None
) -> Page[T]:
    """Return what ``parse`` makes of each line; one for which it raises ValueError is damaged.

    ``only`` leaves out lines in which that is not found.

    Raises:
        StoreError: the file is there and cannot be read.
    """
    values, damaged = [], 0
    for line in _lines(name):
        if only and not only.search(line):
            continue
        try:
            values.append(parse(_plain(line)))
        except (ValueError, RecursionError):
            damaged += 1
    return Page(tuple(values), damaged)


def append(name: str, records: Iterable[Mapping[str, Any]]) -> None:
    """Write records behind all others, so that they are on the disk when this returns.

    Raises:
        StoreError: they could not be written. What a full disk took of them is taken back.
    """
    data = b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)
    with _changing(name) as path:
        store.make_private(store.data_folder())
        store.make_private(path.parent)
        _append(path, data)


def drop(name: str, unwanted: re.Pattern[bytes]) -> None:
    """Write a file anew without the lines in which something is found; all others stay as they are.

    Raises:
        StoreError: it could not be written, and stands as it was.
    """
    lines = _lines(name)
    kept = [line for line in lines if not unwanted.search(line)]
    if len(kept) < len(lines):
        with _changing(name) as path:
            _rewrite(path, kept)


def set_aside(name: str, parse: Callable[[Mapping[str, Any]], T], day: str) -> str:
    """Move the damaged lines of a file into one beside it, and return that one's name.

    They are in one of the two at every moment. Returns an empty text when none is damaged.

    Raises:
        StoreError: that was not possible; the file stands as it was.
    """
    whole: list[bytes] = []
    damaged: list[bytes] = []
    for line in _lines(name):
        try:
            parse(_plain(line))
        except (ValueError, RecursionError):
            damaged.append(line)
        else:
            whole.append(line)
    if not damaged:
        return ""
    with _changing(name) as path:
        aside = path.with_name(f"{path.stem} (damaged {day}){path.suffix}")
        before = _lines(f"{Path(name).parent.as_posix()}/{aside.name}")
        # After a process that was killed between the two, they are there already.
        _rewrite(aside, [*before, *(line for line in damaged if line not in before)])
        _rewrite(path, whole)
    return aside.name


def remove(name: str) -> None:
    """Delete a file; one that is not there is no error.

    Raises:
        StoreError: the folder cannot be written.
    """
    with _changing(name) as path:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _changing(name: str) -> Iterator[Path]:
    path = store.data_folder() / name
    try:
        yield path
    except OSError as error:
        raise store.StoreError(store.sentence(error, path.parent)) from error


def _lines(name: str) -> list[bytes]:
    """Return the lines of a file that hold anything; none when it is not there."""
    with _changing(name) as path:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return []
    return [line for line in data.split(b"\n") if line.strip()]


def _plain(line: bytes) -> Mapping[str, Any]:
    plain = json.loads(line.decode("utf-8-sig"))  # an editor may have put a mark before the first
    if not isinstance(plain, dict):
        raise ValueError("not a record")
    return plain


def _rewrite(path: Path, lines: list[bytes]) -> None:
    if lines:
        store.replace(path, b"\n".join(lines) + b"\n")
    else:
        path.unlink(missing_ok=True)


def _append(path: Path, data: bytes) -> None:
    if _ends_within_a_line(path):
        data = b"\n" + data
    binary: int = getattr(os, "O_BINARY", 0)  # Windows would change the line ends
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | binary, _PRIVATE)
    try:
        before = os.fstat(descriptor).st_size
        written = 0
        try:
            while written < len(data):
                written += os.write(descriptor, data[written:])
            os.fsync(descriptor)
        except BaseException:
            # Where locks do not work, another lesson may have written behind this.
            with contextlib.suppress(OSError):
                if os.fstat(descriptor).st_size == before + written:
                    os.ftruncate(descriptor, before)
            raise
    finally:
        os.close(descriptor)


def _ends_within_a_line(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            if not file.seek(0, os.SEEK_END):
                return False
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"
    except FileNotFoundError:
        return False
