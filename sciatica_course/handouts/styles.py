"""The style sheet of a handout: the design, then one file for screen, dark and print."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rcssmin

from sciatica_course.looks import tokens_css

_FILE = Path(__file__).parent / "handout.css"
PAPER = {"a4": "A4", "letter": "letter"}
# Letter is shorter than A4: with less around it, a page holds what one of A4 does.
_MARGIN = {"letter": "margin: 10mm 15mm 12mm"}


@cache
def page(paper: str) -> str:
    """Return what every page has, for a size of paper."""
    return small(
        "\n".join(
            [
                # The page itself, around its body: only the system says which theme it has.
                tokens_css("html", alone=True),
                _FILE.read_text(encoding="utf-8"),
                f"@page {{ size: {PAPER[paper]}; {_MARGIN.get(paper, '')} }}",
            ]
        )
    )


def small(css: str) -> str:
    """Return a style sheet without what only its authors need."""
    return str(rcssmin.cssmin(css))
