"""What can be drawn, by name, and how each is drawn into its files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sciatica_course import catalogue
from sciatica_course.lookup import find

from .anatomy import sheets as anatomy
from .animate import write_clip
from .exercises import pictures
from .files import PNG_WIDTH, write
from .sheets import draw_sheet

_SMALL_WIDTH = 700  # pixels of a picture of a form
_CLIP = "clip:"


def jobs_for(names: Sequence[str]) -> list[str]:
    """Return what has to be drawn for these names, or for all; clips are jobs of their own.

    Raises:
        UnknownName: nothing is called so; it says which name is nearest.
    """
    exercises = pictures()
    known = {name: name for name in (*exercises, *anatomy.NAMES)}
    for name in names:
        find(known, name, _unknown)
    jobs: list[str] = []
    for name in names or known:
        moves = name in exercises and exercises[name].moves
        jobs += [name, _CLIP + name] if moves else [name]
    return sorted(jobs, key=lambda job: not job.startswith(_CLIP))  # the long ones first


def draw(job: str, out: Path) -> list[Path]:
    """Draw one job below ``out`` and return the files."""
    if job in anatomy.NAMES:
        return anatomy.write(job, out)
    name = job.removeprefix(_CLIP)
    picture = pictures()[name]
    folder = out / "exercises"
    folder.mkdir(parents=True, exist_ok=True)
    if job.startswith(_CLIP):
        return [write_clip(picture, folder / name)]
    words = catalogue.load().pictures[name]
    sheet = draw_sheet(picture, words)
    wide = _SMALL_WIDTH if picture.small else PNG_WIDTH
    try:
        return write(sheet.lay_out(), folder / name, wide / picture.width, words.title, words.alt)
    finally:
        sheet.close()


def _unknown(asked: str, near: str) -> str:
    return f'There is no picture "{asked}". Did you mean "{near}"?'
