"""The nerve explorer: choose a root, and its way, its area and its everyday signs light up."""

from __future__ import annotations

from dataclasses import asdict

from sciatica_course import catalogue
from sciatica_course.html import Html, explorers
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script
from sciatica_course.widgets.explorer import Explorer
from sciatica_course.words import say, section

# The small drawings beside the nerve, in the order in which they stand.
SMALL = ("back", "right", "front", "feet-top", "soles")


def nerve_explorer() -> NerveExplorer:
    """Return the nerve explorer of this kernel."""
    return registry.one("nerve-explorer", NerveExplorer)


class NerveExplorer(Explorer):
    """The nerve from behind, and the areas of its roots on the leg."""

    _esm = script("view", "explorer", "nerve_explorer")

    def __init__(self) -> None:
        content = catalogue.load()
        told = content.anatomy
        nerve, areas = content.pictures["sciatic-nerve"], content.pictures["body-map"]
        super().__init__(
            say("nerve-explorer.name"),
            {"nerve": "anatomy/sciatic-nerve-parts"}
            | {name: f"anatomy/body-map-{name}" for name in SMALL},
            {
                "says": dict(section("nerve-explorer")),
                "roots": [asdict(root) for root in told.roots.values()],
                "nerve": nerve.alt,
                "areas": areas.alt,
                "sources": str(explorers.cited(content, told.zones_claim, told.map_claim)),
            },
        )

    def static(self) -> Html:
        """Return the roots as a table below the picture."""
        return explorers.nerve(catalogue.load())
