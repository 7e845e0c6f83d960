"""The diary on disk: a file a month, written only after the learner has said once that it may be.

What may not be written yet, or could not be, stays in this kernel, is shown with the rest, and is
written when that becomes possible.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from sciatica_course import lines, store
from sciatica_course.entries import REVISIONS, Entry, from_plain, newest, to_plain
from sciatica_course.entries.files import parse, to_csv, to_json
from sciatica_course.journal import pages
from sciatica_course.words import say

__all__ = [
    "Brought",
    "Read",
    "add",
    "allow",
    "allowed",
    "bring_in",
    "change",
    "everything",
    "forget_held",
    "new_id",
    "recent",
    "remove",
    "remove_all",
    "there",
    "to_csv",
    "to_json",
]

PERMISSION = "diary.json"
_DAMAGED_PERMISSION = re.compile(r"diary \(damaged .*\)\.json")


@dataclass(frozen=True)
class Read:
    """Entries as they were corrected last, oldest first.

    ``notice`` is a sentence or two for the learner, empty when all is well.
    """

    entries: tuple[Entry, ...]
    notice: str = ""


@dataclass(frozen=True)
class Brought:
    """What an import came to: entries that are new, that were here before, that are corrected now.

    ``refused`` has a sentence for each row that cannot be an entry, at most five and one that says
    how many more; ``notice`` says when what was fine could not be written.
    """

    new: int = 0
    same: int = 0
    changed: int = 0
    refused: tuple[str, ...] = ()
    notice: str = ""


@dataclass
class _Kernel:
    """What only this kernel knows.

    Entries that are not on the disk, ids that may stand in two months, whether the learner said
    yes but it could not be noted, and sentences that nobody has been told yet.
    """

    waiting: list[Entry] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)
    agreed: bool = False
    unsaid: list[str] = field(default_factory=list)


_kernel = _Kernel()


def allowed() -> bool:
    """Return whether the learner has said that the diary may be kept."""
    return _kernel.agreed or _noted()


def allow() -> str:
    """Note that the diary may be kept, and write what this kernel held until now.

    Returns a notice, empty when all is well. Calling it again tries again.
    """
    _kernel.agreed = True
    with store.lock() as alone:
        return _write(alone=alone)


def recent(months: int = 3, today: date | None = None) -> Read:
    """Return the entries of the newest months that have any, up to today's, and of any after it.

    Counting only months with entries, a pause hides nothing. However long the diary is, this reads
    no more than that.
    """
    this = f"{today or date.today():%Y-%m}"
    files = pages.months()
    until = [name for name in files if PurePath(name).stem <= this]
    return _look([*until[-months:], *files[len(until) :]])


def everything() -> Read:
    """Return all entries of the diary."""
    return _look(pages.months())


def add(entry: Entry) -> str:
    """Keep an entry, or hold it in this kernel until the diary may be kept. Returns a notice.

    Raises:
        EntryError: it could not be read again.
    """
    entry = _checked(entry)
    with _turn() as alone:
        _kernel.waiting.append(entry)
        return _write(alone=alone)


def change(entry: Entry) -> str:
    """Keep a correction of the entry with the same id, whatever its revision. Returns a notice.

    Raises:
        EntryError: it could not be read again.
    """
    entry = _checked(entry)
    with _turn() as alone:
        known = [*_kernel.waiting, *pages.look_up(entry.id)]
        held = next((each for each in newest(known) if each.id == entry.id), entry)
        revision = max(entry.revision, held.revision + 1)
        if revision not in REVISIONS:  # only a file from elsewhere counts so far
            revision = 0
            if notice := _erase(entry.id, alone=alone):
                return notice
        if pages.file_of(held) != pages.file_of(entry):
            _kernel.moved.add(entry.id)
        _kernel.waiting.append(replace(entry, revision=revision))
        return _write(alone=alone)


def remove(id_: str) -> str:
    """Delete an entry with all its corrections, also from what was set aside. Returns a notice."""
    if not there():
        return _told()
    with _lock_if_written() as alone:
        return _erase(id_, alone=alone) or _told()


def remove_all() -> str:
    """Delete every file of the diary, the permission, and what this kernel holds.

    Returns a notice, empty when nothing is left.
    """
    with _lock_if_written() as alone:
        if not alone:
            return _told(say("record.busy"), say("record.not-deleted"))
        forget_held()
        try:
            for name in (
                *lines.names(pages.FOLDER, pages.ANYTHING),
                *lines.names(".", _DAMAGED_PERMISSION),
            ):
                lines.remove(name)
            store.delete(PERMISSION)
        except store.StoreError as error:
            return _told(str(error))
        with contextlib.suppress(OSError):  # it is not there, or not ours alone
            (store.data_folder() / pages.FOLDER).rmdir()
    return _told()


def forget_held() -> None:
    """Forget what only this kernel holds, for the next person in front of it."""
    _kernel.waiting.clear()
    _kernel.moved.clear()
    _kernel.unsaid.clear()
    _kernel.agreed = False


def there() -> bool:
    """Return whether there is anything of a diary, on the disk or in this kernel."""
    return bool(_kernel.waiting) or bool(lines.names(pages.FOLDER, pages.ANYTHING))


def new_id() -> str:
    """Return an id that no other entry has, and that no spreadsheet takes for a number or a day."""
    return f"e{os.urandom(8).hex()}"


def bring_in(text: str, name: str) -> Brought:
    """Take in the entries of a file that was saved as JSON or CSV; ``name`` is the file's.

    Of an entry that is here already, the later correction stays. So the same file twice changes
    nothing, and the order of files does not matter.
    """
    found = parse(text, name)
    if not found.entries:
        return Brought(refused=found.refused)
    counts: Counter[str] = Counter()
    with _turn() as alone:
        known = [*_kernel.waiting, *pages.read(pages.months()).entries]
        before = {entry.id: entry for entry in newest(known)}
        for entry in newest(found.entries):
            held = before.get(entry.id, entry)
            if entry.id in before and newest((held, entry)) == (held,):
                counts["same"] += 1
                continue
            counts["changed" if entry.id in before else "new"] += 1
            if pages.file_of(held) != pages.file_of(entry):
                _kernel.moved.add(entry.id)
            _kernel.waiting.append(entry)
        notice = _write(alone=alone)
    return Brought(**counts, refused=found.refused, notice=notice)


def _checked(entry: Entry) -> Entry:
    """Return an entry as it will be read again, so that nothing is written that could not be."""
    return from_plain(to_plain(entry))


def _look(files: Iterable[str]) -> Read:
    found = pages.read(files)
    notices = found.notices
    if found.damaged:
        with store.lock() as alone:
            notices += pages.set_aside(found.damaged) if alone else [say("record.busy")]
            # What looked damaged may only have been half written at that moment.
            found.entries += pages.read(found.damaged).entries
    if _kernel.waiting and allowed():
        notices.append(say("record.held"))
    return Read(newest([*_kernel.waiting, *found.entries]), _told(*notices))


def _noted() -> bool:
    record, notice = store.read(PERMISSION)
    if notice:
        _kernel.unsaid.append(notice)
    return record is not None and record.get("allowed") is True


@contextlib.contextmanager
def _turn() -> Iterator[bool]:
    """Lock out other lessons where something may be written; yield whether that worked."""
    with store.lock() if allowed() else contextlib.nullcontext(True) as alone:
        yield alone


@contextlib.contextmanager
def _lock_if_written() -> Iterator[bool]:
    """Lock out other lessons where something is written; yield whether that worked."""
    written = store.data_folder().is_dir()
    with store.lock() if written else contextlib.nullcontext(True) as alone:
        yield alone


def _write(*, alone: bool) -> str:
    """Write what waits, if that is allowed. Returns a notice."""
    if not allowed():
        return _told()
    try:
        if not alone:
            raise store.StoreError(say("record.busy"))
        if not _noted():
            store.write(PERMISSION, {"version": 1, "allowed": True})
        _kernel.agreed = False
        for written in pages.write(tuple(_kernel.waiting)):
            _kernel.waiting.remove(written)
        for id_ in sorted(_kernel.moved):
            pages.settle(id_)
            _kernel.moved.discard(id_)
    except store.StoreError as error:
        return _told(str(error), *([say("record.held")] if _kernel.waiting else []))
    return _told()


def _erase(id_: str, *, alone: bool) -> str:
    """Delete an entry. Returns a notice, empty when it is gone."""
    if not alone:
        return _told(say("record.busy"), say("record.not-deleted"))
    _kernel.waiting = [entry for entry in _kernel.waiting if entry.id != id_]
    _kernel.moved.discard(id_)
    try:
        pages.erase(id_)
    except store.StoreError as error:
        return _told(str(error), say("record.not-deleted"))
    return ""


def _told(*sentences: str) -> str:
    """Return sentences, and those that nobody was told yet, each once."""
    said = " ".join(dict.fromkeys((*_kernel.unsaid, *sentences)))
    _kernel.unsaid.clear()
    return said
