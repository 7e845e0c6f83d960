"""A look inside, drawn beside a figure."""

from __future__ import annotations

from typing import Any


def draw_inset(*a: Any) -> None:
    """Later."""
