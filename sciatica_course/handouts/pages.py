"""What is asked for, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Lesson:
    """A notebook to hand out. ``name`` is what its page is called, without an ending."""

    name: str
    file: Path


@dataclass(frozen=True)
class Wish:
    """How pages are to be made. ``beside`` are the names of all that are made together.

    ``edition`` names a kind of page that is not the learner's own.
    """

    paper: str = "a4"
    country: str = ""
    clinic: str = ""
    phone: str = ""
    beside: tuple[str, ...] = ()
    edition: str = ""


@dataclass(frozen=True)
class Page:
    """One page. ``read`` are the pictures that came into it: their paths, and their digests."""

    title: str
    summary: str
    html: str
    read: Mapping[str, str] = field(default_factory=dict)
