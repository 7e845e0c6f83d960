"""Which lessons are ours, unedited: the cell sources of every lesson ever shipped, as hashes.

Running a lesson changes its file (outputs, counters, metadata), so a lesson counts as edited only
when what its cells say is something that no version of the course has ever said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

RECORD = Path(__file__).with_name("shipped.json")


def lesson_files(folder: Path) -> Iterator[Path]:
    """Yield the notebooks below a folder in reading order, without checkpoints and hidden files."""
    for path in sorted(folder.rglob("*.ipynb")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def fingerprint(notebook: bytes) -> str | None:
    """Return the hash of a notebook's cell types and sources, or None where it is damaged."""
    try:
        cells = [
            [cell["cell_type"], _text(cell["source"])] for cell in json.loads(notebook)["cells"]
        ]
    except (ValueError, KeyError, TypeError):
        return None
    told = json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()


@cache
def known() -> frozenset[str]:
    """Return the fingerprints of every lesson of every shipped version."""
    recorded: dict[str, list[str]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return frozenset(hash_ for hashes in recorded.values() for hash_ in hashes)


def record(notebooks: Path, file: Path = RECORD) -> list[str]:
    """Add the lessons as they are now to the record; return the names of those that were new.

    Older fingerprints stay for ever, also those of lessons that no longer exist.
    """
    recorded: dict[str, list[str]] = {}
    if file.exists():
        recorded = json.loads(file.read_text(encoding="utf-8"))
    added = []
    for path in lesson_files(notebooks):
        name = path.relative_to(notebooks).as_posix()
        now = fingerprint(path.read_bytes())
        if now is None:
            raise ValueError(f"{name} is not a notebook")
        if now not in recorded.setdefault(name, []):
            recorded[name].append(now)
            added.append(name)
    file.write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return added


def _text(source: str | list[str]) -> str:
    """Return a cell's source, which a file may hold as one string or as lines."""
    return source if isinstance(source, str) else "".join(source)
