"""Where the course opens: where the learner left off, or else at the beginning."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from sciatica_course.launcher.place import lesson_to_open


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notebooks = tmp_path / "copy" / "notebooks"
    notebooks.mkdir(parents=True)
    for name in ("00-start-here.ipynb", "01-next.ipynb", "02-last.ipynb"):
        (notebooks / name).touch()
    return tmp_path / "copy"


@pytest.fixture
def workspaces(tmp_path: Path) -> Path:
    (tmp_path / "workspaces").mkdir()
    return tmp_path / "workspaces"


def note(workspaces: Path, current: Any, name: str = "default", at: int = 0) -> None:
    layout = {"data": {"layout-restorer:data": {"main": {"current": current}}}}
    file = workspaces / f"{name}.jupyterlab-workspace"
    file.write_text(json.dumps(layout))
    os.utime(file, (at, at))


def test_the_first_time_it_is_the_first_lesson(workspaces: Path, folder: Path) -> None:
    assert lesson_to_open(workspaces, folder) == "notebooks/00-start-here.ipynb"


def test_later_it_is_the_lesson_that_was_in_front(workspaces: Path, folder: Path) -> None:
    note(workspaces, "notebook:notebooks/01-next.ipynb", at=1)
    note(workspaces, "notebook:notebooks/02-last.ipynb", name="auto-x", at=2)
    assert lesson_to_open(workspaces, folder) == "notebooks/02-last.ipynb"


@pytest.mark.parametrize(
    "current",
    [
        "notebook:notebooks/gone.ipynb",
        "notebook:../secret.ipynb",
        "notebook:/etc/passwd",
        "terminal:1",
        "",
        None,
        3,
        {},
    ],
)
def test_a_strange_place_leads_to_the_first_lesson(
    workspaces: Path, folder: Path, current: Any
) -> None:
    (folder.parent / "secret.ipynb").touch()
    note(workspaces, current)
    assert lesson_to_open(workspaces, folder) == "notebooks/00-start-here.ipynb"


def test_a_page_without_a_lesson_does_not_hide_the_one_before(
    workspaces: Path, folder: Path
) -> None:
    note(workspaces, "notebook:notebooks/01-next.ipynb", at=1)
    (workspaces / "auto.jupyterlab-workspace").write_text("{")
    note(workspaces, "launcher:1", name="auto-y", at=2)
    assert lesson_to_open(workspaces, folder) == "notebooks/01-next.ipynb"


def test_without_the_first_lesson_it_is_the_first_there_is(workspaces: Path, folder: Path) -> None:
    (folder / "notebooks/00-start-here.ipynb").unlink()
    assert lesson_to_open(workspaces, folder) == "notebooks/01-next.ipynb"


def test_without_any_lesson_it_is_none(workspaces: Path, tmp_path: Path) -> None:
    assert lesson_to_open(workspaces, tmp_path) == ""
