"""Pass and hold: whether plans, sessions, doses and calendars may be shown now.

Every lesson has a kernel of its own, so the outcome of a screening lives in a file that they all
read. It holds outcomes only, never an answer:

- a *pass* opens plans until four hours have gone by or the day ends, whichever comes first; a
  short re-check renews it for seven days after a full screening;
- a *hold* closes them in every lesson, until a professional has checked the person **and** a full
  new screening is finished and passes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sciatica_course import store
from sciatica_course.catalogue.types import Urgency
from sciatica_course.screening import Result

FILE = "session.json"
PASS_LASTS = timedelta(hours=4)
SCREENING_LASTS = timedelta(days=7)

Clock = Callable[[], datetime]


class State(StrEnum):
    """Why plans may or may not be shown."""

    PASS = "pass"
    HOLD = "hold"
    CLOSED = "closed"
    RECHECK = "recheck"
    NOT_SCREENED = "not-screened"


@dataclass(frozen=True)
class Session:
    """What may be shown now.

    ``checked`` says that a professional has checked the person since the hold, so that a full new
    screening can end it. ``notice`` is a sentence for the learner when the record could not be
    kept or read.
    """

    state: State
    urgency: Urgency = Urgency.CLEAR
    modifiers: tuple[str, ...] = ()
    since: datetime | None = None
    expires: datetime | None = None
    checked: bool = False
    notice: str = ""

    @property
    def open(self) -> bool:
        """Whether plans, sessions, doses, take-home pages and calendars may be shown."""
        return self.state is State.PASS


# Outcomes that could not be written: they still bind this kernel.
_unwritten: dict[str, Any] = {}


def current(now: Clock = datetime.now) -> Session:
    """Return what may be shown at this moment. Every view of a plan asks this, every time.

    A record that cannot be read opens nothing.
    """
    record, notice = store.read(FILE)
    if _unwritten:
        record = dict(_unwritten)
    if record is None:
        return Session(State.NOT_SCREENED, notice=notice)
    try:
        return _session(record, now(), notice)
    except (KeyError, TypeError, ValueError):
        # A hold may have been in there, and no record opens plans by being unreadable.
        return Session(State.NOT_SCREENED, notice=store.set_aside(FILE))


def record(result: Result, now: Clock = datetime.now) -> Session:
    """Keep what a screening amounts to, finished or not, and return what may be shown now.

    An answer that stops exercise closes plans at once, even half-way; everything else counts only
    when the screening is finished. Nothing but a hold overwrites a hold, unless a professional
    has checked the person since.
    """
    with store.lock():
        before = current(now)
        held = before.state is State.HOLD and not before.checked
        if result.holds:
            urgency = max(result.urgency, before.urgency) if held else result.urgency
            _write(_hold(urgency, now()))
        elif not held and result.stops_exercise and before.state is not State.HOLD:
            _write(_closed(result, now()))
        elif not held and result.finished:
            _write(_pass(result, now()) if result.passes else _closed(result, now()))
    return current(now)


def professional_checked(now: Clock = datetime.now) -> Session:
    """Note that a professional has checked the person.

    The hold stays in force until a full new screening is finished.
    """
    with store.lock():
        held = current(now)
        if held.state is State.HOLD and held.since is not None:
            _write(_hold(held.urgency, held.since, checked=True))
    return current(now)


def renew(*, anything_new: bool, now: Clock = datetime.now) -> Session:
    """Renew a pass after the short re-check; anything new asks for a full screening instead."""
    with store.lock():
        before = current(now)
        if before.state is State.RECHECK and before.since is not None:
            if anything_new:
                _forget()
            else:
                _write(_renewed(before, before.since, now()))
    return current(now)


def withdraw(now: Clock = datetime.now) -> Session:
    """Take a pass back, so that plans open only after a new screening. A hold always stays.

    For an answer elsewhere that belongs to the safety check, and for the next person.
    """
    with store.lock():
        if current(now).state is not State.HOLD:
            _forget()
    return current(now)


def _session(record: dict[str, Any], now: datetime, notice: str) -> Session:
    notice = notice or str(record.get("notice", ""))
    state = State(record["state"])
    if state is State.NOT_SCREENED:
        return Session(state, notice=notice)
    urgency = Urgency(int(record["urgency"]))
    since = datetime.fromisoformat(record["since"])
    if state in (State.HOLD, State.CLOSED):
        return Session(
            state, urgency, since=since, checked=record.get("checked") is True, notice=notice
        )
    if state is not State.PASS or urgency >= Urgency.UNDER_16:
        raise ValueError("not an outcome")
    modifiers = tuple(str(modifier) for modifier in record["modifiers"])
    expires = datetime.fromisoformat(record["expires"])
    # Both spans are closed at their start, so that setting a clock back opens nothing.
    if not since <= now < since + SCREENING_LASTS:
        return Session(State.NOT_SCREENED, notice=notice)
    if expires - PASS_LASTS <= now < expires:
        return Session(State.PASS, urgency, modifiers, since, expires, notice=notice)
    return Session(State.RECHECK, urgency, modifiers, since, notice=notice)


def _hold(urgency: Urgency, since: datetime, *, checked: bool = False) -> dict[str, Any]:
    return {
        "state": State.HOLD,
        "urgency": int(urgency),
        "since": since.isoformat(timespec="seconds"),
        "checked": checked,
    }


def _closed(result: Result, now: datetime) -> dict[str, Any]:
    return {
        "state": State.CLOSED,
        "urgency": int(result.urgency),
        "since": now.isoformat(timespec="seconds"),
    }


def _pass(result: Result, now: datetime) -> dict[str, Any]:
    # Whole seconds: what is written and what is compared must be the same moment.
    now = now.replace(microsecond=0)
    return _renewed(Session(State.PASS, result.urgency, result.modifiers), now, now)


def _renewed(passed: Session, since: datetime, now: datetime) -> dict[str, Any]:
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        "state": State.PASS,
        "urgency": int(passed.urgency),
        "modifiers": list(passed.modifiers),
        "since": since.isoformat(timespec="seconds"),
        "expires": min(now + PASS_LASTS, midnight).isoformat(timespec="seconds"),
    }


def _write(outcome: dict[str, Any]) -> None:
    try:
        store.write(FILE, outcome)
    except store.StoreError as error:
        _unwritten.clear()
        _unwritten.update(outcome, notice=str(error))
        if outcome["state"] == State.HOLD:
            _withdraw_pass()
    else:
        _unwritten.clear()


def _withdraw_pass() -> None:
    """Delete what is written unless it is a hold: deleting often still works on a full disk.

    A hold that could not be written must not leave an older pass for the other lessons.
    """
    written, _ = store.read(FILE)
    if written is not None and written.get("state") != State.HOLD:
        with contextlib.suppress(store.StoreError):
            store.delete(FILE)


def _forget() -> None:
    _unwritten.clear()
    try:
        store.delete(FILE)
    except store.StoreError as error:
        _unwritten.update(state=State.NOT_SCREENED, notice=str(error))
