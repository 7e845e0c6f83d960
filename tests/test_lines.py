"""Lines in the learner's folder: whole or set aside, private, and never silently lost."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sciatica_course import lines, store

NAME = "pages/one.jsonl"
DAY = "2026-11-22"
ASIDE = f"one (damaged {DAY}).jsonl"


def number(plain: Mapping[str, Any]) -> int:
    if "n" not in plain:
        raise ValueError("no number")
    return int(plain["n"])


def numbers(*wanted: int) -> list[dict[str, Any]]:
    return [{"n": each, "text": "naïve\ncafé"} for each in wanted]


@pytest.fixture
def file(learner_folder: Path) -> Path:
    """The file with three lines."""
    lines.append(NAME, numbers(1, 2, 3))
    return learner_folder / NAME


def test_lines_come_back_in_their_order(file: Path) -> None:
    lines.append(NAME, numbers(4))
    assert lines.read(NAME, number) == lines.Page((1, 2, 3, 4), 0)
    assert file.read_bytes().count(b"\n") == 4


def test_a_file_that_is_not_there_has_no_lines() -> None:
    assert lines.read(NAME, number) == lines.Page((), 0)
    assert lines.names("pages", re.compile(r".*")) == ()
    assert lines.set_aside(NAME, number, DAY) == ""
    lines.drop(NAME, re.compile(rb"x"))
    lines.remove(NAME)


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_files_are_private_whatever_the_umask(learner_folder: Path) -> None:
    before = os.umask(0)
    try:
        lines.append(NAME, numbers(1, 2))
        lines.drop(NAME, re.compile(rb'"n": 1'))
    finally:
        os.umask(before)
    modes = [
        stat.S_IMODE((learner_folder / path).stat().st_mode)
        for path in ("", "pages", "pages/one.jsonl")
    ]
    assert modes == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("torn", [b'{"n": 4, "te', b"{", b"\xff"])
def test_after_a_torn_line_the_next_one_starts_anew(file: Path, torn: bytes) -> None:
    with file.open("ab") as written:
        written.write(torn)
    assert lines.read(NAME, number) == lines.Page((1, 2, 3), 1)
    lines.append(NAME, numbers(5))
    assert lines.read(NAME, number) == lines.Page((1, 2, 3, 5), 1)


def test_a_whole_line_that_lacks_only_its_end_is_read(file: Path) -> None:
    file.write_bytes(file.read_bytes().removesuffix(b"\n"))
    assert lines.read(NAME, number) == lines.Page((1, 2, 3), 0)
    lines.append(NAME, numbers(4))
    assert lines.read(NAME, number) == lines.Page((1, 2, 3, 4), 0)


@pytest.mark.parametrize(
    "damage",
    [b"{", b"[1]", b'"text"', b"\xff\xfe", b"\0\0\0", b"[" * 99_999, b'{"m": 1}', b"9" * 9_999],
)
def test_a_damaged_line_is_set_aside_whole_and_the_others_stay_as_they_are(
    file: Path, damage: bytes
) -> None:
    before = file.read_bytes()
    file.write_bytes(damage + b"\n" + before)
    assert lines.read(NAME, number) == lines.Page((1, 2, 3), 1)
    assert lines.set_aside(NAME, number, DAY) == ASIDE
    assert file.read_bytes() == before
    assert file.with_name(ASIDE).read_bytes() == damage + b"\n"
    assert lines.set_aside(NAME, number, DAY) == ""


def test_what_is_set_aside_on_one_day_is_kept_together_and_once(file: Path) -> None:
    for damage in (b"first\n", b"second\n", b"first\n"):
        file.write_bytes(file.read_bytes() + damage)
        lines.set_aside(NAME, number, DAY)
    assert file.with_name(ASIDE).read_bytes() == b"first\nsecond\n"


def test_a_file_with_nothing_whole_is_no_file_any_more(file: Path) -> None:
    file.write_bytes(b"nothing\nwhole")
    lines.set_aside(NAME, number, DAY)
    assert not file.exists()
    assert file.with_name(ASIDE).read_bytes() == b"nothing\nwhole\n"


def test_a_mark_and_line_ends_that_an_editor_left_are_no_damage(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n")
    assert lines.read(NAME, number) == lines.Page((1, 2, 3), 0)


def test_dropping_lines_leaves_the_others_byte_for_byte(file: Path) -> None:
    file.write_bytes(b'  {"n":  7}\n{"damaged\n' + file.read_bytes())
    lines.drop(NAME, re.compile(rb'"n": [12]'))
    assert file.read_bytes().splitlines()[:2] == [b'  {"n":  7}', b'{"damaged']
    assert lines.read(NAME, number) == lines.Page((7, 3), 1)


def test_dropping_nothing_writes_nothing(file: Path) -> None:
    before = file.stat().st_ino, file.stat().st_mtime_ns
    lines.drop(NAME, re.compile(rb"not there"))
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == before


def test_dropping_every_line_leaves_no_file(file: Path) -> None:
    lines.drop(NAME, re.compile(rb"n"))
    assert not file.exists()


def test_only_lines_that_hold_something_are_read(file: Path) -> None:
    file.write_bytes(b"damaged\n" + file.read_bytes())
    assert lines.read(NAME, number, re.compile(rb'"n": 2')) == lines.Page((2,), 0)


def test_names_are_those_that_match_as_a_whole(learner_folder: Path) -> None:
    for name in ("a.jsonl", "b.jsonl", "b.jsonl.bak", ".b.jsonl.x"):
        lines.append(f"pages/{name}", numbers(1))
    assert lines.names("pages", re.compile(r"\w\.jsonl")) == ("pages/a.jsonl", "pages/b.jsonl")


@pytest.mark.parametrize("point", ["write", "fsync"])
def test_what_a_failed_write_left_is_taken_back(
    file: Path, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    before = file.read_bytes()
    write = os.write

    def half(descriptor: int, data: bytes) -> int:
        if len(data) < 10:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data[: len(data) // 2])

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, point, {"write": half, "fsync": full}[point])
    with pytest.raises(store.StoreError, match=r"^The disk is full"):
        lines.append(NAME, numbers(4))
    assert file.read_bytes() == before


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    lines.append(NAME, numbers(4, 5))
    assert lines.read(NAME, number) == lines.Page((1, 2, 3, 4, 5), 0)


def test_a_failed_write_takes_back_nothing_that_another_lesson_wrote_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(descriptor: int) -> None:
        with file.open("ab") as other:
            other.write(b'{"n": 9}\n')
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", late)
    with pytest.raises(store.StoreError):
        lines.append(NAME, numbers(4))
    assert 9 in lines.read(NAME, number).values


def test_a_file_that_cannot_be_read_is_said_so(learner_folder: Path) -> None:
    (learner_folder / NAME).mkdir(parents=True)
    for act in (
        lambda: lines.read(NAME, number),
        lambda: lines.append(NAME, numbers(1)),
        lambda: lines.drop(NAME, re.compile(rb"n")),
        lambda: lines.set_aside(NAME, number, DAY),
        lambda: lines.remove(NAME),
    ):
        with pytest.raises(store.StoreError, match=r"^[^\n]+\.$"):
            act()
