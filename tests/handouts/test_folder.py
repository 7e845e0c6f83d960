"""Own results are replaced, and nothing of anyone else's is touched."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from sciatica_course.handouts import folder as module
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.folder import RECORD, check, leave, put

FILES = {"a.html": b"A", "b.html": b"B"}


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {RECORD}


def refusal(folder: Path, wanted: dict[str, bytes] = FILES) -> str:
    with pytest.raises(HandoutError) as error:
        check(folder, wanted)
    return str(error.value)


def test_a_new_and_an_empty_folder_are_fine(tmp_path: Path) -> None:
    for folder in (tmp_path / "new" / "deep", tmp_path / "empty"):
        check(folder, FILES)
        put(folder, FILES)
        assert {file: (folder / file).read_bytes() for file in names(folder)} == FILES


def test_what_a_file_manager_leaves_is_nothing(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_text("x")
    check(tmp_path, FILES)


def test_earlier_results_are_replaced_and_those_no_longer_made_go(tmp_path: Path) -> None:
    check(tmp_path, FILES)
    put(tmp_path, FILES)
    check(tmp_path, {"a.html": b""})
    put(tmp_path, {"a.html": b"new", "c.html": b"C"})
    assert names(tmp_path) == {"a.html", "c.html"}
    assert (tmp_path / "a.html").read_bytes() == b"new"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert refusal(tmp_path / "file") == f"{tmp_path / 'file'} is a file; name a folder with --out."
    assert "cannot be written" in refusal(tmp_path / "file" / "deep")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    said = f"{tmp_path} has other things in it; name an empty or a new folder."
    assert refusal(tmp_path) == said
    assert names(tmp_path) == {"letter.txt"}


def test_other_things_among_own_results_stay(tmp_path: Path) -> None:
    check(tmp_path, FILES)
    put(tmp_path, FILES)
    (tmp_path / "letter.txt").write_text("mine")
    check(tmp_path, FILES)
    put(tmp_path, {"a.html": b"new"})
    assert names(tmp_path) == {"a.html", "letter.txt"}
    (tmp_path / "b.html").write_text("mine")
    assert str(tmp_path / "b.html") in refusal(tmp_path)


def test_an_own_result_that_somebody_changed_is_theirs(tmp_path: Path) -> None:
    check(tmp_path, FILES)
    put(tmp_path, FILES)
    (tmp_path / "a.html").write_text("with my notes")
    assert "a.html was changed" in refusal(tmp_path)
    put(tmp_path, {"c.html": b"C"})  # it is not among what is written, and stays
    assert (tmp_path / "a.html").read_text() == "with my notes"


def test_a_link_in_place_of_a_result_is_not_followed(tmp_path: Path) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine"
    check(out, FILES)
    put(out, FILES)
    mine.write_bytes(b"A")
    (out / "a.html").unlink()
    (out / "a.html").symlink_to(mine)
    assert "a.html was changed" in refusal(out)


@pytest.mark.parametrize("damage", ["", "[]", '{"a.html": 3}', "\0"])
def test_without_a_record_nothing_is_own(tmp_path: Path, damage: str) -> None:
    put_here = tmp_path / "out"
    check(put_here, FILES)
    put(put_here, FILES)
    (put_here / RECORD).write_text(damage)
    assert "has other things in it" in refusal(put_here)


def test_a_folder_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    assert refusal(tmp_path) == f"{tmp_path} cannot be written (Permission denied)."


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_full_disk_is_one_sentence_and_the_next_time_goes_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    out = tmp_path / "out"
    check(out, FILES)
    put(out, FILES)
    real, calls = module._replace, []

    def fail(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) >= cut:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path, data)

    new = {"a.html": b"new", "b.html": b"newer", "c.html": b"C"}
    with monkeypatch.context() as patch:
        patch.setattr(module, "_replace", fail)
        with pytest.raises(HandoutError, match=r"cannot be written .No space left on device"):
            put(out, new)
    check(out, new)
    put(out, new)
    assert {file: (out / file).read_bytes() for file in names(out)} == new


def test_only_an_empty_folder_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    leave(tmp_path / "a")
    assert not (tmp_path / "a").exists()
    (tmp_path / "b").write_text("")
    leave(tmp_path)
    assert tmp_path.exists()


def test_folders_in_the_folder_are_made_and_a_link_in_it_leads_nowhere(tmp_path: Path) -> None:
    deep = {"guide/a.html": b"A"}
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    check(home, deep)
    put(home, deep)
    check(home, deep)
    assert (home / "guide" / "a.html").read_bytes() == b"A"
    put(home, FILES)
    assert not (home / "guide" / "a.html").exists()
    elsewhere.mkdir()
    (home / "slides").symlink_to(elsewhere)
    assert str(home / "slides") in refusal(home, {"slides/a.html": b""})
