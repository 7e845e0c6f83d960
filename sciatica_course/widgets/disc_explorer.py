"""The disc explorer: a slider lets a disc bulge and shrink, and tells how often that happens."""

from __future__ import annotations

from dataclasses import asdict

from sciatica_course import catalogue
from sciatica_course.html import Html, explorers
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script
from sciatica_course.widgets.explorer import Explorer
from sciatica_course.words import say, section


def disc_explorer() -> DiscExplorer:
    """Return the disc explorer of this kernel."""
    return registry.one("disc-explorer", DiscExplorer)


class DiscExplorer(Explorer):
    """A disc and a nerve root, seen from above, at every step of a bulge."""

    _esm = script("view", "explorer", "disc_explorer")

    def __init__(self) -> None:
        content = catalogue.load()
        told = content.anatomy
        super().__init__(
            say("disc-explorer.name"),
            {"disc": "anatomy/disc-steps"},
            {
                "says": dict(section("disc-explorer")),
                "steps": [asdict(step) for step in told.disc.values()],
                "picture": content.pictures["disc"].title,
                "shrinks": str(explorers.cited(content, told.shrink_claim)),
                "painless": str(explorers.cited(content, told.painless_claim)),
            },
        )

    def static(self) -> Html:
        """Return the steps as a list below the picture."""
        return explorers.disc(catalogue.load())
