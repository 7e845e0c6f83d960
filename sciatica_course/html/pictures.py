"""Pictures from ``assets/``: as an image with its text, and as SVG for a page to light."""

from __future__ import annotations

from base64 import b64encode
from functools import cache

from sciatica_course import catalogue, resources
from sciatica_course.html.builder import Html, element

_LIGHT_CARD = {
    "background": "#ffffff",
    "border-radius": "8px",
    "width": "100%",
    "max-width": "700px",
}


@cache
def svg(name: str) -> str:
    """Return an SVG of ``assets/`` by its path without the ending, such as ``anatomy/disc``.

    Raises:
        FileNotFoundError: there is no such picture.
    """
    return (resources.find("assets") / f"{name}.svg").read_text(encoding="utf-8")


def image(name: str) -> Html:
    """Return a picture as an image that brings its own bytes, on a light card in every theme.

    Its last name is that of its words in ``pictures.toml``.

    Raises:
        FileNotFoundError: there is no such picture.
        KeyError: it has no words.
    """
    words = catalogue.load().pictures[name.rpartition("/")[2]]
    data = b64encode(svg(name).encode()).decode()
    return element("img", src=f"data:image/svg+xml;base64,{data}", alt=words.alt, style=_LIGHT_CARD)
