"""Which lesson to open: the one where the learner left off, or else the first."""

from __future__ import annotations

import json
from pathlib import Path

from sciatica_course.launcher.shipped import lesson_files

FIRST = "notebooks/00-start-here.ipynb"


def lesson_to_open(workspaces: Path, folder: Path) -> str:
    """Return the path, relative to the folder, of the lesson to begin with, or an empty string."""
    for lesson in (_left_off(workspaces), FIRST):
        if lesson and (folder / lesson).is_file():
            return lesson
    lessons = (path.relative_to(folder).as_posix() for path in lesson_files(folder / "notebooks"))
    return next(lessons, "")


def _left_off(workspaces: Path) -> str:
    """Return the notebook that was in front when JupyterLab last noted its layout."""
    noted = sorted(workspaces.glob("*.jupyterlab-workspace"), key=lambda file: file.stat().st_mtime)
    for file in reversed(noted):
        try:
            layout = json.loads(file.read_text(encoding="utf-8"))["data"]["layout-restorer:data"]
            kind, _, path = layout["main"]["current"].partition(":")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue  # a layout of another version, or of a page with no notebook in front
        if kind == "notebook" and not path.startswith("/") and ".." not in path.split("/"):
            return str(path)
    return ""
