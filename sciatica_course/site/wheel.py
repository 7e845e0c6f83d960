"""The course as a wheel for the browser: what a running lesson needs, and none of the tools."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import sciatica_course
from sciatica_course import resources

NAME = f"sciatica_course-{sciatica_course.__version__}-py3-none-any.whl"
NEEDS = ("anywidget", "icalendar", "ipywidgets")
_PACKAGE = Path(sciatica_course.__file__).parent
# Rooms and files that no running lesson enters.
_ASIDE = frozenset(
    {"__pycache__", "_share", "charts", "cli.py", "claims_sheet.py", "labextension", "launcher"}
    | {"pictures", "schema", "site", "workshop"}
)
# Of the room that makes pages, a lesson needs what makes the learner's own two.
_HANDOUTS = frozenset(
    {"__init__.py", "language.py", "personal.py", "personal_page.py", "take_home.css"}
)
# Charts are pictures already: the browser has nothing to draw them with.
_DRAWN_BEFORE = "evidence/"
_DATE = (1980, 1, 1, 0, 0, 0)


def build(country: str = "") -> bytes:
    """Return the wheel; the same course for the same country makes the same bytes."""
    files = dict(_files())
    if country:
        files["sciatica_course/_share/chosen.json"] = json.dumps({"country": country}).encode()
    info = f"sciatica_course-{sciatica_course.__version__}.dist-info"
    files[f"{info}/METADATA"] = _metadata()
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: sciatica-course\nRoot-Is-Purelib: true\n"
        b"Tag: py3-none-any\n"
    )
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD")
    return zipped(files)


def empty(name: str) -> bytes:
    """Return a wheel with nothing in it, which stands in for a package that no lesson needs."""
    info = f"{name}-0.dist-info"
    files = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD")
    return zipped(files)


def pictures() -> list[str]:
    """Return the pictures of ``assets/`` that a running lesson may show."""
    return [
        name
        for name in resources.pictures()
        if name.endswith((".svg", ".webp")) or name.startswith(_DRAWN_BEFORE)
    ]


def _files() -> Iterator[tuple[str, bytes]]:
    for path in sorted(_PACKAGE.rglob("*")):
        inside = path.relative_to(_PACKAGE)
        if path.is_file() and _ASIDE.isdisjoint(inside.parts) and _has_to_do(inside):
            yield f"sciatica_course/{inside.as_posix()}", path.read_bytes()
    # A picture comes from the site when a lesson first shows it: see resources.py.
    yield "sciatica_course/_share/assets.txt", "\n".join(pictures()).encode()


def _has_to_do(inside: Path) -> bool:
    return inside.parts[0] != "handouts" or inside.as_posix().partition("/")[2] in _HANDOUTS


def _metadata() -> bytes:
    lines = [
        "Metadata-Version: 2.1",
        "Name: sciatica-course",
        f"Version: {sciatica_course.__version__}",
        *(f"Requires-Dist: {name}" for name in NEEDS),
    ]
    return ("\n".join(lines) + "\n").encode()


def record(files: Mapping[str, bytes], own: str) -> bytes:
    """Return a wheel's list of its files. ``own`` is the name of that list."""
    lines = []
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(sha256(data).digest()).decode().rstrip("=")
        lines.append(f"{name},sha256={digest},{len(data)}")
    return ("\n".join([*lines, f"{own},,"]) + "\n").encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive; the same files make the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return written.getvalue()
