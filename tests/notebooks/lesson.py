"""A lesson as the tests read it: its cells, its prose, and the statements it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))

# *Words: [Fair evidence](sources.md#claim-id).*
CITATION = re.compile(r"\[([^\]]+)\]\(sources\.md#([a-z0-9-]+)\)")
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Lesson:
    """One notebook under ``notebooks/``."""

    path: Path
    notebook: Any

    @classmethod
    def read(cls, path: Path) -> Lesson:
        """Read a lesson as it is committed."""
        return cls(path, nbformat.read(path, as_version=4))

    @property
    def id(self) -> str:
        """The lesson's id in lessons.toml."""
        return self.path.stem

    @property
    def markdown(self) -> list[Any]:
        """The markdown cells, in order."""
        return [cell for cell in self.notebook.cells if cell.cell_type == "markdown"]

    @property
    def code(self) -> list[Any]:
        """The code cells, in order."""
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    @property
    def prose(self) -> list[str]:
        """The markdown cells' paragraphs and list items, without the help box."""
        blocks = "\n\n".join(cell.source for cell in self.markdown[1:])
        items = re.sub(r"(?m)^- ", "\n", blocks)
        return [block.strip() for block in re.split(r"\n\s*\n", items) if block.strip()]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of every heading."""
        text = "\n".join(cell.source for cell in self.markdown)
        return [(len(m[1]), m[2]) for m in re.finditer(r"(?m)^(#+) (.+)$", text)]


def plain(markdown: str) -> str:
    """Return markdown as sentences: no marks, no citations, a full stop after each list item."""
    markdown = re.sub(r"\*[^*]*\[[^\]]+\]\(sources\.md#[^)]*\)[^*]*\*", "", markdown)
    markdown = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", markdown)
    lines = []
    for marked in markdown.splitlines():
        line = marked.strip().lstrip("#>- ").replace("*", "").strip()
        if line:
            lines.append(line if line[-1] in ".?!:" else f"{line}.")
    return " ".join(lines)
