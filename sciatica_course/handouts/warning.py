"""The warning box: first in every handout and whole on its first page, whoever wrote it."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from nbconvert.filters import markdown2html

from sciatica_course import resources

_NAME = "sc-warning"


def first(main: Tag) -> None:
    """Name the warning box of a lesson; put it there where its author left it out or down."""
    soup = BeautifulSoup(markdown2html(_words()), "html.parser")
    ours = soup.blockquote
    assert isinstance(ours, Tag)
    there = [box for box in main.find_all("blockquote") if _said(box) == _said(ours)]
    for box in there:
        box.extract()
    box = there[0] if there else ours
    box["class"] = _NAME
    main.insert(0, box)


def _words() -> str:
    return (resources.find("content") / "help-box.md").read_text(encoding="utf-8")


def _said(box: Tag) -> str:
    return " ".join(box.get_text().split())
