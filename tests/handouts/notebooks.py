"""Notebooks of a clinic's own, written for a test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sciatica_course.handouts.make import make
from sciatica_course.handouts.pages import Page, Wish

# The smallest picture there is.
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
IMPORT = "import sciatica_course as course"


def words(source: str, **metadata: Any) -> dict[str, Any]:
    """Return a cell of markdown."""
    return {"cell_type": "markdown", "metadata": metadata, "source": source}


def code(source: str, *outputs: dict[str, Any], ran: bool = True, **metadata: Any) -> Any:
    """Return a cell of code."""
    return {
        "cell_type": "code",
        "execution_count": 1 if ran else None,
        "metadata": metadata,
        "source": source,
        "outputs": list(outputs),
    }


def shown(metadata: dict[str, Any] | None = None, **data: str) -> dict[str, Any]:
    """Return what a cell displays: ``html``, ``markdown``, ``plain``, ``svg`` or ``png``."""
    kinds = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}
    named = {kinds.get(kind, f"text/{kind}"): value for kind, value in data.items()}
    return {"output_type": "display_data", "metadata": metadata or {}, "data": named}


def printed(text: str, name: str = "stdout") -> dict[str, Any]:
    """Return what a cell prints."""
    return {"output_type": "stream", "name": name, "text": text}


def failed(name: str, says: str) -> dict[str, Any]:
    """Return how a cell ends that went wrong."""
    return {"output_type": "error", "ename": name, "evalue": says, "traceback": [says]}


def notebook(*cells: dict[str, Any], **metadata: Any) -> bytes:
    """Return the bytes of a notebook with these cells."""
    numbered = [{"id": f"cell-{number}", **cell} for number, cell in enumerate(cells, 1)]
    return json.dumps(
        {"cells": numbered, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    ).encode()


def write(path: Path, /, *cells: dict[str, Any], **metadata: Any) -> Path:
    """Write a notebook and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(notebook(*cells, **metadata))
    return path


def page(*cells: dict[str, Any], folder: Path | None = None, **wish: Any) -> Page:
    """Return the page of a notebook with these cells."""
    return make(notebook(*cells), "own", str(folder or Path.cwd()), Wish(**wish))
