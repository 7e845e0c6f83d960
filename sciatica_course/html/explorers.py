"""The explorers on paper, and what they say beside their pictures."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course import guidance
from sciatica_course.catalogue.types import Anatomy, Catalogue, Urgency
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.pictures import image
from sciatica_course.html.reasons import claims
from sciatica_course.html.words import say
from sciatica_course.symptoms import reopened

BOX = "\N{BALLOT BOX}"
_TABLE = {"border-collapse": "collapse", "width": "100%"}
_CELL = {
    "border": "1px solid #767676",
    "padding": "6px 8px",
    "text-align": "left",
    "vertical-align": "top",
}
ROOT_PARTS = ("path", "felt", "weak", "daily")


def cited(content: Catalogue, *ids: str) -> Html:
    """Return what the course claims, with how sure it is."""
    return element("p", claims(content.claims[id_] for id_ in ids))


def nerve(content: Catalogue) -> Html:
    """Return the roots as a table below the picture of the nerve."""
    heads = ["", *(say(f"nerve-explorer.{part}") for part in ROOT_PARTS)]
    rows = (
        [element("strong", root.name), *(getattr(root, part) for part in ROOT_PARTS)]
        for root in content.anatomy.roots.values()
    )
    told = content.anatomy
    return join(
        [
            element("p", image("anatomy/sciatic-nerve")),
            _table(heads, rows),
            element("p", say("nerve-explorer.weakness")),
            cited(content, told.zones_claim, told.map_claim),
        ]
    )


def body_map(content: Catalogue, lesson: str) -> Html:
    """Return the body map with a list to tick; ``lesson`` is where the safety check is."""
    told = content.anatomy
    heads = [say("body-map.place"), say("body-map.left"), say("body-map.right")]
    rows = ([region.label, BOX, BOX if region.sided else ""] for region in told.regions.values())
    return join(
        [
            element("p", say("body-map.paper")),
            element("p", image("anatomy/body-map")),
            _table(heads, rows),
            element(
                "p",
                element(
                    "strong", say("body-map.paper-alarm", lesson=content.lessons[lesson].title)
                ),
            ),
            cited(content, told.zones_claim, told.map_claim),
        ]
    )


def disc(content: Catalogue) -> Html:
    """Return the steps of the disc as a list below its picture."""
    steps = (
        element("li", element("strong", f"{step.name}. "), step.text, " ", step.shrinks or None)
        for step in content.anatomy.disc.values()
    )
    told = content.anatomy
    return join(
        [
            element("p", image("anatomy/disc")),
            element("ol", steps),
            cited(content, told.shrink_claim),
            cited(content, told.painless_claim),
        ]
    )


def alarm(content: Catalogue, sign: str, country: str, lesson: str) -> Html:
    """Return what a sign on the body map asks for at once: its questions, and what a Yes means."""
    asked = reopened(content.screening, [sign])
    questions = (content.screening.questions[id_] for id_ in asked)
    advised = guidance.guide(content.screening.advice["emergency"], content.countries, country)
    name = sign.partition(":")[2]
    return panels.panel(
        Urgency.EMERGENCY,
        panels.title(say("body-map.alarm")),
        element("p", element("strong", say(f"body-map.alarm-{name}"))),
        element("p", say("body-map.alarm-ask")),
        element("ul", (element("li", question.text) for question in questions)),
        element("p", say("body-map.alarm-yes")),
        panels.steps(advised),
        element("p", say("body-map.alarm-no", lesson=content.lessons[lesson].title)),
    )


def signs(told: Anatomy) -> tuple[str, ...]:
    """Return every sign that the body map may raise."""
    raised = (region.raises for region in told.regions.values())
    return tuple(dict.fromkeys([told.both_legs, *filter(None, raised)]))


def _table(heads: Iterable[str], rows: Iterable[Iterable[Html | str]]) -> Html:
    return element(
        "table",
        element("thead", element("tr", (element("th", head, style=_CELL) for head in heads))),
        element(
            "tbody",
            (element("tr", (element("td", cell, style=_CELL) for cell in row)) for row in rows),
        ),
        style=_TABLE,
    )
