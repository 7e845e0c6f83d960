"""A diary whose process is killed between any two steps of a change: nothing kept is lost."""

from __future__ import annotations

import dataclasses
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from sciatica_course import journal, store
from sciatica_course.entries import Entry, newest, to_plain
from tests.case_counts import Cases
from tests.journal.diaries import morning_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills a process by signal")

VICTIM = Path(__file__).with_name("victim.py")
BEFORE = tuple(morning_of(number) for number in (0, 1, 2, 40, 41))
NEW = morning_of(3)
DAMAGE = b'{"v": 1, "kind": "morning", "id": "torn", "leg'


@dataclass(frozen=True)
class Left:
    """What an attempt left behind."""

    folder: Path
    finished: bool


def corrected(entry: Entry, **values: object) -> Entry:
    return dataclasses.replace(entry, **values)  # type: ignore[arg-type]


@contextmanager
def diary_in(folder: Path) -> Iterator[None]:
    """Be a new kernel whose learner's folder this is."""
    journal.forget_held()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCIATICA_COURSE_DATA", str(folder))
        yield
    journal.forget_held()


def prepare(folder: Path, entries: Iterable[Entry] = BEFORE) -> None:
    with diary_in(folder / "before"):
        journal.allow()
        journal.bring_in(journal.to_json(entries), "diary.json")


def kill_at_every_step(folder: Path, change: str, *entries: Entry) -> list[Left]:
    """Return what every attempt left; the last of each kind was let go on to its end."""
    asked = {"change": change, "entries": [to_plain(each) for each in entries]}
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(VICTIM), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [Left(folder / name, finished) for name, finished in json.loads(done.stdout)]


def look_after(left: Left, cases: Cases) -> tuple[Entry, ...]:
    """Return what a new kernel reads, and check that it can write, and that all is private."""
    cases.count += 1
    read = journal.everything()
    assert read.notice == "" or read.notice.startswith("Part of the diary was damaged")
    assert journal.everything() == journal.Read(read.entries), "the second look is not the same"
    another = morning_of(45)
    assert journal.add(another) == ""
    journal.forget_held()
    if journal.allowed():
        assert journal.everything() == journal.Read(newest([*read.entries, another]))
    for path in left.folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    return read.entries


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        ("add", NEW),
        ("correct", corrected(BEFORE[1], leg=9)),
        ("move", corrected(BEFORE[1], leg=9, at=datetime(2026, 10, 3, 8))),
        ("move", corrected(BEFORE[3], leg=9, at=datetime(2026, 12, 3, 8))),
        ("delete", BEFORE[1]),
        ("delete", BEFORE[3]),
    ],
)
def test_an_entry_is_as_it_was_or_as_it_was_to_be_and_all_others_stand(
    tmp_path: Path, cases: Cases, change: str, entry: Entry
) -> None:
    prepare(tmp_path)
    after = {
        "add": newest([*BEFORE, entry]),
        "delete": tuple(each for each in BEFORE if each.id != entry.id),
    }.get(change, newest([*BEFORE, corrected(entry, revision=1)]))
    found = set()
    for left in kill_at_every_step(tmp_path, change, entry):
        with diary_in(left.folder):
            entries = look_after(left, cases)
        assert entries in ((after,) if left.finished else (BEFORE, after))
        found.add(entries)
    assert found == {BEFORE, after}


def test_an_import_that_was_cut_off_is_made_whole_by_doing_it_again(
    tmp_path: Path, cases: Cases
) -> None:
    prepare(tmp_path)
    moved = corrected(BEFORE[0], revision=3, at=datetime(2026, 12, 3, 8))
    brought = [moved, NEW, morning_of(70), corrected(BEFORE[3], revision=1, note="again")]
    after = newest([*BEFORE, *brought])
    sizes = set()
    for left in kill_at_every_step(tmp_path, "bring in", *brought):
        with diary_in(left.folder):
            entries = look_after(left, cases)
            assert set(entries) <= {*BEFORE, *after}
            assert {each.id for each in BEFORE} <= {each.id for each in entries}
            sizes.add(len(entries))
            journal.remove(morning_of(45).id)
            journal.bring_in(journal.to_json(brought), "diary.json")
            journal.forget_held()
            assert journal.everything() == journal.Read(after)
            assert journal.bring_in(journal.to_json(brought), "diary.json").same == len(brought)
    assert sizes == {5, 6, 7}


def test_saying_so_notes_it_before_anything_is_written(tmp_path: Path, cases: Cases) -> None:
    held = newest([NEW, morning_of(60), morning_of(61)])
    found = set()
    for left in kill_at_every_step(tmp_path, "allow", *held):
        with diary_in(left.folder):
            noted = journal.allowed()
            entries = look_after(left, cases)
        assert set(entries) <= set(held)
        assert noted or not entries
        assert entries == held or not left.finished
        found.add(len(entries))
    assert found >= {0, 1, 3}


def test_deleting_all_can_be_cut_off_anywhere_and_done_again(tmp_path: Path, cases: Cases) -> None:
    prepare(tmp_path)
    found = set()
    for left in kill_at_every_step(tmp_path, "delete all"):
        with diary_in(left.folder):
            entries = journal.everything().entries
            assert set(entries) <= set(BEFORE)
            found.add(len(entries))
            assert journal.remove_all() == ""
        assert {file.name for file in left.folder.iterdir()} <= {".lock"}
        cases.count += 1
    assert found == {5, 2, 0}


def test_a_deleted_entry_is_nowhere_after_deleting_was_cut_off_and_done_again(
    tmp_path: Path, cases: Cases
) -> None:
    prepare(tmp_path)
    for left in kill_at_every_step(tmp_path, "delete", BEFORE[1]):
        with diary_in(left.folder):
            assert journal.remove(BEFORE[1].id) == ""
        everywhere = [f.read_text("utf-8") for f in left.folder.rglob("*") if f.is_file()]
        assert not any(f'"{BEFORE[1].id}"' in text for text in everywhere)
        cases.count += 1


def test_damage_is_in_one_file_or_the_other_at_every_moment(tmp_path: Path, cases: Cases) -> None:
    prepare(tmp_path)
    page = tmp_path / "before/diary/2026-09.jsonl"
    page.write_bytes(DAMAGE + b"\n" + page.read_bytes() + DAMAGE[:-3])
    for left in kill_at_every_step(tmp_path, "read damage"):
        diary = left.folder / "diary"
        kept = b"".join(file.read_bytes() for file in diary.glob("2026-09*"))
        assert DAMAGE + b"\n" in kept
        assert DAMAGE[:-3] in kept.replace(DAMAGE + b"\n", b"")
        with diary_in(left.folder):
            assert look_after(left, cases) == BEFORE
        [aside] = diary.glob("2026-09 (damaged*")
        assert aside.read_bytes() == DAMAGE + b"\n" + DAMAGE[:-3] + b"\n"


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    prepare(tmp_path)
    lefts = kill_at_every_step(tmp_path, "add", NEW)
    with diary_in(lefts[len(lefts) // 2].folder), store.lock() as alone:
        assert alone
