"""From what was recorded to the next step: one pure rule, whose limits and words are content.

The last session decides, with the mornings since. The rules of ``content/progress.toml`` are tried
in their order, the careful ones first, and the first that holds is the advice: so a worse reading
never leads to more. The limits were made for sore knees and tendons, as every advice says (claim
``where-the-light-comes-from``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sciatica_course.catalogue.types import Move, Progress, Why
from sciatica_course.entries import FLARE, Entry, MorningEntry, SessionEntry, newest
from sciatica_course.routine import NoPassError, Passed

from .readings import Reading, Readings, moved_down
from .record import Record, easing
from .rules import RULES

__all__ = ["Advice", "Move", "NoPassError", "Reading", "advise", "eased"]


@dataclass(frozen=True)
class Advice:
    """What comes next, by which rule, and the readings that it goes by.

    ``step`` is where the next session stands, ``FLARE`` for one by the flare plan; it may be above
    the last step that there is. ``exercises`` are those to try again (``RESTORE``), and otherwise
    those that moved the pain down in the last session: ``eased`` counts them already.
    """

    move: Move
    rule: str
    step: int
    exercises: tuple[str, ...] = ()
    readings: Readings = ()


def advise(
    table: Progress,
    entries: Iterable[Entry],
    passed: Passed,
    *,
    among: Collection[str] | None = None,
) -> Advice:
    """Return what comes next; the same for the same entries in any order.

    Entries of days change nothing. ``among`` are the exercises that the plan has now, by default
    all: what is eased and no longer in the plan does not have to come back before anything grows.

    Raises:
        NoPassError: the safety check has not been passed, or something closed plans since.
    """
    if not passed.open:
        raise NoPassError(table.not_open)
    known = newest(entries)
    sessions = [each for each in known if isinstance(each, SessionEntry)]
    if not sessions:
        return Advice(table.rules[Why.FIRST].move, Why.FIRST, 0)
    mornings = [each for each in known if isinstance(each, MorningEntry)]
    record = Record(table, sessions, mornings, among)
    tried = sorted(table.rules.values(), key=lambda rule: rule.order)
    held = ((rule, RULES[Why(rule.id)](record)) for rule in tried if rule.id != Why.FIRST)
    rule, readings = next((rule, found) for rule, found in held if found)
    return _advice(record, rule.move, rule.id, readings)


def eased(entries: Iterable[Entry], restoring: Collection[str] = ()) -> Mapping[str, int]:
    """Return which exercises are made easier: 1 for an easier form, 2 for left out for now.

    Each is as it was done last, and one more for every session since then, and that one, in which
    the pain moved further down with it. With ``restoring``, the exercises of a ``RESTORE``, it is
    what holds for somebody who tries them again.
    """
    sessions = [each for each in newest(entries) if isinstance(each, SessionEntry)]
    after = {id_: level - (id_ in restoring) for id_, level in easing(sessions).levels.items()}
    return MappingProxyType({id_: level for id_, level in after.items() if level > 0})


def _advice(record: Record, move: Move, rule: str, readings: Readings) -> Advice:
    """Return the advice of a rule that holds, with the step that its move leads to."""
    step = record.last.step
    if move is Move.DOWN and step <= 0:
        move = Move.FLARE
    match move:
        case Move.FLARE:
            step = FLARE
        case Move.DOWN:
            step -= 1
        case Move.UP if step == FLARE:
            step = max(0, record.last_full_step - record.table.after_flare)
        case Move.UP:
            step += 1
    exercises = record.eased_last if move is Move.RESTORE else moved_down(record.last)
    return Advice(move, rule, step, exercises, readings)
