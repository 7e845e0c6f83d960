"""The diary: kept once the learner says so, corrected, deleted, and read a few months at a time."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import stat
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course import journal, store
from sciatica_course.entries import Entry, EntryError, newest, to_plain
from tests.journal.diaries import corrected, morning_of, three_a_day

ONE, TWO, OCTOBER = morning_of(0), morning_of(1), morning_of(40)


@pytest.fixture
def kept() -> None:
    """The learner has said yes, and two months are on the disk."""
    journal.allow()
    for entry in (ONE, TWO, OCTOBER):
        assert journal.add(entry) == ""


@pytest.fixture
def another_lesson(learner_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another lesson that does not stop writing."""
    learner_folder.mkdir(exist_ok=True)
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.05)
    with FileLock(learner_folder / ".lock"):
        yield


def forget_kernel() -> None:
    """Do what a new kernel does: know nothing but what is on the disk."""
    journal.forget_held()


def test_nothing_is_written_before_the_learner_says_so(learner_folder: Path) -> None:
    assert journal.add(ONE) == ""
    assert journal.change(dataclasses.replace(ONE, leg=4)) == ""
    assert journal.bring_in(journal.to_json([TWO]), "diary.json").new == 1
    assert not journal.allowed()
    corrected_one = dataclasses.replace(ONE, leg=4, revision=1)
    assert journal.recent().entries == (corrected_one, TWO)
    assert journal.remove(TWO.id) == ""
    assert journal.there()
    assert not learner_folder.exists()


def test_saying_so_writes_what_was_held_until_then() -> None:
    journal.add(ONE)
    assert journal.allow() == ""
    forget_kernel()
    assert journal.allowed()
    assert journal.everything() == journal.Read((ONE,))


