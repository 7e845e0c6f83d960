"""One session from its start to its record: what is known of it so far, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sciatica_course.entries import (
    MINUTES,
    Did,
    Ending,
    EntryError,
    SessionEntry,
    Tap,
    depth,
    from_plain,
    to_plain,
)
from sciatica_course.screening import Answer
from sciatica_course.widgets.practise_forms import BACK, LEG, LOWER, LOWEST, NOTE, SPARE
from sciatica_course.widgets.practise_plan import Made
from sciatica_course.words import say

_A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Sitting:
    """A session that is offered, ``begun`` or ``over``. ``entry`` is its record as far as known.

    Until it is over, the record names every exercise that is meant. A page that outlives its
    kernel holds this as plain data and brings it back to the next one.
    """

    entry: SessionEntry
    begun: bool = False
    over: bool = False

    def begin(self, at: datetime) -> Sitting:
        """Return it as begun; once is enough."""
        if self.begun:
            return self
        return replace(self, begun=True, entry=replace(self.entry, at=at.replace(microsecond=0)))

    def tapped(self, exercise: object, leg: object, lowest: object) -> Sitting:
        """Return it with how it was during an exercise. The page may send it more than once.

        Raises:
            EntryError: that cannot be.
        """
        row = {"exercise": exercise, "leg": leg, "lowest": lowest}
        plain = to_plain(self.entry)
        entry = _known(plain | {"taps": [*plain["taps"], row]})
        new = entry.taps[-1]
        if new.exercise not in {did.exercise for did in entry.did}:
            raise EntryError(say("entry.other-exercise"))
        return self if new in self.entry.taps else replace(self, entry=_worst(entry))

    def played(self, seconds: int, ending: Ending, finished: Mapping[str, bool]) -> Sitting:
        """Return it as over, with what was begun of it and whether that was ``finished``, by id.

        A session that was not finished to the last exercise ended early.
        """
        did = tuple(
            replace(each, finished=finished[each.exercise])
            for each in self.entry.did
            if each.exercise in finished
        )
        if ending is Ending.FINISHED and not all(finished.get(e.exercise) for e in self.entry.did):
            ending = Ending.EARLY
        minutes = min(MINUTES[-1], max(1, round(seconds / 60))) if seconds else 0
        entry = replace(self.entry, did=did, ending=ending, minutes=minutes)
        return replace(self, entry=entry, begun=True, over=True)

    def interrupted(self, clock: Mapping[str, Any]) -> Sitting:
        """Return it as over where the page's clock was told to be last.

        What the page did since then is not known, and nobody is told that they did more.
        """
        told = clock if clock.get("id") == self.entry.id else {}
        return self.played(seconds_of(told.get("seconds")), Ending.EARLY, done_of(told.get("did")))

    def answered(self, given: Mapping[str, Any]) -> SessionEntry:
        """Return the record with the answers to what is asked after a session.

        Raises:
            EntryError: an answer is missing.
        """
        answers = {
            "leg_worst": given.get(LEG),
            "lowest_worst": given.get(LOWEST),
            "back": given.get(BACK),
            "spare": given.get(SPARE) == Answer.YES,
            "note": given.get(NOTE, ""),
        }
        entry = _known(to_plain(self.entry) | answers)
        lower = given.get(LOWER)
        if lower not in {did.exercise for did in entry.did}:
            return entry
        if depth(entry.lowest_worst) <= depth(entry.lowest_before):
            return entry
        tap = Tap(exercise=str(lower), leg=entry.leg_worst, lowest=entry.lowest_worst)
        return entry if tap in entry.taps else replace(entry, taps=(*entry.taps, tap))

    def brought_down(self) -> str:
        """Return the exercise at which someone tapped the lowest place, below that of before."""
        taps = [t for t in self.entry.taps if depth(t.lowest) > depth(self.entry.lowest_before)]
        return max(taps, key=lambda tap: depth(tap.lowest)).exercise if taps else ""

    def plain(self) -> dict[str, Any]:
        """Return it as a page can hold it."""
        return {"entry": to_plain(self.entry), "begun": self.begun, "over": self.over}


def brought_back(plain: Mapping[str, Any]) -> Sitting:
    """Return what a page held.

    Raises:
        EntryError: it cannot be one.
    """
    return Sitting(
        _known(plain.get("entry")), plain.get("begun") is True, plain.get("over") is True
    )


def seconds_of(told: object) -> int:
    """Return how many seconds a page tells of; 0 for what cannot be."""
    sound = isinstance(told, int | float) and 0 <= told <= _A_DAY
    return round(told) if sound and isinstance(told, int | float) else 0


def done_of(told: object) -> dict[str, bool]:
    """Return which exercises a page tells of as begun, and whether each was finished."""
    rows = [row for row in told if isinstance(row, Mapping)] if isinstance(told, list) else []
    return {str(row.get("exercise")): row.get("finished") is True for row in rows}


def same_session(one: SessionEntry, other: SessionEntry) -> bool:
    """Return whether two records are of the same exercises on the same step, after one reading."""
    return _meant(one) == _meant(other)


def _meant(entry: SessionEntry) -> tuple[object, ...]:
    did = tuple((each.exercise, each.form, each.eased) for each in entry.did)
    return entry.step, entry.planned, entry.leg_before, entry.lowest_before, did


def _known(plain: object) -> SessionEntry:
    entry = from_plain(plain)
    if not isinstance(entry, SessionEntry):
        raise EntryError(say("entry.no-session"))
    return entry


def _worst(entry: SessionEntry) -> SessionEntry:
    """Return the record with the strongest and the lowest of all that was said during it."""
    return replace(
        entry,
        leg_worst=max([entry.leg_before, *(tap.leg for tap in entry.taps)]),
        lowest_worst=max([entry.lowest_before, *(tap.lowest for tap in entry.taps)], key=depth),
    )


def fresh(id_: str, at: datetime, what: Made, before: tuple[int, str]) -> Sitting:
    """Return a session before its start; ``before`` are leg pain and the lowest place now."""
    leg, lowest = before
    did = (
        Did(exercise=i.exercise, form=i.form, eased=what.easier.get(i.exercise, 0), finished=False)
        for i in what.session.items
    )
    entry = SessionEntry(
        id=id_,
        at=at.replace(microsecond=0),
        step=what.step,
        leg_before=leg,
        lowest_before=lowest,
        leg_worst=leg,
        lowest_worst=lowest,
        back=0,
        spare=False,
        minutes=0,
        planned=what.session.minutes,
        ending=Ending.EARLY,
        did=tuple(did),
    )
    return Sitting(entry)
