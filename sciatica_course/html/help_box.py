"""The warning box of the lessons, for pages that no Markdown becomes."""

from __future__ import annotations

from itertools import groupby

from sciatica_course import resources
from sciatica_course.html.builder import Html, element, join


def warning() -> Html:
    """Return the warning box."""
    text = (resources.find("content") / "help-box.md").read_text(encoding="utf-8")
    lines = [line.removeprefix(">").strip() for line in text.splitlines()]
    said = [line for line in lines if line]
    pieces = []
    for is_list, group in groupby(said, lambda line: line.startswith("- ")):
        words = [_bold(line.removeprefix("- ")) for line in group]
        if is_list:
            pieces.append(element("ul", (element("li", each) for each in words)))
        else:
            pieces.append(join(element("p", each) for each in words))
    return element("div", pieces, class_="warning")


def _bold(text: str) -> Html:
    parts = enumerate(text.split("**"))
    return join(element("strong", part) if place % 2 else part for place, part in parts)
