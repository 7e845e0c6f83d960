"""What became of it over time: the numbers of a diary as series, with the sentence of each.

The first two weeks are what everything later is compared with. Nothing is said of a day on which
nobody wrote, and nothing is promised.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from statistics import mean, multimode

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.entries import PLACES, DayEntry, Entry, MorningEntry, SessionEntry, depth
from sciatica_course.words import say

_TWO_WEEKS = timedelta(days=14)
_WEEK = timedelta(days=7)
# A record that is longer than this is told by weeks, and no further back than half a year: its
# days would be a grey wall.
_BY_DAYS = timedelta(days=120)
_HALF_A_YEAR = timedelta(weeks=26)
_GOALS = 3

Points = tuple[tuple[date, float], ...]


@dataclass(frozen=True)
class Series:
    """Numbers over time, oldest first. ``base`` is the average of the first two weeks."""

    name: str
    points: Points
    base: float | None = None


@dataclass(frozen=True)
class Trend:
    """One chart: its series, and what it comes to in words."""

    id: str
    title: str
    sentence: str
    series: tuple[Series, ...]
    weekly: bool

    @property
    def first(self) -> date:
        """The first day of any series."""
        return min(series.points[0][0] for series in self.series)

    @property
    def last(self) -> date:
        """The last day of any series."""
        return max(series.points[-1][0] for series in self.series)


def trends(
    content: Catalogue, entries: Sequence[Entry], goals: Sequence[str], *, plans: bool
) -> tuple[Trend, ...]:
    """Return what a diary can show of itself, oldest entry first; none from less than two days.

    ``goals`` are the person's own of today. Without ``plans`` nothing that was planned is told.
    """
    days = {entry.at.date() for entry in entries}
    if len(days) < 2:
        return ()
    weekly = max(days) - min(days) > _BY_DAYS
    found = (
        _pain(content, entries, weekly=weekly),
        _lowest(entries, weekly=weekly),
        *([_minutes(entries)] if plans else []),
        _goals(content, entries, goals, weekly=weekly),
    )
    since = max(days) - _HALF_A_YEAR if weekly else min(days)
    recent = (_since(monday(since), trend) for trend in found)
    return tuple(trend for trend in recent if trend.series)


def _since(start: date, trend: Trend) -> Trend:
    """Return a trend without what was before a day. What its sentence compares with may be."""
    series = (
        replace(each, points=tuple(point for point in each.points if point[0] >= start))
        for each in trend.series
    )
    return replace(trend, series=tuple(each for each in series if each.points))


def _pain(content: Catalogue, entries: Sequence[Entry], *, weekly: bool) -> Trend:
    leg = _by_day(entries, lambda e: e.leg_before if isinstance(e, SessionEntry) else e.leg)
    # What a session says of the back is its worst, which is no measure of a day.
    back = _by_day(entries, lambda e: None if isinstance(e, SessionEntry) else e.back)
    series, sentences = [], []
    for name, points in ((say("diary.pain-leg"), leg), (say("diary.pain-back"), back)):
        if points:
            series.append(_series(name, points, mean, weekly=weekly))
            sentences.append(_compared(content, name, points, higher=say("diary.higher-pain")))
    return Trend("pain", say("diary.pain-title"), " ".join(sentences), tuple(series), weekly)


def _lowest(entries: Sequence[Entry], *, weekly: bool) -> Trend:
    def place(entry: Entry) -> int:
        return depth(entry.lowest_before if isinstance(entry, SessionEntry) else entry.lowest)

    points = _by_day(entries, place)
    one = _series(say("diary.lowest-one"), points, _typical, weekly=weekly)
    return Trend("lowest", say("diary.lowest-title"), _lowest_said(points), (one,), weekly)


def _minutes(entries: Sequence[Entry]) -> Trend:
    """Return the minutes of each week: in exercises, apart from them, and what was planned."""
    moved: dict[str, Counter[date]] = {
        name: Counter() for name in ("practice-column", "apart", "planned")
    }
    for entry in entries:
        week = monday(entry.at.date())
        match entry:
            case SessionEntry():
                moved["practice-column"][week] += entry.minutes
                moved["planned"][week] += entry.planned
            case DayEntry():
                moved["apart"][week] += entry.minutes
    first, last = monday(entries[0].at.date()), monday(entries[-1].at.date())
    weeks = [first + _WEEK * number for number in range((last - first) // _WEEK + 1)]
    series = tuple(
        Series(say(f"diary.minutes-{name}"), tuple((week, float(found[week])) for week in weeks))
        for name, found in moved.items()
        if any(weeks.total() for weeks in moved.values())
    )
    return Trend("minutes", say("diary.minutes-title"), _minutes_said(entries), series, weekly=True)


def _goals(
    content: Catalogue, entries: Sequence[Entry], goals: Sequence[str], *, weekly: bool
) -> Trend:
    days = [entry for entry in entries if isinstance(entry, DayEntry)]
    named = dict.fromkeys(goal for entry in reversed(days) for goal in entry.goals)
    chosen = [goal for goal in goals if goal in named] or [*named]
    series, sentences = [], []
    for goal in chosen[:_GOALS]:
        points = _by_day(days, partial(_of_goal, goal))
        series.append(_series(goal, points, mean, weekly=weekly))
        sentences.append(_compared(content, f"“{goal}”", points))
    return Trend("goals", say("diary.goals-title"), " ".join(sentences), tuple(series), weekly)


def _of_goal(goal: str, entry: Entry) -> int | None:
    return entry.goals.get(goal) if isinstance(entry, DayEntry) else None


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def place_name(place: str) -> str:
    """Return a place of the leg in words."""
    return say("diary.no-pain") if place == PLACES[0] else say(f"practise.place-{place}")


def number(value: float) -> str:
    """Return a number with at most one digit after the point: ``5``, ``5.5``."""
    return f"{value:.1f}".removesuffix(".0")


# --- From entries to points -----------------------------------------------------------------------


def _by_day(entries: Iterable[Entry], read: Callable[[Entry], int | None]) -> Points:
    """Return one point a day: from its look back, or else its morning, or else its exercises."""
    held: dict[date, tuple[int, int]] = {}
    for entry in entries:
        value, rank = read(entry), _RANK[type(entry)]
        day = entry.at.date()
        if value is not None and (day not in held or rank >= held[day][0]):
            held[day] = rank, value
    return tuple((day, float(value)) for day, (_, value) in sorted(held.items()))


_RANK: Mapping[type[Entry], int] = {SessionEntry: 0, MorningEntry: 1, DayEntry: 2}


def _series(
    name: str, points: Points, together: Callable[[list[float]], float], *, weekly: bool
) -> Series:
    early, _ = _early_and_late(points)
    base = mean(early) if early else None
    if weekly:
        weeks: dict[date, list[float]] = defaultdict(list)
        for day, value in points:
            weeks[monday(day)].append(value)
        points = tuple((week, together(values)) for week, values in weeks.items())
    return Series(name, points, base)


def _early_and_late(points: Points) -> tuple[list[float], list[float]]:
    """Return the values of the first two weeks, and those of the last two that come after them."""
    if not points:
        return [], []
    end, start = points[0][0] + _TWO_WEEKS, points[-1][0] - _TWO_WEEKS
    early = [value for day, value in points if day < end]
    return early, [value for day, value in points if day >= end and day > start]


def _typical(values: list[float]) -> float:
    """Return the value that is there most often; of several, the one that is furthest down."""
    return max(multimode(values))


# --- What it comes to -----------------------------------------------------------------------------


def _compared(content: Catalogue, what: str, points: Points, higher: str = "") -> str:
    early, late = _early_and_late(points)
    if not late:
        return say("diary.so-far", what=what, now=number(mean(early)))
    then, now = mean(early), mean(late)
    told = {"what": what, "then": number(then), "now": number(now)}
    counts = content.progress.counts
    if abs(now - then) < counts:
        return say("diary.level", counts=counts, **told)
    if now < then:
        return say("diary.lower", **told)
    return " ".join([say("diary.higher", **told), higher]).strip()


def _lowest_said(points: Points) -> str:
    early, late = _early_and_late(points)
    if not late:
        return say("diary.lowest-so-far", now=_reached(early))
    then, now = _reached(early), _reached(late)
    if now == then:
        return say("diary.lowest-same", then=then)
    key = "up" if _typical(late) < _typical(early) else "down"
    return say(f"diary.lowest-{key}", then=then, now=now)


def _reached(values: list[float]) -> str:
    return place_name(PLACES[int(_typical(values))])


def _minutes_said(entries: Sequence[Entry]) -> str:
    first, last = entries[0].at.date(), entries[-1].at.date()
    all_days = tuple((entry.at.date(), float(_moved(entry))) for entry in entries)
    early, late = _early_and_late(all_days)
    said = [
        say("diary.minutes-then-now", then=round(sum(early) / 2), now=round(sum(late) / 2))
        if last - first >= 2 * _TWO_WEEKS
        else say("diary.minutes-so-far", now=round(sum(value for _, value in all_days)))
    ]
    recent = [
        entry
        for entry in entries
        if isinstance(entry, SessionEntry) and entry.at.date() > last - _TWO_WEEKS
    ]
    if planned := sum(entry.planned for entry in recent):
        done = sum(entry.minutes for entry in recent)
        said.append(say("diary.minutes-of-plan", planned=planned, done=done))
    return " ".join(said)


def _moved(entry: Entry) -> int:
    return 0 if isinstance(entry, MorningEntry) else entry.minutes
