"""The diary in HTML: what stands above it, looking back week by week, and a page of paper."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from sciatica_course.entries import DayEntry, Ending, Entry, MorningEntry, SessionEntry
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.diary_trends import monday, place_name
from sciatica_course.words import at_time, on_day, say

_WEEKS = timedelta(weeks=8)
_PAPER_LINES = 14
_CELL = {"border": "1px solid #767676", "padding": "6px 8px", "text-align": "left"}
_TABLE = {"border-collapse": "collapse", "width": "100%"}


def permission(where: str) -> Html:
    """Return what stands above a diary that may not be kept yet."""
    return element(
        "div",
        panels.part(say("diary.keep-title"), 3),
        element("p", say("diary.keep-text", where=where)),
        class_="sc-card",
    )


def strong(lesson: str) -> Html:
    """Return the kind line about strong pain, with the lesson where the safety check is."""
    return element(
        "div",
        panels.title(say("diary.strong-title")),
        element("p", say("diary.strong-text", lesson=lesson)),
        class_="sc-card sc-soon",
    )


def brought(
    name: str, *, new: int = 0, changed: int = 0, same: int = 0, refused: Collection[str] = ()
) -> Html:
    """Return what came of a file that was brought in, with a sentence for each row left out."""
    counts = (
        say(f"diary.brought-{key}", count=count)
        for key, count in (("new", new), ("changed", changed), ("same", same))
        if count or key == "new"
    )
    return element(
        "div",
        panels.title(say("diary.brought-title")),
        element("p", say("diary.brought-name", name=name), " ", " ".join(counts)),
        [
            element("p", say("diary.brought-refused")),
            element("ul", (element("li", sentence) for sentence in refused)),
        ]
        if refused
        else None,
        class_="sc-card",
    )


# --- Looking back ---------------------------------------------------------------------------------


def lately(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Return the entries of the last eight weeks."""
    return [entry for entry in entries if entry.at.date() > today - _WEEKS]


def back(entries: Sequence[Entry], today: date, encouragement: str, where: str) -> Html:
    """Return the way back through a diary, newest first: by weeks, and by months before those.

    ``where`` is what keeps it; empty while nothing does.
    """
    recent = lately(entries, today)
    weeks = _groups(recent, lambda day: (monday(day), _week(monday(day), today)))
    months = _groups(
        (entry for entry in entries if entry.at.date() <= today - _WEEKS),
        lambda day: (day.replace(day=1), _month(day)),
    )
    nothing = say("diary.none-lately") if months else say("diary.none")
    return join(
        [
            panels.title(say("diary.back-title")),
            element("p", encouragement, class_="sc-encouraged") if encouragement else None,
            None if recent else element("p", nothing),
            _open(*weeks[0]) if weeks else None,
            (_folded(*group) for group in [*weeks[1:], *months]),
            element("p", say("diary.where", where=where), class_="sc-where") if where else None,
        ]
    )


def encouraged(entries: Iterable[Entry], today: date) -> str:
    """Return on how many days of this week someone moved, in one sentence; empty for none."""
    days = {entry.at.date() for entry in entries if _moved(entry)}
    count = sum(monday(today) <= day <= today for day in days)
    if not count:
        return ""
    return say("diary.encouraged-one") if count == 1 else say("diary.encouraged-many", days=count)


def name(entry: Entry) -> str:
    """Return what tells an entry from the others: its day and its time."""
    return say("diary.when", day=on_day(entry.at), time=at_time(entry.at))


def line(entry: Entry) -> str:
    """Return an entry in plain words, without its note."""
    match entry:
        case MorningEntry():
            lowest = place_name(entry.lowest)
            return say("diary.line-morning", leg=entry.leg, back=entry.back, lowest=lowest)
        case DayEntry():
            return " ".join(_day(entry))
        case SessionEntry():
            return " ".join(_practice(entry))


def _day(entry: DayEntry) -> Iterable[str]:
    lowest = place_name(entry.lowest)
    yield say("diary.line-day", leg=entry.leg, back=entry.back, lowest=lowest)
    if entry.minutes:
        yield say("diary.line-moved", minutes=entry.minutes)
    for goal, value in entry.goals.items():
        yield say("diary.line-goal", goal=goal, number=value)


def _practice(entry: SessionEntry) -> Iterable[str]:
    # What was planned is no part of it: looking back stays open where plans are closed.
    yield say(
        "diary.line-practice",
        minutes=entry.minutes,
        before=entry.leg_before,
        worst=entry.leg_worst,
        back=entry.back,
        lowest=place_name(entry.lowest_worst),
    )
    if entry.ending is Ending.EARLY:
        yield say("diary.line-early")
    if entry.ending is Ending.SIGN:
        yield say("diary.line-sign")


def _groups(
    entries: Iterable[Entry], key: Callable[[date], tuple[date, str]]
) -> list[tuple[str, str, list[Entry]]]:
    """Return entries in groups, newest first: a name, the heading, and the entries of each."""
    newest = sorted(entries, key=lambda entry: (entry.at, entry.id), reverse=True)
    grouped = groupby(newest, key=lambda entry: key(entry.at.date()))
    return [(f"from-{start}", heading, [*group]) for (start, heading), group in grouped]


def _week(start: date, today: date) -> str:
    match (monday(today) - start).days // 7:
        case 0:
            return say("diary.this-week")
        case 1:
            return say("diary.last-week")
        case _:
            return say("diary.week-of", day=on_day(start))


def _month(day: date) -> str:
    months = say("dates.months").split()
    return say("diary.month", month=months[day.month - 1], year=day.year)


def _open(_: str, heading: str, entries: Sequence[Entry]) -> Html:
    return join([panels.part(heading), _list(entries)])


def _folded(name: str, heading: str, entries: Sequence[Entry]) -> Html:
    count = len(entries)
    said = say("diary.count-one") if count == 1 else say("diary.count-many", count=count)
    summary = element("summary", heading, " ", element("small", f"({said})"))
    return element("details", summary, _list(entries), data_name=name)


def _list(entries: Iterable[Entry]) -> Html:
    return element("ul", (_entry(entry) for entry in entries), class_="sc-entries")


def _entry(entry: Entry) -> Html:
    note = [" ", element("q", entry.note, class_="sc-noted")] if entry.note else None
    words = element("p", element("strong", name(entry), "."), " ", line(entry), note)
    return element("li", words, data_entry=entry.id, data_called=name(entry))


def _moved(entry: Entry) -> bool:
    return not isinstance(entry, MorningEntry) and entry.minutes > 0


# --- Paper ----------------------------------------------------------------------------------------


def paper() -> Html:
    """Return a page to fill in by hand, which holds nothing of a person."""
    heads = (
        say("diary.day-column"),
        say("diary.paper-morning"),
        say("diary.paper-leg"),
        say("diary.paper-back"),
        say("diary.lowest-one"),
        say("diary.paper-minutes"),
        say("diary.note"),
    )
    empty = (element("td", "\N{NO-BREAK SPACE}", style=_CELL) for _ in heads)
    row = element("tr", empty)
    return join(
        [
            element("h3", say("diary.name")),
            element("p", say("diary.paper")),
            element(
                "table",
                element("thead", element("tr", (element("th", h, style=_CELL) for h in heads))),
                element("tbody", [row] * _PAPER_LINES),
                style=_TABLE,
            ),
        ]
    )
