"""Writes the design as CSS custom properties, for every theme a page can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from sciatica_course.looks.tokens import DARK, FONT, LIGHT, SHAPE, SPACE, TYPE, Palette, Tone

# JupyterLab says on the body which theme it has; elsewhere the system does.
_LAB_DARK = 'body[data-jp-theme-light="false"] {scope}'
_ELSEWHERE = "body:not([data-jp-theme-light]) {scope}"


def tokens_css(scope: str = ".sc", *, alone: bool = False) -> str:
    """Return the custom properties (``--sc-text`` and so on) for everything inside ``scope``.

    ``alone`` says that the page is never JupyterLab's, so that the scope may be the page itself.
    """
    light = [*_colours(LIGHT), "color-scheme: light"]
    dark = [*_colours(DARK), "color-scheme: dark"]
    lab_dark, elsewhere = (each.format(scope=scope) for each in (_LAB_DARK, _ELSEWHERE))
    if alone:  # only a screen is ever dark
        lab, elsewhere, print_, forced = [], scope, _rule(scope, _PAPER), scope
    else:
        lab = [_rule(lab_dark, dark)]
        print_ = _rule(f"{scope}, {lab_dark}", [*_colours(LIGHT), *_PAPER, "color-scheme: light"])
        forced = f"{scope}, {lab_dark}, {elsewhere}"
    return "\n".join(
        [
            _rule(scope, [*_fixed(), *light]),
            *lab,
            "@media screen and (prefers-color-scheme: dark) {",
            _rule(elsewhere, dark),
            "}",
            "@media print {",
            print_,
            "}",
            "@media (forced-colors: active) {",
            _rule(forced, _forced()),
            "}",
            "",
        ]
    )


_PAPER = ("--sc-card: #ffffff", "--sc-text: #000000", "--sc-quiet: #000000")

_SYSTEM = {
    "card": "Canvas",
    "raised": "Canvas",
    "chosen": "Canvas",
    "link": "LinkText",
    "focus": "Highlight",
    "button": "Highlight",
    "on-button": "HighlightText",
}


def _rule(selector: str, declarations: Iterable[str]) -> str:
    return f"{selector} {{ {'; '.join(declarations)} }}"


def _fixed() -> Iterable[str]:
    yield f"--sc-font: {FONT}"
    for prefix, values in (("type", TYPE), ("space", SPACE), ("shape", SHAPE)):
        yield from (f"--sc-{prefix}-{name}: {value}" for name, value in values.items())


def _names(palette: Palette) -> Mapping[str, str]:
    named: dict[str, str] = {}
    for field in fields(palette):
        name, value = field.name.replace("_", "-"), getattr(palette, field.name)
        if isinstance(value, Tone):
            named |= {f"{name}-{part.name}": getattr(value, part.name) for part in fields(Tone)}
        else:
            named[name] = value
    return named


def _colours(palette: Palette) -> Iterable[str]:
    return (f"--sc-{name}: {value}" for name, value in _names(palette).items())


def _forced() -> Iterable[str]:
    # The reader's own few colours take over: grounds vanish, so that every edge is a line.
    for name in _names(LIGHT):
        system = "Canvas" if name.endswith("-wash") else _SYSTEM.get(name, "CanvasText")
        yield f"--sc-{name}: {system}"
