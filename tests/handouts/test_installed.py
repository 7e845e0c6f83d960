"""Handouts of an installed course: by nbconvert itself, and by our command."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.handouts.notebooks import IMPORT, code, words, write
from tests.wheel import run


def test_nbconvert_knows_our_handouts(
    installed_python: Path, checkout: Path, tmp_path: Path
) -> None:
    for folder in ("notebooks", "assets"):
        shutil.copytree(checkout / folder, tmp_path / folder)
    convert = (installed_python, "-m", "nbconvert", "--to", "sciatica_handout")
    run(*convert, "notebooks/04-stretch.ipynb", cwd=tmp_path)
    html = (tmp_path / "notebooks" / "04-stretch.html").read_text("utf-8")
    assert "<title>Stretch</title>" in html
    assert "data:image/webp;base64," in html
    assert 'class="sc-alive"' in html


def test_nbconvert_runs_a_notebook_of_ones_own_and_takes_our_options(
    installed_python: Path, tmp_path: Path
) -> None:
    write(
        tmp_path / "own.ipynb",
        words("# Ours"),
        code(IMPORT, ran=False),
        code("from IPython.display import HTML\nHTML('<p>Counted: ' + str(6 * 7) + '</p>')"),
        code("course.help_now()", ran=False),
    )
    options = ("--execute", "--HandoutExporter.paper=letter", "--HandoutExporter.clinic=Ours & Co")
    convert = (installed_python, "-m", "nbconvert", "--to", "sciatica_handout")
    run(*convert, *options, "own.ipynb", cwd=tmp_path)
    html = (tmp_path / "own.html").read_text("utf-8")
    assert "<p>Counted: 42</p>" in html
    assert "Ours &amp; Co" in html
    assert re.search(r"size:\s*letter", html)


def test_the_installed_command_writes_handouts(installed_python: Path, tmp_path: Path) -> None:
    command = (installed_python.parent / "sciatica-course", "handouts")
    told = run(*command, "02", "04", "06", "09", "--jobs", "2", cwd=tmp_path)
    assert told.startswith("4 handouts are in sciatica-course-handouts:")
    pages = tmp_path / "sciatica-course-handouts"
    assert (pages / "04-stretch.html").stat().st_size > 100_000
