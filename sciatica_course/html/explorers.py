"""The explorers on paper, and what they say beside their pictures."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course.catalogue.types import Anatomy, Catalogue, Region
from sciatica_course.html import alarms
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.pictures import image
from sciatica_course.html.reasons import claims
from sciatica_course.words import say

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
    heads = [say("nerve-explorer.root"), *(say(f"nerve-explorer.{part}") for part in ROOT_PARTS)]
    rows = (
        _row(root.name, *(element("td", getattr(root, part), style=_CELL) for part in ROOT_PARTS))
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
    heads = [say(f"body-map.{key}") for key in ("place", "left", "right", "paper-roots")]
    first = say("body-map.paper-alarm", lesson=content.lessons[lesson].title)
    return join(
        [
            element("p", element("strong", first)),
            element("p", say("body-map.paper")),
            element("p", image("anatomy/body-map")),
            _table(
                heads, (_row(region.label, *_boxes(region)) for region in told.regions.values())
            ),
            cited(content, told.zones_claim, told.map_claim),
        ]
    )


def _boxes(region: Region) -> Iterable[Html]:
    """Yield a box for each leg, or one for both, and the roots that often reach there."""
    box = element("span", BOX, aria_hidden="true")
    yield element("td", box, style=_CELL, colspan=None if region.sided else 2)
    if region.sided:
        yield element("td", box, style=_CELL)
    yield element("td", ", ".join(region.roots) or "–", style=_CELL)


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
    said = say(f"body-map.alarm-{sign.partition(':')[2]}")
    return alarms.alarm(content, [sign], said, country, lesson)


def signs(told: Anatomy) -> tuple[str, ...]:
    """Return every sign that the body map may raise."""
    raised = (region.raises for region in told.regions.values())
    return tuple(dict.fromkeys([told.both_legs, *filter(None, raised)]))


def _row(head: str, *cells: Html) -> Html:
    return element("tr", element("th", head, scope="row", style=_CELL), cells)


def _table(heads: Iterable[str], rows: Iterable[Html]) -> Html:
    titles = (element("th", head, scope="col", style=_CELL) for head in heads)
    return element(
        "table",
        element("thead", element("tr", titles)),
        element("tbody", rows),
        style=_TABLE,
    )
