"""The words and the looks of the pages around the lessons."""

from __future__ import annotations

import tomllib
from pathlib import Path

from sciatica_course.looks import tokens_css

FOLDER = Path(__file__).parents[1] / "templates"
WORDS = Path(__file__).parents[1] / "pages.toml"

Words = dict[str, dict[str, str]]


def words() -> Words:
    """Return the words of every page, by page and key."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def css(name: str = "room.css") -> str:
    """Return the style of a page: the course's colours, light and dark, and its own rules."""
    return tokens_css("html", alone=True) + (FOLDER / name).read_text(encoding="utf-8")
