"""An HTML builder that escapes everything it is given, unless its type says that it is HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
# Absolute addresses a page may lead to. A relative address has no colon before its first slash.
_ADDRESS = re.compile(r"(https?://|tel:|mailto:|[^:]*\Z|[^:/?#]*[/?#])", re.IGNORECASE)
# A picture that stands in the page itself. An image never runs a script that is in it.
_PICTURE = re.compile(r"data:image/(png|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}\Z")
_ADDRESSED = frozenset({"href", "src", "action", "formaction", "cite", "poster", "data"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
# Text inside these is code, which escaping does not make harmless.
_REFUSED = frozenset({"script", "style", "iframe", "object", "embed", "base", "link", "meta"})


class Html(str):
    """A piece of HTML that is safe to show as it is. Only this module makes it from text."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


NOTHING = Html()

Child: TypeAlias = "str | int | Iterable[Child] | None"
Attribute: TypeAlias = "str | int | bool | Mapping[str, str] | None"


def element(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """Return one element with its children and attributes, all escaped.

    ``None`` is left out, and so is an attribute that is False; one that is True has no value. An
    underscore in a name is a hyphen, one at its end only keeps it apart from a Python word. A
    mapping, as in ``style={"color": "red"}``, is written as declarations.

    Raises:
        ValueError: the tag or an attribute may not be written, or an address leads to a script.
    """
    if not _NAME.match(tag) or tag in _REFUSED:
        raise ValueError(f"<{tag}> may not be written")
    opening = "".join([tag, *(_attribute(name, value) for name, value in attributes.items())])
    if tag in _VOID:
        if children:
            raise ValueError(f"<{tag}> has no children")
        return Html(f"<{opening}>")
    return Html(f"<{opening}>{join(children)}</{tag}>")


def join(children: Iterable[Child]) -> Html:
    """Return children one after another, without an element around them."""
    return Html("".join(_child(child) for child in children))


def _child(child: Child) -> str:
    match child:
        case None:
            return ""
        case Html():
            return str(child)
        case str() | int():
            return html.escape(str(child))
        case _:
            return join(child)


def _attribute(name: str, value: Attribute) -> str:
    name = name.removesuffix("_").replace("_", "-")
    if not _NAME.match(name) or name.startswith("on") or name == "srcdoc":
        raise ValueError(f"the attribute {name!r} may not be written")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if isinstance(value, Mapping):
        value = ";".join(f"{each}:{what}" for each, what in value.items())
    text = str(value)
    picture = name == "src" and _PICTURE.match(text)
    if name in _ADDRESSED and not (picture or _ADDRESS.match(text.strip())):
        raise ValueError(f"{name} may not lead to {text!r}")
    return f' {name}="{html.escape(text)}"'
