"""Pictures from ``assets/``: as an image with its text, and as SVG for a page to light."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

from sciatica_course import catalogue, resources
from sciatica_course.html.builder import Html, element

FOLDER = "exercises"
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
    return resources.picture(f"{name}.svg").read_text(encoding="utf-8")


def path(id_: str) -> str:
    """Return where a picture lies under ``assets/``, without its ending.

    Raises:
        FileNotFoundError: there is no such picture.
    """
    found = next((name for name in _names() if name.endswith(f"/{id_}.svg")), None)
    if found is None:
        raise FileNotFoundError(f"The picture {id_!r} is missing. Run `make pictures`.")
    return found.removesuffix(".svg")


def clip(name: str) -> str:
    """Return a moving picture of ``assets/`` as a data address; empty where there is none."""
    if not moves(name):
        return ""
    return f"data:image/webp;base64,{b64encode(_moving(name).read_bytes()).decode()}"


def moves(name: str) -> bool:
    """Return whether a picture of ``assets/`` can move."""
    return f"{name}.webp" in _names()


def figure(name: str) -> Html:
    """Return a picture that stands still. ``data-moves`` says that it can move, too."""
    captions = catalogue.load().pictures[name.rpartition("/")[2]].captions
    return element(
        "figure",
        image(name),
        # On a phone the words inside the picture are too small to read.
        element("figcaption", element("ol", (element("li", each) for each in captions))),
        class_="sc-figure",
        data_moves=name if moves(name) else None,
    )


def image(name: str) -> Html:
    """Return a picture as an image that brings its own bytes, on a light card in every theme.

    Its last name is that of its words in ``pictures.toml``.

    Raises:
        FileNotFoundError: there is no such picture.
        KeyError: it has no words.
    """
    return element("img", src=still(name), alt=words_for(name), style=_LIGHT_CARD)


def still(name: str) -> str:
    """Return a picture that stands still as a data address.

    Raises:
        FileNotFoundError: there is no such picture.
    """
    return f"data:image/svg+xml;base64,{b64encode(svg(name).encode()).decode()}"


def words_for(name: str) -> str:
    """Return the words that tell a picture to someone who cannot see it.

    Raises:
        KeyError: it has none.
    """
    return catalogue.load().pictures[name.rpartition("/")[2]].alt


def later(name: str) -> Html:
    """Return the place of a picture that the page asks for when it comes into sight."""
    return element("span", class_="sc-later", data_picture=name, data_alt=words_for(name))


@cache
def _names() -> frozenset[str]:
    return frozenset(resources.pictures())


def _moving(name: str) -> Path:
    return resources.picture(f"{name}.webp")
