"""The record that tells a lesson of ours from one that the learner changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sciatica_course.launcher import shipped


def notebook(*sources: Any, **metadata: Any) -> bytes:
    cells = [{"cell_type": "markdown", "metadata": {}, "source": source} for source in sources]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}).encode()


def test_running_a_lesson_does_not_change_its_fingerprint() -> None:
    ran = json.loads(notebook("a"))
    ran["cells"][0] |= {"outputs": [{"output_type": "stream"}], "execution_count": 3}
    ran["metadata"]["language_info"] = {"version": "3.14"}
    assert shipped.fingerprint(json.dumps(ran).encode()) == shipped.fingerprint(notebook("a"))


def test_a_source_may_be_one_string_or_lines() -> None:
    assert shipped.fingerprint(notebook("a\nb")) == shipped.fingerprint(notebook(["a\n", "b"]))


@pytest.mark.parametrize("changed", [("a", "c"), ("b", "a"), ("a",), ("a", "b", ""), ("ab",)])
def test_any_change_of_the_cells_changes_the_fingerprint(changed: tuple[str, ...]) -> None:
    assert shipped.fingerprint(notebook(*changed)) != shipped.fingerprint(notebook("a", "b"))


def test_a_cell_of_another_kind_changes_the_fingerprint() -> None:
    other = notebook("a").replace(b"markdown", b"code")
    assert shipped.fingerprint(other) != shipped.fingerprint(notebook("a"))


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b"{}", b'{"cells": 3}', b'{"cells": [{}]}', b"\xff\xfe", notebook(7)],
)
def test_a_damaged_notebook_has_no_fingerprint(damaged: bytes) -> None:
    assert shipped.fingerprint(damaged) is None


def test_recording_keeps_every_older_version(tmp_path: Path) -> None:
    lessons, record = tmp_path / "notebooks", tmp_path / "shipped.json"
    lessons.mkdir()
    lesson = lessons / "one.ipynb"
    for text in ("first", "second"):
        lesson.write_bytes(notebook(text))
        assert shipped.record(lessons, record) == ["one.ipynb"]
    assert shipped.record(lessons, record) == []
    lesson.unlink()
    assert shipped.record(lessons, record) == []
    assert json.loads(record.read_text()) == {
        "one.ipynb": [shipped.fingerprint(notebook(text)) for text in ("first", "second")]
    }


def test_a_damaged_lesson_cannot_be_recorded(tmp_path: Path) -> None:
    (tmp_path / "bad.ipynb").write_text("{")
    with pytest.raises(ValueError, match=r"bad\.ipynb is not a notebook"):
        shipped.record(tmp_path, tmp_path / "shipped.json")


def test_checkpoints_are_no_lessons(tmp_path: Path) -> None:
    for name in (".ipynb_checkpoints/a.ipynb", "instructor/b.ipynb", "c.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in shipped.lesson_files(tmp_path)]
    assert found == ["c.ipynb", "instructor/b.ipynb"]


def test_the_committed_record_can_be_read() -> None:
    assert all(len(fingerprint) == 64 for fingerprint in shipped.known())
