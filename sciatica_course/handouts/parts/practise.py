"""Practise in a page: the session timer for the chosen routine. It keeps nothing."""

from __future__ import annotations

import json
from base64 import b64encode
from io import BytesIO
from typing import Any

from sciatica_course import catalogue, resources
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.guidance import ANY_COUNTRY
from sciatica_course.handouts import packed
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting, help_lines, paper_form, paper_routines
from sciatica_course.handouts.parts.columns import Table
from sciatica_course.html import alarms, element, panels, player
from sciatica_course.routine import Session
from sciatica_course.widgets.practise import SIGNS, practise
from sciatica_course.widgets.view import Action
from sciatica_course.words import say, section

_SCRIPTS = (
    "session", "help", "gate", "plan", "view", "form", "motion", "player_clock", "player_aids",
    "player_stage", "player", "parts/columns", "parts/choices", "parts/practise",
)  # fmt: skip
_STYLES = ("view", "form", "week", "player")
# What of an exercise hangs on its dose.
_OF_DOSE = ("cues", "seconds")
# Pixels of a picture, and how much of it is kept.
_WIDE = 400
_QUALITY = 30


def part(call: Call, setting: Setting) -> Part:
    """Return the timer over the sheet for a session; only the sheet for exercises of one's own."""
    view = practise(*call.arguments, **call.options)
    paper = view.static()
    if call.arguments or call.options:
        return Part(paper)
    content = catalogue.load()
    texts = {"routines": paper_routines.tables(), "player": plans()}
    ids, gated = packed.named(texts)
    asked = paper_form.form(session=True)
    data = {
        "label": view.label,
        "words": dict(section("form")),
        "form": asked.data(),
        "small": paper_form.small(asked).data(),
        "alarm": _alarm(content),
        "record": _record(),
        "notAsked": str(element("p", say("paper-choices.not-asked"))),
        "months": say("dates.months").split(),
        "day": say("dates.day", day="{day}", month="{month}"),
        "again": [vars(Action("again", say("paper-timer.once-more")))],
        "help": help_lines.table(content, setting),
        "packs": ids,
    }
    return Part(paper, "practise", data, _SCRIPTS, _STYLES, plans=gated)


def plans() -> str:
    """Return every exercise that a session may have, as the player plays it, each picture once."""
    return json.dumps(_plans(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _plans() -> dict[str, Any]:
    content, items = catalogue.load(), paper_routines.items()
    whole = player.plan(content, Session(1, items), "")
    whole["words"] |= section("paper-player")
    parts = whole.pop("parts")
    shown = dict.fromkeys(part["picture"] for part in parts)  # most are of several parts
    moves = Table()
    told = [
        {name: part[name] for name in _OF_DOSE} | {"move": moves.number(_move(part))}
        for part in parts
    ]
    return {
        "plan": whole,
        "parts": told,
        "moves": [dict(move) for move in moves.things],
        "stills": {name: _still(name) for name in shown},
    }


def _move(part: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return an exercise without its dose, its picture, and one that moves: the page has none."""
    told = {name: part[name] for name in part if name not in (*_OF_DOSE, "still")}
    told |= {"moves": False, "how": tuple(part["how"])}
    return tuple(told.items())


def _still(name: str) -> str:
    """Return a picture as small as the timer shows it: there are many, and most are not seen."""
    from PIL import Image

    written = BytesIO()
    with Image.open(resources.find("assets") / f"{name}.png") as picture:
        size = _WIDE, round(picture.height * _WIDE / picture.width)
        picture.convert("RGB").resize(size, Image.Resampling.LANCZOS, reducing_gap=2).save(
            written, "WEBP", quality=_QUALITY, method=4
        )
    return f"data:image/webp;base64,{b64encode(written.getvalue()).decode()}"


def _alarm(content: Catalogue) -> str:
    slots = help_lines.with_slots(content)
    said = say("practise.said-sign")
    return help_lines.slotted(alarms.alarm(slots, SIGNS, said, ANY_COUNTRY, lesson=""))


def _record() -> str:
    words = say("paper-timer.record", day="{day}", minutes="{minutes}", done="{done}", all="{all}")
    return str(
        element(
            "div",
            panels.title(say("paper-timer.record-title")),
            element("p", element("strong", words)),
            element("p", say("paper-timer.record-text")),
            class_="sc-card",
        )
    )
