"""How the course looks: colours, type and space, once for every medium."""

from __future__ import annotations

from sciatica_course.looks.css import tokens_css
from sciatica_course.looks.tokens import DARK, LIGHT, Palette, Tone

__all__ = ["DARK", "LIGHT", "Palette", "Tone", "tokens_css"]
