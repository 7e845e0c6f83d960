"""A page tells nothing of the machine that it was made on, nor of who made it."""

from __future__ import annotations

import getpass
import socket
import sys
import zipfile
from pathlib import Path

import pytest

from sciatica_course.cli import main
from tests.handouts.notebooks import PNG, code, failed, printed, shown, words, write

SECRETS = ("jane.doe", "secret-kernel", "secret-widget", "Traceback", "0x7f", "secret-source")


@pytest.fixture
def leaky(tmp_path: Path) -> Path:
    """A notebook that leaks all it can, in a folder with a name of its own."""
    path = str(tmp_path / "jane.doe" / "own.ipynb")
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "secret-widget"}}
    return write(
        Path(path),
        words("# Our page\n\n[A file](file:///srv/jane.doe/a.html) and [one](../jane.doe/x.csv)"),
        code(
            "password = 'secret-source'  # jane.doe",
            printed(f"UserWarning: {path}:3", "stderr"),
            printed(f"read {path}"),
            shown(plain="<jane.doe.Thing at 0x7f00>"),
            {"output_type": "display_data", "metadata": {"by": "jane.doe"}, "data": view},
            shown({"application/json": {"by": "jane.doe"}}, html="<p data-by='jane.doe'>Shown</p>"),
            shown({"alt": "", "by": "jane.doe"}, png=PNG, plain="<Figure by jane.doe>"),
            by="jane.doe",
        ),
        code("# jane.doe", shown(html="<!-- jane.doe --><p>Shown too</p>", plain="jane.doe")),
        {"cell_type": "raw", "metadata": {}, "source": "jane.doe"},
        authors=[{"name": "jane.doe"}],
        kernelspec={"name": "secret-kernel", "display_name": "jane.doe's secret-kernel"},
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {"secret-widget": {}}}},
        path=path,
    )


def machine(tmp_path: Path) -> list[str]:
    """Return what only this machine is called."""
    names = [str(tmp_path), tmp_path.name, str(Path.home()), str(Path.cwd()), sys.prefix]
    names += [socket.gethostname(), getpass.getuser()]
    return [name for name in names if len(name) > 4]


def test_a_notebook_that_leaks_makes_a_page_that_does_not(leaky: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["handouts", str(leaky), "04", "--out", str(out)]) == 0
    assert "Shown too" in (out / "own.html").read_text("utf-8")
    for file in (*out.glob("*.html"), out / ".sciatica-course-handouts.json"):
        text = file.read_text("utf-8")
        found = [name for name in (*SECRETS, *machine(tmp_path)) if name in text]
        assert not found, (file.name, found)
    with zipfile.ZipFile(out / "sciatica-course-handouts.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith(("/", ".."))]


def test_a_traceback_makes_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = write(tmp_path / "own.ipynb", code("x()", failed("jane.doe", "Traceback")))
    assert main(["handouts", str(own), "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_a_picture_that_was_run_for_keeps_no_words_of_the_machine(tmp_path: Path) -> None:
    source = (
        "import matplotlib.pyplot as plt\nfrom IPython.display import display\n"
        "figure, axes = plt.subplots()\naxes.plot([1, 2])\nplt.close(figure)\n"
        "display(figure, metadata={'alt': 'A line that rises'})"
    )
    own = write(tmp_path / "jane.doe" / "own.ipynb", code(source, ran=False))
    assert main(["handouts", str(own), "--out", str(tmp_path / "out")]) == 0
    text = (tmp_path / "out" / "own.html").read_text("utf-8")
    assert 'alt="A line that rises"' in text
    assert "jane.doe" not in text
    assert "Figure size" not in text


def test_the_course_handed_out_tells_nothing(handed_out) -> None:
    for file in handed_out.folder.glob("*.html"):
        text = file.read_text("utf-8")
        known = [
            str(handed_out.folder.parent),
            str(Path.home()),
            sys.prefix,
            "ipykernel",
            "python3",
        ]
        assert not [name for name in known if name in text], file.name
        assert "widget-view" not in text
        assert "model_id" not in text
