"""The kept self-check: what it amounts to, for the lessons that build on it. Never a screening."""

from __future__ import annotations

from sciatica_course import catalogue, store
from sciatica_course.symptoms import Pattern, pattern

FILE = "pattern.json"


def keep(pattern: Pattern) -> str:
    """Keep a pattern. Returns a sentence for the learner when that was not possible."""
    try:
        # The answers are all there is to it: the rest follows from them by the rules of the day.
        store.write(FILE, {"version": 1, "answers": dict(pattern.answers)})
    except store.StoreError as error:
        return str(error)
    return ""


def kept() -> tuple[Pattern | None, str]:
    """Return the kept pattern, and a sentence for the learner that is empty when all is well.

    A file that is no finished self-check any more is set aside, and the sentence says so.
    """
    record, notice = store.read(FILE)
    if record is None:
        return None, notice
    try:
        return pattern(catalogue.load().symptoms, record["answers"]), notice
    except (AttributeError, KeyError, TypeError, ValueError):
        return None, store.set_aside(FILE)


def forget() -> str:
    """Forget the kept pattern. Returns a sentence for the learner when that was not possible."""
    try:
        store.delete(FILE)
    except store.StoreError as error:
        return str(error)
    return ""
