"""Writes a drawing as SVG: short relative paths, real words, no script and nothing from outside.

Words stay text in a common typeface and do not become paths: they can be found, read out, copied
and translated, they stay sharp at any size, and they cost a twentieth of the bytes. Room is left
beside them, as the reader's typeface may be wider than ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from sciatica_course.looks.tokens import FONT

from .drawing import Drawing, Group, Ink, Item, Line, Points, Shape, Window, Words


def svg(drawing: Drawing, *, alt: str, digits: int = 1) -> str:
    """Return the drawing as an SVG file with ``alt`` as its description."""
    body = "".join(_item(item, digits) for item in drawing.root.items)
    size = f"{_short(drawing.width, 1)} {_short(drawing.height, 1)}"
    font = FONT.replace('"', "'")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" '
        f'font-family="{font}" stroke-linejoin="round" stroke-linecap="round">'
        f"<title>{escape(drawing.title)}</title><desc>{escape(alt)}</desc>{body}</svg>\n"
    )


def _item(item: Item, digits: int) -> str:
    match item:
        case Group():
            return _group(item, digits)
        case Shape():
            path = "".join(_path(line, digits) for line in item.lines)
            return f'<path d="{path}"{_ink(item.ink)}/>'
        case Words():
            return _words(item)
        case Window():
            return _window(item)


def _group(group: Group, digits: int) -> str:
    inside = "".join(_item(item, digits) for item in group.items)
    name = f" id={quoteattr(group.name)}" if group.name else ""
    classes = f' class="{" ".join(group.classes)}"' if group.classes else ""
    faint = f' opacity="{_short(group.opacity, 2)}"' if group.opacity != 1 else ""
    hidden = ' display="none"' if group.hidden else ""
    return f"<g{name}{classes}{faint}{hidden}>{inside}</g>" if inside or name else ""


def _ink(ink: Ink) -> str:
    parts = [f' fill="{ink.fill or "none"}"']
    if ink.stroke:
        parts.append(f' stroke="{ink.stroke}"')
        if ink.width != 1:
            parts.append(f' stroke-width="{_short(ink.width, 2)}"')
    if ink.opacity != 1:
        parts.append(f' opacity="{_short(ink.opacity, 2)}"')
    if ink.dash:
        parts.append(f' stroke-dasharray="{" ".join(_short(d, 1) for d in ink.dash)}"')
    return "".join(parts)


def _words(words: Words) -> str:
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    bold = ' font-weight="700"' if words.bold else ""
    italic = ' font-style="italic"' if words.italic else ""
    halo = f' stroke="{words.halo}" stroke-width="3.5" paint-order="stroke"' if words.halo else ""
    return (
        f'<text x="{_short(words.x, 1)}" y="{_short(words.y, 1)}" font-size="{words.size:g}" '
        f'fill="{words.colour}"{anchor}{bold}{italic}{halo}>{escape(words.text)}</text>'
    )


def _window(window: Window) -> str:
    x, y, wide, high = (_short(v, 1) for v in window.target)
    source = " ".join(_short(v, 1) for v in window.source)
    return (
        f'<svg x="{x}" y="{y}" width="{wide}" height="{high}" viewBox="{source}">'
        f'<use href="#{window.group}"/></svg>'
    )


def _path(line: Line, digits: int) -> str:
    """Return path data with relative coordinates; rounding errors do not add up."""
    exact = np.round(line.points, digits)
    start = exact[0]
    text = [f"M{_pair(start, digits)}"]
    if line.curved:
        at = start
        pieces = []
        for k in range(1, len(exact), 3):
            pieces.append(_numbers((exact[k : k + 3] - at).ravel(), digits))
            at = exact[k + 2]
        text.append("c" + _joined(pieces))
    else:
        text.append("l" + _joined([_numbers(step, digits) for step in np.diff(exact, axis=0)]))
    return "".join(text) + ("z" if line.closed else "")


def _pair(point: Points, digits: int) -> str:
    return _numbers(point, digits)


def _numbers(values: Iterable[float], digits: int) -> str:
    return _joined([_short(float(value), digits) for value in values])


def _joined(numbers: list[str]) -> str:
    """Join numbers; a minus sign separates as well as a space."""
    text = numbers[0]
    for number in numbers[1:]:
        text += number if number.startswith("-") else f" {number}"
    return text


def _short(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in {"-0", ""}:
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
