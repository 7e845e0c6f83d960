"""The learner's own copy of the lessons: kept new, and never at the cost of the learner's work."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sciatica_course import resources
from sciatica_course.launcher import LauncherError, shipped

MIRRORED = ("notebooks", "assets")
RECORD = ".sciatica-course.json"


@dataclass
class Changes:
    """What bringing a working copy up to date did, as paths relative to it."""

    written: list[str] = field(default_factory=list)
    kept_as: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)


def default_folder() -> Path:
    """Return where the working copy is unless the learner names a place."""
    return Path.home() / "Sciatica course"


def lessons_source() -> Path:
    """Return the folder of the course's own lessons.

    Raises:
        LauncherError: the installation has none.
    """
    try:
        return resources.find("notebooks")
    except FileNotFoundError as error:
        raise LauncherError(str(error)) from error


def source() -> dict[str, Path]:
    """Return every file that a working copy holds: its relative path, and where it comes from."""
    folders = {"notebooks": lessons_source()}
    with contextlib.suppress(FileNotFoundError):  # a course without pictures is still a course
        folders["assets"] = resources.find("assets")
    files = {}
    for name, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not any(part.startswith((".", "__")) for part in inside.parts):
                files[f"{name}/{inside.as_posix()}"] = path
    return files


def refresh(folder: Path, files: dict[str, Path] | None = None) -> Changes:
    """Bring the working copy up to date and return what changed.

    A file that the learner changed is never overwritten: when the course has something newer under
    that name, the learner's is renamed first.

    Raises:
        LauncherError: the folder cannot be used; nothing of the learner's was lost.
    """
    files = source() if files is None else files
    changes = Changes()
    try:
        _make(folder)
        record = _read_record(folder)
        before = dict(record)
        for name, origin in files.items():
            _bring(folder, name, origin.read_bytes(), record, changes)
        for name in sorted(record.keys() - files.keys()):
            _retire(folder, name, record, changes)
        if record != before:
            _replace(folder / RECORD, json.dumps(record, indent=1, sort_keys=True).encode())
    except OSError as error:
        raise LauncherError(_sentence(error, folder)) from error
    return changes


def _bring(
    folder: Path, name: str, new: bytes, record: dict[str, list[str]], changes: Changes
) -> None:
    target = folder / name
    versions = [_digest(new), _told(name, new)]
    if record.get(name) == versions and target.exists():
        return  # nothing newer, so whatever the learner did with it stays where it is
    if not (target.is_file() and target.read_bytes() == new):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _ready(target, new) as temporary:
            if os.path.lexists(target) and not _ours(target, record.get(name)):
                changes.kept_as[name] = _set_aside(target)
            temporary.replace(target)
        changes.written.append(name)
    record[name] = versions


def _retire(folder: Path, name: str, record: dict[str, list[str]], changes: Changes) -> None:
    """Take away a file that the course no longer has: old advice must not stay beside new."""
    target = folder / name
    if target.is_file():
        if _ours(target, record[name]):
            target.unlink()
            changes.removed.append(name)
        else:
            changes.kept_as[name] = _set_aside(target)
    del record[name]


def _ours(target: Path, recorded: list[str] | None) -> bool:
    """Return whether a file says only what some version of the course said."""
    if not target.is_file() or target.is_symlink():
        return False
    told = _told(target.name, target.read_bytes())
    return bool(told) and (told in shipped.known() or (recorded is not None and told in recorded))


def _told(name: str, content: bytes) -> str:
    """Return the hash of what a file says, or nothing for a damaged notebook."""
    if name.endswith(".ipynb"):
        return shipped.fingerprint(content) or ""
    return _digest(content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _set_aside(target: Path) -> str:
    """Rename the learner's file so that the new one can have its name; return the new name."""
    today = f"{date.today():%Y-%m-%d}"
    aside = target.with_name(f"{target.stem} (your copy, {today}){target.suffix}")
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = target.with_name(f"{target.stem} (your copy, {today}, {number}){target.suffix}")
    target.rename(aside)
    return aside.name


def _read_record(folder: Path) -> dict[str, list[str]]:
    """Return what was written here last, or nothing where that is not known."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(record, dict):
        return {}
    return {name: versions for name, versions in record.items() if _is_record(name, versions)}


def _is_record(name: str, versions: object) -> bool:
    parts = name.split("/")
    return parts[0] in MIRRORED and ".." not in parts and isinstance(versions, list)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True)


@contextlib.contextmanager
def _ready(target: Path, content: bytes) -> Iterator[Path]:
    """Write a file completely under a passing name beside its target, and clear up after."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _replace(target: Path, content: bytes) -> None:
    with _ready(target, content) as temporary:
        temporary.replace(target)


def _sentence(error: OSError, folder: Path) -> str:
    where = f"the course's folder {folder}"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full, so {where} is not complete. Free some space and try again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"You may not write to {where}. Choose another one with --folder."
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        wanted = Path(error.filename or folder)
        found = next(path for path in (wanted, *wanted.parents) if os.path.lexists(path))
        return f"{found} is a file, but the course needs a folder there. Move it, or use --folder."
    reason = error.strerror or "unknown reason"
    return f"Something is wrong with {where} ({reason}). Choose another one with --folder."
