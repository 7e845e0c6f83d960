"""The shape of ``pictures.toml``: the words on every picture, and the words that stand for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .declare import limits, words


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: its title, a hint beside it, and what tells it to someone who cannot see it.

    ``captions`` stand below its panels, in their order. ``labels`` are words that point at a part
    of it; their line breaks are kept.
    """

    id: str
    title: str = words()
    hint: str = words(default="")
    captions: tuple[str, ...] = words(default=())
    labels: Mapping[str, str] = limits()
    alt: str = words()
