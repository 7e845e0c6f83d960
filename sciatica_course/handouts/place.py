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
from sciatica_course.handouts.packed import together
from sciatica_course.handouts.parts import Part
from sciatica_course.handouts.styles import small

_HERE = Path(__file__).parent
_WIDGETS = _HERE.parent / "widgets"
# Marks a spot in the template; a piece of a notebook never keeps such an attribute.
_PLACE = "data-sc-place"
_OPENER, _FIRST, _LAST = "open", "page", "start"
_PACKS = "sc-packs"
_CLOSED = "sc-closed"  # a page whose packs are not open yet: see handout.css


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
            nth = sum(bool(each.kind) for each in there) - 1
            alive = soup.new_tag(
                "div", attrs={"class": "sc-alive", "data-kind": part.kind, "data-nth": f"{nth}"}
            )
            alive["hidden"] = ""
            spot.append(alive)
    return there


def scripts(soup: BeautifulSoup, there: Iterable[Part]) -> list[str]:
    """Put every script, table and style sheet that the parts need into the page, once.

    All travel packed but the script that opens them: paper has its looks from the page.
    Returns the scripts that the page may run.
    """
    there = [part for part in there if part.kind]
    if not there or soup.html is None or soup.body is None:
        return []
    soup.html["class"] = _CLOSED
    styles = dict.fromkeys(name for part in there for name in part.styles)
    look = small("\n".join(_style(name) for name in styles))
    code = _code(there)
    now = {"code": code, "look": look, "data": _json([part.data for part in there])}
    now |= {id_: text for part in there for id_, text in part.packs.items()}
    packs = {"now": together(now)}
    if plans := {id_: text for part in there for id_, text in part.plans.items()}:
        packs["plans"] = together(plans)
    held = soup.new_tag("script", attrs={"type": "application/json", "id": _PACKS})
    held.string = json.dumps(packs)
    opener, opens = soup.new_tag("script"), _script(_OPENER)
    opener.string = opens
    soup.body.extend([held, opener])
    return [opens, code]


def _code(there: Iterable[Part]) -> str:
    """Return all scripts of a page as one, in which they see each other and nobody sees them."""
    names = dict.fromkeys(name for part in there for name in part.scripts)
    return "(() => {\n" + "\n".join(_script(n) for n in [_FIRST, *names, _LAST]) + "\n})();"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


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
