"""The kept routine of a notebook: a page keeps none, so it has the choices, and a week by hand."""

from __future__ import annotations

from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.handouts.parts.routine_builder import routine
from sciatica_course.handouts.parts.week_chart import chart
from sciatica_course.widgets.my_routine import PRACTISE_LESSON, nothing


def part(call: Call, setting: Setting) -> Part:
    """Return the routine in a page; on paper, a week to fill in.

    A lesson that is not about practising only says where a routine comes from.
    """
    if call.arguments or call.options:
        raise TypeError(f"{call.name}() takes nothing.")
    if setting.lesson not in ("", PRACTISE_LESSON):
        return Part(nothing())
    return routine(setting, chart())
