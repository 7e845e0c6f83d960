"""Poses as data, and the solver that lets a body rest, reach and kneel as they say."""

from __future__ import annotations

from .movement import Movement

__all__ = ["Movement"]
