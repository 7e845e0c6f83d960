"""What the learner chose for all lessons: the country, kept in ``settings.json``."""

from __future__ import annotations

from typing import Any

from sciatica_course import resources, store

FILE = "settings.json"


def read() -> tuple[dict[str, Any], str]:
    """Return the settings, and a sentence for the learner that is empty when all is well.

    What a learner has not chosen is as whoever made the site chose it for all.
    """
    kept, notice = store.read(FILE)
    return resources.chosen() | (kept or {}), notice


def keep(**changes: str) -> str:
    """Keep changed settings. Returns a sentence for the learner when that was not possible."""
    with store.lock():
        kept, notice = read()
        try:
            store.write(FILE, kept | changes)
        except store.StoreError as error:
            return str(error)
    return notice
