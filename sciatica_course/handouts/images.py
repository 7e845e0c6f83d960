"""Pictures inside the page: each brings its own bytes, its size and the words that tell it."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import unquote

from bs4 import Tag

from sciatica_course import resources
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.lighter import lighter

_KINDS = frozenset({"image/png", "image/jpeg", "image/webp", "image/svg+xml"})
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def embed(main: Tag, folder: str) -> None:
    """Put the bytes of every picture into the page.

    Raises:
        HandoutError: a picture has no words, comes from the network, is missing, is no picture,
            or lies outside of the course.
    """
    for image in main.find_all("img"):
        address = str(image.get("src", ""))
        shown = f"The picture “{_short(address)}”"
        if image.get("alt") is None:
            raise HandoutError(f"{shown} has no alternative text.")
        if not address.startswith("data:"):
            if _REMOTE.match(address.strip()):
                raise HandoutError(f"{shown} is not in the course: a handout fetches nothing.")
            address = _data(Path(folder), unquote(address), shown)
        image["src"] = lighter(address)
        image["decoding"] = "async"


def _data(folder: Path, address: str, shown: str) -> str:
    path = (folder / address).resolve()
    homes = [
        folder.resolve(),
        folder.resolve().parent / "assets",
        resources.find("assets").resolve(),
    ]
    if not any(path.is_relative_to(home) for home in homes):
        raise HandoutError(f"{shown} lies outside of the course.")
    if not path.is_file():
        raise HandoutError(f"{shown} is missing.")
    kind = mimetypes.guess_type(path.name)[0] or ""
    if kind not in _KINDS:
        raise HandoutError(f"{shown} is no PNG, JPEG, WebP or SVG.")
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:40]}…"
