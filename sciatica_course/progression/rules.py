"""The rules of progress. Each returns the readings by which it holds, or none where it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sciatica_course.catalogue.types import Why
from sciatica_course.entries import Ending, depth

from . import readings
from .readings import Readings, moved_down, worst
from .record import Record, is_known


def _morning_much_higher(record: Record) -> Readings:
    least = record.last.leg_before + record.table.counts
    return tuple(each for each in _morning_legs(record) if int(each.value) >= least)


def _mornings_higher(record: Record) -> Readings:
    higher = _morning_higher(record)
    days = {reading.at.date() for reading in higher}
    return higher if len(days) >= record.table.mornings else ()


def _sign(record: Record) -> Readings:
    return (readings.ending(record.last),) if record.last.ending is Ending.SIGN else ()


def _morning_higher(record: Record) -> Readings:
    before = record.last.leg_before
    return tuple(each for each in _morning_legs(record) if int(each.value) > before)


def _morning_lower_place(record: Record) -> Readings:
    before = depth(record.last.lowest_before)
    lower = (each for each in record.since if depth(each.lowest) > before)
    return tuple(readings.morning_place(record.last, each) for each in lower)


def _moved_down_somehow(record: Record) -> Readings:
    lower = depth(record.last.lowest_worst) > depth(record.last.lowest_before)
    return (readings.place(record.last),) if lower and not moved_down(record.last) else ()


def _leg_rose(record: Record) -> Readings:
    rise = worst(record.last) - record.last.leg_before
    return (readings.leg(record.last),) if rise > record.table.leg_rise else ()


def _back_red(record: Record) -> Readings:
    limit = record.table.back_red
    return (readings.back(record.last, limit),) if record.last.back > limit else ()


def _back_not_settled(record: Record) -> Readings:
    limit = record.table.back_green
    still = _morning_backs(record)
    return (readings.back(record.last, limit), *still) if still and record.last.back > limit else ()


def _moved_down(record: Record) -> Readings:
    return (readings.place(record.last),) if moved_down(record.last) else ()


def _restore(record: Record) -> Readings:
    if record.in_flare or not record.eased_last:
        return ()
    return record.comfortable(spare=True)


def _flare_settled(record: Record) -> Readings:
    return record.comfortable(spare=False) if record.in_flare else ()


def _comfortable(record: Record) -> Readings:
    return () if record.in_flare else record.comfortable(spare=True)


def _amber(record: Record) -> Readings:
    last, limit = record.last, record.table.back_green
    rose = worst(last) - last.leg_before >= record.table.counts
    return (
        *([readings.leg(last)] if rose else []),
        *([readings.back(last, limit)] if last.back > limit else []),
        *_morning_backs(record),
    )


def _ended_early(record: Record) -> Readings:
    ended = record.last.ending is not Ending.FINISHED
    return (readings.ending(record.last),) if ended else ()


def _no_morning(record: Record) -> Readings:
    return () if is_known(record.last, record.since) else (readings.leg(record.last),)


def _nothing_to_spare(record: Record) -> Readings:
    needed = not record.in_flare
    return (readings.spare(record.last),) if needed and not record.last.spare else ()


def _one_more(record: Record) -> Readings:
    """Hold for every record: what was tried before it says why there is not more."""
    return (readings.leg(record.last), *_morning_legs(record))


def _morning_legs(record: Record) -> Readings:
    return tuple(readings.morning_leg(record.last, each) for each in record.since)


def _morning_backs(record: Record) -> Readings:
    """Return the back pain or muscle ache of the mornings on which it was not green."""
    limit = record.table.back_green
    return tuple(readings.morning_back(each, limit) for each in record.since if each.back > limit)


# Every rule but the first, which is for a record without a session.
RULES: Mapping[Why, Callable[[Record], Readings]] = {
    Why.MORNING_MUCH_HIGHER: _morning_much_higher,
    Why.MORNINGS_HIGHER: _mornings_higher,
    Why.SIGN: _sign,
    Why.MORNING_HIGHER: _morning_higher,
    Why.MORNING_LOWER_PLACE: _morning_lower_place,
    Why.MOVED_DOWN_SOMEHOW: _moved_down_somehow,
    Why.LEG_ROSE: _leg_rose,
    Why.BACK_RED: _back_red,
    Why.BACK_NOT_SETTLED: _back_not_settled,
    Why.MOVED_DOWN: _moved_down,
    Why.RESTORE: _restore,
    Why.FLARE_SETTLED: _flare_settled,
    Why.COMFORTABLE: _comfortable,
    Why.AMBER: _amber,
    Why.ENDED_EARLY: _ended_early,
    Why.NO_MORNING: _no_morning,
    Why.NOTHING_TO_SPARE: _nothing_to_spare,
    Why.ONE_MORE: _one_more,
}
