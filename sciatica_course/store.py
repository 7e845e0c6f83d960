"""The learner's folder: one way to write, safely, and one way to read what may be damaged."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from sciatica_course.words import say

# How long one lesson waits for another to finish writing a few hundred bytes.
LOCK_SECONDS = 5.0

# What outlives a reload in the browser. On a line that is not safe it is not there.
_DRIVE = Path("/drive")
# What every JupyterHub tells a learner's server, and so the kernels.
_HUB = "JUPYTERHUB_USER"


class StoreError(Exception):
    """Something could not be kept. The message is one sentence for the learner."""


def data_folder() -> Path:
    """Return the folder that holds the learner's record. It need not exist yet.

    ``SCIATICA_COURSE_DATA`` overrides it; in the browser it is in ``/drive``, the only place that
    outlives a reload there, and the page's own memory where there is no ``/drive``.
    """
    if override := os.environ.get("SCIATICA_COURSE_DATA"):
        return Path(override).expanduser()
    if sys.platform == "emscripten":
        return (_DRIVE if lasts() else Path.home()) / ".sciatica-course"
    from platformdirs import user_data_path

    return user_data_path("sciatica-course", appauthor=False)


def lasts() -> bool:
    """Return whether what is written outlives the page: not in a browser without a safe line."""
    return sys.platform != "emscripten" or _DRIVE.is_dir()


class Place(StrEnum):
    """What keeps the record, as a learner sees it."""

    COMPUTER = "computer"
    HUB = "hub"
    BROWSER = "browser"
    PAGE = "page"


def place() -> Place:
    """Return what keeps the record. On a hub it is not the device that the learner holds."""
    if sys.platform == "emscripten":
        return Place.BROWSER if lasts() else Place.PAGE
    return Place.HUB if _HUB in os.environ else Place.COMPUTER


def write(name: str, record: Mapping[str, Any]) -> Path:
    """Write one JSON record so that a reader sees the old one or the new one, never half.

    Returns the file, readable by its owner alone.

    Raises:
        StoreError: the disk is full, the folder cannot be written, or its path is not a folder.
    """
    path = data_folder() / name
    try:
        make_private(path.parent)
        replace(path, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
    except OSError as error:
        raise StoreError(sentence(error, path.parent)) from error
    return path


def read(name: str) -> tuple[dict[str, Any] | None, str]:
    """Return a record and a notice for the learner, which is empty when all is well.

    The record is ``None`` when there is none yet. A damaged file is set aside under a new name,
    never deleted, and the notice says so.
    """
    path = data_folder() / name
    try:
        text = path.read_text(encoding="utf-8")
        record = json.loads(text)
        if not isinstance(record, dict):
            raise ValueError("not a record")
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        return None, sentence(error, path.parent)
    except ValueError:  # damaged text and damaged JSON both
        return None, set_aside(name)
    return record, ""


def set_aside(name: str) -> str:
    """Rename a damaged file so that nothing is lost, and return the sentence that says so."""
    path = data_folder() / name
    stamp = time.strftime("%Y-%m-%d %H.%M.%S")
    aside = path.with_name(f"{path.stem} (damaged {stamp}){path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem} (damaged {stamp}, {number}){path.suffix}")
    try:
        path.rename(aside)
    except OSError as error:
        return sentence(error, path.parent)
    return say("record.damaged", name=name, aside=aside.name)


@contextlib.contextmanager
def lock() -> Iterator[bool]:
    """Keep every other lesson from changing the record meanwhile.

    Yields False when another lesson was at it for so long that it may still be. A folder that
    cannot be written needs no lock: nothing there can change. In the browser each page has one
    kernel at work, and locks do not exist.
    """
    if sys.platform == "emscripten":
        yield True
        return
    from filelock import FileLock, Timeout

    lock_file = FileLock(data_folder() / ".lock", mode=0o600)
    try:
        make_private(data_folder())
        lock_file.acquire(timeout=LOCK_SECONDS)
    except OSError as error:
        yield not isinstance(error, Timeout)
        return
    try:
        yield True
    finally:
        lock_file.release()


def delete(name: str) -> None:
    """Delete one record; one that is not there is no error.

    Raises:
        StoreError: the folder cannot be written.
    """
    path = data_folder() / name
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(sentence(error, path.parent)) from error


def make_private(folder: Path) -> None:
    """Make a folder that only its owner can open, unless it is there."""
    if not folder.is_dir():
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        folder.chmod(stat.S_IRWXU)


def replace(path: Path, data: bytes) -> None:
    """Put a file in the place of another, so that a reader sees the old one or the new one.

    Raises:
        OSError: it could not be written; the old one stands as it was.
    """
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def sentence(error: OSError, folder: Path) -> str:
    """Return in one sentence for the learner why nothing could be kept in a folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("record.full", folder=folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say("record.forbidden", folder=folder)
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return say("record.no-folder", folder=folder)
    reason = error.strerror or say("record.unknown-reason")
    return say("record.failed", folder=folder, reason=reason)
