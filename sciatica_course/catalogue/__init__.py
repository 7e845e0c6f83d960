"""Everything the course says, read from ``content/`` into frozen, checked types.

``load()`` returns it. A fault in the content is a ``ContentError`` that lists every problem.
"""

from __future__ import annotations

from .overlay import Words, words_of
from .problems import ContentError, Place, Problem
from .reader import load, missing
from .types import Catalogue

__all__ = [
    "Catalogue",
    "ContentError",
    "Place",
    "Problem",
    "Words",
    "load",
    "missing",
    "words_of",
]
