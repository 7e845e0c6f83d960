"""Today's session as a list, and the sheet that stands for a session on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.html import doses, panels, static, week
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.forms import Form
from sciatica_course.html.reasons import reasons
from sciatica_course.routine import Item, Reason, Session
from sciatica_course.words import listed, say

# Lines to fill in where no exercise is named.
_EMPTY = 6
_TABLE = {"border-collapse": "collapse", "width": "100%"}
_CELL = {"border": "1px solid #767676", "padding": "6px 8px", "text-align": "left"}


def session(
    content: Catalogue,
    shown: Session,
    care: Sequence[tuple[Reason, ...]],
    *,
    title: str,
    notes: Iterable[str] = (),
) -> Html:
    """Return a session as a list with its minutes; ``care`` is that of each of its exercises."""
    took = say("practise.in-all", minutes=shown.minutes)
    listed = element(
        "section",
        panels.part(title, 3),
        element("p", took, class_="sc-in-all"),
        (element("p", note) for note in notes if note),
        element(
            "ol",
            (_item(content, *each) for each in zip(shown.items, care, strict=True)),
            class_="sc-items",
        ),
        class_="sc-card",
    )
    return join([listed, week.when_to_stop(content)])


def left_out(content: Catalogue, out: Iterable[tuple[str, Sequence[Reason]]]) -> Html | None:
    """Return which exercises are left out, and why; nothing where there are none."""
    rows = [
        element("li", element("strong", content.exercises[id_].name), reasons(content, why))
        for id_, why in out
    ]
    return join([panels.part(say("practise.left-out")), element("ul", rows)]) if rows else None


def resting(content: Catalogue, rested: Iterable[str]) -> str:
    """Return which exercises are left out for now, in one sentence; empty where there are none."""
    names = listed([content.exercises[id_].name for id_ in rested])
    return say("practise.rested", names=names) if names else ""


def sheet(
    content: Catalogue, names: Sequence[str], forms: tuple[Form, Form, Form], lesson: str
) -> Html:
    """Return a sheet for any day: what to ask before, after and on the next morning.

    It has boxes for these exercises, or empty lines, and the dose of nobody.
    """
    before, after, morning = forms
    heads = (say(f"practise.paper-{key}") for key in ("exercise", "done", "easier"))
    box = element("td", element("span", static.BOX, aria_hidden="true"), style=_CELL)
    rows = (
        element("tr", element("th", name, scope="row", style=_CELL), box, box)
        for name in (names or ["\N{NO-BREAK SPACE}"] * _EMPTY)
    )
    titles = (element("th", head, scope="col", style=_CELL) for head in heads)
    return join(
        [
            element("p", element("strong", say("practise.paper-first", lesson=lesson))),
            week.when_to_stop(content),
            static.form(before),
            element("h3", say("practise.paper-did")),
            element(
                "table",
                element("thead", element("tr", titles)),
                element("tbody", rows),
                style=_TABLE,
            ),
            static.form(after),
            static.form(morning),
        ]
    )


def _item(content: Catalogue, item: Item, care: tuple[Reason, ...]) -> Html:
    form = content.exercises[item.exercise].forms.get(item.form)
    much, took = doses.dose(item.dose, weekly=False), doses.minutes(item.minutes)
    return element(
        "li",
        element(
            "div",
            element("strong", week.named(content, item.exercise, item.form)),
            element("span", took, class_="sc-time"),
            class_="sc-apart",
        ),
        element("div", much, class_="sc-much") if much != took else None,
        element("div", form.how, class_="sc-much") if form else None,
        (
            element("div", element("strong", say("week.care")), f" {each.text}", class_="sc-much")
            for each in care
        ),
    )
