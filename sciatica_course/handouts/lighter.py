"""Lighter pictures: a drawing of the course as WebP with few colours, in place of its SVG."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from sciatica_course import resources

_SVG, _PNG = "data:image/svg+xml;base64,", "data:image/png;base64,"
# The drawings have fewer tones than this; more would only keep the noise of their edges.
_COLOURS = 48


@cache
def lighter(address: str) -> str:
    """Return a picture as the lightest data address that shows the same."""
    if address.startswith(_SVG):
        drawn = _drawn().get(sha256(b64decode(address.removeprefix(_SVG))).hexdigest())
        return min(address, _webp(drawn.read_bytes()), key=len) if drawn else address
    if address.startswith(_PNG):
        return min(address, _webp(b64decode(address.removeprefix(_PNG))), key=len)
    return address


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
def _webp(png: bytes) -> str:
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).convert("RGB")
    written = BytesIO()
    few.save(written, "WEBP", lossless=True, quality=60, method=4)
    return f"data:image/webp;base64,{b64encode(written.getvalue()).decode()}"
