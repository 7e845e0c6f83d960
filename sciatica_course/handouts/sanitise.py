"""Nothing that an author or a cell wrote can run in a page: what is not known to be harmless goes.

The Content-Security-Policy of the page is a second wall (``policy.py``).
"""

from __future__ import annotations

import re

from bs4 import Comment, Tag

_REMOVED = ["script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "meta", "base", "noscript", "template", "form", "input", "button", "select", "textarea", "svg", "math", "audio", "video", "source", "track", "portal", "dialog", "marquee"]
_KEPT = frozenset(
    ["alt", "class", "colspan", "dir", "headers", "height", "href", "id", "lang", "name", "open", "reversed", "rowspan", "scope", "span", "src", "start", "style", "tabindex", "title", "value", "width", "data-sc-place", "aria-label", "aria-hidden", "aria-labelledby", "role"]
)
_ADDRESS = re.compile(
    r"(https?:|mailto:|tel:|#|data:image/(png|jpeg|webp|svg\+xml);|[^:]*\Z)", re.IGNORECASE
)
_UNSEEN = re.compile(r"[\s\x00-\x20]")
# A style may lay out and colour; it may not fetch, and may not lay itself over the page.
_STYLE = re.compile(r"url|image|expression|position|behavior|@|\\|content", re.IGNORECASE)


def clean(main: Tag) -> None:
    """Take out of a page's content all that could run, fetch or hide, in place."""
    for comment in main.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in main.find_all(_REMOVED):
        tag.decompose()
    for tag in main.find_all(True):
        for name, value in list(tag.attrs.items()):
            if not _harmless(name.lower(), value):
                del tag[name]


def _harmless(name: str, value: object) -> bool:
    if name not in _KEPT:
        return False
    if name in ("href", "src"):
        return bool(_ADDRESS.match(_UNSEEN.sub("", str(value))))
    return name != "style" or not _STYLE.search(str(value))
