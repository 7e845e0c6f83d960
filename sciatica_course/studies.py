"""What studies found on a topic: the committed chart, what it means, its numbers and sources."""

from __future__ import annotations

from base64 import b64encode

from sciatica_course import catalogue, resources
from sciatica_course.catalogue.types import Evidence
from sciatica_course.html import Html, element, join
from sciatica_course.html.evidence import tables
from sciatica_course.lookup import find
from sciatica_course.passages import Passage, meaning, reference
from sciatica_course.words import say

_FOLDER = "evidence"
# As wide as its words are easy to read; narrower where the page is.
_PICTURE = {"width": "100%", "max-width": "560px", "border-radius": "10px"}


def evidence(topic: str) -> Passage:
    """Return what studies found on a topic. Drawing needs nothing: the picture lies ready.

    Raises:
        UnknownName: there is no such topic; the message names the nearest one.
    """
    found = find(
        catalogue.load().evidence,
        topic,
        lambda wrong, nearest: say("evidence.unknown", id=wrong, nearest=nearest),
    )
    return Passage(_html(found), found.alternative)


def _html(topic: Evidence) -> Html:
    content = catalogue.load()
    return join(
        [
            element("p", _picture(topic)),
            _said(say("evidence.means"), topic.means),
            _said(say("evidence.people"), topic.people),
            element("p", element("strong", say("evidence.mind"))),
            element("ul", (element("li", caveat) for caveat in topic.caveats)),
            element(
                "p", element("strong", say("evidence.sure"), ": "), meaning(topic.certainty.value)
            ),
            element("details", element("summary", say("evidence.numbers")), tables(topic)),
            element("p", element("strong", say("evidence.sources"))),
            element(
                "ol",
                (element("li", reference(content.references[id_])) for id_ in topic.references),
            ),
        ]
    )


def _picture(topic: Evidence) -> Html:
    """Return the chart inside the page itself, which is how a fresh clone still shows it."""
    picture = resources.picture(f"{_FOLDER}/{topic.id}.png")
    inside = b64encode(picture.read_bytes()).decode("ascii")
    return element(
        "img", src=f"data:image/png;base64,{inside}", alt=topic.alternative, style=_PICTURE
    )


def _said(what: str, words: str) -> Html:
    return element("p", element("strong", f"{what}: "), words)
