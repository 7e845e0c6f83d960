"""Tables that are wider than a phone move by themselves, not the page, and by keyboard too."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from sciatica_course.words import say


def add(soup: BeautifulSoup, main: Tag) -> None:
    """Put every table into a frame that scrolls, named by its caption or by what stands above."""
    for table in main.find_all("table"):
        caption = table.find("caption") or table.find_previous(["strong", re.compile(r"h[1-6]\Z")])
        words = caption.get_text().strip(" .") if isinstance(caption, Tag) else ""
        frame = soup.new_tag(
            "div", attrs={"class": "sc-scrolls", "tabindex": "0", "role": "region"}
        )
        frame["aria-label"] = say("handout-paper.table", title=words)
        table.wrap(frame)
        for head in table.select("thead th:not([scope])"):
            head["scope"] = "col"
