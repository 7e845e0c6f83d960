"""What the pictures of each lesson weigh in its committed notebook, beside the same as PNG."""

from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.figures import Figure
from sciatica_course.resources import find

_PICTURE = re.compile(r'src="data:image/([a-z+]+);base64,([A-Za-z0-9+/=]+)" alt="([^"]*)"')
_CALL = re.compile(r'course\.(?:exercise|picture)\("([a-z-]+)"\)')
# A vector drawing that stays sharp may weigh this much more than the small PNG beside it.
_LIMIT = 4.0


def measure(rounds: int) -> list[Figure]:
    """Return the weight of every lesson's pictures. It does not vary, so that one round is all."""
    del rounds
    figures = []
    for lesson in sorted(find("notebooks").glob("[0-9]*.ipynb")):
        cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
        names = [n for cell in cells for n in _CALL.findall("".join(cell["source"]))]
        shown = [
            len(data) / 1000
            for cell in cells
            for output in cell.get("outputs", [])
            for _, data, _ in _PICTURE.findall("".join(output["data"].get("text/html", [])))
        ]
        png = sum(_png(name).stat().st_size for name in names) * 4 / 3 / 1000
        if names and shown:
            what = f"pictures of {lesson.stem}: {len(shown)}"
            peer = f"{len(names)} of them as PNG"
            figures.append(Figure(what, peer, "kB", [sum(shown)], [png], _LIMIT))
    return figures


def _png(name: str) -> Path:
    return next(find("assets").glob(f"*/{name}.png"))
