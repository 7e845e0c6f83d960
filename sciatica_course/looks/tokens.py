"""The design as data: Okabe-Ito hues with a role each, one type scale, one measure.

Okabe-Ito hues stay apart for people who see colours differently. Some are too light for lines and
words on white, so that the light palette darkens them and keeps the hue; every role also has a
symbol of its own shape and a word, so that nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from sciatica_course.catalogue.types import Urgency


@dataclass(frozen=True)
class Tone:
    """The colours of one role: ``line`` for edges and symbols, ``ink`` for words, on ``wash``."""

    line: str
    ink: str
    wash: str


@dataclass(frozen=True)
class Palette:
    """All colours of one theme. ``card`` is the ground of a view, ``raised`` of a control."""

    text: str
    quiet: str
    card: str
    raised: str
    chosen: str
    edge: str
    rule: str
    link: str
    focus: str
    button: str
    on_button: str
    emergency: Tone
    call_now: Tone
    same_day: Tone
    under_16: Tone
    soon: Tone
    ask_first: Tone
    clear: Tone

    def tone(self, urgency: Urgency) -> Tone:
        """Return the colours of an urgency."""
        tone: Tone = getattr(self, urgency.name.lower())
        return tone


LIGHT = Palette(
    text="#1f2529",
    quiet="#4c555b",
    card="#fcfcfa",
    raised="#ffffff",
    chosen="#e6f1f8",
    edge="#737c82",
    rule="#dcdfdc",
    link="#00598c",
    focus="#0072b2",
    button="#00598c",
    on_button="#ffffff",
    emergency=Tone("#d55e00", "#8f3a00", "#fdf1e9"),
    call_now=Tone("#b5578c", "#84325f", "#fbeff5"),
    same_day=Tone("#b57600", "#754c00", "#fdf4e2"),
    under_16=Tone("#0072b2", "#00598c", "#eaf4fa"),
    soon=Tone("#8c7f00", "#5f5600", "#fbf9e3"),
    ask_first=Tone("#2b87bf", "#125a86", "#ebf5fb"),
    clear=Tone("#00906a", "#00624a", "#e9f6f1"),
)

DARK = Palette(
    text="#e9ecee",
    quiet="#b6bec3",
    card="#1a1e21",
    raised="#242a2e",
    chosen="#1b3a4d",
    edge="#8a949a",
    rule="#394147",
    link="#7cc4f2",
    focus="#56b4e9",
    button="#7cc4f2",
    on_button="#0c1a23",
    emergency=Tone("#f07f2e", "#ffb98a", "#33231a"),
    call_now=Tone("#cc79a7", "#f0b8d6", "#33222c"),
    same_day=Tone("#e69f00", "#ffcf70", "#312817"),
    under_16=Tone("#56b4e9", "#a5d8f7", "#1b2a34"),
    soon=Tone("#d8cd3b", "#f0e442", "#2c2b18"),
    ask_first=Tone("#56b4e9", "#a5d8f7", "#1b2a34"),
    clear=Tone("#1fb58b", "#7fdcbf", "#182c26"),
)


@dataclass(frozen=True)
class Mark:
    """One series of a chart: its colour, and a point, a dash and a pattern to tell it in grey."""

    colour: str
    point: str
    dash: tuple[int, ...]
    pattern: str


# In the order in which the series of a chart take them.
MARKS = (
    Mark("#0072b2", "o", (), ""),
    Mark("#d55e00", "s", (6, 2), "////"),
    Mark("#00906a", "^", (2, 2), "...."),
    Mark("#b5578c", "D", (8, 2, 2, 2), "x" * 4),
    Mark("#8c7f00", "v", (4, 4), "----"),
)

# One shape for each urgency, found in every common typeface.
SYMBOLS = MappingProxyType(
    {
        Urgency.EMERGENCY: "▲",
        Urgency.CALL_NOW: "◆",
        Urgency.SAME_DAY: "■",
        Urgency.UNDER_16: "◇",
        Urgency.SOON: "●",
        Urgency.ASK_FIRST: "○",
        Urgency.CLEAR: "✓",
    }
)

TYPE = MappingProxyType(
    {
        "small": "0.9375rem",
        "base": "1.0625rem",
        "large": "1.25rem",
        "title": "1.5rem",
        "call": "1.625rem",
    }
)

SPACE = MappingProxyType(
    {"1": "0.25rem", "2": "0.5rem", "3": "0.75rem", "4": "1rem", "5": "1.5rem", "6": "2rem"}
)

SHAPE = MappingProxyType({"measure": "720px", "touch": "44px", "round": "10px"})

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif'
