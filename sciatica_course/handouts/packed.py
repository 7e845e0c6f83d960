"""Large texts of a page, small: ``unpack`` of ``page/page.js`` opens them again."""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

_SHORT = 12


def packed(text: str) -> str:
    """Return a text gzipped and as Base64, the same bytes every time."""
    return b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def packs(texts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the id of each text by its name, and the packed texts by their ids.

    The same text has the same id everywhere, so that a page brings it only once.
    """
    ids = {name: sha256(text.encode()).hexdigest()[:_SHORT] for name, text in texts.items()}
    return ids, {ids[name]: packed(text) for name, text in texts.items()}
