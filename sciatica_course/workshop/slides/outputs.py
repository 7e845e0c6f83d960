"""What a clinic's own cell shows, as slides: its pictures and its words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from sciatica_course.handouts.preprocessors import ALT
from sciatica_course.handouts.sanitise import harmless
from sciatica_course.html import Html, element
from sciatica_course.workshop.slides import prose
from sciatica_course.workshop.slides.slide import Look, Slide

_PICTURES = ("image/svg+xml", "image/png", "image/jpeg")


def pictures_of(cell: Any, title: str) -> list[Slide]:
    """Return a slide for each picture and each text that a cell shows, whatever made it."""
    return list(_slides(cell, title))


def _slides(cell: Any, title: str) -> Iterator[Slide]:
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        kind = next((kind for kind in _PICTURES if kind in data), None)
        if kind is not None:
            yield Slide(title, element("figure", _image(kind, data[kind], output)), Look.PICTURE)
        elif "text/html" in data:
            yield Slide(title, Html(harmless(data["text/html"])))
        elif "text/markdown" in data:
            yield from prose.slides(data["text/markdown"], title)


def _image(kind: str, data: str, output: Any) -> Html:
    whole = b64encode(data.encode()).decode() if "svg" in kind else data.replace("\n", "")
    return element("img", src=f"data:{kind};base64,{whole}", alt=output.metadata.get(ALT))
