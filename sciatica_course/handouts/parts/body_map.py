"""The body map: its places, and the words about each sign in every country."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.guidance import ANY_COUNTRY
from sciatica_course.handouts import packed
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting, help_lines
from sciatica_course.html import explorers
from sciatica_course.widgets.body_map import body_map
from sciatica_course.widgets.view import CHECK_LESSON

_SCRIPTS = ("session", "help", "gate", "view", "explorer", "body_map", "parts/body_map")


def part(call: Call, setting: Setting) -> Part:
    """Return the map, which a page marks by itself."""
    view = body_map(*call.arguments, **call.options)
    ids, packs = packed.named(view.pictures)
    content = help_lines.with_slots(catalogue.load())
    data = {
        "label": view.label,
        "words": view.words,
        "pictures": ids,
        "told": view.told,
        "help": help_lines.table(catalogue.load(), setting),
        "alarms": {
            sign: help_lines.slotted(explorers.alarm(content, sign, ANY_COUNTRY, CHECK_LESSON))
            for sign in explorers.signs(content.anatomy)
        },
    }
    return Part(view.static(), "body-map", data, _SCRIPTS, ("view", "form", "explorer"), packs)
