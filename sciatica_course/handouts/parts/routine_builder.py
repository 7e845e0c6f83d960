"""The routine in a page: a few choices, and the six weeks that Python made for each of them."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.handouts import packed
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting, help_lines, paper_form, paper_routines
from sciatica_course.handouts.parts.week_chart import chart
from sciatica_course.html import Html, element, join, static
from sciatica_course.widgets.routine_builder import routine_builder
from sciatica_course.widgets.week_view import printing
from sciatica_course.words import say, section

_SCRIPTS = (
    "session", "help", "gate", "plan", "view", "form", "week", "routine_builder",
    "parts/columns", "parts/choices", "parts/routine",
)  # fmt: skip
_STYLES = ("view", "form", "week", "routine_builder")


def part(call: Call, setting: Setting) -> Part:
    """Return the choices and their weeks; on paper, the choices and a week to fill in."""
    if call.arguments or call.options:
        raise TypeError(f"{call.name}() takes nothing.")
    return routine(setting, join([static.form(paper_form.form()), chart()]))


def routine(setting: Setting, paper: Html) -> Part:
    """Return the routine in a page, over this paper."""
    view = routine_builder()
    ids, plans = packed.named({"routines": paper_routines.tables()})
    data = {
        "label": say("paper-choices.name"),
        "words": dict(section("form")),
        "form": paper_form.form().data(),
        "chooser": view.chooser,
        "print": [_plain(printing())],
        "notAsked": str(_said("not-asked")),
        "reduced": str(_said("reduced")),
        "doesNotFit": str(_said("does-not-fit")),
        "help": help_lines.table(catalogue.load(), setting),
        "packs": ids,
    }
    return Part(paper, "routine", data, _SCRIPTS, _STYLES, plans=plans)


def _plain(action: object) -> dict[str, object]:
    return dict(vars(action))


def _said(words: str) -> Html:
    return element("p", say(f"paper-choices.{words}"))
