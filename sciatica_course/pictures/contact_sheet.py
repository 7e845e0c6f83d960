"""All pictures on one sheet, once in colour and once in grey, to be looked at together."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

_COLUMN, _COLUMNS, _GAP, _LINE = 460, 4, 12, 16


def write_contact_sheets(assets: Path, folder: Path) -> list[Path]:
    """Put every PNG below ``assets`` on a sheet in ``folder``; return the files written."""
    sheet = _arranged(sorted(assets.rglob("*.png")), assets)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, image in (("contact-sheet", sheet), ("contact-sheet-grey", sheet.convert("L"))):
        path = folder / f"{name}.png"
        image.save(path)
        written.append(path)
    return written


def _arranged(pictures: list[Path], assets: Path) -> Image.Image:
    """Return the pictures in columns, each under its name, always in the shortest column."""
    heights = [0] * _COLUMNS
    placed = []
    for path in pictures:
        with Image.open(path) as image:
            tall = round(image.height * _COLUMN / image.width)
            small = image.convert("RGB").resize((_COLUMN, tall), Image.Resampling.LANCZOS)
        column = heights.index(min(heights))
        place = (column * (_COLUMN + _GAP), heights[column])
        placed.append((str(path.relative_to(assets).with_suffix("")), small, place))
        heights[column] += tall + _LINE + _GAP
    sheet = Image.new("RGB", (_COLUMNS * (_COLUMN + _GAP), max(1, *heights)), "white")
    pen = ImageDraw.Draw(sheet)
    for name, small, (x, y) in placed:
        pen.text((x + 4, y + 2), name, fill="#22303c")
        sheet.paste(small, (x, y + _LINE))
    return sheet
