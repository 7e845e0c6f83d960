"""What a sign asks for at once, in whichever view it was noticed: help first, then the check."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course import guidance
from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element
from sciatica_course.symptoms import reopened
from sciatica_course.words import say


def alarm(
    content: Catalogue,
    signs: Iterable[str],
    said: str,
    country: str,
    lesson: str,
    *,
    crisis: bool = False,
) -> Html:
    """Return the emergency questions that signs reopen, and what a Yes to one of them means.

    ``said`` is what was noticed, in one sentence; ``lesson`` is where the safety check is, which
    asks the less urgent ones, too; without one it is on the same page.
    ``crisis`` adds the line for dark thoughts.
    """
    asked = (content.screening.questions[id_] for id_ in reopened(content.screening, signs))
    questions = [question for question in asked if question.level is Urgency.EMERGENCY]
    advised = guidance.guide(content.screening.advice["emergency"], content.countries, country)
    line = guidance.help_lines(content.countries, country)["crisis"]
    return panels.panel(
        Urgency.EMERGENCY,
        panels.title(say("body-map.alarm")),
        element("p", element("strong", said)),
        element("p", say("body-map.alarm-ask")),
        element("ul", (element("li", question.text) for question in questions)),
        element("p", say("body-map.alarm-yes")),
        panels.steps(advised),
        element("p", say("hold.crisis", crisis=line.say), " ", panels.call_link(line))
        if crisis
        else None,
        element("p", _if_not(content, lesson)),
    )


def _if_not(content: Catalogue, lesson: str) -> str:
    if not lesson:
        return say("handout-check.if-not")
    return say("body-map.alarm-no", lesson=content.lessons[lesson].title)
