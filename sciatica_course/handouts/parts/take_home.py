"""The learner's own two pages: a handout knows no routine, so it says where they come from."""

from __future__ import annotations

from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.html import element
from sciatica_course.words import say


def part(call: Call, setting: Setting) -> Part:
    """Return what the course makes of a kept routine, and what there is instead by hand."""
    if call.arguments or call.options:
        raise TypeError(f"{call.name}() takes nothing.")
    return Part(
        element(
            "div",
            element("p", say("paper-take-home.text")),
            element("p", say("paper-take-home.by-hand")),
        )
    )
