"""Lays a page out: each section with its note beside it, and whose edition it is at the top."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from sciatica_course.handouts.styles import small
from sciatica_course.words import say

# What a page has in it until it is laid out: where a section begins, and its note.
BEGINS, NOTE = "sc-tutor-begins", "sc-tutor"
_PART, _WARNING, _END = "sc-part", "sc-warning", "sc-notes"
_FILE = Path(__file__).parent / "guide.css"


@cache
def css() -> str:
    """Return what a guide has in its style sheet beside all that a handout has."""
    running = json.dumps(say("guide.running"), ensure_ascii=False)
    return small(
        f"{_FILE.read_text(encoding='utf-8')}\n@page {{ @top-left {{ content: {running} }} }}"
    )


def laid_out(html: str) -> str:
    """Return a page whose notes stand beside their sections."""
    soup = BeautifulSoup(html, "html.parser")
    assert isinstance(soup.main, Tag)
    assert isinstance(soup.header, Tag)
    for mark in soup.main.find_all("span", class_=BEGINS):
        part = mark.find_parent(class_=_PART)
        assert isinstance(part, Tag)
        _section(soup, part)
    soup.header.insert(0, _edition(soup))
    return str(soup)


def _section(soup: BeautifulSoup, begins: Tag) -> None:
    """Put what follows a mark into one piece: the text, its note, and the parts that follow."""
    text, rest = [_box(soup), _box(soup)]
    piece = soup.new_tag("div", attrs={"class": "sc-tutored"})
    note: Tag | None = None
    for each in list(begins.next_siblings):
        if isinstance(each, Tag):
            if each.find(class_=BEGINS) or _END in each.get_attribute_list("class"):
                break
            if note is None and isinstance(found := each.find(class_=NOTE), Tag):
                note = found
                each.extract()
                continue
        (text if note is None else rest).append(each.extract())
    assert note is not None
    # The warning box is put first in every handout, so that its note is behind it.
    before = begins.find_previous_sibling(True)
    if not text.find(True) and before and _WARNING in before.get_attribute_list("class"):
        text.append(before.extract())
    begins.replace_with(piece)
    piece.extend([each for each in (text, note.extract(), rest) if each.contents])


def _box(soup: BeautifulSoup) -> Tag:
    return soup.new_tag("div", attrs={"class": "sc-taught"})


def _edition(soup: BeautifulSoup) -> Tag:
    band = soup.new_tag("p", attrs={"class": "sc-edition"})
    name = soup.new_tag("b")
    name.string = say("guide.edition")
    band.extend([name, f" {say('guide.not-for-patients')}"])
    return band
