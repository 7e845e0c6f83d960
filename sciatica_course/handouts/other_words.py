"""What a handout says instead of a lesson: paper has nothing to press, and a page keeps nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from nbconvert.filters import markdown2html

_FILE = Path(__file__).parent / "other_words.toml"
_SCREEN, _PAPER = "sc-screen", "sc-print-only"


@dataclass(frozen=True)
class Instead:
    """Words in Markdown for a page and for its paper; None leaves them, and empty ones go."""

    page: str | None = None
    paper: str | None = None
    line: bool = False


@cache
def known() -> Mapping[str, Instead]:
    """Return what is said otherwise, by how the whole paragraph or point reads in a lesson."""
    said = tomllib.loads(_FILE.read_text(encoding="utf-8"))["words"]
    return {each.pop("lesson"): Instead(**each) for each in said}


def put(main: Tag) -> None:
    """Say it otherwise wherever a handout cannot do what a lesson says."""
    for there in main.find_all(["p", "li"]):
        instead = known().get(" ".join(there.get_text().split()))
        if instead is None:
            continue
        if instead.paper is not None:
            if instead.paper:
                there.insert_after(_printed(there, instead))
            there["class"] = _SCREEN
        if instead.page:
            _say(there, instead.page)
        elif instead.page is not None:
            there.decompose()


def _printed(there: Tag, instead: Instead) -> Tag:
    printed = Tag(name=there.name, attrs={"class": _PAPER})
    _say(printed, instead.paper or "")
    if instead.line:
        printed["class"] = f"{_PAPER} sc-own"
        words = Tag(name="span")
        words.extend([*list(printed.contents), Tag(name="span", attrs={"class": "sc-blank"})])
        printed.append(words)
    return printed


def _say(there: Tag, words: str) -> None:
    said = BeautifulSoup(markdown2html(words), "html.parser").p
    assert isinstance(said, Tag)
    there.clear()
    there.extend(list(said.contents))
