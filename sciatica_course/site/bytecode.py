"""Runs in Pyodide while a site is built: writes what a lesson imports as Python reads it itself.

A browser would compile those modules on every visit, which takes longer than all else in it.
Modules that are not among them stay as they are, and work as they are.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import ModuleType

# What the browser's kernel starts with, and what its cells say.
_FIRST = ("piplite.piplite", "pyodide_kernel", "sciatica_course", "ipywidgets", "anywidget")
_PACKAGES = "/lib/python3.14/site-packages/"
_STANDARD = "/lib/python314.zip/"
# Hashed, and never compared with a source: there is none beside it.
_UNCHECKED = (1).to_bytes(4, "little")


def write(out: str) -> int:
    """Write the bytecode of all modules that a lesson imports; return how many there are.

    The folders ``site`` and ``std`` of ``out`` take those of packages and of the standard library.
    """
    said = sys.stdout, sys.stderr
    course = [import_module(name) for name in _FIRST][_FIRST.index("sciatica_course")]
    sys.stdout, sys.stderr = said  # the kernel keeps them for itself
    for name in dir(course):
        try:
            getattr(course, name)
        except ModuleNotFoundError:  # an instructor's, which the site has not got
            continue
    count = 0
    for source, file, packaged in sorted(_sources()):
        place = Path(out, "site" if packaged else "std", f"{file}c")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_compiled(source, file, packaged))
        count += 1
    return count


def _sources() -> Iterator[tuple[bytes, str, bool]]:
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None) or ""
        read = _reader(module)
        if read is None or not path.endswith(".py"):
            continue
        for start, packaged in ((_PACKAGES, True), (_STANDARD, False)):
            if path.startswith(start):
                yield read(path), path.removeprefix(start), packaged


def _reader(module: ModuleType):  # type: ignore[no-untyped-def]
    spec = getattr(module, "__spec__", None)
    return getattr(spec and spec.loader, "get_data", None)


def _compiled(source: bytes, file: str, packaged: bool) -> bytes:
    """Return a whole ``.pyc``. The standard library's goes without its texts for programmers."""
    name = (_PACKAGES if packaged else _STANDARD) + file
    code = compile(source, name, "exec", dont_inherit=True, optimize=-1 if packaged else 2)
    return MAGIC_NUMBER + _UNCHECKED + source_hash(source) + marshal.dumps(code)
