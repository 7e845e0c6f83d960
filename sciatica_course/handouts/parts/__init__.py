"""The live parts of a handout: what each shows on paper, and what it looks up when it is alive.

A part is made in Python from the same data and rules as the view in a notebook. Its ``data`` are
tables; the script of its ``kind`` (``page/KIND.js``) looks things up in them and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import sciatica_course
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.html import Html


@dataclass(frozen=True)
class Setting:
    """What a handout is made for: the country of its help numbers, and the clinic's name.

    ``lesson`` is the lesson of the course that it is, or nothing for a clinic's own notebook.
    """

    country: str = ""
    clinic: str = ""
    phone: str = ""
    lesson: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a page. ``paper`` is what is printed, and shown where no script runs.

    ``scripts`` are files of ``page/`` or ``widgets/`` in the order in which they are needed;
    ``styles`` are style sheets of ``widgets/``. ``packs`` are large texts by the ids that
    ``packed.py`` gave them: the page brings each of them once, whichever parts need it. ``plans``
    are those that it opens only while plans may be shown.
    """

    paper: Html
    kind: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    packs: Mapping[str, str] = field(default_factory=dict)
    plans: Mapping[str, str] = field(default_factory=dict)


Make = Callable[[Call, Setting], Part]

# Public name -> the module of this package whose `part` makes it. Others show their paper alone.
_ALIVE: Mapping[str, str] = {
    "body_map": "body_map",
    "diary": "diary",
    "disc_explorer": "disc_explorer",
    "exercise": "exercise",
    "exercises": "exercises",
    "flare_plan": "flare_plan",
    "help_now": "help_now",
    "knowledge_check": "knowledge_check",
    "my_routine": "my_routine",
    "nerve_explorer": "nerve_explorer",
    "practise": "practise",
    "quiz": "quiz",
    "references": "references",
    "routine_builder": "routine_builder",
    "symptom_check": "symptom_check",
    "take_home": "take_home",
}


def part_of(call: Call, setting: Setting) -> Part:
    """Return the part that a call of the course stands for.

    Raises:
        HandoutError: the course has no such name, or cannot be called so.
    """
    try:
        if call.name not in sciatica_course.__all__:  # a module has names that are not for lessons
            raise AttributeError(f"sciatica_course has no {call.name!r}")
        if call.name in _ALIVE:
            make: Make = import_module(f"{__name__}.{_ALIVE[call.name]}").part
            return make(call, setting)
        shown = getattr(sciatica_course, call.name)(*call.arguments, **call.options)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise HandoutError(_one_line(error)) from error
    static = getattr(shown, "static", None)
    return Part(static() if static else Html(shown._repr_html_()))


def _one_line(error: Exception) -> str:
    message = error.args[0] if error.args else error
    return " ".join(str(message).split())
