"""Whom to call, at the top of every handout, and what has closed its plans."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.guidance import ANY_COUNTRY
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting, help_box, help_lines
from sciatica_course.html import panels
from sciatica_course.widgets.help_now import HelpNow
from sciatica_course.words import say, section

_SCRIPTS = ("session", "help", "gate", "view", "parts/help_now")


def part(call: Call, setting: Setting) -> Part:
    """Return the help lines of every country, or of the one that the handout is made for."""
    if call.arguments or call.options:
        raise TypeError(f"{call.name}() takes nothing.")
    content = catalogue.load()
    slots = help_lines.with_slots(content).countries
    numbers = panels.help_lines(slots, ANY_COUNTRY, HelpNow.heading_level)
    data = {
        "label": say("help.name"),
        "words": dict(section("form")),
        "help": help_lines.table(content, setting),
        "numbers": help_lines.slotted(numbers),
    }
    paper = help_box.paper(help_lines.on_paper(content, setting))
    return Part(paper, "help-now", data, _SCRIPTS, ("view",))
