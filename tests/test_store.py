"""The learner's folder: written whole or not at all, private, and never silently lost."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sciatica_course import store


def test_a_record_comes_back_as_it_was_written() -> None:
    record = {"country": "GB", "three things": ["walk", "sleep", "naïve café"]}
    path = store.write("settings.json", record)
    assert store.read("settings.json") == (record, "")
    assert path.parent == store.data_folder()


def test_a_record_that_is_not_there_is_no_error() -> None:
    assert store.read("plan.json") == (None, "")
    store.delete("plan.json")


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_files_are_private_whatever_the_umask() -> None:
    before = os.umask(0)
    try:
        path = store.write("plan.json", {})
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_failed_write_leaves_the_old_record_and_no_litter(
    monkeypatch: pytest.MonkeyPatch, learner_folder: Path
) -> None:
    store.write("plan.json", {"week": 1})

    def no_space(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(store.StoreError, match=r"^The disk is full"):
        store.write("plan.json", {"week": 2})
    assert store.read("plan.json") == ({"week": 1}, "")
    assert [p.name for p in learner_folder.iterdir()] == ["plan.json"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "may not write"),
        (errno.EROFS, "may not write"),
        (errno.ENOTDIR, "is not a folder"),
        (errno.EIO, "Nothing could be kept"),
    ],
)
def test_every_refusal_of_the_disk_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(store.StoreError, match=sentence) as caught:
        store.write("plan.json", {})
    assert "\n" not in str(caught.value)


def test_a_file_in_the_place_of_the_folder_is_said_so(learner_folder: Path) -> None:
    learner_folder.write_text("not a folder")
    with pytest.raises(store.StoreError, match="is not a folder"):
        store.write("plan.json", {})
    assert learner_folder.read_text() == "not a folder"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[1, 2]", b'"text"'])
def test_a_damaged_record_is_set_aside_whole_and_said_so(
    learner_folder: Path, damage: bytes
) -> None:
    learner_folder.mkdir()
    (learner_folder / "plan.json").write_bytes(damage)
    record, notice = store.read("plan.json")
    assert record is None
    [aside] = learner_folder.iterdir()
    assert aside.name in notice
    assert aside.read_bytes() == damage


def test_two_damaged_records_in_one_second_do_not_overwrite_each_other(
    learner_folder: Path,
) -> None:
    learner_folder.mkdir()
    for text in ("one", "two", "three"):
        (learner_folder / "plan.json").write_text(text)
        store.read("plan.json")
    assert sorted(p.read_text() for p in learner_folder.iterdir()) == ["one", "three", "two"]


WRITER = """
import sys
from sciatica_course import store
for _ in range(50):
    with store.lock():
        record, _notice = store.read("count.json")
        store.write("count.json", {"count": (record or {"count": 0})["count"] + 1})
"""


def test_lessons_that_write_at_the_same_time_lose_nothing() -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER]) for _ in range(4)]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    assert store.read("count.json") == ({"count": 200}, "")


def test_a_lock_is_no_obstacle_where_nothing_can_be_written(learner_folder: Path) -> None:
    learner_folder.write_text("not a folder")
    with store.lock():
        assert store.read("plan.json")[0] is None


KILLED = """
import os, sys
from sciatica_course import store
steps = int(sys.argv[1])
def stop_at(frame, event, arg):
    global steps
    if frame.f_code.co_filename == store.__file__:
        frame.f_trace_lines = True
        if event == "line":
            steps -= 1
            if steps < 0:
                os.kill(os.getpid(), 9)
    return stop_at
sys.settrace(stop_at)
store.write("plan.json", {"week": 2})
sys.settrace(None)
print("written")
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process by signal")
def test_a_process_killed_at_any_line_leaves_the_old_record_or_the_new(
    learner_folder: Path,
) -> None:
    outcomes = set()
    for step in range(100):
        store.write("plan.json", {"week": 1})
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(step)], capture_output=True, text=True, check=False
        )
        record = json.loads((learner_folder / "plan.json").read_text())
        assert record in ({"week": 1}, {"week": 2})
        outcomes.add(record["week"])
        if done.stdout == "written\n":
            break
    else:
        pytest.fail("the write never finished")
    assert outcomes == {1, 2}
