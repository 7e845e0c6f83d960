"""Pictures inside the page: each brings its own bytes, its size and the words that tell it."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from bs4 import Tag

from sciatica_course import resources
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.lighter import PictureError, lighter

_KINDS = frozenset({"image/png", "image/jpeg", "image/webp", "image/svg+xml"})
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)
_DATA = re.compile(r"data:(image/[a-z+]+)((?:;[^,;]*)*),(.*)\Z", re.IGNORECASE | re.DOTALL)
_LONG = 60


def embed(main: Tag, folder: str, read: dict[str, str]) -> None:
    """Put the bytes of every picture into the page, and note in ``read`` which files they were.

    Raises:
        HandoutError: a picture has no words, comes from the network, is missing, is no picture,
            or lies outside of the course.
    """
    for image in main.find_all("img"):
        address = str(image.get("src", ""))
        shown = f"The picture “{_short(address)}”"
        if image.get("alt") is None:
            raise HandoutError(f"{shown} has no alternative text.")
        if not address.startswith("data:") and _REMOTE.match(address.strip()):
            raise HandoutError(f"{shown} is not in the course: a handout fetches nothing.")
        if address.startswith("data:"):
            kind, data = _held(address, shown)
        else:
            kind, data = _file(Path(folder), unquote(address), shown, read)
        try:
            kind, data = lighter(kind, data)
        except PictureError as error:
            raise HandoutError(f"{shown} cannot be read as a picture.") from error
        image["src"] = f"data:{kind};base64,{b64encode(data).decode()}"
        image["decoding"] = "sync"  # nobody who leafs through a page quickly sees an empty frame


def _held(address: str, shown: str) -> tuple[str, bytes]:
    """Return kind and bytes of a picture that its address holds."""
    found = _DATA.match(address)
    if not found or found[1].lower() not in _KINDS:
        raise HandoutError(f"{shown} is no PNG, JPEG, WebP or SVG.")
    try:
        plain = unquote_to_bytes(found[3])
        data = b64decode(plain) if found[2].lower().endswith(";base64") else plain
    except BadBase64 as error:
        raise HandoutError(f"{shown} cannot be read as a picture.") from error
    return found[1].lower(), data


def _file(folder: Path, address: str, shown: str, read: dict[str, str]) -> tuple[str, bytes]:
    """Return kind and bytes of a picture that lies in the course, or beside the notebook."""
    try:
        path = (folder / address.partition("?")[0]).resolve()
        outside = not any(path.is_relative_to(home) for home in _homes(folder.resolve()))
        if outside:
            raise HandoutError(f"{shown} lies outside of the course.")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, HandoutError):
            raise
        raise HandoutError(f"{shown} is missing.") from error
    kind = mimetypes.guess_type(path.name)[0] or ""
    if kind not in _KINDS:
        raise HandoutError(f"{shown} is no PNG, JPEG, WebP or SVG.")
    read[str(path)] = sha256(data).hexdigest()
    return kind, data


def _homes(folder: Path) -> tuple[Path, ...]:
    """Return the folders whose pictures a notebook in this folder may show."""
    return folder, folder.parent / "assets", resources.find("assets").resolve()


def _short(address: str) -> str:
    return address if len(address) <= _LONG else f"{address[:40]}…"
