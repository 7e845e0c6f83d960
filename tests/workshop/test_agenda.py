"""An agenda fits whatever one asks for: its time, its room, its breaks, and its safety check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import icalendar
import pytest
import textstat
import vobject
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Need, PartKind
from sciatica_course.words import say
from sciatica_course.workshop import agenda as planning
from sciatica_course.workshop import agenda_calendar, agenda_sheet
from sciatica_course.workshop.agenda import Agenda, AgendaError, plan, prepare, series, usual
from sciatica_course.workshop.agenda_page import agenda_page, red_flag_page

CONTENT = catalogue.load()
TABLE = CONTENT.workshop
ROOMS = st.sampled_from(sorted(TABLE.rooms))
MINUTES = st.integers(TABLE.shortest, TABLE.longest)
PEOPLE = st.integers(1, TABLE.most_people)
STAMP = datetime(2026, 11, 23, 9, tzinfo=UTC)


def holds(agenda: Agenda) -> None:
    """Fail unless a session can be held as it is planned."""
    slots = agenda.slots
    kinds = [slot.part.kind for slot in slots]
    assert slots[0].begins == 0
    assert all(before.ends == after.begins for before, after in pairwise(slots))
    assert slots[-1].ends <= agenda.minutes
    assert 0 <= agenda.spare <= 5
    check = kinds.index(PartKind.SCREENING)
    assert kinds.count(PartKind.SCREENING) == 1
    moves = [place for place, kind in enumerate(kinds) if kind is PartKind.TRY]
    assert not moves or check < min(moves)
    assert kinds[0] is PartKind.WELCOME
    assert kinds[-1] is PartKind.CLOSE
    sat = 0
    for slot in slots:
        if slot.part.kind is PartKind.BREAK:
            assert slot.minutes >= slot.part.least
            sat = 0
        else:
            assert slot.minutes >= slot.part.least
            sat += slot.minutes
        assert sat <= TABLE.sitting
    assert all(PartKind.BREAK not in {a} & {b} for a, b in pairwise(kinds))
    given_there = set(agenda.room.gives)
    assert all(set(slot.part.needs) <= given_there for slot in slots)
    orders = [slot.part.order for slot in slots if slot.part.kind is not PartKind.BREAK]
    assert orders == sorted(set(orders))


@given(MINUTES, PEOPLE, ROOMS)
def test_a_workshop_can_be_held_as_planned(minutes: int, people: int, room: str) -> None:
    agenda = plan(minutes, people, room)

    holds(agenda)
    assert agenda == plan(minutes, people, room)
    kinds = {slot.part.kind for slot in agenda.slots}
    assert {PartKind.QUESTIONS, PartKind.AFTER_CHECK, PartKind.TRY} <= kinds
    lines = prepare(agenda)
    assert lines[0] == TABLE.first[0]
    assert "red flag" in lines[0]
    assert not any("{" in line for line in lines)
    assert len(set(lines)) == len(lines)


@given(MINUTES, PEOPLE, ROOMS)
def test_every_week_of_a_series_can_be_held_as_planned(
    minutes: int, people: int, room: str
) -> None:
    weeks = series(minutes, people, room)

    assert [each.week.number for each in weeks if each.week] == [1, 2, 3, 4, 5, 6]
    for agenda in weeks:
        spare = agenda.spare
        # A week has few lessons: a very long evening may have time to spare.
        holds(replace(agenda, minutes=agenda.minutes - spare) if spare > 5 else agenda)
    kinds = [{slot.part.kind for slot in each.slots} for each in weeks]
    assert [PartKind.BEFORE_CHECK in each for each in kinds[1:]] == [False] * 5
    assert [PartKind.AFTER_CHECK in each for each in kinds] == [False] * 5 + [True]


@given(st.integers(TABLE.shortest, TABLE.longest - 1), PEOPLE, ROOMS)
def test_more_time_never_teaches_less(minutes: int, people: int, room: str) -> None:
    def taught(agenda: Agenda) -> int:
        return sum(s.minutes for s in agenda.slots if s.part.kind is not PartKind.BREAK)

    assert taught(plan(minutes + 1, people, room)) >= taught(plan(minutes, people, room)) - 10


def test_the_lessons_of_all_weeks_are_all_lessons() -> None:
    named = {id_ for week in TABLE.weeks.values() for id_ in week.lessons}
    assert named == set(CONTENT.lessons)


def test_each_lesson_that_a_part_teaches_gives_it_its_minutes() -> None:
    part = TABLE.parts["keep-moving"]
    lessons = dict(CONTENT.lessons)
    lessons[part.lesson] = replace(lessons[part.lesson], minutes=12)
    longer = replace(CONTENT, lessons=MappingProxyType(lessons))

    assert usual(CONTENT, part) == CONTENT.lessons[part.lesson].minutes
    assert usual(longer, part) == 12


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"minutes": 44}, "A session has 45 to 240 minutes, not 44."),
        ({"minutes": 241}, "A session has 45 to 240 minutes, not 241."),
        ({"minutes": True}, "A session has 45 to 240 minutes, not True."),
        ({"minutes": "90"}, "A session has 45 to 240 minutes, not 90."),
        ({"people": 0}, "There can be 1 to 100 people, not 0."),
        ({"people": -3}, "There can be 1 to 100 people, not -3."),
        ({"people": 10**9}, "There can be 1 to 100 people, not 1000000000."),
        ({"room": "matts"}, "There is no room “matts”. The nearest is “mats”."),
        ({"room": "<b>"}, "There is no room “<b>”."),
        ({"room": ""}, "There is no room “”."),
    ],
)
def test_what_cannot_be_held_is_one_sentence(asked: dict[str, Any], says: str) -> None:
    with pytest.raises(AgendaError) as raised:
        plan(**asked)

    assert str(raised.value).startswith(says)
    assert raised.value._render_traceback_() == [str(raised.value)]


def test_parts_that_do_not_fit_together_are_no_agenda() -> None:
    parts = {id_: replace(part, least=50, most=50) for id_, part in TABLE.parts.items()}
    crowded = replace(CONTENT, workshop=replace(TABLE, parts=MappingProxyType(parts)))

    with pytest.raises(AgendaError, match="too few"):
        planning._plan(crowded, 60, 20, TABLE.rooms["mats"], None)


@pytest.mark.parametrize("name", ["mats", "Mats", " MATS ", "chairs-only", "Chairs only"])
def test_a_room_is_found_however_it_is_written(name: str) -> None:
    assert plan(room=name).room.id in {"mats", "chairs-only"}


def test_more_people_need_more_helpers_and_time_to_hand_things_out() -> None:
    few, many = plan(90, 5), plan(90, 16)

    assert (few.leaders, many.leaders) == (1, 2)
    assert not any("people to lead" in line for line in prepare(few))
    assert any("have 2 people to lead" in line for line in prepare(many))
    assert any("16 copies" in line for line in prepare(many))
    part = TABLE.parts["safety-check"]
    extra = planning._extra(15, 1, TABLE.rooms["mats"])
    assert extra(part) == 2
    assert planning._extra(15, 1, TABLE.rooms["online"])(part) == 0


def test_a_room_without_mats_has_nothing_on_the_floor() -> None:
    for room in ("chairs only", "standing room", "online"):
        for agenda in (plan(240, 20, room), *series(240, 20, room)):
            assert not any(Need.FLOOR in slot.part.needs for slot in agenda.slots)


@pytest.mark.parametrize(
    ("people", "says"),
    [
        (1, "With you."),
        (3, "All together."),
        (8, "In 4 pairs."),
        (9, "In 4 pairs, one of them with three people."),
    ],
)
def test_people_talk_in_pairs_and_nobody_is_left_over(people: int, says: str) -> None:
    agenda = plan(180, people)
    part = TABLE.parts["bad-day"]

    assert agenda_sheet.together(agenda, part) == says


def test_every_part_that_moves_says_who_joins_in() -> None:
    html = agenda_sheet.sheet(CONTENT, plan(240, 20, "mats"))
    moving = [s for s in plan(240, 20, "mats").slots if s.part.kind is PartKind.TRY]

    assert len(moving) == 5
    assert html.count(TABLE.only_clear) == len(moving) + 1  # and once for all of them
    for slot in moving:
        assert slot.part.instead
    for line in (*TABLE.private, *TABLE.first):
        assert line in html


def test_what_to_say_of_a_lesson_is_what_the_lesson_says() -> None:
    [slot] = [s for s in plan(90).slots if s.part.id == "keep-moving"]

    assert agenda_sheet.told(CONTENT, slot) == CONTENT.lessons["03-why-keep-moving"].key_points


def test_the_clock_runs_from_the_start_and_past_midnight() -> None:
    agenda = plan(120)
    late = datetime(2027, 1, 28, 23, 30)

    assert agenda_sheet.begins(agenda.slots[0], late) == "23:30"
    assert agenda_sheet.begins(agenda.slots[-1], late) == "01:26"
    assert agenda_sheet.begins(agenda.slots[-1], None) == "1:56"


def _events(text: str) -> list[Any]:
    return [*icalendar.Calendar.from_ical(text).walk("VEVENT")]


def test_a_calendar_reads_the_file_and_finds_every_week() -> None:
    start = datetime(2027, 3, 17, 18)  # the clocks change in these weeks
    text = agenda_calendar.calendar(series(60, 12, "mats"), start, STAMP)
    entries = _events(text)
    others = [each for each in vobject.readOne(text).components() if each.name == "VEVENT"]

    assert [each["DTSTART"].dt for each in entries] == [
        start + timedelta(weeks=number) for number in range(6)
    ]
    assert [each.dtstart.value for each in others] == [each["DTSTART"].dt for each in entries]
    assert {each["DURATION"].dt for each in entries} == {timedelta(minutes=60)}
    assert len({str(each["UID"]) for each in entries}) == 6
    assert str(entries[2]["SUMMARY"]) == "Workshop on sciatica, week 3 (60 minutes)"
    for each in entries:
        assert "18:05 The safety check, in private" in each["DESCRIPTION"]
        assert TABLE.only_clear in each["DESCRIPTION"]
        assert TABLE.first[0] in each["DESCRIPTION"]
    assert text == agenda_calendar.calendar(series(60, 12, "mats"), start, STAMP)
    assert text.count("\r\n") == text.count("\n")


def test_a_later_file_changes_what_a_calendar_has() -> None:
    start, agenda = datetime(2027, 1, 28, 18), plan()
    first, later = (
        _events(agenda_calendar.calendar([each], start, stamp))[0]
        for each, stamp in ((agenda, STAMP), (plan(120), STAMP + timedelta(hours=1)))
    )

    assert first["UID"] == later["UID"]
    assert first["SEQUENCE"] < later["SEQUENCE"]
    with pytest.raises(ValueError, match="time zone"):
        agenda_calendar.calendar([agenda], start, STAMP.replace(tzinfo=None))


def test_the_pages_are_whole_files_that_ask_for_nothing() -> None:
    pages = [agenda_page([plan()]), agenda_page(series(), paper="letter"), red_flag_page("GB")]

    for page in pages:
        assert page.startswith("<!doctype html>")
        assert page.count("<h1") == 1
        assert "<script" not in page
        assert "src=" not in page
    assert "999" in pages[2]
    assert all(step.text in pages[2] for step in TABLE.red_flag.steps.values())
    unsure = [step for step in TABLE.red_flag.steps.values() if step.clinician_to_confirm]
    assert pages[2].count(say("agenda.to-confirm")) == len(unsure) == 5


def test_what_a_workshop_says_reads_easily() -> None:
    words = [TABLE.helpers, TABLE.only_clear, TABLE.grounds, *TABLE.private, *TABLE.first]
    for part in TABLE.parts.values():
        words += [*part.prepare, *part.say, *part.ask, *part.watch, part.instead]
    for room in TABLE.rooms.values():
        words += [*room.prepare, *room.adapt]
    words += [f"{step.title}. {step.text}" for step in TABLE.red_flag.steps.values()]
    text = " ".join(words).replace("{people}", "ten").replace("{leaders}", "two")

    assert textstat.flesch_kincaid_grade(text) <= 6
