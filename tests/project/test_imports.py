"""A lesson starts fast, and runs with only what a browser has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import sciatica_course
from sciatica_course import resources

# Prints the outside packages that an import brought in.
WEIGH = """
import sys
before = set(sys.modules)
import sciatica_course
tops = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(tops - sys.stdlib_module_names - {"sciatica_course"}))
"""

# Makes this interpreter as poor as the one in a browser: the widget packages are loaded, nothing
# else can be, and the parts of the standard library that need an operating system are gone.
BROWSER = """
import sys
from traitlets.config import Config
from IPython.core.interactiveshell import InteractiveShell
import anywidget, ipywidgets, stack_data

shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
shell.run_cell("None")
allowed = {name.partition(".")[0] for name in sys.modules} | {"sciatica_course"}

class NotInABrowser:
    @staticmethod
    def find_spec(name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in allowed and top not in sys.stdlib_module_names:
            raise ModuleNotFoundError(f"{name} is not in a browser", name=name)

sys.meta_path.insert(0, NotInABrowser)
for gone in ("curses", "dbm", "fcntl", "grp", "msvcrt", "pwd", "resource", "sqlite3", "termios",
             "tkinter", "venv", "winreg"):
    sys.modules[gone] = None
sys.platform = "emscripten"
"""
HEAVY = ("matplotlib", "numpy", "PIL", "yaml", "jinja2", "nbconvert", "pydantic", "zmq", "tornado")


def python(code: str, folder: Path) -> str:
    """Run code in a new interpreter and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_import_brings_nothing_but_the_standard_library(tmp_path: Path):
    assert python(WEIGH, tmp_path).split() == []


@pytest.mark.parametrize("package", HEAVY)
def test_the_browser_of_these_tests_lacks_the_heavy_packages(tmp_path: Path, package: str):
    attempt = f"""
try:
    import {package}
except ModuleNotFoundError:
    print("missing")
"""
    assert python(BROWSER + attempt, tmp_path) == "missing\n"


@pytest.mark.parametrize("name", sciatica_course.__all__)
def test_every_name_resolves_in_a_browser(tmp_path: Path, name: str):
    python(f"{BROWSER}\nimport sciatica_course\nsciatica_course.{name}", tmp_path)


@pytest.mark.parametrize(
    "lesson", sorted(resources.find("notebooks").glob("*.ipynb")), ids=lambda path: path.stem
)
def test_every_lesson_runs_in_a_browser(tmp_path: Path, lesson: Path):
    cells = [
        cell.source
        for cell in nbformat.read(lesson, as_version=4).cells
        if cell.cell_type == "code"
    ]
    run = f"for cell in {cells!r}:\n    shell.run_cell(cell).raise_error()"
    python(f"{BROWSER}\n{run}", tmp_path)
