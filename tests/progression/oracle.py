"""What comes next, worked out again by a plainer rule: some facts, and a table of what follows.

It shares no code with ``sciatica_course.progression`` but the entries and the names of the rules,
and has its numbers by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

from sciatica_course.entries import Entry

HOW_FAR = {"none": 0, "back": 1, "buttock": 2, "thigh": 3, "calf": 4, "foot": 5}


def level(sessions: list[Any], exercise: str) -> int:
    """Return how much easier an exercise is after some sessions, from 0 to 2."""
    found = 0
    for nth in range(len(sessions) - 1, -1, -1):
        if exercise in _taps_below(sessions[nth]):
            found += 1
        done = [did.eased for did in sessions[nth].did if did.exercise == exercise]
        if done:
            found += done[-1]
            break
    return min(found, 2)


def _taps_below(session: Any) -> list[str]:
    limit = HOW_FAR[session.lowest_before]
    return [tap.exercise for tap in session.taps if HOW_FAR[tap.lowest] > limit]


def _exercises(sessions: list[Any]) -> list[str]:
    every = [did.exercise for s in sessions for did in s.did]
    return sorted({*every, *(tap.exercise for s in sessions for tap in s.taps)})


def levels(entries: Iterable[Entry]) -> dict[str, int]:
    sessions = _of("session", entries)
    found = {id_: level(sessions, id_) for id_ in _exercises(sessions)}
    return {id_: number for id_, number in found.items() if number}


def _of(kind: str, entries: Iterable[Entry]) -> list[Any]:
    return sorted((e for e in entries if e.kind == kind), key=lambda e: (e.at, e.id))


def facts(entries: Iterable[Entry]) -> Any:
    """Return everything that the table below asks about."""
    entries = list(entries)
    sessions, mornings = _of("session", entries), _of("morning", entries)
    if not sessions:
        return SimpleNamespace(none=True)
    f = SimpleNamespace(none=False)
    last = sessions[-1]
    since = [m for m in mornings if m.at > last.at]
    f.step, f.flare = last.step, last.step == -1
    f.sign = last.ending == "sign"
    f.early = last.ending != "finished"
    f.most = max((m.leg - last.leg_before for m in since), default=0)
    f.days_higher = len({m.at.date() for m in since if m.leg > last.leg_before})
    f.lower = any(HOW_FAR[m.lowest] > HOW_FAR[last.lowest_before] for m in since)
    f.by = list(dict.fromkeys(_taps_below(last)))
    f.down = bool(f.by) or HOW_FAR[last.lowest_worst] > HOW_FAR[last.lowest_before]
    f.rise = max([last.leg_worst, *(t.leg for t in last.taps)]) - last.leg_before
    f.back = last.back
    f.morning_back = max((m.back for m in since), default=0)
    f.next_day = any(m.at.date() > last.at.date() for m in since)
    f.spare = last.spare
    f.good = [_good(sessions, nth, mornings) for nth in range(len(sessions))]
    f.two = len(sessions) > 1 and all(f.good[-2:]) and sessions[-2].step == last.step
    f.two = f.two and not _tried_again(sessions)
    f.two_to_spare = f.two and sessions[-1].spare and sessions[-2].spare
    f.eased = _newest_eased(sessions)
    full = [s.step for s in sessions if s.step >= 0]
    f.back_to = max(0, (full[-1] if full else 0) - 2)
    return f


def _good(sessions: list[Any], nth: int, mornings: list[Any]) -> bool:
    this = sessions[nth]
    end = sessions[nth + 1].at if nth + 1 < len(sessions) else None
    after = [m for m in mornings if m.at > this.at and (end is None or m.at <= end)]
    place = HOW_FAR[this.lowest_before]
    bad = this.ending != "finished" or this.back > 2
    bad = bad or max([this.leg_worst, *(t.leg for t in this.taps)]) > this.leg_before + 1
    bad = bad or any(
        HOW_FAR[p] > place for p in [this.lowest_worst, *(t.lowest for t in this.taps)]
    )
    bad = bad or not any(m.at.date() > this.at.date() for m in after)
    for m in after:
        bad = bad or m.leg > this.leg_before or HOW_FAR[m.lowest] > place or m.back > 2
    return not bad


def _tried_again(sessions: list[Any]) -> bool:
    """Whether the last session did something less eased than it stood before."""
    now = {did.exercise: did.eased for did in sessions[-1].did}
    return any(eased < level(sessions[:-1], id_) for id_, eased in now.items())


def _newest_eased(sessions: list[Any]) -> list[str]:
    found = []
    for id_ in _exercises(sessions):
        grew = [
            nth
            for nth in range(len(sessions))
            if level(sessions[: nth + 1], id_) > level(sessions[:nth], id_)
        ]
        if level(sessions, id_):
            found.append((grew[-1], id_))
    return [max(found)[1]] if found else []


# Rule by rule: when it holds, and where it leads: a step, or how many steps from here.
Held = Callable[[Any], bool]
TABLE: list[tuple[str, str, Held]] = [
    ("morning-much-higher", "flare", lambda f: f.most >= 2),
    ("mornings-higher", "flare", lambda f: f.days_higher >= 2),
    ("sign", "down", lambda f: f.sign),
    ("morning-higher", "down", lambda f: f.most > 0),
    ("morning-lower-place", "down", lambda f: f.lower),
    ("moved-down-somehow", "down", lambda f: f.down and not f.by),
    ("leg-rose", "down", lambda f: f.rise > 2),
    ("back-red", "down", lambda f: f.back > 5),
    ("back-not-settled", "down", lambda f: f.back > 2 and f.morning_back > 2),
    ("moved-down", "change", lambda f: bool(f.by)),
    ("restore", "restore", lambda f: not f.flare and f.two_to_spare and bool(f.eased)),
    ("flare-settled", "up", lambda f: f.flare and f.two),
    ("comfortable", "up", lambda f: not f.flare and f.two_to_spare),
    ("amber", "same", lambda f: f.rise == 2 or f.back > 2 or f.morning_back > 2),
    ("ended-early", "same", lambda f: f.early),
    ("no-morning", "same", lambda f: not f.next_day),
    ("nothing-to-spare", "same", lambda f: not f.flare and not f.spare),
    ("one-more", "same", lambda f: True),
]


def advice(entries: Iterable[Entry]) -> tuple[str, str, int, tuple[str, ...]]:
    """Return the move, the rule, the step and the exercises."""
    f = facts(entries)
    if f.none:
        return "first", "first", 0, ()
    rule, move = next((rule, move) for rule, move, holds in TABLE if holds(f))
    if move == "flare" or (move == "down" and f.step < 1):
        return "flare", rule, -1, tuple(f.by)
    if move == "up" and f.flare:
        return move, rule, f.back_to, ()
    if move == "restore":
        return move, rule, f.step, tuple(f.eased)
    return move, rule, f.step + {"down": -1, "up": 1}.get(move, 0), tuple(f.by)
