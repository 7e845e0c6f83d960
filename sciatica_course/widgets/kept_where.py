"""Where the learner's record is kept, in the learner's words."""

from __future__ import annotations

from sciatica_course import store
from sciatica_course.words import say


def kept_where() -> str:
    """Return what follows "your diary is kept": on this computer, in this browser, and so on."""
    return say(f"kept-where.{store.place()}", folder=store.data_folder())
