"""The page for a bad day in a handout: lines to write on, on the screen and on paper."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from sciatica_course import catalogue
from sciatica_course.flare_page import LONGEST
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.html import Html, element, flare, join
from sciatica_course.widgets.view import CHECK_LESSON
from sciatica_course.words import say


def part(call: Call, setting: Setting) -> Part:
    """Return the page. What is written on the screen is printed, and kept nowhere."""
    if call.arguments or call.options:
        raise TypeError(f"{call.name}() takes nothing.")
    hint = element("p", say("paper-flare.write"), class_="sc-screen")
    page = flare.by_hand(catalogue.load(), CHECK_LESSON)
    return Part(join([hint, _to_write_on(page)]))


def _to_write_on(page: Html) -> Html:
    """Make a field of each line; one that is alone stands beside the words that ask for it."""
    soup = BeautifulSoup(page, "html.parser")
    ruled = soup.find_all("p", style=re.compile("border-bottom"))
    for asked in dict.fromkeys(line.find_previous("strong") for line in ruled):
        assert isinstance(asked, Tag)
        lines = [line for line in ruled if line.find_previous("strong") is asked]
        words = asked.get_text()
        if len(lines) == 1:
            beside = soup.new_tag("span")
            around = asked.parent
            assert isinstance(around, Tag)
            beside.extend([asked.extract(), _field(soup, words, "sc-blank")])
            around.append(beside)
            around["class"] = "sc-own"
            lines[0].decompose()
        else:
            for number, line in enumerate(lines, 1):
                line.replace_with(_field(soup, f"{words} {number}", "sc-line"))
    return Html(str(soup))


def _field(soup: BeautifulSoup, words: str, name: str) -> Tag:
    return soup.new_tag(
        "textarea",
        attrs={
            "class": f"{name} sc-write",
            "rows": "1",
            "maxlength": f"{LONGEST}",
            "autocomplete": "off",
            "aria-label": words,
        },
    )
