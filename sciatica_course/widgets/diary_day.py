"""What the diary of one day asks and may say: which form suits it, strong pain, a flare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sciatica_course import plans, progression
from sciatica_course.catalogue.types import Catalogue, Move
from sciatica_course.entries import FLARE, DayEntry, Entry, MorningEntry, SessionEntry
from sciatica_course.session import Session
from sciatica_course.widgets import diary_forms as forms
from sciatica_course.widgets import self_check


def goals(content: Catalogue) -> tuple[str, ...]:
    """Return the person's own goals: those of the kept routine, or else of the self-check."""
    kept, _ = plans.kept(content)
    pattern = kept.pattern if kept and kept.pattern else self_check.current()[0]
    return tuple(dict.fromkeys(pattern.goals)) if pattern else ()


def before(form: str, entries: Sequence[Entry], at: datetime) -> Entry | None:
    """Return the entry that a form corrects: its own, or the one of today that it asks about."""
    shape = {forms.MORNING: MorningEntry, forms.DAY: DayEntry}.get(form)
    if shape is None:
        return next((e for e in entries if forms.changing(e.id) == form), None)
    today = [e for e in entries if isinstance(e, shape) and e.at.date() == at.date()]
    return today[-1] if today else None


def suiting(entries: Sequence[Entry], at: datetime) -> str:
    """Return what to ask about: the morning after exercises, or else a day not written about."""
    practised = [e.at for e in entries if isinstance(e, SessionEntry) and e.at.date() < at.date()]
    mornings = [e.at for e in entries if isinstance(e, MorningEntry)]
    if practised and not any(morning > max(practised) for morning in mornings):
        return forms.MORNING
    return "" if before(forms.DAY, entries, at) else forms.DAY


def strong(content: Catalogue, entries: Sequence[Entry], now: Session, at: datetime) -> bool:
    """Return whether pain of today is so strong that the safety check asks about sleep with it.

    A safety check that was passed after it has asked already.
    """
    limit = min(each.at_least for each in content.symptoms.together.values())
    asked = now.since if now.open else None
    return any(
        _worst(entry) >= limit and (asked is None or entry.at > asked)
        for entry in entries
        if entry.at.date() == at.date()
    )


def _worst(entry: Entry) -> int:
    leg = entry.leg_worst if isinstance(entry, SessionEntry) else entry.leg
    return max(leg, entry.back)


def in_a_flare(content: Catalogue, entries: Sequence[Entry], now: Session) -> bool:
    """Return whether the last exercises were those for a flare, or a flare is advised now."""
    practised = [entry for entry in entries if isinstance(entry, SessionEntry)]
    if practised and practised[-1].step == FLARE:
        return True
    return progression.advise(content.progress, entries, now).move is Move.FLARE
