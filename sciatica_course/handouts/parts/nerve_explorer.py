"""The nerve explorer, drawn by the script of the notebook."""

from __future__ import annotations

from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.handouts.parts.explorer import explorer
from sciatica_course.widgets.nerve_explorer import nerve_explorer


def part(call: Call, setting: Setting) -> Part:
    """Return the explorer, which shows the same to everybody."""
    view = nerve_explorer(*call.arguments, **call.options)
    return explorer(view, "nerve-explorer", "nerve_explorer")
