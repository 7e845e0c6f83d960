"""What comes next, in HTML: one sentence, then why, how sure that is, and whence the limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sciatica_course.catalogue.types import Catalogue, Move, Why
from sciatica_course.entries import FLARE
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element
from sciatica_course.html.reasons import reasons
from sciatica_course.progression import Advice, Reading
from sciatica_course.routine import Reason
from sciatica_course.words import listed, on_day, say

_NOON = 12
# More readings than these stand in the way of what comes next.
_FEW = 3
# Readings whose value is a word, so that it has a sentence of its own.
_IN_WORDS = ("spare", "ending")
_PLACES = ("place", "morning-place")
_MORNINGS = ("morning-leg", "morning-back", "morning-place")


def panel(content: Catalogue, advice: Advice, next_change: str) -> Html:
    """Return an advice as a card, with what comes next as its title.

    ``next_change`` says in a sentence what would change, where something grows or is tried again;
    otherwise it is empty.
    """
    rule = content.progress.rules[advice.rule]
    offered = advice.move is Move.RESTORE or rule.id == Why.COMFORTABLE
    leads = offered and next_change != ""
    names = listed([_name(content, id_) for id_ in advice.exercises])
    title = next_change.removesuffix(".") if leads else say(f"advice.title-{_title(advice)}")
    values: dict[str, Any] = vars(content.progress) | {"exercise": names}
    also = names and advice.move in (Move.DOWN, Move.FLARE)
    return element(
        "div",
        panels.title(title),
        element("p", next_change) if next_change and not leads else None,
        element("p", rule.text.format_map(values)),
        element("p", say("advice.easier-too", names=names)) if also else None,
        _readings(advice),
        panels.part(say("advice.grounds")),
        _claims(content, rule.claims),
        element(
            "details",
            element("summary", say("advice.light")),
            _claims(content, content.progress.light),
            data_name="light",
        ),
        class_="sc-card sc-advice",
    )


def _readings(advice: Advice) -> Html | None:
    """Return what the advice goes by, folded away where that is long."""
    read = [_reading(each) for each in advice.readings]
    if len(read) <= _FEW:
        return panels.named(say("advice.readings"), read)
    return element(
        "details",
        element("summary", say("advice.readings")),
        element("ul", (element("li", each) for each in read)),
        data_name="readings",
    )


def _title(advice: Advice) -> str:
    """Return the key of the title: to stay and to go up are called otherwise in a flare."""
    if advice.rule == Why.FLARE_SETTLED:
        return advice.rule
    if advice.move is Move.SAME and advice.step == FLARE:
        return "same-flare"
    return advice.move.value


def _claims(content: Catalogue, ids: Iterable[str]) -> Html:
    """Return claims as reasons, each with its certainty and its sources."""
    claims = (content.claims[id_] for id_ in ids)
    return reasons(
        content,
        (Reason(c.text, c.certainty, c.references, c.clinician_to_confirm) for c in claims),
    )


def _name(content: Catalogue, id_: str) -> str:
    """Return the name of an exercise; what another course brought in has only its id."""
    known = content.exercises.get(id_)
    return known.name if known else id_.replace("-", " ")


def _reading(reading: Reading) -> str:
    """Return a reading in a sentence."""
    key = f"{reading.what}-{reading.value}" if reading.what in _IN_WORDS else reading.what
    value, against = reading.value, reading.against
    if reading.what in _PLACES:
        value, against = say(f"practise.place-{value}"), say(f"practise.place-{against}")
    return say(f"advice.read-{key}", when=_when(reading), value=value, against=against)


def _when(reading: Reading) -> str:
    """Return when a reading was noted: the day, and that it was in the morning, if it was."""
    weekday = say("week.days").split()[reading.at.weekday()]
    day = say("advice.day", weekday=weekday, day=on_day(reading.at))
    if reading.what in _MORNINGS and reading.at.hour < _NOON:
        return say("advice.in-the-morning", day=day)
    return say("advice.on-the-day", day=day)
