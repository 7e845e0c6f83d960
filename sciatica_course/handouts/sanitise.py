"""Nothing that an author or a cell wrote can run in a page: only what is surely harmless stays.

Every piece is cleaned by itself, before it comes into the page, so that what is closed too often in
it cannot end anything else. The Content-Security-Policy is a second wall (``policy.py``).
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_KEPT = _names(
    "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details"
    " dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q"
    " rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead"
    " time tr u ul var wbr"
)
# These go with all that is in them; any other that is not kept leaves its words behind.
_GONE = _names(
    "applet audio base button canvas datalist embed frame frameset head iframe input link math"
    " meta noembed noframes noscript object option portal script select source style svg"
    " template textarea title track video"
)
_ATTRIBUTES = _names(
    "alt aria-hidden aria-label aria-labelledby class colspan dir headers height href id lang"
    " open reversed role rowspan scope span src start style tabindex title value width"
)
_LINK = re.compile(r"(https?:|mailto:|tel:|#|[^:]*\Z)", re.IGNORECASE)
_PICTURE = re.compile(r"(https?:|data:image/(png|jpeg|webp|svg\+xml)[;,]|[^:]*\Z)", re.IGNORECASE)
_UNSEEN = re.compile(r"[\s\x00-\x20]")
# A style may set type and colours. It may not fetch, nor lay anything over the page.
_PROPERTY = re.compile(
    r"(background-color|border(-[a-z]+)*|color|font-(style|weight|size)|margin(-[a-z]+)?"
    r"|padding(-[a-z]+)?|text-(align|decoration)|vertical-align|white-space|width)\Z"
)
_VALUE = re.compile(r"[\w\s.,#%+]*(rgba?\([\d\s.,%]*\))?[\w\s.,#%+]*\Z", re.ASCII)
# The names that the page has for its own parts.
_OURS = re.compile(r"sc(-|\Z)|skip\Z|clinic\Z|course\Z")


def harmless(html: str) -> str:
    """Return a piece of HTML without all that could run, fetch, hide or pass for the page itself.

    What it says stays, as far as it is text.
    """
    if "<" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()  # comments and declarations, whose end each browser sees elsewhere
    for tag in soup.find_all(list(_GONE)):
        tag.extract()
    for tag in soup.find_all(True):
        if tag.name not in _KEPT:
            tag.unwrap()
        else:
            _strip(tag)
    return str(soup)


def _strip(tag: Tag) -> None:
    for name, value in list(tag.attrs.items()):
        said = " ".join(value) if isinstance(value, list) else str(value)
        kept = _attribute(name, said)
        if kept is None:
            del tag[name]
        else:
            tag[name] = kept


def _attribute(name: str, said: str) -> str | None:
    """Return what an attribute may say, or None where it may say nothing."""
    if name not in _ATTRIBUTES:
        return None
    match name:
        case "href":
            return said if _LINK.match(_UNSEEN.sub("", said)) else None
        case "src":
            return said if _PICTURE.match(_UNSEEN.sub("", said)) else None
        case "style":
            return _style(said)
        case "class":
            return " ".join(each for each in said.split() if not _OURS.match(each)) or None
    return said


def _style(said: str) -> str | None:
    kept = []
    for each in said.split(";"):
        name, _, value = each.partition(":")
        if _PROPERTY.match(name.strip().lower()) and _VALUE.match(value.strip()):
            kept.append(f"{name.strip()}: {value.strip()}")
    return "; ".join(kept) or None
