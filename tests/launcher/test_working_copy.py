"""The learner's copy is kept new, and nothing that the learner wrote is ever lost."""

from __future__ import annotations

import errno
import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from sciatica_course.launcher import LauncherError, shipped, working_copy

LESSON = "notebooks/01-first.ipynb"
TODAY = f"{date.today():%Y-%m-%d}"


def notebook(*sources: str, autorun: bool = False) -> bytes:
    cells = [{"cell_type": "code", "source": source, "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "metadata": {"autorun": autorun}}).encode()


def run(lesson: bytes) -> bytes:
    """Return a lesson as its file is after it ran."""
    ran = json.loads(lesson)
    for cell in ran["cells"]:
        cell["outputs"] = [{"output_type": "stream", "text": "hello"}]
    return json.dumps(ran, indent=1).encode()


class Course:
    """A course whose versions a test writes, and a learner's copy of it."""

    def __init__(self, root: Path) -> None:
        self.root = root / "installed"
        self.copy = root / "home" / "Sciatica course"

    def ship(self, **files: bytes) -> None:
        """Make this the newest version: every file it has."""
        self.files = {}
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            self.files[name] = path

    def refresh(self) -> working_copy.Changes:
        return working_copy.refresh(self.copy, self.files)

    def __getitem__(self, name: str) -> bytes:
        return (self.copy / name).read_bytes()

    def __setitem__(self, name: str, content: bytes) -> None:
        (self.copy / name).write_bytes(content)

    def kept(self) -> set[str]:
        """Return the names of the learner's own files."""
        return {path.name for path in self.copy.rglob("*(your copy*")}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = Course(tmp_path)
    course.ship(**{LESSON: notebook("one"), "assets/a.svg": b"<svg/>"})
    course.refresh()
    return course


def test_the_copy_mirrors_lessons_and_pictures_side_by_side(course: Course) -> None:
    assert course[LESSON] == notebook("one")
    assert course["assets/a.svg"] == b"<svg/>"


def test_the_real_course_can_be_copied(tmp_path: Path) -> None:
    changes = working_copy.refresh(tmp_path / "copy")
    assert any(name.endswith(".ipynb") for name in changes.written)
    assert not any("checkpoint" in name or "__" in name for name in changes.written)


def test_nothing_new_changes_nothing(course: Course) -> None:
    assert course.refresh() == working_copy.Changes()


def test_a_new_version_replaces_a_lesson_that_only_ran(course: Course) -> None:
    course[LESSON] = run(notebook("one"))
    course.ship(**{LESSON: notebook("two")})
    assert course.refresh().kept_as == {}
    assert course[LESSON] == notebook("two")
    assert course.kept() == set()


def test_a_new_version_that_says_the_same_replaces_it_too(course: Course) -> None:
    course[LESSON] = run(notebook("one"))
    course.ship(**{LESSON: notebook("one", autorun=True)})
    course.refresh()
    assert course[LESSON] == notebook("one", autorun=True)


def test_a_run_or_edited_lesson_is_left_alone_while_nothing_is_newer(course: Course) -> None:
    for content in (run(notebook("one")), notebook("mine")):
        course[LESSON] = content
        course.refresh()
        assert course[LESSON] == content


def test_an_edited_lesson_is_renamed_before_the_new_one_comes(course: Course) -> None:
    course[LESSON] = notebook("mine")
    course.ship(**{LESSON: notebook("two")})
    kept = f"01-first (your copy, {TODAY}).ipynb"
    assert course.refresh().kept_as == {LESSON: kept}
    assert course[LESSON] == notebook("two")
    assert course[f"notebooks/{kept}"] == notebook("mine")


def test_three_edits_on_one_day_are_all_kept(course: Course) -> None:
    for number in range(3):
        course[LESSON] = notebook(f"mine {number}")
        course.ship(**{LESSON: notebook(f"version {number}")})
        course.refresh()
    assert course.kept() == {
        f"01-first (your copy, {TODAY}).ipynb",
        f"01-first (your copy, {TODAY}, 2).ipynb",
        f"01-first (your copy, {TODAY}, 3).ipynb",
    }
    kept = {path.read_bytes() for path in course.copy.rglob("*(your copy*")}
    assert kept == {notebook(f"mine {number}") for number in range(3)}


@pytest.mark.parametrize("damaged", [b"", b"{", b"\xff\xff", b'{"cells": [{}]}'])
def test_a_damaged_lesson_counts_as_edited(course: Course, damaged: bytes) -> None:
    course[LESSON] = damaged
    course.ship(**{LESSON: notebook("two")})
    course.refresh()
    assert course[LESSON] == notebook("two")
    assert course[f"notebooks/01-first (your copy, {TODAY}).ipynb"] == damaged


def test_a_folder_in_a_lessons_place_is_kept(course: Course) -> None:
    (course.copy / LESSON).unlink()
    (course.copy / LESSON / "inside").mkdir(parents=True)
    course.ship(**{LESSON: notebook("two")})
    course.refresh()
    assert course[LESSON] == notebook("two")
    assert (course.copy / f"notebooks/01-first (your copy, {TODAY}).ipynb" / "inside").is_dir()


def test_a_link_in_a_lessons_place_leaves_its_target_alone(course: Course, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.ipynb"
    target.write_bytes(notebook("one"))
    (course.copy / LESSON).unlink()
    (course.copy / LESSON).symlink_to(target)
    course.ship(**{LESSON: notebook("two")})
    course.refresh()
    assert course[LESSON] == notebook("two")
    assert target.read_bytes() == notebook("one")


def test_a_deleted_lesson_comes_back(course: Course) -> None:
    (course.copy / LESSON).unlink()
    course.refresh()
    assert course[LESSON] == notebook("one")


def test_a_lost_record_does_not_make_a_shipped_lesson_look_edited(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    course[LESSON] = run(notebook("one"))
    (course.copy / working_copy.RECORD).write_text("damaged")
    fingerprint = shipped.fingerprint(notebook("one"))
    monkeypatch.setattr(shipped, "known", lambda: frozenset({fingerprint}))
    course.ship(**{LESSON: notebook("two")})
    assert course.refresh().kept_as == {}
    assert course[LESSON] == notebook("two")


def test_a_lost_record_and_an_unknown_lesson_mean_that_it_is_kept(course: Course) -> None:
    (course.copy / working_copy.RECORD).unlink()
    course.ship(**{LESSON: notebook("two")})
    assert LESSON in course.refresh().kept_as


@pytest.mark.parametrize("record", ["[]", "3", '{"../../x": ["", ""]}', '{"notebooks/../x": []}'])
def test_a_strange_record_reaches_nothing_outside(
    course: Course, tmp_path: Path, record: str
) -> None:
    for outside in (tmp_path / "x", course.copy / "x"):
        outside.write_text("mine")
    (course.copy / working_copy.RECORD).write_text(record)
    course.refresh()
    assert (tmp_path / "x").read_text() == (course.copy / "x").read_text() == "mine"


def test_a_picture_that_the_learner_changed_is_kept_too(course: Course) -> None:
    course["assets/a.svg"] = b"<svg>mine</svg>"
    course.ship(**{LESSON: notebook("one"), "assets/a.svg": b"<svg>new</svg>"})
    course.refresh()
    assert course["assets/a.svg"] == b"<svg>new</svg>"
    assert course[f"assets/a (your copy, {TODAY}).svg"] == b"<svg>mine</svg>"


def test_a_lesson_that_the_course_no_longer_has_goes_unless_it_was_edited(course: Course) -> None:
    course.ship(**{LESSON: notebook("one"), "notebooks/02.ipynb": notebook("b")})
    assert course.refresh().removed == ["assets/a.svg"]
    course["notebooks/02.ipynb"] = notebook("mine")
    course.ship(**{"notebooks/03.ipynb": notebook("c")})
    changes = course.refresh()
    assert changes.removed == [LESSON]
    assert changes.kept_as == {"notebooks/02.ipynb": f"02 (your copy, {TODAY}).ipynb"}
    assert {path.name for path in (course.copy / "notebooks").iterdir()} == {
        "03.ipynb",
        f"02 (your copy, {TODAY}).ipynb",
    }


def test_the_learners_own_files_are_never_touched(course: Course) -> None:
    course["notebooks/my notes.ipynb"] = notebook("notes")
    course.ship(**{LESSON: notebook("two")})
    course.refresh()
    assert course["notebooks/my notes.ipynb"] == notebook("notes")


def test_the_folder_is_the_learners_alone(course: Course) -> None:
    assert stat.S_IMODE(course.copy.stat().st_mode) == 0o700


@pytest.mark.parametrize("inside", ["", "copy", "copy/notebooks"])
def test_a_file_in_a_folders_place_is_one_sentence(course: Course, inside: str) -> None:
    folder = course.copy.parent / "other"
    taken = folder / inside / "taken" if inside != "copy/notebooks" else folder / inside
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.write_text("mine")
    chosen = {"": taken, "copy": taken / "copy", "copy/notebooks": folder / "copy"}[inside]
    sentence = rf"^{taken} is a file, but the course needs a folder there\..* --folder\.$"
    with pytest.raises(LauncherError, match=sentence):
        working_copy.refresh(chosen, course.files)
    assert taken.read_text() == "mine"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full, so the course's folder .* is not complete."),
        (errno.EDQUOT, "The disk is full"),
        (errno.EACCES, "You may not write to the course's folder .* with --folder."),
        (errno.EROFS, "You may not write to"),
        (errno.EIO, r"Something is wrong with the course's folder .* \(.+\)."),
    ],
)
def test_a_failing_write_is_one_sentence_and_loses_nothing(
    course: Course, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    course[LESSON] = notebook("mine")
    course.ship(**{LESSON: notebook("two")})
    before = {path: path.is_file() and path.read_bytes() for path in course.copy.rglob("*")}

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(LauncherError, match=sentence) as caught:
        course.refresh()
    assert "\n" not in str(caught.value)
    assert {p: p.is_file() and p.read_bytes() for p in course.copy.rglob("*")} == before
