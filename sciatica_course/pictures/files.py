"""Writes pictures: SVG with short numbers, PNG with a palette; the same drawing, the same bytes."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from PIL import Image
from scipy.spatial import cKDTree

from .kinds import Array

PNG_WIDTH = 1400
FULL_WIDTH = 7.0  # inches: a sheet of this width is PNG_WIDTH pixels wide
DPI = PNG_WIDTH / FULL_WIDTH
_COLOURS = 256
_NUMBERS_OF = {"M": 2, "L": 2, "Q": 4, "C": 6}


def set_type() -> None:
    """Settle what would otherwise differ between machines: the typeface and the ids in an SVG."""
    mpl.use("Agg")
    mpl.rcParams["font.family"] = "DejaVu Sans"  # comes with matplotlib
    mpl.rcParams["svg.hashsalt"] = "sciatica-course"
    mpl.rcParams["svg.fonttype"] = "path"


def write(figure: Figure, path: Path, dpi: float, title: str, alt: str) -> list[Path]:
    """Write ``path`` as SVG, and as PNG at this many pixels an inch; return the files."""
    vector, image = (path.with_name(f"{path.name}.{ending}") for ending in ("svg", "png"))
    vector.write_text(svg_text(figure, title, alt), encoding="utf-8", newline="\n")
    slim_png(image_of(figure, dpi)).save(image, optimize=True)
    return [vector, image]


def svg_text(figure: Figure, title: str, alt: str) -> str:
    """Return the figure as a slim SVG that says what it shows."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None})
    says = f"<title>{escape(title)}</title>\n<desc>{escape(alt)}</desc>\n"
    return re.sub(r"(<svg[^>]*>\n)", lambda found: found[1] + says, slim_svg(buffer.getvalue()))


def image_of(figure: Figure, dpi: float = DPI) -> Image.Image:
    """Return the figure as an image in full colour."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=dpi)
    buffer.seek(0)
    with Image.open(buffer) as image:
        return image.convert("RGB")


# PNG


def slim_png(image: Image.Image) -> Image.Image:
    """Return the image with a palette of its commonest colours, spread so that rare ones survive.

    A median cut would lose what is rare and matters, such as the tint of a working muscle.
    """
    pixels = np.asarray(image)
    colours, where, counts = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    often = counts >= min(4, counts.max())
    palette = colours[:_COLOURS]
    for distance in (5, 7, 9, 12, 16, 22, 30, 40):
        palette = _spread(colours[often], counts[often], distance)
        if len(palette) <= _COLOURS:
            break
    palette = palette[:_COLOURS]
    nearest = cKDTree(palette.astype(float)).query(colours)[1].astype(np.uint8)
    small = Image.fromarray(nearest[where.reshape(pixels.shape[:2])])
    small.putpalette(palette.flatten().tolist())
    return small


def _spread(colours: Array, counts: Array, distance: int) -> Array:
    """Return the commonest colours first, without those near to one already taken."""
    left = colours[np.argsort(-counts, kind="stable")].astype(int)
    taken: list[Array] = []
    while len(left) and len(taken) <= _COLOURS:
        taken.append(left[0])
        left = left[((left - left[0]) ** 2).sum(1) > distance**2]
    return np.array(taken, np.uint8)


# SVG


def slim_svg(text: str) -> str:
    """Return an SVG with path data in relative coordinates of one decimal.

    Only paths are rounded: a glyph's own scale would not survive it.
    """
    text = re.sub(r' d="([^"]*)"', lambda found: f' d="{_relative(found[1])}"', text)
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"^<\?xml[^>]*\?>\s*<!DOCTYPE[^>]*>", "", text)
    # In a page, matplotlib's style would be that of every element, and its ids would not be alone.
    text = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", text, flags=re.DOTALL)
    text = re.sub(r' id="(figure|axes|patch|text|line2d)_\d+"', "", text)
    text = text.replace("<svg ", '<svg role="img" stroke-linejoin="round" ', 1)
    return re.sub(r"\n\s*", "\n", text).strip() + "\n"


def _relative(data: str) -> str:
    tokens = re.findall(r"[A-Za-z]|-?\d+\.?\d*(?:e-?\d+)?", data)
    out: list[str] = []
    x = y = at = 0
    start = (0, 0)
    command, last = "", ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        if command in {"z", "Z"}:
            out.append("z")
            x, y = start
            last = "z"
            continue
        count = _NUMBERS_OF[command]
        values = [round(float(value) * 10) for value in tokens[at : at + count]]
        at += count
        if command == "M":
            last = ""  # a second m without its letter would draw a line
        if command != last:
            out.append(command.lower())
        for k, value in enumerate(values):
            number = _tenths(value - (x, y)[k % 2])
            glued = number[0] == "-" or (k == 0 and command != last)
            out.append(number if glued else " " + number)
        x, y = values[-2:]
        last = command
        if command == "M":
            start = (x, y)
    return "".join(out)


def _tenths(value: int) -> str:
    """Return tenths as the shortest decimal number."""
    whole, tenth = divmod(abs(value), 10)
    text = (str(whole) if whole or not tenth else "") + (f".{tenth}" if tenth else "")
    return ("-" if value < 0 else "") + text
