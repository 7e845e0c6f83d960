"""What the explorers have in common that only show: their drawings, packed, and their words."""

from __future__ import annotations

from sciatica_course.handouts import packed
from sciatica_course.handouts.parts import Part
from sciatica_course.widgets.explorer import Explorer


def explorer(view: Explorer, kind: str, script: str) -> Part:
    """Return the part of an explorer, which ``script`` of ``widgets/`` draws."""
    ids, packs = packed.named(view.pictures)
    data = {"label": view.label, "words": view.words, "told": view.told, "pictures": ids}
    scripts = ("session", "help", "gate", "view", "explorer", script, "parts/explorers")
    return Part(view.static(), kind, data, scripts, ("view", "form", "explorer"), packs)
