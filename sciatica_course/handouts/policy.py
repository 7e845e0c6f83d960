"""The Content-Security-Policy of a page: it may fetch nothing, and run only what it came with."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from bs4 import BeautifulSoup, Tag

_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {scripts}; "
    "base-uri 'none'; form-action 'none'"
)


def lock(soup: BeautifulSoup, own: Iterable[str]) -> None:
    """Write the policy into the page: of all scripts in it, it may run only its own."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in own)
    meta = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(meta, Tag)
    meta["content"] = _POLICY.format(scripts=hashes or "'none'")


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
