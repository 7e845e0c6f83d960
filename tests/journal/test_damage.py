"""A damaged diary: every line that is still whole is read, and no byte of the others is lost."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course import journal, store
from sciatica_course.entries import Entry, to_plain
from tests.case_counts import Cases
from tests.journal.diaries import diary, morning_of, three_a_day

ENTRIES = three_a_day(5, morning_of(20).at)

Damage: TypeAlias = tuple[str, float, int, bytes]
# What is done, where between start and end, to how many bytes, and what with.
damage = st.tuples(
    st.sampled_from(["flip", "cut", "insert"]),
    st.floats(0, 1),
    st.integers(1, 400),
    st.binary(min_size=1, max_size=30) | st.sampled_from([b"\n", b"\n\n", b'"', b"{", b"}\n{"]),
)


def hurt(data: bytes, damages: Sequence[Damage]) -> bytes:
    for what, where, count, added in damages:
        at = int(where * (len(data) - 1))
        if not data:
            return data
        match what:
            case "flip":
                data = data[:at] + bytes([data[at] ^ (count % 255 + 1)]) + data[at + 1 :]
            case "cut":
                data = data[:at] + data[at + count :]
            case _:
                data = data[:at] + added + data[at:]
    return data


def pages() -> list[Path]:
    return sorted((store.data_folder() / "diary").glob("????-??.jsonl"))


def a_diary(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Write a diary of one month and return its entries by the lines that they are."""
    shutil.rmtree(store.data_folder(), ignore_errors=True)
    journal.forget_held()
    journal.allow()
    by_line = {}
    for entry in entries:
        journal.add(entry)
        [page] = pages()
        by_line[page.read_bytes().splitlines()[-1].decode()] = entry
    return by_line


def empty_page() -> None:
    """Leave nothing of a diary but the file of its month."""
    folder = store.data_folder() / "diary"
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "2026-09.jsonl").touch()


def check(by_line: dict[str, Entry], damaged: bytes) -> int:
    """Damage a diary, and return how many of its lines are still whole."""
    [page] = pages()
    page.write_bytes(damaged)
    lines = [line for line in damaged.split(b"\n") if line.strip()]
    whole = [
        by_line[text]
        for text in (str(line, "utf-8", "replace") for line in lines)
        if text in by_line
    ]
    read = journal.everything()
    assert {entry.id for entry in whole} <= {entry.id for entry in read.entries}
    for entry in whole:
        assert entry in read.entries
    kept = [line for file in page.parent.iterdir() for line in file.read_bytes().split(b"\n")]
    assert sorted(line for line in kept if line) == sorted(lines)
    aside = [file for file in page.parent.iterdir() if "damaged" in file.name]
    assert bool(read.notice) == bool(aside)
    assert all(file.name in read.notice for file in aside)
    assert journal.everything() == journal.Read(read.entries), "the second look is not the same"
    new = morning_of(21)
    assert journal.add(new) == ""
    journal.forget_held()
    assert new in journal.everything().entries
    return len(whole)


@given(st.lists(damage, min_size=1, max_size=4))
def test_whatever_is_flipped_cut_or_inserted_every_whole_line_is_read(
    damages: list[Damage],
) -> None:
    by_line = a_diary(ENTRIES)
    check(by_line, hurt(pages()[0].read_bytes(), damages))


def test_a_diary_cut_off_at_any_byte_keeps_what_stands_before(cases: Cases) -> None:
    by_line = a_diary(ENTRIES[:3])
    data = pages()[0].read_bytes()
    for length in range(0, len(data) + 1, 3):
        empty_page()
        whole = check(by_line, data[:length])
        assert whole >= data[:length].count(b"\n")
        cases.count += 1


def test_every_bit_that_may_flip_costs_one_line_or_two(cases: Cases) -> None:
    by_line = a_diary(ENTRIES[:3])
    data = pages()[0].read_bytes()
    for offset in range(0, len(data), 7):
        for bit in (1, 128):
            empty_page()
            damaged = data[:offset] + bytes([data[offset] ^ bit]) + data[offset + 1 :]
            assert check(by_line, damaged) >= 1
            cases.count += 1


@given(st.binary(max_size=300))
def test_a_file_of_anything_at_all_is_set_aside_and_the_diary_goes_on(data: bytes) -> None:
    by_line = a_diary([morning_of(20)])
    check(by_line, data)


@given(diary)
def test_an_undamaged_diary_has_nothing_to_say(entries: list[Entry]) -> None:
    journal.remove_all()
    journal.allow()
    for entry in entries:
        journal.add(entry)
    assert journal.everything().notice == ""


@pytest.mark.parametrize("text", ["", "{", "[]", '{"allowed": 1}', "null", "\0"])
def test_a_damaged_permission_writes_nothing_and_loses_nothing(
    learner_folder: Path, text: str
) -> None:
    a_diary(ENTRIES)
    before = pages()[0].read_bytes()
    (learner_folder / journal.PERMISSION).write_text(text)
    assert not journal.allowed()
    said = journal.add(morning_of(21))
    assert ("diary.json was damaged" in said) == ("allowed" not in text)
    assert pages()[0].read_bytes() == before
    assert journal.allow() == ""
    journal.forget_held()
    assert len(journal.everything().entries) == len(ENTRIES) + 1
    assert {to_plain(each)["kind"] for each in journal.everything().entries} == {
        "morning",
        "day",
        "session",
    }
