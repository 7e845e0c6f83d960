"""A quiz: its answers are at hand in the page, as they are in a notebook."""

from __future__ import annotations

from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.widgets.quiz import quiz

_SCRIPTS = ("session", "help", "gate", "view", "form", "parts/form")


def part(call: Call, setting: Setting) -> Part:
    """Return the quiz with this id."""
    view = quiz(*call.arguments, **call.options)
    data = {"words": view.words, "label": view.label, "form": view.form}
    return Part(view.static(), "form", data, _SCRIPTS, ("view", "form"))
