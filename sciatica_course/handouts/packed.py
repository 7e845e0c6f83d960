"""Large texts of a page, small: ``page/open.js`` opens them again."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

_SHORT = 12
# Stands between two texts; no text has it.
_BETWEEN = "\0"


def packed(text: str) -> str:
    """Return a text gzipped and as Base64, the same bytes every time."""
    return b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def together(texts: Mapping[str, str]) -> str:
    """Return several texts packed as one, which is smaller than each by itself."""
    return packed(_BETWEEN.join([json.dumps(list(texts)), *texts.values()]))


def named(texts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the id of each text by its name, and the texts by their ids.

    The same text has the same id everywhere, so that a page brings it only once.
    """
    ids = {name: sha256(text.encode()).hexdigest()[:_SHORT] for name, text in texts.items()}
    return ids, {ids[name]: text for name, text in texts.items()}
