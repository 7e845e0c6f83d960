"""Filled-in sheets of the safety check, always the same ones."""

from __future__ import annotations

from random import Random

from sciatica_course import catalogue

ALL = list(catalogue.load().screening.questions)
ALL_NO: dict[str, str] = dict.fromkeys(ALL, "no")


def random_sheets(seed: int, count: int, *, full: bool) -> list[dict[str, str]]:
    """Return sheets with few or many answers other than no."""
    draw = Random(seed)
    sheets = []
    for _ in range(count):
        odd = draw.choice((0.02, 0.06, 0.15, 0.5))
        ids = ALL if full else [id_ for id_ in ALL if draw.random() < draw.choice((0.3, 0.9))]
        sheets.append(
            {id_: draw.choice(("yes", "not-sure")) if draw.random() < odd else "no" for id_ in ids}
        )
    return sheets