def test_what_a_new_kernel_reads_is_what_was_kept(kept: None) -> None:
    forget_kernel()
    assert journal.everything() == journal.Read((ONE, TWO, OCTOBER))
    assert journal.recent(today=OCTOBER.at.date()) == journal.Read((ONE, TWO, OCTOBER))


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_there_is_one_private_file_a_month(kept: None, learner_folder: Path) -> None:
    folder = learner_folder / "diary"
    assert sorted(file.name for file in folder.iterdir()) == ["2026-09.jsonl", "2026-10.jsonl"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_line_says_its_version_and_is_plain_json(kept: None, learner_folder: Path) -> None:
    [line] = (learner_folder / "diary/2026-10.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == {"v": 1, **to_plain(OCTOBER)}


def test_an_entry_that_could_not_be_read_again_is_not_written(kept: None) -> None:
    with pytest.raises(EntryError, match="leg"):
        journal.add(dataclasses.replace(ONE, id="bad", leg=11))
    assert len(journal.everything().entries) == 3


def test_the_same_entry_sent_twice_is_one(kept: None) -> None:
    journal.add(ONE)
    forget_kernel()
    assert journal.everything().entries == (ONE, TWO, OCTOBER)


def test_a_correction_takes_the_place_of_what_it_corrects(kept: None) -> None:
    assert journal.change(dataclasses.replace(ONE, leg=9)) == ""
    assert journal.change(dataclasses.replace(ONE, leg=2, revision=1)) == ""
    forget_kernel()
    first, *others = journal.everything().entries
    assert first == dataclasses.replace(ONE, leg=2, revision=2)
    assert others == [TWO, OCTOBER]


def test_a_correction_that_moves_to_another_month_leaves_the_one_it_was_in(
    kept: None, learner_folder: Path
) -> None:
    moved = dataclasses.replace(ONE, at=datetime(2026, 10, 2, 8), leg=9)
    assert journal.change(moved) == ""
    forget_kernel()
    assert journal.everything().entries[1] == dataclasses.replace(moved, revision=1)
    assert ONE.id not in (learner_folder / "diary/2026-09.jsonl").read_text("utf-8")
    assert journal.change(dataclasses.replace(ONE, leg=3)) == ""
    forget_kernel()
    assert journal.everything().entries[0] == dataclasses.replace(ONE, leg=3, revision=2)
    assert ONE.id not in (learner_folder / "diary/2026-10.jsonl").read_text("utf-8")


def test_a_correction_of_what_was_corrected_as_often_as_can_be_still_counts(kept: None) -> None:
    often = dataclasses.replace(ONE, revision=9_999)
    assert journal.bring_in(journal.to_json([often]), "diary.json").changed == 1
    assert journal.change(dataclasses.replace(often, leg=7)) == ""
    forget_kernel()
    assert journal.everything().entries[0] == dataclasses.replace(ONE, leg=7, revision=0)


def test_a_deleted_entry_is_nowhere_on_the_disk(kept: None, learner_folder: Path) -> None:
    journal.change(dataclasses.replace(ONE, note="first"))
    folder = learner_folder / "diary"
    (folder / "2026-09 (damaged 2026-09-02).jsonl").write_text(
        json.dumps({**to_plain(ONE)})[:80] + "\nother\n"
    )
    (folder / ".2026-09.jsonl.x1y2").write_text(json.dumps(to_plain(ONE)))
    assert journal.remove(ONE.id) == ""
    everywhere = "".join(file.read_text("utf-8") for file in folder.iterdir())
    assert f'"{ONE.id}"' not in everywhere
    assert "other" in everywhere
    assert journal.everything().entries == (TWO, OCTOBER)


def test_deleting_finds_nothing_but_the_id(kept: None) -> None:
    hostile = dataclasses.replace(TWO, id="hostile", note=f'"id": "{ONE.id}"')
    journal.add(hostile)
    journal.remove(ONE.id)
    journal.remove(".*")
    assert {each.id for each in journal.everything().entries} == {TWO.id, OCTOBER.id, "hostile"}


def test_deleting_all_leaves_nothing_and_asks_again(kept: None, learner_folder: Path) -> None:
    folder = learner_folder / "diary"
    for name in ("2026-09 (damaged 2026-09-02).jsonl", ".2026-09.jsonl.x", "2026-09 (copy).jsonl"):
        (folder / name).write_text("{")
    (learner_folder / "diary (damaged 2026-11-22 08.00.00).json").write_text("{")
    store.write("plan.json", {})
    assert journal.remove_all() == ""
    assert sorted(file.name for file in learner_folder.iterdir()) == [".lock", "plan.json"]
    assert not journal.allowed()
    assert not journal.there()
    assert journal.everything() == journal.Read(())


def test_deleting_from_no_diary_makes_no_folder(learner_folder: Path) -> None:
    assert journal.remove("x") == ""
    assert journal.remove_all() == ""
    assert not learner_folder.exists()


def test_only_the_newest_months_are_read_and_a_pause_hides_nothing(kept: None) -> None:
    late = date(2027, 6, 1)
    assert journal.recent(1, late).entries == (OCTOBER,)
    assert journal.recent(2, late).entries == (ONE, TWO, OCTOBER)


def test_an_entry_of_the_future_hides_nothing_and_is_not_hidden(kept: None) -> None:
    ahead = morning_of(400)
    journal.add(ahead)
    assert journal.recent(1, OCTOBER.at.date()).entries == (OCTOBER, ahead)


def test_lines_of_a_newer_version_are_kept_and_said_so(kept: None, learner_folder: Path) -> None:
    file = learner_folder / "diary/2026-09.jsonl"
    newer = json.dumps({"v": 2, "id": "new", "mood": "fine"})
    file.write_text(newer + "\n" + file.read_text("utf-8"))
    read = journal.everything()
    assert read.entries == (ONE, TWO, OCTOBER)
    assert "newer version" in read.notice
    journal.remove(ONE.id)
    assert newer in file.read_text("utf-8")


def test_a_damaged_permission_is_said_so_and_writes_nothing(
    kept: None, learner_folder: Path
) -> None:
    (learner_folder / journal.PERMISSION).write_text("{")
    assert not journal.allowed()
    assert "damaged" in journal.recent().notice
    assert journal.add(morning_of(2)) == ""
    forget_kernel()
    assert len(journal.everything().entries) == 3


@pytest.mark.usefixtures("another_lesson")
def test_while_another_lesson_writes_an_entry_is_held_and_shown() -> None:
    journal.add(ONE)
    notice = journal.allow()
    assert "Another lesson" in notice
    assert "held" in notice
    read = journal.recent()
    assert read.entries == (ONE,)
    assert "held" in read.notice
    assert journal.allowed()


def test_what_was_held_while_another_lesson_wrote_goes_with_the_next_entry(
    kept: None, request: pytest.FixtureRequest
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "LOCK_SECONDS", 0.05)
        with FileLock(store.data_folder() / ".lock"):
            assert "held" in journal.add(morning_of(2))
            assert "Nothing was deleted" in journal.remove(ONE.id)
            assert "Nothing was deleted" in journal.remove_all()
    assert journal.add(morning_of(3)) == ""
    forget_kernel()
    assert len(journal.everything().entries) == 5


def test_a_line_that_another_lesson_is_writing_is_no_damage(
    kept: None, learner_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = learner_folder / "diary/2026-10.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    lock = store.lock

    @contextlib.contextmanager
    def when_the_other_is_done() -> Iterator[bool]:
        file.write_bytes(whole)
        with lock() as alone:
            yield alone

    monkeypatch.setattr(store, "lock", when_the_other_is_done)
    assert journal.everything() == journal.Read((ONE, TWO, OCTOBER))
    assert file.read_bytes() == whole


def test_two_kernels_that_correct_one_entry_both_keep_what_was_said_last(kept: None) -> None:
    journal.change(dataclasses.replace(ONE, leg=5))
    forget_kernel()  # another lesson, which still shows the entry as it was at first
    journal.change(dataclasses.replace(ONE, leg=6))
    assert journal.everything().entries[0] == dataclasses.replace(ONE, leg=6, revision=2)


def test_what_is_held_is_forgotten_for_the_next_person(learner_folder: Path) -> None:
    journal.add(ONE)
    journal.forget_held()
    journal.allow()
    assert journal.everything() == journal.Read(())


@given(entries=corrected, on_disk=st.booleans())
def test_a_diary_reads_the_same_from_the_disk_and_from_the_kernel(
    entries: list[Entry], *, on_disk: bool
) -> None:
    journal.remove_all()
    if on_disk:
        journal.allow()
    journal.bring_in(journal.to_json(entries), "diary.json")
    if on_disk:
        forget_kernel()
    assert journal.everything() == journal.Read(newest(entries))


def test_ids_are_new_and_safe_in_a_spreadsheet() -> None:
    ids = {journal.new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(id_.isalnum() and id_[0] == "e" for id_ in ids)


def test_a_long_diary_is_kept_whole() -> None:
    journal.allow()
    entries = three_a_day(400, datetime(2026, 11, 22, 8))
    assert journal.bring_in(journal.to_json(entries), "diary.json").new == 1200
    forget_kernel()
    assert journal.everything() == journal.Read(newest(entries))
    read = journal.recent(3, date(2026, 11, 22)).entries
    assert {each.at.month for each in read} == {9, 10, 11}


def test_in_the_browser_a_diary_is_kept_without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setitem(sys.modules, "filelock", None)
    journal.add(ONE)
    assert journal.allow() == ""
    assert journal.change(dataclasses.replace(ONE, leg=4)) == ""
    assert journal.add(TWO) == ""
    assert journal.remove(TWO.id) == ""
    forget_kernel()
    assert journal.everything() == journal.Read((dataclasses.replace(ONE, leg=4, revision=1),))
    assert journal.remove_all() == ""
