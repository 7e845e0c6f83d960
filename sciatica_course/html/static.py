"""Every form on paper: what a page shows that is not running, and what a printer prints.

A notebook that nobody has trusted yet keeps only plain tags, classes and inline styles, so that
these forms need nothing else to be read and filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

from sciatica_course.catalogue.types import (
    Advice,
    Country,
    Question,
    Quiz,
    Rule,
    Screening,
    Urgency,
)
from sciatica_course.guidance import ANY_COUNTRY, guide, help_lines
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.forms import Field, Form
from sciatica_course.html.panels import HELP_LINES, badge
from sciatica_course.looks.tokens import SYMBOLS
from sciatica_course.screening import stops_exercise
from sciatica_course.words import say

BOX = "\N{BALLOT BOX}"
_FIELD = {"border": "0", "margin": "0 0 12px 0", "padding": "0"}
_NEAR = {"margin": "2px 0"}
_RULED = {"border-bottom": "1px solid #767676", "margin": "2px 0", "padding": "10px 0 0 0"}
_TABLE = {"border-collapse": "collapse", "width": "100%"}
_CELL = {
    "border": "1px solid #767676",
    "padding": "6px 8px",
    "text-align": "left",
    "vertical-align": "top",
}
_HELP = {"border": "2px solid #767676", "padding": "8px 16px"}


def form(form: Form, marks: Mapping[str, str] | None = None) -> Html:
    """Return a form with empty boxes. ``marks`` puts a sign before a question's number."""
    numbers = _numbers(form)
    return join(
        element(
            "section",
            element("h3", page.heading),
            element("p", page.intro) if page.intro else None,
            (_question(field, numbers, (marks or {}).get(field.id, "")) for field in page.fields),
        )
        for page in form.pages
    )


def screening(table: Screening, asked: Form, countries: Mapping[str, Country]) -> Html:
    """Return the safety check on paper, then what to do for each answer."""
    numbers = _numbers(asked)
    marks = {q.id: SYMBOLS[q.level] for q in table.questions.values() if q.level}
    titles = (element("th", say(f"paper.{key}"), style=_CELL) for key in ("mark", "if", "then"))
    rows = (
        element(
            "tr",
            element("td", badge(advice.level), style=_CELL),
            element("td", _when(table, advice, numbers), style=_CELL),
            element("td", _what(advice, countries), style=_CELL),
        )
        for advice in sorted(table.advice.values(), key=lambda advice: -advice.level)
    )
    return join(
        [
            element("p", say("paper.intro")),
            form(asked, marks),
            element("h3", say("paper.meaning")),
            element(
                "table",
                element("thead", element("tr", titles)),
                element("tbody", rows),
                style=_TABLE,
            ),
        ]
    )


def quiz(quiz: Quiz, asked: Form) -> Html:
    """Return a quiz with empty boxes, and its answers folded away below it."""
    answers = (
        element("li", element("strong", choice.text), ". ", choice.feedback)
        for item in quiz.items.values()
        for choice in item.choices.values()
        if choice.right
    )
    folded = element("details", element("summary", say("quiz.answers")), element("ol", answers))
    return join([form(asked), folded])


def help_box(countries: Mapping[str, Country]) -> Html:
    """Return the help lines that hold in every country, in a box."""
    lines = help_lines(countries, ANY_COUNTRY)
    return element(
        "div",
        element("p", element("strong", say("help.title"))),
        element(
            "ul", (element("li", say(f"help.{id_}", say=lines[id_].say)) for id_ in HELP_LINES)
        ),
        style=_HELP,
    )


def _question(field: Field, numbers: Mapping[str, str], mark: str) -> Html:
    gate = field.ask_if
    optional = f" ({say('form.optional')})" if field.optional else None
    return element(
        "fieldset",
        element(
            "legend",
            element("strong", f"{mark} {numbers[field.id]}.".strip()),
            " ",
            field.text,
            optional,
        ),
        element("p", element("em", say("paper.only-if", numbers=_list(gate.questions, numbers))))
        if gate
        else None,
        element("p", element("small", field.hint), style=_NEAR) if field.hint else None,
        _line() if field.kind == "text" else _boxes(field),
        style=_FIELD,
    )


def _boxes(field: Field) -> Html:
    box = element("span", BOX, aria_hidden="true")
    if field.scale:
        labels = [str(number) for number in range(field.scale.low, field.scale.high + 1)]
        ends = element("small", f"{field.scale.low_label} – {field.scale.high_label}")
    else:
        labels = [option.label for option in field.options]
        ends = None
    # Short answers stand in one row, sentences below each other.
    apart: Html | str = "   " if max(map(len, labels)) < 20 else element("br")
    boxes = ([apart if place else None, box, " ", label] for place, label in enumerate(labels))
    return element("p", boxes, [element("br"), ends] if ends else None, style=_NEAR)


def _line() -> Html:
    return element("p", "\N{NO-BREAK SPACE}", style=_RULED)


def _when(table: Screening, advice: Advice, numbers: Mapping[str, str]) -> Html:
    if advice.level is Urgency.CLEAR:
        return Html(element("span", say("paper.otherwise")))
    alone = [q for q in table.questions.values() if q.level and _leads_to(q) == advice.id]
    unsure_counts = [q.id for q in alone if stops_exercise(q.level, q.blocks)]
    yes_counts = [q.id for q in alone if q.id not in unsure_counts]
    together = [r for r in table.rules.values() if _leads_to(r) == advice.id]
    return join(
        [
            _entry("paper.yes-or-unsure", numbers=_list(unsure_counts, numbers)),
            _entry("paper.yes", numbers=_list(yes_counts, numbers)),
            *(
                _entry("paper.together", numbers=_combination(rule, numbers), signs=rule.because)
                for rule in together
            ),
        ]
    )


def _combination(rule: Rule, numbers: Mapping[str, str]) -> str:
    """Return where the ticks of a rule stand: "46 and at one of 20, 21"."""
    groups = [
        _list(group, numbers)
        if len(group) == 1
        else say("paper.one-of", numbers=_list(group, numbers))
        for group in rule.every
    ]
    if rule.at_least:
        among = _list(rule.among, numbers)
        groups.append(say("paper.several-of", count=rule.at_least, numbers=among))
    return reduce(lambda first, last: say("paper.and-at", first=first, last=last), groups)


def _entry(key: str, **values: str) -> Html | None:
    return element("div", say(key, **values)) if all(values.values()) else None


def _what(advice: Advice, countries: Mapping[str, Country]) -> Html:
    steps = guide(advice, countries, ANY_COUNTRY).steps
    return join(
        [
            element("strong", advice.title),
            (element("div", step.text) for step in steps),
            element("div", element("strong", advice.exercise)),
        ]
    )


def _leads_to(sign: Question | Rule) -> str:
    return sign.advice or sign.level.slug


def _numbers(form: Form) -> dict[str, str]:
    return {id_: str(number) for number, id_ in enumerate(form.fields, 1)}


def _list(ids: Iterable[str], numbers: Mapping[str, str]) -> str:
    return ", ".join(numbers[id_] for id_ in ids)
