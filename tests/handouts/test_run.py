"""A clinic's own notebook runs before it becomes a page, and stops when it must."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest

from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.make import make
from sciatica_course.handouts.pages import Wish
from sciatica_course.handouts.run import run
from sciatica_course.handouts.waiting import waited
from tests.handouts.notebooks import IMPORT, code, notebook, words


def page_of(folder: Path, *cells: dict[str, object], seconds: int = 60) -> str:
    """Return the page of a notebook after it ran."""
    ran = waited(run(notebook(*cells), folder, seconds))
    return make(ran, "own", str(folder), Wish()).html


def refused(folder: Path, *cells: dict[str, object], seconds: int = 60) -> str:
    with pytest.raises(HandoutError) as error:
        waited(run(notebook(*cells), folder, seconds))
    return str(error.value)


def new(source: str, **metadata: Any) -> Any:
    return code(source, ran=False, **metadata)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def test_its_cells_run_where_it_lies_and_calls_of_the_course_do_not(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("walk,3")
    html = page_of(
        tmp_path,
        words("# Ours"),
        new(IMPORT),
        new("from IPython.display import HTML\ntext = open('table.csv').read()"),
        new("HTML('<p>Our table: ' + text + '</p>')"),
        new("course.key_points('04-stretch')"),
        new("import os; print('data', os.environ['SCIATICA_COURSE_DATA'])", tags=["keep-text"]),
    )
    assert "Our table: walk,3" in html
    assert html.count('class="sc-part"') == 1
    assert f"data {os.environ['SCIATICA_COURSE_DATA']}" not in html


def test_what_an_output_widget_holds_is_shown_by_its_cell(tmp_path: Path) -> None:
    html = page_of(
        tmp_path,
        new("import ipywidgets\nfrom IPython.display import HTML, display"),
        new("with ipywidgets.Output():\n    display(HTML('<p>Held</p>'))"),
    )
    assert "<p>Held</p>" in html


def test_an_error_names_its_cell(tmp_path: Path) -> None:
    said = refused(tmp_path, new("x = 1"), new("# count\nx / 0"), new("y"))
    assert (
        said
        == "The cell “cell-2” (# count) ends with an error (ZeroDivisionError: division by zero)."
    )


def test_a_long_error_stays_one_sentence(tmp_path: Path) -> None:
    said = refused(tmp_path, new("raise ValueError('a\\nb' * 200)"))
    assert said.startswith("The cell “cell-1” (raise ValueError(")
    assert "\n" not in said
    assert len(said) < 300


def test_a_cell_that_hangs_is_stopped_and_named_and_leaves_no_process(tmp_path: Path) -> None:
    hang = "import os, pathlib\npathlib.Path('pid').write_text(str(os.getpid()))\nwhile True: pass"
    said = refused(tmp_path, new("1"), new(hang), seconds=2)
    assert said == "The cell “cell-2” (import os, pathlib) ran for 2 seconds and was stopped."
    assert not is_alive(int((tmp_path / "pid").read_text()))


def test_a_cell_that_ends_its_kernel_is_named(tmp_path: Path) -> None:
    said = refused(tmp_path, new("import os\nos._exit(1)"))
    assert said == "The cell “cell-1” (import os) ended the program that runs it."


def test_a_kernel_that_is_not_here_is_one_sentence(tmp_path: Path) -> None:
    asked = notebook(new("1"), kernelspec={"name": "fortran-77", "display_name": "F"})
    with pytest.raises(HandoutError, match="There is no kernel 'fortran-77' to run it with"):
        waited(run(asked, tmp_path, 60))


def test_what_is_no_notebook_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="It cannot be read as a notebook"):
        waited(run(b"no notebook", tmp_path, 60))


def test_several_run_side_by_side(tmp_path: Path) -> None:
    # Each waits for the other to have begun: one after the other would hang.
    meet = """import pathlib, time
pathlib.Path('{0}').touch()
while not pathlib.Path('{1}').exists(): time.sleep(0.05)
print('met')"""

    async def both() -> tuple[bytes, bytes]:
        one, two = (notebook(new(meet.format(*names))) for names in ("ab", "ba"))
        return await asyncio.gather(run(one, tmp_path, 60), run(two, tmp_path, 60))

    assert all(b"met" in each for each in waited(both()))
