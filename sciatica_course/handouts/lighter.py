"""Lighter pictures, which tell of nothing but what they show.

A drawing of the course becomes a WebP as large as a page shows it, in place of its SVG. Any other
picture loses what programs and cameras write into it: names, places and paths.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from sciatica_course import resources
from sciatica_course.handouts.svg import SvgError, plain_svg

_SVG, _PNG, _WEBP = "image/svg+xml", "image/png", "image/webp"
_CHARTS = "evidence"
# A drawing is shown at most 720 pixels wide, and printed at most 18 cm wide and 11 cm high.
_SIDE = 860
# A chart has few tones; more would only keep the noise of its edges.
_COLOURS = 24
# How much is kept: of a drawing, which has no fine tones, and of anything that others made.
_DRAWN, _TAKEN = 20, 85


class PictureError(ValueError):
    """These bytes are no picture of the kind that they are said to be."""


@cache
def lighter(kind: str, data: bytes) -> tuple[str, bytes]:
    """Return a picture as the lightest kind and bytes that show the same.

    Raises:
        PictureError: the bytes are no such picture.
    """
    own = _own().get(sha256(data).hexdigest())
    if own is None:
        return _svg(data) if kind == _SVG else (_WEBP, _other(data, sharp=kind == _PNG))
    png = own.with_suffix(".png")
    if kind not in (_SVG, _PNG) or not png.is_file():
        return kind, data
    light = _few_colours(png) if own.parent.name == _CHARTS else _as_large_as_shown(png)
    return min((kind, data), (_WEBP, light), key=_weight)


def _weight(picture: tuple[str, bytes]) -> int:
    return len(picture[1])


def _svg(data: bytes) -> tuple[str, bytes]:
    try:
        return _SVG, plain_svg(data)
    except SvgError as error:
        raise PictureError(str(error)) from error


@cache
def _own() -> dict[str, Path]:
    """Return the course's own pictures by their digests."""
    files = sorted(resources.find("assets").rglob("*"))
    kinds = {".png", ".svg", ".webp"}
    return {sha256(each.read_bytes()).hexdigest(): each for each in files if each.suffix in kinds}


@cache
def _as_large_as_shown(png: Path) -> bytes:
    from PIL import Image

    written = BytesIO()
    with Image.open(png) as picture:
        shown = picture.convert("RGB")
    shown.thumbnail((_SIDE, _SIDE))
    shown.save(written, "WEBP", quality=_DRAWN, method=4)
    return written.getvalue()


@cache
def _few_colours(png: Path) -> bytes:
    from PIL import Image

    written = BytesIO()
    with Image.open(png) as picture:
        # The tones that lie furthest apart: the others would make two lines of a chart look alike.
        apart = Image.Quantize.MAXCOVERAGE
        few = picture.convert("RGB").quantize(_COLOURS, apart, dither=Image.Dither.NONE)
        few = few.convert("RGB")
    few.save(written, "WEBP", lossless=True, quality=60, method=2)
    return written.getvalue()


def _other(data: bytes, *, sharp: bool) -> bytes:
    """Return a picture as WebP the right way up, and nothing that was written beside it."""
    from PIL import Image, ImageOps

    written = BytesIO()
    try:
        with Image.open(BytesIO(data)) as picture:
            upright = ImageOps.exif_transpose(picture)
            mode = "RGBA" if upright.has_transparency_data else "RGB"
            shown = upright.convert(mode)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError("no picture") from error
    bare = Image.new(mode, shown.size)
    bare.paste(shown)
    bare.save(written, "WEBP", lossless=sharp, quality=60 if sharp else _TAKEN, method=2)
    return written.getvalue()
