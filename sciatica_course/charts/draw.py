"""Draws one topic of the evidence, and writes it as SVG and PNG, the same on every run."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Evidence
from sciatica_course.charts.forms import FORMS
from sciatica_course.charts.sheet import HEAD, SMALL, TITLE, Sheet
from sciatica_course.html import element, join
from sciatica_course.html.evidence import named
from sciatica_course.words import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# A PNG has two and a half dots for each pixel of a page, and as many colours as a chart needs.
_DOTS_AN_INCH = 180
_COLOURS = 64
_ABOUT = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)


def draw(topic: Evidence) -> Figure:
    """Return the chart of a topic: its title, its panels, what the lines mean, and the studies."""
    sheet = Sheet()
    sheet.paragraph(topic.title, TITLE, bold=True)
    panels = list(topic.panels.values())
    for number, panel in enumerate(panels, 1):
        sheet.space(14)
        if panel.title:
            sheet.paragraph(panel.title, HEAD, bold=True)
        sheet.paragraph(panel.axis, SMALL, quiet=True)
        sheet.space(4)
        FORMS[panel.drawn](sheet, panel)
        following = panels[number:]
        if panel.interval and panel.interval not in (after.interval for after in following):
            sheet.space(8)
            sheet.paragraph(panel.interval, SMALL, quiet=True)
    sheet.space(10)
    references = catalogue.load().references
    studies = ", ".join(dict.fromkeys(named(references[id_]) for id_ in topic.references))
    sheet.paragraph(say("evidence.drawn-from", studies=studies), SMALL, quiet=True)
    return sheet.finish()


def svg(figure: Figure, topic: Evidence) -> str:
    """Return a chart as SVG that says what it shows, without what changes from run to run."""
    written = io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None})
    told = join([element("title", topic.title), element("desc", topic.alternative)])
    return _ABOUT.sub(lambda _: f"\n {told}", written.getvalue(), count=1)


def png(figure: Figure) -> bytes:
    """Return a chart as a PNG with few colours."""
    from PIL import Image

    drawn, written = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png", dpi=_DOTS_AN_INCH, metadata={"Software": None})
    few = Image.open(drawn).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(written, format="png", optimize=True)
    return written.getvalue()


def write(topic: Evidence, folder: Path) -> tuple[Path, Path]:
    """Write both files of a topic into a folder, and return them."""
    folder.mkdir(parents=True, exist_ok=True)
    figure = draw(topic)
    drawing, picture = folder / f"{topic.id}.svg", folder / f"{topic.id}.png"
    drawing.write_text(svg(figure, topic), encoding="utf-8", newline="\n")
    picture.write_bytes(png(figure))
    return drawing, picture
