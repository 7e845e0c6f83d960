"""The front page of a folder of handouts, as a notebook that becomes a page like any other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from sciatica_course import catalogue, resources
from sciatica_course.handouts.pages import Page
from sciatica_course.html import Html, element
from sciatica_course.words import say

NAME = "index"


def front(pages: Mapping[str, Page], prints: Iterable[str]) -> bytes:
    """Return the notebook that leads to these pages. ``prints`` are those that are PDFs, too."""
    box = (resources.find("content") / "help-box.md").read_text(encoding="utf-8")
    printed = set(prints)
    entries = [_entry(name, page, pdf=name in printed) for name, page in pages.items()]
    lessons = element("ul", entries, class_="lessons")
    cells = [
        _words(f"# {say('handout.course')}\n\n{say('handout-front.intro')}"),
        _words(box),
        _words(f"## {say('handout-front.lessons')}"),
        _shown(lessons),
        _words(f"## {say('handout-front.printing')}\n\n{say('handout-front.how-to-print')}"),
        _words(say("handout-front.how-to-send")),
    ]
    metadata = {"title": say("handout.course")}
    return json.dumps(
        {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}
    ).encode()


def _entry(name: str, page: Page, *, pdf: bool) -> Html:
    known = catalogue.load().lessons.get(name)
    link = element("a", page.title, href=f"{quote(name)}.ipynb")
    parts: list[Any] = [link]
    if known:
        parts.append(f" ({say('handout-front.minutes', minutes=known.minutes)})")
    if pdf:
        label = say("handout-front.pdf", title=page.title)
        parts += [" · ", element("a", "PDF", href=f"{quote(name)}.pdf", aria_label=label)]
    if page.summary:
        parts += [element("br"), page.summary]
    return element("li", parts)


def _words(markdown: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": markdown}


def _shown(html: Html) -> dict[str, Any]:
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": str(html)}}
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "source": "",
        "outputs": [output],
    }
