"""Every drawing of anatomy by the name of its file, and how it is written."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from sciatica_course import catalogue
from sciatica_course.catalogue.picture_types import Picture
from sciatica_course.pictures.files import PNG_WIDTH, set_type, slim_png

from . import body_map, disc, nerve_slides, sciatic_nerve, spine_side
from .drawing import Drawing
from .png import painted
from .svg import svg

FOLDER = "anatomy"
Draw = Callable[[Picture], Drawing]

# What hangs on a wall, as SVG and PNG. The name is also that of its words.
POSTERS: Mapping[str, Draw] = MappingProxyType(
    {
        "sciatic-nerve": sciatic_nerve.draw,
        "spine-side": spine_side.draw,
        "disc": disc.draw,
        "nerve-slides": nerve_slides.draw,
        "body-map": body_map.draw,
    }
)


def _view(name: str, words: Picture) -> Drawing:
    return body_map.draw_view(words, name, catalogue.load().anatomy.regions)


# What a page lights part by part, as SVG alone: the poster whose words it shares, and how it is
# drawn. It has no words of its own, so that a page can say them beside it, large enough to read.
PARTS: Mapping[str, tuple[str, Draw]] = MappingProxyType(
    {
        "sciatic-nerve-parts": ("sciatic-nerve", sciatic_nerve.draw_plain),
        "disc-steps": ("disc", disc.draw_plain),
    }
    | {f"body-map-{name}": ("body-map", partial(_view, name)) for name in body_map.VIEWS}
)

NAMES = (*POSTERS, *PARTS)


def drawing(name: str) -> tuple[Drawing, Picture]:
    """Return a drawing and its words.

    Raises:
        KeyError: there is none of that name.
    """
    poster, draw = (name, POSTERS[name]) if name in POSTERS else PARTS[name]
    words = catalogue.load().pictures[poster]
    return draw(words), words


def write(name: str, out: Path) -> list[Path]:
    """Draw a picture into the folder ``anatomy`` of ``out`` and return the files.

    Raises:
        KeyError: there is none of that name.
    """
    set_type()
    page, words = drawing(name)
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    vector = folder / f"{name}.svg"
    vector.write_text(svg(page, alt=words.alt), encoding="utf-8", newline="\n")
    if name not in POSTERS:
        return [vector]
    image = vector.with_suffix(".png")
    with Image.open(io.BytesIO(painted(page, PNG_WIDTH))) as full:
        slim_png(full.convert("RGB")).save(image, optimize=True)
    return [vector, image]
