"""The sources of a lesson: each claim gets the id that links of the page lead to."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from sciatica_course import catalogue
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.notes import note_id
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.html import Html
from sciatica_course.passages import references


def part(call: Call, setting: Setting) -> Part:
    """Return the claims and sources of a lesson."""
    (lesson,) = call.arguments
    soup = BeautifulSoup(str(references(lesson).html), "html.parser")
    listed = soup.ul
    assert isinstance(listed, Tag)
    claims = catalogue.load().lessons[lesson].claims
    for entry, claim in zip(listed.find_all("li"), claims, strict=True):
        entry["id"] = note_id(claim)
        if entry.a:
            entry.a.unwrap()  # it would lead to itself
    return Part(Html(str(soup)))
