"""The browser's Python, ready to run: nothing in it that no lesson uses, nothing to compile first.

The modules that a lesson imports become bytecode, made by the very Pyodide that will read it. That
takes more bytes than their sources do. Leaving out what nobody uses makes room for it.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

from sciatica_course.site import pieces, wheel
from sciatica_course.site.errors import SiteError

STANDARD = "python_stdlib.zip"
_SCRIPT = Path(__file__).with_name("compile.mjs")
_SECONDS = 600
# In a wheel, and not for the browser's Python: what JupyterLab loads, and tests.
_UNUSED = re.compile(r"(?!sciatica_course)[^/]+\.data/|anywidget/(lab|nb)extension/|.*/tests/")
# Colours code in hundreds of languages. No lesson shows any, and errors are in Python.
_COLOURS = re.compile(r"pygments/(lexers|styles|formatters)/(?!__init__|_mapping)")


def compile_imported(folder: Path, packages: Sequence[str]) -> None:
    """Rewrite the archives in a folder that `pyodide.make` filled, of which these are loaded first.

    Raises:
        SiteError: Node.js is missing, too old, or Pyodide failed in it.
    """
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        out = Path(name)
        _run([pieces.node(), str(_SCRIPT), str(folder), str(out), ",".join(packages)])
        site, standard = (
            {each.relative_to(place).as_posix(): each for each in place.rglob("*.pyc")}
            for place in (out / "site", out / "std")
        )
        for archive in folder.glob("*.whl"):
            _replace(archive, site)
        _replace(folder / STANDARD, standard)


def _replace(file: Path, compiled: Mapping[str, Path]) -> None:
    files: dict[str, bytes] = {}
    record = ""
    with ZipFile(file) as archive:
        for entry in archive.infolist():
            name = entry.filename
            if f"{name}c" in compiled:
                files[f"{name}c"] = compiled[f"{name}c"].read_bytes()
            elif name.endswith(".dist-info/RECORD"):
                record = name
            elif not (entry.is_dir() or _UNUSED.match(name) or _COLOURS.match(name)):
                files[name] = archive.read(name)
    if record:
        files[record] = wheel.record(files, record)
    file.write_bytes(wheel.zipped(files))


def _run(asked: list[str]) -> None:
    failed = "Node.js could not prepare Python for the browser"
    try:
        subprocess.run(asked, check=True, capture_output=True, text=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise SiteError(f"{failed}: it took too long.") from error
    except subprocess.CalledProcessError as error:
        lines = [line.strip() for line in error.stderr.splitlines() if line.strip()]
        reason = lines[-1].rstrip(".") if lines else "unknown reason"
        raise SiteError(f"{failed}: {reason}.") from error
