"""A drawing that somebody else made: only its shapes and words, nothing that runs or tells more."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_GONE = frozenset({"script", "foreignObject", "metadata", "a", "handler", "listener", "iframe"})
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpeg|webp);)", re.IGNORECASE)
_FETCHES = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)


class SvgError(ValueError):
    """This is no SVG."""


def plain_svg(data: bytes) -> bytes:
    """Return an SVG without scripts, links, what it would fetch, and notes of the program.

    Raises:
        SvgError: it cannot be read, or is another kind of XML.
    """
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise SvgError("This is no SVG.") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise SvgError("This is no SVG.")
    _clean(root)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return written


def _clean(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        if not _harmless(name, value):
            del element.attrib[name]
    for child in list(element):
        space, _, name = str(child.tag).rpartition("}")
        fetches = name == "style" and _FETCHES.search(child.text or "")
        if space != f"{{{_SVG}" or name in _GONE or fetches:
            element.remove(child)
        else:
            _clean(child)


def _harmless(name: str, value: str) -> bool:
    if name in ("href", f"{{{_XLINK}}}href"):
        return bool(_INSIDE.match(value))
    own = not name.startswith("{") and not name.lower().startswith("on")
    return own and not _FETCHES.search(value)
