"""The colours can be read, in both themes, and nothing is said by colour alone."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields

import pytest

from sciatica_course.catalogue.types import Urgency
from sciatica_course.looks import DARK, LIGHT, Palette, Tone, tokens_css
from sciatica_course.looks.tokens import SYMBOLS
from sciatica_course.words import section

# JupyterLab's own ground, on which what stands outside a card is read.
PAGES = {LIGHT: "#ffffff", DARK: "#111111"}

# Okabe and Ito's eight, as published.
OKABE_ITO = {
    "#000000",
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#0072b2",
    "#d55e00",
    "#cc79a7",
}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tones(palette: Palette) -> dict[str, Tone]:
    return {u.slug: palette.tone(u) for u in Urgency}


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_has_enough_contrast_on_every_ground_it_stands_on(palette: Palette) -> None:
    grounds = {
        "page": PAGES[palette],
        "card": palette.card,
        "raised": palette.raised,
        "chosen": palette.chosen,
    }
    pairs = {
        (name, ground): (getattr(palette, name), colour)
        for name, (ground, colour) in itertools.product(("text", "quiet", "link"), grounds.items())
    }
    pairs["button", "its ground"] = (palette.on_button, palette.button)
    for name, tone in tones(palette).items():
        pairs[name, "ink on wash"] = (tone.ink, tone.wash)
        pairs[name, "text on wash"] = (palette.text, tone.wash)
        pairs[name, "quiet on wash"] = (palette.quiet, tone.wash)
        pairs[name, "link on wash"] = (palette.link, tone.wash)
    poor = {pair: round(contrast(*colours), 2) for pair, colours in pairs.items()}
    poor = {pair: ratio for pair, ratio in poor.items() if ratio < 4.5}
    assert not poor


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_edge_and_focus_ring_can_be_seen(palette: Palette) -> None:
    grounds = (PAGES[palette], palette.card, palette.raised)
    pairs = {
        (name, ground): contrast(getattr(palette, name), ground)
        for name, ground in itertools.product(("edge", "focus", "button"), grounds)
    }
    for name, tone in tones(palette).items():
        pairs |= {(name, ground): contrast(tone.line, ground) for ground in (*grounds, tone.wash)}
        pairs[name, "focus"] = contrast(palette.focus, tone.wash)
    assert not {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < 3}


def test_the_hues_are_those_of_okabe_and_ito() -> None:
    """At least one theme shows the published colour of each role; the other keeps its hue."""
    for urgency in Urgency:
        both = {LIGHT.tone(urgency).line, DARK.tone(urgency).line, DARK.tone(urgency).ink}
        near = min(_hue_distance(one, known) for one in both for known in OKABE_ITO - {"#000000"})
        assert near < 8, urgency


def _hue_distance(one: str, other: str) -> float:
    import colorsys

    hues = [
        colorsys.rgb_to_hls(*(int(c[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0] * 360
        for c in (one, other)
    ]
    return min(abs(hues[0] - hues[1]), 360 - abs(hues[0] - hues[1]))


def test_every_urgency_has_a_word_and_a_shape_of_its_own() -> None:
    assert set(SYMBOLS) == set(Urgency)
    assert len(set(SYMBOLS.values())) == len(Urgency)
    words = [section("urgency")[urgency.slug] for urgency in Urgency]
    assert len(set(words)) == len(Urgency)


def properties(rule: str) -> dict[str, str]:
    """Return the declarations inside the first pair of braces."""
    inside = rule[rule.index("{") + 1 : rule.index("}")]
    return dict(part.strip().split(": ", 1) for part in inside.split("; "))


def test_every_theme_sets_the_same_properties() -> None:
    css = tokens_css()
    light = properties(css)
    colours = {
        name for name in light if not re.match(r"--sc-(type|space|shape|font)|color-sch", name)
    }
    assert len(colours) == len(fields(Palette)) - len(Urgency) + 3 * len(Urgency)
    for theme in (
        'body[data-jp-theme-light="false"] .sc {',
        "body:not([data-jp-theme-light]) .sc {",
    ):
        dark = properties(css[css.index(theme) :])
        assert colours <= set(dark)
        assert dark["--sc-text"] == DARK.text
    forced = properties(css[css.index("forced-colors") :].split("\n", 1)[1])
    assert colours == set(forced)
    assert not any(value.startswith("#") for value in forced.values())


def test_paper_is_white_in_every_theme() -> None:
    css = tokens_css()
    printed = css[css.index("@media print") :].split("\n")[1]
    assert 'body[data-jp-theme-light="false"] .sc' in printed
    assert "--sc-card: #ffffff" in printed
    assert "prefers-color-scheme" not in css[css.index("@media print") :]
    assert "@media screen and (prefers-color-scheme: dark)" in css
