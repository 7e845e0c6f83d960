"""The cards of all exercises of a kind."""

from __future__ import annotations

from sciatica_course.handouts.parts.exercise import part

__all__ = ["part"]
