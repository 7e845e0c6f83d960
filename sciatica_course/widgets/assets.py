"""Scripts and style sheets of the live views, as text: one file each, joined without a build."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sciatica_course.looks import tokens_css

_FOLDER = Path(__file__).parent


@cache
def script(*names: str) -> str:
    """Return one ES module made of the named scripts, the last of which exports the view."""
    return "\n".join(_read(f"{name}.js") for name in names)


@cache
def style(*names: str) -> str:
    """Return the design and the named style sheets."""
    return "\n".join([tokens_css(), *(_read(f"{name}.css") for name in names)])


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
