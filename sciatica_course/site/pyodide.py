"""The folder that holds the browser's Python: Pyodide, its lock and all wheels it names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from sciatica_course.site import compiled, pieces, wheel

# Loaded before the first cell runs, so that the kernel asks for nothing else.
FIRST = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "ipython", "jedi")
LESSON = (*FIRST, "sciatica-course")
_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_LOCK = "pyodide-lock.json"
# The kernel installs it for completing code, which no reader of a lesson writes: 1.6 MB less.
_STOOD_IN_FOR = "jedi"


def make(
    folder: Path, found: pieces.Pieces, kernel_wheels: Iterable[Path], course: bytes | None
) -> str:
    """Fill a folder. ``kernel_wheels`` are what the kernel brings along, ``course`` our own wheel.

    Without it this is Python as JupyterLite has it, to compare with.

    Returns a name for it that no other content has, so that a browser may keep it for long.

    Raises:
        SiteError: a file of Pyodide's is missing, or it does not run.
    """
    folder.mkdir(parents=True)
    pieces.unpack(found.pyodide, folder, (*_FILES, _LOCK, "package.json"))
    for each in [*found.wheels, *kernel_wheels]:
        copyfile(each, folder / each.name)
    if course is not None:
        (folder / wheel.NAME).write_bytes(course)
        stand_in = folder / f"{_STOOD_IN_FOR}-0-py3-none-any.whl"
        stand_in.write_bytes(wheel.empty(_STOOD_IN_FOR))
        _lock(folder)
        compiled.compile_imported(folder, LESSON)
    _lock(folder)
    content = sha256(pieces.PYODIDE.encode())
    for name in (_LOCK, compiled.STANDARD):
        content.update((folder / name).read_bytes())
    return f"python-{content.hexdigest()[:12]}"


def _lock(folder: Path) -> None:
    """Write what is in the folder into its lock."""
    lock = json.loads((folder / _LOCK).read_bytes())
    lock["packages"] = _locked(sorted(folder.glob("*.whl")), lock["info"]["python"])
    written = json.dumps(lock, separators=(",", ":"))
    (folder / _LOCK).write_text(written, encoding="utf-8")


def _locked(wheels: Iterable[Path], python: str) -> dict[str, Any]:
    """Return the lock's entries. What is not here is not named: nothing can ask for it."""
    entries: dict[str, Any] = {}
    for file in wheels:
        with ZipFile(file) as archive:
            names = archive.namelist()
            about = next(each for each in names if each.endswith(".dist-info/METADATA"))
            told = message_from_bytes(archive.read(about))
        entries[canonicalize_name(told["Name"])] = {
            "name": told["Name"],
            "version": told["Version"],
            "file_name": file.name,
            "install_dir": "site",
            "sha256": sha256(file.read_bytes()).hexdigest(),
            "package_type": "package",
            "imports": sorted({_top(each) for each in names if each.endswith((".py", ".pyc"))}),
            "depends": list(_needed(told.get_all("Requires-Dist") or [], python)),
            "unvendored_tests": False,
        }
    for entry in entries.values():
        entry["depends"] = [each for each in entry["depends"] if each in entries]
    return entries


def _top(name: str) -> str:
    return name.partition("/")[0].partition(".py")[0]


def _needed(requirements: list[str], python: str) -> Iterable[str]:
    browser = {
        "extra": "",
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "platform_system": "Emscripten",
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": "emscripten",
    }
    for each in map(Requirement, requirements):
        if each.marker is None or each.marker.evaluate(browser):
            yield canonicalize_name(each.name)
