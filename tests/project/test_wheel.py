"""What is built holds the whole course, and works where there is no checkout."""

from __future__ import annotations

import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from sciatica_course import __version__, resources
from tests.wheel import run


@pytest.fixture(scope="module")
def in_wheel(distributions: Path) -> set[str]:
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def in_sdist(distributions: Path) -> set[str]:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def tracked(checkout: Path, *folders: str) -> list[str]:
    if not (checkout / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", *folders],
        check=True,
        cwd=checkout,
        capture_output=True,
        text=True,
    )
    return [name for name in listed.stdout.split("\0") if name and (checkout / name).is_file()]


def test_the_wheel_holds_every_file_of_the_package(checkout: Path, in_wheel: set[str]):
    files = tracked(checkout, "sciatica_course")
    assert any(name.endswith(".toml") for name in files)
    assert set(files) <= in_wheel


def test_the_wheel_holds_the_lessons_and_their_pictures(checkout: Path, in_wheel: set[str]):
    files = tracked(checkout, "notebooks", "assets")
    assert files
    assert {f"sciatica_course/_share/{name}" for name in files} <= in_wheel


def test_the_wheel_gives_every_jupyterlab_what_runs_a_lesson(checkout: Path, in_wheel: set[str]):
    shared = f"sciatica_course-{__version__}.data/data/share/jupyter/labextensions/sciatica-course"
    files = tracked(checkout, "sciatica_course/labextension")
    assert files
    inside = {name.removeprefix("sciatica_course/labextension/") for name in files}
    assert {f"{shared}/{name}" for name in inside} <= in_wheel


def test_the_wheel_holds_the_licences_and_nothing_else_of_the_checkout(in_wheel: set[str]):
    ours = {name.partition("/")[0] for name in in_wheel}
    built = f"sciatica_course-{__version__}"
    assert ours == {"sciatica_course", f"{built}.dist-info", f"{built}.data"}
    licences = {name for name in in_wheel if "/licenses/" in name}
    assert {Path(name).name for name in licences} == {"LICENSE", "LICENSE-content"}


def test_the_source_distribution_can_be_tested(checkout: Path, in_sdist: set[str]):
    assert {*tracked(checkout, "tests", "notebooks"), "Makefile", "constraints.txt"} <= in_sdist


def test_the_installed_course_is_not_the_checkout(
    installed_python: Path, checkout: Path, tmp_path: Path
):
    ask = "import sciatica_course; print(sciatica_course.__file__)"
    place = Path(run(installed_python, "-c", ask, cwd=tmp_path).strip())
    assert place.is_relative_to(installed_python.parent.parent)
    assert not place.is_relative_to(checkout)


def test_the_installed_course_reads_its_content(installed_python: Path, tmp_path: Path):
    run(installed_python, "-c", "from sciatica_course.catalogue import load; load()", cwd=tmp_path)


def test_the_command_is_installed(installed_python: Path, tmp_path: Path):
    (command,) = installed_python.parent.glob("sciatica-course*")
    told = run(command, "--help", cwd=tmp_path)
    assert told.startswith("usage: sciatica-course")
    assert "lab" in told


def test_the_installed_lessons_are_those_of_the_checkout(installed_python: Path, tmp_path: Path):
    ask = (
        "from sciatica_course import resources\n"
        "print(*(lesson.name for lesson in resources.find('notebooks').rglob('*.ipynb')))"
    )
    installed = run(installed_python, "-c", ask, cwd=tmp_path).split()
    ours = [lesson.name for lesson in resources.find("notebooks").rglob("*.ipynb")]
    assert sorted(installed) == sorted(ours)


# Opens a lesson as JupyterLab does, with a kernel in the folder of the lesson, and runs it all.
RUN_LESSON = """
import sys
import nbformat
from nbclient import NotebookClient
from sciatica_course import resources

folder = resources.find("notebooks")
lesson = nbformat.read(folder / sys.argv[1], as_version=4)
NotebookClient(lesson, resources={"metadata": {"path": str(folder)}}).execute()
assert any(cell.get("outputs") for cell in lesson.cells)
"""


@pytest.mark.parametrize(
    "lesson", sorted(path.name for path in resources.find("notebooks").glob("*.ipynb"))
)
def test_an_installed_lesson_runs(installed_python: Path, tmp_path: Path, lesson: str):
    run(installed_python, "-W", "error", "-c", RUN_LESSON, lesson, cwd=tmp_path)
