"""What a cell is called in a sentence, and which cells of a notebook have to run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sciatica_course.handouts.calls import call_of, course_names, says_nothing

# How much of a cell names it.
_BEGINS = 40


def where(cell: Mapping[str, Any]) -> str:
    """Return the words that name a cell: its id, and how it begins."""
    begins = next(iter(source_of(cell).strip().splitlines()), "").strip()
    short = begins if len(begins) <= _BEGINS else f"{begins[:_BEGINS]}…"
    return f"The cell “{cell.get('id', '?')}”" + (f" ({short})" if short else "")


def source_of(cell: Mapping[str, Any]) -> str:
    """Return what a cell says; a file keeps it in lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(map(str, source))


def code_cells(cells: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Return the cells that hold code."""
    return [cell for cell in cells if cell.get("cell_type") == "code"]


def answered(cells: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Return the cells that need no kernel: calls of the course, its import, and empty ones."""
    code = code_cells(cells)
    courses = course_names(map(source_of, code))
    return [
        cell
        for cell in code
        if says_nothing(source_of(cell)) or call_of(source_of(cell), courses) is not None
    ]


def has_to_run(notebook: bytes) -> bool:
    """Return whether a notebook has a cell that nobody has run yet and that only a kernel can.

    What cannot be read as a notebook has none: whoever reads it next says what is wrong.
    """
    try:
        cells = json.loads(notebook)["cells"]
        plain = {id(cell) for cell in answered(cells)}
        return any(
            not cell.get("outputs") and cell.get("execution_count") is None
            for cell in code_cells(cells)
            if id(cell) not in plain
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return False
