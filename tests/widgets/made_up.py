"""Made-up diaries: entries of a person who feels better week by week."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from sciatica_course.entries import (
    PLACES,
    DayEntry,
    Ending,
    Entry,
    MorningEntry,
    SessionEntry,
)

GOALS = ("a walk with the dog", "sit through a film", "put on my socks")
TODAY = datetime(2026, 11, 22, 21)


def morning(at: datetime, leg: int = 2, back: int = 1, lowest: str = "calf") -> MorningEntry:
    return MorningEntry(
        id=f"m{at:%Y%m%d}", at=at.replace(hour=7), leg=leg, back=back, lowest=lowest
    )


def day(
    at: datetime, leg: int = 2, back: int = 1, minutes: int = 0, note: str = "", **more: int
) -> DayEntry:
    goals = {goal.replace("_", " "): value for goal, value in more.items()}
    return DayEntry(
        id=f"d{at:%Y%m%d}",
        at=at.replace(hour=20),
        leg=leg,
        back=back,
        lowest="calf",
        minutes=minutes,
        goals=goals,
        note=note,
    )


def practice(at: datetime, leg: int = 2, minutes: int = 15, step: int = 0) -> SessionEntry:
    return SessionEntry(
        id=f"s{at:%Y%m%d}",
        at=at.replace(hour=10),
        step=step,
        leg_before=leg,
        lowest_before="calf",
        leg_worst=leg + 1,
        lowest_worst="calf",
        back=2,
        spare=True,
        minutes=minutes,
        planned=20,
        ending=Ending.FINISHED,
    )


def days_of(count: int, until: datetime = TODAY) -> Iterator[Entry]:
    """Yield the entries of so many days, the last of which is ``until``."""
    chance = random.Random(count)
    for number in range(count):
        at = until - timedelta(days=count - 1 - number)
        better = 3.5 * number / count
        leg = round(6.4 - better + chance.uniform(-1, 1))
        lowest = PLACES[round(4.4 - better / 3)]
        if number % 7 != 5:
            yield morning(at, leg - 1, 3, lowest)
        if number % 2 == 0:
            yield practice(at, leg, 15 + number // 6)
        if number % 3 != 1:
            yield DayEntry(
                id=f"d{at:%Y%m%d}",
                at=at.replace(hour=20),
                leg=leg,
                back=round(4 + chance.uniform(-1, 1)),
                lowest=lowest,
                minutes=chance.choice([0, 10, 20, 30]),
                goals={goal: min(10, place + 2 + number // 20) for place, goal in enumerate(GOALS)},
                note="A long drive today." if number % 9 == 0 else "",
            )
