"""The same record, but with one thing that was worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sciatica_course.entries import (
    PAIN,
    PLACES,
    Ending,
    Entry,
    MorningEntry,
    SessionEntry,
    Tap,
    depth,
)

Entries = tuple[Entry, ...]


def worse(entries: Entries) -> Iterator[tuple[str, Entries]]:
    """Yield what was worse, and the record with it, for everything that can be."""
    for number, entry in enumerate(entries):
        before, after = entries[:number], entries[number + 1 :]
        found: Iterator[tuple[str, Entry]]
        match entry:
            case SessionEntry():
                found = _worse_session(entry)
            case MorningEntry():
                found = _worse_morning(entry)
                if was_no_worse(entries, entry):
                    yield "no morning", (*before, *after)
            case _:
                continue
        for name, changed in found:
            yield name, (*before, changed, *after)


def was_no_worse(entries: Entries, morning: MorningEntry) -> bool:
    """Whether a morning speaks for more: one that does not is better not known."""
    sessions = [e for e in entries if isinstance(e, SessionEntry) and e.at < morning.at]
    if not sessions:
        return False
    last = max(sessions, key=lambda each: (each.at, each.id))
    settled = morning.leg <= last.leg_before and morning.back <= 2
    return settled and depth(morning.lowest) <= depth(last.lowest_before)


def _worse_session(entry: SessionEntry) -> Iterator[tuple[str, Entry]]:
    for pain in _more(entry.leg_worst):
        yield "leg", replace(entry, leg_worst=pain)
    for pain in _more(entry.back):
        yield "back", replace(entry, back=pain)
    for place in _further(entry.lowest_worst):
        yield "place", replace(entry, lowest_worst=place)
    if entry.spare:
        yield "spare", replace(entry, spare=False)
    if entry.ending is Ending.FINISHED:
        yield "early", replace(entry, ending=Ending.EARLY)
    if entry.ending is not Ending.SIGN:
        yield "sign", replace(entry, ending=Ending.SIGN)
    for number, tap in enumerate(entry.taps):
        around = entry.taps[:number], entry.taps[number + 1 :]
        for pain in _more(tap.leg):
            yield "tap leg", _with(entry, around, replace(tap, leg=pain))
        for place in _further(tap.lowest):
            yield "tap place", _with(entry, around, replace(tap, lowest=place))


def _worse_morning(entry: MorningEntry) -> Iterator[tuple[str, Entry]]:
    for pain in _more(entry.leg):
        yield "morning leg", replace(entry, leg=pain)
    for pain in _more(entry.back):
        yield "morning back", replace(entry, back=pain)
    for place in _further(entry.lowest):
        yield "morning place", replace(entry, lowest=place)


def _with(
    entry: SessionEntry, around: tuple[tuple[Tap, ...], tuple[Tap, ...]], tap: Tap
) -> SessionEntry:
    return replace(entry, taps=(*around[0], tap, *around[1]))


def _more(pain: int) -> list[int]:
    return [each for each in PAIN if each > pain]


def _further(place: str) -> list[str]:
    return [each for each in PLACES if depth(each) > depth(place)]
