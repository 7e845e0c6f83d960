"""A disk that is full, or a folder that may not be written: said so, held, and nothing lost."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sciatica_course import journal
from sciatica_course.entries import newest, to_plain
from tests.case_counts import Cases
from tests.journal.diaries import morning_of

BEFORE = tuple(morning_of(number) for number in (0, 1, 40))
NEW = morning_of(2)
CORRECTED = dataclasses.replace(BEFORE[0], leg=9)

CHANGES: dict[str, Callable[[], str]] = {
    "add": lambda: journal.add(NEW),
    "correct": lambda: journal.change(CORRECTED),
    "move": lambda: journal.change(dataclasses.replace(CORRECTED, at=BEFORE[2].at)),
    "bring in": lambda: journal.bring_in(journal.to_json([NEW, morning_of(50)]), "d").notice,
    "delete": lambda: journal.remove(BEFORE[0].id),
}


def prepare() -> None:
    journal.allow()
    journal.bring_in(journal.to_json(BEFORE), "diary.json")
    journal.forget_held()


def fail_at(
    patch: pytest.MonkeyPatch, module: Any, name: str, number: int, call: int
) -> Callable[[], int]:
    """Let the calls of a function from that one on fail so; return how many there were."""
    real, calls = getattr(module, name), 0

    def failing(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > call:
            if name == "write":
                real(given[0], given[1][: len(given[1]) // 2])  # a full disk takes what fits
            raise OSError(number, os.strerror(number))
        return real(*given, **named)

    patch.setattr(module, name, failing)
    return lambda: calls


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "may not write")]
)
def test_a_disk_that_fails_at_any_point_loses_nothing_and_is_tried_again(
    cases: Cases, change: str, number: int, sentence: str
) -> None:
    points = [(os, "write"), (os, "fsync"), (tempfile, "mkstemp"), (os, "open")]
    for module, name in points:
        for call in range(20):
            journal.remove_all()
            prepare()
            with pytest.MonkeyPatch.context() as patch:
                calls = fail_at(patch, module, name, number, call)
                notice = CHANGES[change]()
                shown = journal.everything()
            if calls() <= call:
                break
            cases.count += 1
            reached = name != "open" or notice  # a lock that cannot be had is no failure
            assert not reached or sentence in notice
            if change == "delete":
                after = BEFORE if notice else BEFORE[1:]
                assert newest(shown.entries) == after
            else:
                assert {each.id for each in BEFORE} <= {each.id for each in shown.entries}
                expected = shown.entries
                assert journal.add(morning_of(60)) == ""
                journal.forget_held()
                assert journal.everything() == journal.Read((*expected, morning_of(60)))
        else:
            pytest.fail("the change never came to its end")


def test_what_could_not_be_written_is_shown_until_it_is() -> None:
    prepare()
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, os, "fsync", errno.ENOSPC, 0)
        for number in (2, 3):
            notice = journal.add(morning_of(number))
            assert notice.startswith("The disk is full")
            assert "held" in notice
        read = journal.recent()
        assert len(read.entries) == 5
        assert "held" in read.notice
    assert journal.allow() == ""
    assert journal.recent().notice == ""
    journal.forget_held()
    assert len(journal.everything().entries) == 5


def test_a_yes_that_could_not_be_noted_holds_in_this_kernel_until_it_can() -> None:
    journal.add(NEW)
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, os, "fsync", errno.ENOSPC, 0)
        assert "disk is full" in journal.allow()
        assert journal.allowed()
        assert journal.recent().entries == (NEW,)
    assert journal.add(BEFORE[0]) == ""
    journal.forget_held()
    assert journal.allowed()
    assert journal.everything().entries == (BEFORE[0], NEW)


def test_damage_that_cannot_be_set_aside_stays_where_it_is(learner_folder: Path) -> None:
    prepare()
    page = learner_folder / "diary/2026-09.jsonl"
    damaged = b"{damaged\n" + page.read_bytes()
    page.write_bytes(damaged)
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, os, "fsync", errno.ENOSPC, 0)
        read = journal.everything()
        assert read.entries == BEFORE
        assert "stays where it is" in read.notice
        assert page.read_bytes() == damaged
    assert "It is kept as" in journal.everything().notice
    assert journal.everything().notice == ""


def child(code: str, *given: Any) -> Any:
    """Run code in a process of its own and return what it prints as JSON."""
    shared = f"""
import json, os, sys
from sciatica_course import journal
from sciatica_course.entries import from_plain
given = [from_plain(each) for each in json.loads({json.dumps(json.dumps(given))})]
ids = lambda: [each.id for each in journal.everything().entries]
"""
    done = subprocess.run(
        [sys.executable, "-c", shared + code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


FULL = """
import resource
path = journal.store.data_folder() / "diary/2026-09.jsonl"
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
found = []
for room in range(0, 1000, 7):
    before = path.read_bytes()
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, hard))
    notice = journal.add(given[0])
    on_disk = path.read_bytes()
    shown = given[0].id in ids()
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    found.append([room, notice, on_disk == before, shown, journal.allow(), ids()])
    if not notice:
        break
    assert journal.remove(given[0].id) == ""
print(json.dumps(found))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_disk_with_room_for_any_part_of_a_line_gets_the_whole_or_nothing(cases: Cases) -> None:
    prepare()
    line = len(json.dumps({"v": 1, **to_plain(NEW)}, ensure_ascii=False).encode()) + 1
    after = [each.id for each in newest([*BEFORE, NEW])]
    for room, notice, untouched, shown, later, ids in child(FULL, to_plain(NEW)):
        assert bool(notice) == (room < line)
        assert untouched == bool(notice)
        assert shown
        assert (later, ids) == ("", after)
        cases.count += 1


READ_ONLY = """
import ctypes
if os.geteuid() == 0:
    # Without its capabilities, root has to ask like everyone else.
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None, use_errno=True).capset(header, nothing) == 0
folder = journal.store.data_folder()
try:
    (folder / "diary" / "probe").touch()
except PermissionError:
    pass
else:
    raise SystemExit("the folder could be written")
new, corrected, old = given
found = [
    journal.add(new),
    journal.change(corrected),
    journal.bring_in(journal.to_json([new]), "diary.json").notice,
    journal.recent().notice,
    journal.remove(old.id),
    journal.remove_all(),
]
print(json.dumps([found, ids()]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="takes root's capabilities away")
def test_in_a_folder_that_may_not_be_written_everything_is_said_so_and_shown(
    learner_folder: Path, cases: Cases
) -> None:
    prepare()
    files = [path for path in learner_folder.rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    folders = [learner_folder / "diary", learner_folder]
    for path in (*files, *folders):
        path.chmod(0o400 if path in files else 0o500)
    try:
        said, ids = child(READ_ONLY, *map(to_plain, (NEW, CORRECTED, BEFORE[1])))
    finally:
        for path in (*folders, *files):
            path.chmod(0o700)
    for notice in said[:3]:
        assert "may not write" in notice
        assert "held" in notice
    assert "held" in said[3]
    assert "Nothing was deleted" in said[4]
    assert "may not write" in said[5]
    assert {each.id for each in BEFORE} <= set(ids)
    assert {path: path.read_bytes() for path in files} == before
    cases.count = len(said)


def test_a_file_in_the_place_of_the_folder_is_said_so(learner_folder: Path) -> None:
    learner_folder.write_text("not a folder")
    journal.add(NEW)
    assert "is not a folder" in journal.allow()
    assert journal.recent().entries == (NEW,)
    assert learner_folder.read_text() == "not a folder"
