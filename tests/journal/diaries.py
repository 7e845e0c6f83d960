"""Diaries to test with: entries drawn from all that are possible, and plain ones."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from sciatica_course.entries import (
    FLARE,
    LONGEST,
    MINUTES,
    PLACES,
    DayEntry,
    Ending,
    Entry,
    MorningEntry,
    SessionEntry,
    from_plain,
)

FIRST = datetime(2026, 9, 1, 8, 30)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2-3",
    "@SUM(A1:A9)",
    "'already quoted",
    "''=twice",
    "  =after spaces",
    "\t=after a tab",
    "\uff1dwide",
    '"quoted" and "again',
    'one "quotation mark',
    "two\nlines",
    "a return\rand\r\nboth",
    "nothing\0there",
    "half a character \ud83d here",
    "🦵🏽 👩\u200d🦽 and \u200ffrom the right",
    "a,b;c\td|e",
    "\ufeffmarked",
    '"id": "e0"',
    "true",
    "007",
    "x" * LONGEST,
    "🦵" * LONGEST,
    "too long" * LONGEST,
)

pain = st.integers(0, 10)
place = st.sampled_from(PLACES)
name = st.from_regex(r"[a-z-]{0,5}[a-z0-9]{1,9}", fullmatch=True)
note = st.text(max_size=40) | st.sampled_from(HOSTILE) | st.text(alphabet="=+-@'\", ;\t\r\nx")
minutes = st.integers(MINUTES[0], MINUTES[-1])
moment = st.datetimes(datetime(2000, 1, 1), datetime(2200, 12, 31)).map(datetime.isoformat)
did = st.fixed_dictionaries(
    {
        "exercise": name,
        "form": st.just("") | name,
        "eased": st.integers(0, 2),
        "finished": st.booleans(),
    }
)
tap = st.fixed_dictionaries({"exercise": name, "leg": pain, "lowest": place})
shared: dict[str, Any] = {"at": moment, "revision": st.integers(0, 9), "note": note, "back": pain}
session = st.fixed_dictionaries(
    shared
    | {
        "kind": st.just("session"),
        "step": st.integers(FLARE, 40),
        "leg_before": pain,
        "lowest_before": place,
        "leg_worst": pain,
        "lowest_worst": place,
        "spare": st.booleans(),
        "minutes": minutes,
        "planned": minutes,
        "ending": st.sampled_from([each.value for each in Ending]),
        "did": st.lists(did, max_size=4),
        "taps": st.lists(tap, max_size=4),
    }
)
morning = st.fixed_dictionaries(
    shared | {"kind": st.just("morning"), "leg": pain, "lowest": place},
)
day = st.fixed_dictionaries(
    shared
    | {
        "kind": st.just("day"),
        "leg": pain,
        "lowest": place,
        "minutes": minutes,
        "goals": st.dictionaries(note, pain, max_size=3),
    }
)


def with_ids(ids: st.SearchStrategy[str]) -> st.SearchStrategy[Entry]:
    """Draw entries with ids drawn so."""
    plain = st.tuples(session | morning | day, ids)
    return plain.map(lambda drawn: from_plain({**drawn[0], "id": drawn[1]}))


entry = with_ids(name)
diary = st.lists(entry, max_size=8)
# So few ids that most entries correct another one.
corrected = st.lists(with_ids(st.sampled_from(["a", "b-1", "c"])), max_size=8)


def morning_of(number: int, **other: Any) -> MorningEntry:
    """Return the plain entry of that morning; 61 of them are two months."""
    plain: dict[str, Any] = {
        "id": f"morning-{number}",
        "at": FIRST + timedelta(days=number),
        "leg": number % 11,
        "back": 1,
        "lowest": "calf",
        "note": f"note number {number}",
    }
    return MorningEntry(**plain | other)


def three_a_day(days: int, last: datetime) -> list[Entry]:
    """Return a diary that ends then, with a morning, a session and a look at each of its days."""
    entries: list[Entry] = []
    for number in range(days):
        at = last - timedelta(days=number)
        leg = number % 7
        did = [
            {"exercise": exercise, "finished": True}
            for exercise in ("walk", "glute-bridge", "nerve-slider", "lying-arm-reach")
        ]
        shared: dict[str, Any] = {"at": at, "leg": leg, "back": 2, "lowest": "thigh"}
        entries += [
            MorningEntry(id=f"m{number}", **shared),
            DayEntry(id=f"d{number}", minutes=30, goals={"Walk to the park": 4}, **shared),
            _session(f"s{number}", at, leg, did),
        ]
    return entries


def _session(id_: str, at: datetime, leg: int, did: list[dict[str, Any]]) -> Entry:
    plain = {
        "kind": SessionEntry.kind,
        "id": id_,
        "at": at.isoformat(),
        "revision": 0,
        "step": 3,
        "leg_before": leg,
        "lowest_before": "thigh",
        "leg_worst": leg + 1,
        "lowest_worst": "thigh",
        "back": 2,
        "spare": True,
        "minutes": 14,
        "planned": 15,
        "ending": "finished",
        "did": did,
        "taps": [{"exercise": "walk", "leg": leg, "lowest": "thigh"}],
        "note": "It went well, and the stairs were easier than last week.",
    }
    return from_plain(plain)
