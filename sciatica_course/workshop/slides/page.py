"""The file of a deck: its slides, reveal.js, the live parts, and a policy that asks for no more."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import rjsmin
from bs4 import BeautifulSoup, Tag

from sciatica_course.handouts import images, place, policy, styles
from sciatica_course.html import Html, element, join
from sciatica_course.looks import tokens_css
from sciatica_course.words import section
from sciatica_course.workshop.slides import reveal
from sciatica_course.workshop.slides.slide import Section, Slide

_HERE = Path(__file__).parent
_ELSEWHERE = re.compile(r"(https?|tel|mailto):|#")
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{css}</style>
</head>
<body data-jp-theme-light="true">
<main><div class="reveal"><div class="slides">{slides}</div></div></main>
<p class="deck-said" role="status"></p>
<div id="deck-notes" hidden>{notes}</div>
<script type="application/json" id="deck-words">{words}</script>
</body>
</html>
"""


def page(title: str, language: str, sections: Sequence[Section], resources: dict[str, Any]) -> str:
    """Return the whole file.

    Raises:
        HandoutError: a picture is missing, remote or without words; or reveal.js is not here.
    """
    slides = [(each, slide) for each in sections for slide in each.slides]
    made = [slide.part for _, slide in slides if slide.part]
    spots = iter(range(len(made)))
    soup = BeautifulSoup(
        _PAGE.format(
            title=html.escape(title),
            language=html.escape(language),
            css=_css(),
            slides="".join(_slide(each, slide, spots) for each, slide in slides),
            notes="".join(map(_notes, sections)),
            words=_words(),
        ),
        "html.parser",
    )
    main, body = soup.main, soup.body
    assert isinstance(main, Tag)
    assert isinstance(body, Tag)
    _stay_here(body)
    parts = place.parts(soup, main, made)
    images.embed(main, resources["metadata"].get("path") or ".", resources["deck"]["read"])
    for image in main.find_all("img"):
        image["decoding"] = "sync"  # a slide is never shown without its picture
    scripts = place.scripts(soup, parts)
    code = f"{reveal.script()}\n{_script()}"
    own = soup.new_tag("script")
    own.string = code
    body.append(own)
    policy.lock(soup, [*scripts, code])
    return str(soup)


def _stay_here(body: Tag) -> None:
    """Leave only the words of links to pages of the course: none of them lies beside a deck."""
    for link in body.find_all("a"):
        if not _ELSEWHERE.match(str(link.get("href", ""))):
            link.unwrap()


def _slide(of: Section, slide: Slide, spots: Any) -> str:
    first = of.id == "title"
    number = element("small", slide.number, class_="number") if slide.number else None
    heading = element("h1" if first else "h2", slide.title, number)
    live = Html(f'<div data-sc-place="{next(spots)}"></div>') if slide.part else None
    inside = element("div", slide.inside, live, class_="inside")
    look = f"look-{slide.look}"
    if slide.part:
        look = f"{look} part-{slide.part.kind}"
    return str(element("section", heading, inside, class_=look, data_section=of.id))


def _notes(of: Section) -> str:
    return str(element("div", join(of.notes), data_notes=of.id))


@cache
def _css() -> str:
    own = (_HERE / "slides.css").read_text(encoding="utf-8")
    # The name on the body says to the design that a deck is light, whatever the system has.
    return styles.small("\n".join([reveal.style(), tokens_css(".reveal"), own]))


@cache
def _script() -> str:
    return str(rjsmin.jsmin((_HERE / "slides.js").read_text(encoding="utf-8")))


def _words() -> str:
    words = {name: text for name, text in section("slides").items() if name.startswith("speaker")}
    return json.dumps(words, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
