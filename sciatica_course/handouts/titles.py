"""What a notebook is called by those who gave it no title."""

from __future__ import annotations

import re

from nbformat import NotebookNode

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_MARKS = re.compile(r"<[^>]*>|[*_`]|\[([^\]]*)\]\([^)]*\)")


def heading_of(nb: NotebookNode) -> str:
    """Return the words of a notebook's first heading, or nothing where it has none."""
    for cell in nb.cells:
        if cell.cell_type == "markdown" and (found := _HEADING.search(cell.source)):
            return _MARKS.sub(lambda mark: mark[1] or "", found[1]).strip()
    return ""
