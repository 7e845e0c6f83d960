"""Lighter pictures, which tell of nothing but what they show.

A drawing of the course becomes a WebP as wide as a page needs it, in place of its SVG. Any other
picture loses what programs and cameras write into it: names, places and paths.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from sciatica_course import resources
from sciatica_course.handouts.svg import SvgError, plain_svg

_SVG, _PNG, _JPEG, _WEBP = "image/svg+xml", "image/png", "image/jpeg", "image/webp"
# A drawing is shown at most 720 pixels wide, and printed at most 18 cm: this is sharp on both.
_WIDTH = 1000
# How much is kept: of a drawing, which has no fine tones, and of anything that others made.
_DRAWN, _TAKEN = 50, 85


class PictureError(ValueError):
    """These bytes are no picture of the kind that they are said to be."""


@cache
def lighter(kind: str, data: bytes) -> tuple[str, bytes]:
    """Return a picture as the lightest kind and bytes that show the same.

    Raises:
        PictureError: the bytes are no such picture.
    """
    digest = sha256(data).hexdigest()
    if kind == _SVG:
        drawn = _drawn().get(digest)
        if drawn is None:
            return _svg(data)
        return min((kind, data), (_WEBP, _as_wide_as_shown(drawn.read_bytes())), key=_weight)
    if kind == _PNG and digest in _own():
        return min((kind, data), (_WEBP, _as_wide_as_shown(data)), key=_weight)
    return _WEBP, _other(data, sharp=kind == _PNG)


def _weight(picture: tuple[str, bytes]) -> int:
    return len(picture[1])


def _svg(data: bytes) -> tuple[str, bytes]:
    if sha256(data).hexdigest() in _own():
        return _SVG, data
    try:
        return _SVG, plain_svg(data)
    except SvgError as error:
        raise PictureError(str(error)) from error


@cache
def _drawn() -> dict[str, Path]:
    """Return the PNG of each drawing of the course, by the digest of its SVG."""
    found = {}
    for svg in sorted(resources.find("assets").glob("*/*.svg")):
        png = svg.with_suffix(".png")
        if png.is_file():
            found[sha256(svg.read_bytes()).hexdigest()] = png
    return found


@cache
def _own() -> frozenset[str]:
    """Return the digests of the course's own pictures."""
    files = resources.find("assets").rglob("*")
    return frozenset(
        sha256(file.read_bytes()).hexdigest() for file in files if file.suffix in {".png", ".svg"}
    )


@cache
def _as_wide_as_shown(png: bytes) -> bytes:
    from PIL import Image

    written = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        height = round(picture.height * _WIDTH / picture.width)
        shown = picture.convert("RGB")
        if picture.width > _WIDTH:
            shown = shown.resize((_WIDTH, height), Image.Resampling.LANCZOS)
    shown.save(written, "WEBP", quality=_DRAWN, method=4)
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
