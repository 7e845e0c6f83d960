"""Puts the live parts into a page: their paper, their tables, and each script once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import rjsmin
from bs4 import BeautifulSoup, Tag

from sciatica_course.handouts import on_paper
from sciatica_course.handouts.parts import Part
from sciatica_course.handouts.styles import small

_HERE = Path(__file__).parent
_WIDGETS = _HERE.parent / "widgets"
# Marks a spot in the template; a piece of a notebook never keeps such an attribute.
_PLACE = "data-sc-place"
_FIRST, _LAST = "page", "start"
_PACKS = "sc-packs"


def parts(soup: BeautifulSoup, main: Tag, made: Sequence[Part]) -> list[Part]:
    """Put each part where its cell was, and return those that are there."""
    there = []
    for spot in main.find_all(True, attrs={_PLACE: re.compile(".")}):
        part = made[int(str(spot[_PLACE]))]
        there.append(part)
        spot.attrs = {"class": "sc-part"}
        paper = soup.new_tag("div", attrs={"class": "sc-paper sc-plain-part"})
        paper.append(BeautifulSoup(part.paper, "html.parser"))
        on_paper.lay_out(soup, paper)
        spot.append(paper)
        if part.kind:
            alive = soup.new_tag("div", attrs={"class": "sc-alive", "data-kind": part.kind})
            alive["hidden"] = ""
            data = soup.new_tag("script", attrs={"type": "application/json"})
            data.string = _harmless(json.dumps(part.data, ensure_ascii=False, sort_keys=True))
            spot.extend([alive, data])
    return there


def scripts(soup: BeautifulSoup, there: Iterable[Part]) -> list[Tag]:
    """Put every script and style sheet that the parts need into the page, once.

    Returns the scripts that the page may run.
    """
    there = [part for part in there if part.kind]
    if not there or soup.body is None or soup.head is None:
        return []
    styles = dict.fromkeys(name for part in there for name in part.styles)
    style = soup.new_tag("style")
    style.string = small("\n".join(_style(name) for name in styles))
    soup.head.append(style)
    if packs := {id_: text for part in there for id_, text in part.packs.items()}:
        held = soup.new_tag("script", attrs={"type": "application/json", "id": _PACKS})
        held.string = _harmless(json.dumps(packs, sort_keys=True))
        soup.body.append(held)
    names = dict.fromkeys(name for part in there for name in part.scripts)
    code = soup.new_tag("script")
    code.string = "(() => {\n" + "\n".join(_script(n) for n in [_FIRST, *names, _LAST]) + "\n})();"
    soup.body.append(code)
    return [code]


@cache
def _script(name: str) -> str:
    """Return a script of this room, or else of a view, without what only a module may say."""
    path = next(p for p in (_HERE / "page" / f"{name}.js", _WIDGETS / f"{name}.js") if p.is_file())
    text = path.read_text(encoding="utf-8")
    # What only a module may say: the page has all scripts in one function.
    return str(rjsmin.jsmin(re.sub(r"(?m)^export default .*$", "", text)))


@cache
def _style(name: str) -> str:
    return (_WIDGETS / f"{name}.css").read_text(encoding="utf-8")


def _harmless(text: str) -> str:
    """Return JSON that cannot end the element that it stands in."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
