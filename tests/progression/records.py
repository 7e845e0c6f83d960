"""Records of anyone: sessions, mornings and days, written down by hand or drawn by chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from sciatica_course.catalogue import load
from sciatica_course.entries import (
    FLARE,
    PLACES,
    DayEntry,
    Did,
    Ending,
    Entry,
    MorningEntry,
    SessionEntry,
    Tap,
)
from sciatica_course.progression import Advice, advise
from sciatica_course.session import Session, State

TABLE = load().progress
PASS = Session(State.PASS)
DAY = datetime(2026, 11, 2)
EXERCISES = ("glute-bridge", "nerve-slider", "walking")

T = TypeVar("T")
Choose = Callable[[Sequence[Any]], Any]


def at(day: float, hour: float) -> datetime:
    return DAY + timedelta(days=day, hours=hour)


def session(day: float, hour: float = 10, **changes: Any) -> SessionEntry:
    """Return a comfortable session on step 3, but for what is said here."""
    usual: dict[str, Any] = {
        "id": f"s{day}-{hour}".replace(".", "-"),
        "at": at(day, hour),
        "step": 3,
        "leg_before": 3,
        "lowest_before": "thigh",
        "leg_worst": 3,
        "lowest_worst": "thigh",
        "back": 1,
        "spare": True,
        "minutes": 15,
        "planned": 15,
        "ending": Ending.FINISHED,
    }
    return SessionEntry(**usual | changes)


def morning(day: float, hour: float = 7, **changes: Any) -> MorningEntry:
    """Return a morning that is as it was before that session, but for what is said here."""
    usual: dict[str, Any] = {
        "id": f"m{day}-{hour}".replace(".", "-"),
        "at": at(day, hour),
        "leg": 3,
        "back": 1,
        "lowest": "thigh",
    }
    return MorningEntry(**usual | changes)


def one_day(number: int, leg: int = 3) -> DayEntry:
    return DayEntry(id=f"d{number}", at=at(number, 21), leg=leg, back=leg, lowest="foot")


def advised(*entries: Entry) -> Advice:
    """Return the advice for entries."""
    return advise(TABLE, entries, PASS)


def some_record(choose: Choose) -> tuple[Entry, ...]:
    """Return a record of up to five sessions. ``choose`` picks one of a few things.

    Most of it is calm: by chance alone hardly anybody would ever be comfortable twice.
    """
    entries: list[Entry] = []
    day, step = 0, choose([3, 3, FLARE, 0, 1])
    for _ in range(choose([0, 1, 2, 2, 3, 3, 4, 5])):
        calm = session(day, leg_before=choose([3, 3, 0, 6]), step=step)
        before = _some_session(choose, calm)
        entries.append(before)
        for gap in choose([(1,), (1,), (1,), (1, 2), (), (0,), (0, 1)]):
            hour = 20 if gap == 0 else 7
            entries.append(_some_morning(choose, before, day + gap, hour))
        if choose([False, False, True]):
            entries.append(one_day(day, choose([0, 9])))
        day += choose([1, 2, 3])
        step = choose([*[step] * 6, FLARE, 0, 3])
    return tuple(replace(each, id=f"e{number}") for number, each in enumerate(entries))


def _some_session(choose: Choose, calm: SessionEntry) -> SessionEntry:
    done = choose([(), EXERCISES[:1], EXERCISES[:2], EXERCISES])
    did = tuple(Did(exercise=id_, eased=choose([0, 0, 0, 1, 2])) for id_ in done)
    before = calm.leg_before
    taps = tuple(
        Tap(exercise=choose(EXERCISES), leg=before + choose([-1, 1, 2, 3]), lowest=choose(PLACES))
        for _ in range(choose([0, 1, 1, 2]))
    )
    changes: dict[str, Any] = {
        "leg_worst": min(10, before + choose([0, 1, 2, 3, 4])),
        "lowest_worst": choose(["back", "thigh", "calf", "foot"]),
        "back": choose([0, 2, 3, 5, 6]),
        "spare": False,
        "ending": choose([Ending.EARLY, Ending.EARLY, Ending.SIGN]),
        "taps": tuple(replace(tap, leg=max(0, tap.leg)) for tap in taps),
    }
    calm = replace(calm, leg_worst=before, did=did)
    return replace(calm, **_few(choose, changes))


def _some_morning(choose: Choose, before: SessionEntry, day: int, hour: int) -> MorningEntry:
    calm = morning(day, hour, leg=before.leg_before, back=choose([1, before.back]))
    changes = {
        "leg": max(0, calm.leg + choose([-1, 1, 1, 2, 3])),
        "back": choose([0, 2, 3, 6]),
        "lowest": choose(["back", "calf"]),
    }
    return replace(calm, **_few(choose, changes))


def _few(choose: Choose, changes: dict[str, Any]) -> dict[str, Any]:
    """Return none, one, some or all of the changes: what differs in one thing only tells most."""
    names = list(changes)
    return {
        name: changes[name]
        for name in choose([*[()] * 5, (choose(names),), (choose(names), choose(names)), names])
    }


@st.composite
def _drawn(draw: st.DrawFn) -> tuple[Entry, ...]:
    return some_record(lambda options: draw(st.sampled_from(list(options))))


records: st.SearchStrategy[tuple[Entry, ...]] = _drawn()


def by_chance(number: int) -> list[tuple[Entry, ...]]:
    """Return so many records, the same in every run."""
    chance = random.Random(6)
    return [some_record(chance.choice) for _ in range(number)]
