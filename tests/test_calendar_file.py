"""Calendar files: two libraries read them back, later ones change the same entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from unittest.mock import patch

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course import catalogue
from sciatica_course.calendar_file import calendar, entries, stop_rule, title
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.html import doses, week
from sciatica_course.routine import Routine
from sciatica_course.words import say
from tests.case_counts import Cases
from tests.routine.strategies import CONTENT, Case, anyone, counted, person

MADE = date(2026, 11, 22)
START = date(2026, 11, 26)  # a Thursday
STAMP = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
HARD = 'Größe, Länge; “so” \\ and\nso 😀👩‍🦽 on: "=cmd" BEGIN:VEVENT '
FORBIDDEN = {
    "ATTENDEE", "CATEGORIES", "CONTACT", "GEO", "LOCATION", "METHOD", "ORGANIZER", "RRULE", "TZID",
    "URL", "X-WR-CALNAME",
}  # fmt: skip


def made(case: Case | None = None, content: Catalogue = CONTENT, **other: Any) -> str:
    """Return the file of a routine, two weeks from Thursday at seven where nothing else is said."""
    given: dict[str, Any] = {
        "made": MADE, "start": START, "at": time(7), "weeks": 2, "alarm": 10, "stamp": STAMP,
        **other,
    }  # fmt: skip
    return calendar(content, (case or person(minutes=30)).routine, **given)


def events(text: str) -> list[Any]:
    """Return the entries as the library that writes them reads them back."""
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def events_elsewhere(text: str) -> list[Any]:
    """Return the entries as another library reads them, which knows what an entry may hold."""
    file = vobject.readOne(text)
    assert file.validate(raiseException=True)
    return list(file.vevent_list)


def begins(text: str) -> list[datetime]:
    return [event["DTSTART"].dt for event in events(text)]


def by_uid(text: str) -> dict[str, Any]:
    return {str(event["UID"]): event for event in events(text)}


def descriptions(text: str) -> Iterator[str]:
    return (str(event["DESCRIPTION"]) for event in events(text))


@given(anyone, st.integers(1, 6), st.integers(0, 6))
@counted
def test_both_libraries_read_every_session_of_anyone_back(
    cases: Cases, case: Case, weeks: int, later: int
) -> None:
    if case.routine.closed:
        return
    text = made(case, weeks=weeks, start=START + timedelta(days=later))
    wanted = entries(case.routine, START + timedelta(days=later), time(7), weeks)
    assert not icalendar.Calendar.from_ical(text).errors
    others = events_elsewhere(text)
    assert len(events(text)) == len(others) == len(wanted)
    for event, other, entry in zip(events(text), others, wanted, strict=True):
        assert not event.errors
        assert event["DTSTART"].dt == other.dtstart.value == entry.begins
        assert event["DTSTART"].dt.tzinfo is other.dtstart.value.tzinfo is None
        length = timedelta(minutes=entry.session.minutes)
        assert event["DURATION"].dt == other.duration.value == length
        assert str(event["SUMMARY"]) == other.summary.value == title(entry.session)
        assert str(event["DESCRIPTION"]) == other.description.value
        assert str(event["UID"]) == other.uid.value
        cases.count += 1


@given(anyone)
@counted
def test_each_entry_opens_with_when_to_stop_and_says_all_that_is_done(
    cases: Cases, case: Case
) -> None:
    if case.routine.closed:
        return
    text = made(case, weeks=6)
    for event, entry in zip(events(text), entries(case.routine, START, time(7), 6), strict=True):
        told = str(event["DESCRIPTION"])
        assert told.startswith(stop_rule(CONTENT))
        for item in entry.session.items:
            assert week.named(CONTENT, item.exercise, item.form) in told
            assert doses.dose(item.dose, weekly=False) in told
            form = CONTENT.exercises[item.exercise].forms.get(item.form)
            assert form is None or form.how in told
            if form is None:
                assert all(step in told for step in CONTENT.exercises[item.exercise].steps)
            assert all(care.text in told for care in case.routine.verdicts[item.exercise].care)
        cases.count += 1


def test_the_stop_rule_is_that_of_the_claims_and_asks_for_the_check() -> None:
    words = stop_rule(CONTENT)
    assert words.startswith(CONTENT.claims["new-numbness-or-weakness"].text)
    assert CONTENT.claims["stop-when-it-moves-down"].text in words
    assert words.endswith(say("calendar.first"))


def test_another_form_with_a_position_of_its_own_does_not_come_with_the_other_steps() -> None:
    case = person(ruled_out={"floor"}, minutes=30)
    own = {
        verdict.exercise
        for verdict in case.routine.verdicts.values()
        if verdict.week
        and verdict.form
        and CONTENT.exercises[verdict.exercise].forms[verdict.form].position
    }
    assert own
    told = "\n".join(descriptions(made(case, weeks=6)))
    for id_ in own:
        assert CONTENT.exercises[id_].steps[0] not in told


def test_what_the_check_asks_for_stands_in_every_entry() -> None:
    text = made(advice=HARD)
    assert all(HARD in told for told in descriptions(text))
    assert not [told for told in descriptions(made()) if HARD in told]


def test_the_title_says_minutes_and_nothing_else_and_entries_are_private() -> None:
    for event in events(made()):
        minutes = int(event["DURATION"].dt.total_seconds()) // 60
        assert str(event["SUMMARY"]) == f"Sciatica course: {minutes} minutes"
        assert str(event["CLASS"]) == "PRIVATE"
        [alarm] = event.walk("VALARM")
        assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"])  # a locked screen may show it


def test_nothing_of_the_person_or_the_machine_is_in_it() -> None:
    text = made(person(minutes=30, answers={"goal-one": "A walk with Rosa"}), weeks=6)
    names = set(re.findall(r"^([A-Z-]+)[;:]", text, re.MULTILINE))
    assert names.isdisjoint(FORBIDDEN)
    assert names == {
        "BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY",
        "DESCRIPTION", "SEQUENCE", "CLASS", "ACTION", "TRIGGER",
    }  # fmt: skip
    assert "Rosa" not in text
    assert "@" not in text


# --- Days and times -------------------------------------------------------------------------------


@given(anyone, st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(1, 6))
@counted
def test_every_session_keeps_its_weekday_and_each_week_all_of_its_sessions(
    cases: Cases, case: Case, start: date, weeks: int
) -> None:
    if case.routine.closed:
        return
    found = entries(case.routine, start, time(7), weeks)
    assert [each.begins for each in found] == sorted(each.begins for each in found)
    assert len({each.begins for each in found}) == len(found)
    for number in range(1, weeks + 1):
        ours = [each for each in found if each.week == number]
        first = start + timedelta(weeks=number - 1)
        assert all(first <= each.begins.date() < first + timedelta(days=7) for each in ours)
        assert all(each.begins.isoweekday() == each.session.day for each in ours)
        wanted = case.routine.weeks[number - 1].sessions
        assert sorted(each.session.day for each in ours) == [each.day for each in wanted]
    cases.count += 1


def test_a_routine_that_begins_on_a_thursday_goes_on_with_the_next_days() -> None:
    days = [each.date() for each in begins(made(weeks=1))]
    assert days == [date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 2)]  # Fri, Mon, Wed


def test_times_float_so_that_clocks_that_change_do_no_harm() -> None:
    # In much of Europe half past two does not exist on this Sunday.
    text = made(person(days=7), start=date(2027, 3, 28), at=time(2, 30), weeks=1)
    assert "DTSTART:20270328T023000\r\n" in text
    assert "DTSTART:20270329T023000\r\n" in text
    assert "TZID" not in text


@pytest.mark.parametrize("alarm", [0, 10, 30, 60])
def test_a_reminder_comes_so_many_minutes_before(alarm: int) -> None:
    text = made(alarm=alarm)
    triggers = [each["TRIGGER"].dt for event in events(text) for each in event.walk("VALARM")]
    assert set(triggers) == {timedelta(minutes=-alarm)}
    assert len(triggers) == len(events(text))
    assert all(
        each.valarm.trigger.value == timedelta(minutes=-alarm) for each in events_elsewhere(text)
    )


def test_without_a_reminder_there_is_none() -> None:
    assert "VALARM" not in made(alarm=None)


# --- The same entries again -----------------------------------------------------------------------


def test_no_two_entries_have_the_same_name() -> None:
    text = made(person(days=7), weeks=6)
    assert len(by_uid(text)) == len(events(text)) == 42


def test_a_later_file_changes_the_entries_of_the_first_and_adds_none() -> None:
    first = made()
    case = person("pregnant", minutes=15)  # another check, so that other exercises fit
    second = made(
        case, at=time(18, 30), start=date(2026, 12, 3), alarm=None, stamp=STAMP + timedelta(1)
    )
    before, after = by_uid(first), by_uid(second)
    assert set(before) == set(after)
    for uid, event in before.items():
        assert after[uid]["SEQUENCE"] > event["SEQUENCE"]
        assert after[uid]["DTSTAMP"].dt > event["DTSTAMP"].dt
        assert after[uid]["DTSTART"].dt != event["DTSTART"].dt


def test_more_weeks_add_entries_and_keep_the_others() -> None:
    assert set(by_uid(made(weeks=1))) < set(by_uid(made(weeks=6)))


def test_a_routine_that_was_kept_on_another_day_has_entries_of_its_own() -> None:
    assert set(by_uid(made())).isdisjoint(by_uid(made(made=date(2026, 11, 23))))


def test_the_same_input_gives_the_same_file() -> None:
    assert made() == made()


@given(st.datetimes(datetime(2026, 1, 2), datetime(2050, 1, 1)), st.integers(-12, 14))
def test_an_export_is_newer_than_the_one_before_whatever_the_time_zone(
    at: datetime, hours: int
) -> None:
    first = at.replace(tzinfo=UTC)
    later = (first + timedelta(seconds=1)).astimezone(timezone(timedelta(hours=hours)))
    (before, *_), (after, *_) = (
        events(made(weeks=1, stamp=first)),
        events(made(weeks=1, stamp=later)),
    )
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1 < 2**31
    assert after["DTSTAMP"].dt == before["DTSTAMP"].dt.replace(microsecond=0) + timedelta(seconds=1)


# --- The letter of the format ---------------------------------------------------------------------


def hard_words() -> Catalogue:
    """Return content in which words of exercises hold everything that has to be escaped."""
    exercises = {
        id_: replace(each, name=f"{HARD}{each.name}", steps=(HARD * 9, *each.steps))
        for id_, each in CONTENT.exercises.items()
    }
    return replace(CONTENT, exercises=exercises)


def test_lines_are_folded_at_75_octets_between_whole_letters() -> None:
    for content in (CONTENT, hard_words()):
        text = made(content=content, weeks=6)
        lines = text.encode("utf-8").split(b"\r\n")
        assert lines.pop() == b""
        assert max(map(len, lines)) <= 75
        assert not [line for line in lines if b"\n" in line or b"\r" in line]
        for line in lines:
            line.decode("utf-8")  # no letter is cut in two


def test_commas_semicolons_backslashes_new_lines_and_emoji_come_back_as_they_were() -> None:
    text = made(content=hard_words())
    unfolded = text.replace("\r\n ", "")
    assert "Größe\\, Länge\\; “so” \\\\ and\\nso 😀👩‍🦽 on: " in unfolded
    assert all(HARD * 9 in told for told in descriptions(text))
    assert all(HARD * 9 in event.description.value for event in events_elsewhere(text))
    assert len(events(text)) == len(events(made()))


def test_words_of_a_translation_are_taken_at_the_moment_of_the_export() -> None:
    words = dict(CONTENT.interface["calendar"]) | {"summary": f"{HARD}: {{time}}"}
    content = replace(CONTENT, interface={**CONTENT.interface, "calendar": words})
    with patch.object(catalogue, "load", lambda: content):
        text = made()
    assert all(str(event["SUMMARY"]).startswith(HARD) for event in events(text))


# --- What cannot be -------------------------------------------------------------------------------


def closed() -> Routine:
    routine = person("recent-surgery").routine
    assert routine.closed
    return routine


def test_a_routine_that_is_closed_gives_no_file() -> None:
    with pytest.raises(ValueError, match="closed"):
        calendar(CONTENT, closed(), MADE, START, time(7), 1, None, STAMP)


@pytest.mark.parametrize(
    ("what", "value"),
    [("weeks", 0), ("weeks", 7), ("alarm", -5), ("stamp", STAMP.replace(tzinfo=None))],
)
def test_what_is_out_of_range_is_refused(what: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        made(**{what: value})
