"""The body map: mark where it is felt, and see which roots often reach there.

Marks stay in the page and its kernel and are never kept. Both legs, or the area between the legs,
belong to the safety check: they take a pass back at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import traitlets

from sciatica_course import catalogue, session
from sciatica_course.html import Html, explorers
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script
from sciatica_course.widgets.explorer import Explorer
from sciatica_course.widgets.view import CHECK_LESSON, Shown
from sciatica_course.words import say, section

VIEWS = ("back", "front", "right", "left", "feet-top", "soles")


def body_map() -> BodyMap:
    """Return the body map of this kernel, with what is marked on it."""
    return registry.one("body-map", BodyMap)


class BodyMap(Explorer):
    """The map. ``marks`` are places such as ``back-calf-left``.

    ``settled`` are the signs after which a safety check was passed: the page no longer warns of
    them. ``alarms`` are the words about each sign, at hand in the page before anything is marked.
    """

    _esm = script("view", "explorer", "body_map")

    marks: traitlets.List[str] = traitlets.List().tag(sync=True)
    settled: traitlets.List[str] = traitlets.List().tag(sync=True)
    alarms = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._raised: frozenset[str] = frozenset()
        content = catalogue.load()
        told = content.anatomy
        super().__init__(
            say("body-map.name"),
            {name: f"anatomy/body-map-{name}" for name in VIEWS},
            {
                "says": dict(section("body-map")),
                "regions": [asdict(region) for region in told.regions.values()],
                "bothLegs": told.both_legs,
                "areas": content.pictures["body-map"].title,
                "sources": str(explorers.cited(content, told.zones_claim, told.map_claim)),
            },
        )

    def static(self) -> Html:
        """Return the map with a list to tick."""
        return explorers.body_map(catalogue.load(), CHECK_LESSON)

    def shown(self, now: Session) -> Shown:
        """Return nothing above the map; see which signs are settled, and word all of them anew."""
        content = catalogue.load()
        if now.open:
            self.settled = sorted(self._raised)
        self.alarms = {
            sign: str(explorers.alarm(content, sign, self.country, CHECK_LESSON))
            for sign in explorers.signs(content.anatomy)
        }
        return Shown()

    def wipe(self) -> None:
        """Forget what is marked."""
        self.marks = []
        self._raised = frozenset()
        self.settled = []

    def obey(self, message: Mapping[str, Any]) -> None:
        """Take the signs that the marks raise; a new one closes plans until the next check."""
        match message:
            case {"kind": "signs", "signs": list(signs)}:
                self._hear_signs(signs)
            case _:
                super().obey(message)

    def _hear_signs(self, signs: list[object]) -> None:
        known = explorers.signs(catalogue.load().anatomy)
        before, self._raised = self._raised, frozenset(sign for sign in known if sign in signs)
        # A sign that was taken back and comes again is a new one.
        self.settled = [sign for sign in self.settled if sign in self._raised]
        if self._raised - before:
            session.withdraw()
            self.session_changed()
