"""The full course: JupyterLite with our lessons, our look, and the browser's Python beside it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_path

from sciatica_course import catalogue, resources
from sciatica_course.site import page, pieces, pyodide, wheel
from sciatica_course.site.errors import SiteError
from sciatica_course.words import say

FOLDER = "full"
_PACKAGE = Path(__file__).parent.parent
_OTHER_WORDS = Path(__file__).with_name("other_words.toml")
_WIDGETS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
_SETTINGS = _PACKAGE / "launcher" / "settings" / "lesson"
# What would wait in vain for an extension that the lessons do without.
_WAIT_IN_VAIN = (
    "@jupyter-notebook/console-extension:redirect",
    "@jupyterlite/application-extension:lsp-connection-manager",
)
_SECONDS = 600


def build(out: Path, work: Path, found: pieces.Pieces, language: str, country: str) -> None:
    """Build the full course into ``out``, with ``work`` for what is needed meanwhile.

    Raises:
        SiteError: JupyterLite failed; the message is its last line.
    """
    beside = work / "labextensions"
    put_extensions(beside, found.kernel)
    shutil.copytree(_PACKAGE / "labextension", beside / "sciatica-course")
    course = wheel.build(country)
    python = pyodide.make(work / "python", found, kernel_wheels(beside), course)
    _copy_lessons(work / "files")
    _write(work / "jupyter-lite.json", _settings(python))
    _write(work / "overrides.json", _overrides())
    _write(work / "jupyter_lite_config.json", building(out, beside))
    _run(work)
    (out / "static").mkdir(exist_ok=True)
    (work / "python").replace(out / "static" / python)
    _copy_pictures(out / "static" / "assets")
    page.dress(out, language)


def put_extensions(beside: Path, kernel: Path) -> None:
    """Put there what the app loads beside itself: the widgets of this computer, and the kernel.

    Raises:
        SiteError: one is missing.
    """
    for name in _WIDGETS:
        for place in map(Path, jupyter_path("labextensions")):
            if (place / name / "package.json").is_file():
                ignored = shutil.ignore_patterns("*.map")
                shutil.copytree(place / name, beside / name, ignore=ignored)
                break
        else:
            raise SiteError(f"JupyterLab's extension {name} is missing. Install the course again.")
    pieces.unpack_kernel(kernel, beside / pieces.KERNEL)


def kernel_wheels(beside: Path) -> list[Path]:
    """Return the wheels that the kernel brings along and needs."""
    return sorted((beside / pieces.KERNEL / "static" / "pypi").glob("[ip]*.whl"))


def _copy_lessons(folder: Path) -> None:
    """Copy the lessons, which tell what is kept here. The texts they lead to are pages beside."""
    folder.mkdir()
    source = resources.find("notebooks")
    for name in catalogue.load().lessons:
        notebook = json.loads((source / f"{name}.ipynb").read_text(encoding="utf-8"))
        notebook["metadata"]["kernelspec"] = {
            "display_name": "Python (Pyodide)",
            "language": "python",
            "name": "python",
        }
        _say_otherwise(notebook["cells"])
        _tell_what_is_kept(notebook["cells"])
        _write(folder / f"{name}.ipynb", notebook)


def other_words() -> Mapping[str, str]:
    """Return what the site says instead of words of a lesson."""
    said = tomllib.loads(_OTHER_WORDS.read_text(encoding="utf-8"))["words"]
    return {each["lesson"]: each["site"] for each in said}


def _say_otherwise(cells: list[dict[str, Any]]) -> None:
    for cell in cells:
        if cell["cell_type"] == "markdown":
            text = "".join(cell["source"])
            for lesson, site in other_words().items():
                text = text.replace(lesson, site)
            cell["source"] = text.rstrip()


def _tell_what_is_kept(cells: list[dict[str, Any]]) -> None:
    first = next(n for n, cell in enumerate(cells) if cell["cell_type"] == "code")
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "kept-here",
        "metadata": cells[first]["metadata"],
        "outputs": [],
        "source": "course.what_is_kept()",
    }
    cells.insert(first + 2, cell)


def _settings(python: str) -> dict[str, Any]:
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": list(pyodide.LESSON)},
        "pyodideUrl": f"./static/{python}/pyodide.mjs",
    }
    config = json.loads((_SETTINGS / "page_config.json").read_text(encoding="utf-8"))
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": say("handout.course"),
            "disabledExtensions": sorted({*config["disabledExtensions"], *_WAIT_IN_VAIN}),
            "litePluginSettings": {f"{pieces.KERNEL}:kernel": kernel},
        },
    }


def _overrides() -> dict[str, Any]:
    file = _SETTINGS / "default_setting_overrides.json"
    overrides: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return overrides


def building(out: Path, extensions: Path) -> dict[str, Any]:
    """Return how JupyterLite is to build."""
    return {
        "LiteBuildConfig": {
            "apps": ["notebooks"],
            "contents": ["files"],
            "ignore_sys_prefix": True,
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "output_dir": str(out),
        },
        "FederatedExtensionAddon": {"extra_labextensions_path": [str(extensions)]},
    }


def _run(work: Path) -> None:
    asked = [sys.executable, "-m", "jupyterlite_core", "build"]
    try:
        subprocess.run(
            asked, cwd=work, check=True, capture_output=True, text=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SiteError("JupyterLite took too long to build.") from error
    except subprocess.CalledProcessError as error:
        lines = [*error.stdout.splitlines(), *error.stderr.splitlines()]
        said = next((line.strip() for line in reversed(lines) if line.strip()), "unknown reason")
        raise SiteError(f"JupyterLite could not build the course: {said}") from error


def _copy_pictures(folder: Path) -> None:
    for name in wheel.pictures():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(resources.picture(name), folder / name)


def _write(file: Path, data: dict[str, Any]) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
