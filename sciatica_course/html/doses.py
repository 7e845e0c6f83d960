"""Doses in plain words: how much, how long to rest, how often."""

from __future__ import annotations

from sciatica_course.catalogue.types import Dose
from sciatica_course.words import say

EVERY_DAY = 7


def dose(dose: Dose, *, weekly: bool = True) -> str:
    """Return a dose in one line: "2 sets of 8, hold each for 3 seconds, ... 2 days a week".

    ``weekly`` says on how many days a week, too; a plan that names its days does without.
    """
    parts = [*_how_much(dose)]
    if dose.sets > 1 and dose.rest:
        parts.append(say("dose.rest", time=seconds(dose.rest)))
    if dose.per_side:
        parts.append(say("dose.per-side"))
    if dose.times > 1:
        parts.append(say("dose.times", count=dose.times))
    if weekly:
        parts.append(days(dose.days))
    return ", ".join(parts)


def seconds(count: int) -> str:
    """Return seconds in words, as minutes where they are whole ones."""
    if count % 60 == 0:
        return minutes(count // 60)
    return say("dose.second") if count == 1 else say("dose.seconds", count=count)


def minutes(count: int) -> str:
    """Return minutes in words."""
    return say("dose.minute") if count == 1 else say("dose.minutes", count=count)


def days(count: int) -> str:
    """Return on how many days of a week."""
    if count == EVERY_DAY:
        return say("dose.every-day")
    return say("dose.one-day") if count == 1 else say("dose.days", count=count)


def _how_much(dose: Dose) -> list[str]:
    if dose.minutes is not None:
        return [minutes(dose.minutes)]
    if dose.repetitions is not None:
        count = dose.repetitions
        sets = (
            say("dose.one-set", count=count)
            if dose.sets == 1
            else say("dose.sets", sets=dose.sets, count=count)
        )
        return [sets, say("dose.hold-each", time=seconds(dose.hold))] if dose.hold else [sets]
    held = seconds(dose.hold or 0)
    if dose.sets == 1:
        return [say("dose.hold", time=held)]
    return [say("dose.holds", time=held, count=dose.sets)]
