"""The choices of the paper set as a form, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.handouts.paper_choices import DAYS, FLOOR, GOING, MINUTES, WORSE
from sciatica_course.html.forms import Field, Form, Option, Page
from sciatica_course.routine.six_weeks import WEEKS
from sciatica_course.words import listed, say


def form(*, session: bool = False) -> Form:
    """Return the choices; with ``session``, those of a week and of a session in it, too."""
    content = catalogue.load()
    fields = [
        _one("worse", ((each, say(f"paper-choices.worse-{each}")) for each in WORSE)),
        _one(
            "level",
            ((each, say(f"paper-choices.level-{each}")) for each in content.routine.levels),
        ),
        _one(
            "minutes",
            ((str(n), say("paper-choices.minutes-some", minutes=n)) for n in MINUTES),
        ),
        _one("floor", ((each, say(f"paper-choices.floor-{each}")) for each in FLOOR)),
        _one("going", ((each, _going(content, each)) for each in GOING)),
    ]
    id_, heading, intro = "choices", say("paper-choices.heading"), say("paper-choices.intro")
    if session:
        id_, heading, intro = "timer", say("paper-timer.heading"), say("paper-timer.intro")
        fields += [
            _number("week", say("paper-timer.week"), WEEKS),
            _number("nth", say("paper-timer.nth"), range(1, DAYS + 1)),
        ]
    page = Page(id=id_, heading=heading, intro=intro, fields=tuple(fields))
    return Form(id=id_, pages=(page,))


def small(asked: Form) -> Form:
    """Return only the questions that the small set leaves: which week, and which session."""
    (page,) = asked.pages
    fields = tuple(field for field in page.fields if field.id in ("week", "nth"))
    kept = Page(id=f"{page.id}-small", heading=page.heading, intro="", fields=fields)
    return Form(id=f"{asked.id}-small", pages=(kept,) if fields else ())


def _going(content: Catalogue, id_: str) -> str:
    exercise = content.exercises[id_]
    if not exercise.kit:
        return say("paper-choices.going-free", name=exercise.name)
    kit = listed([content.routine.kit[each].label for each in exercise.kit])
    return say("paper-choices.going-needs", name=exercise.name, kit=kit)


def _number(id_: str, text: str, numbers: Iterable[int]) -> Field:
    options = tuple(Option(value=str(n), label=str(n)) for n in numbers)
    return Field(id=id_, text=text, options=options)


def _one(id_: str, choices: Iterable[tuple[str, str]]) -> Field:
    options = tuple(Option(value=value, label=label) for value, label in choices)
    return Field(id=id_, text=say(f"paper-choices.{id_}"), options=options)
