"""Entries as plain values: written, read again, corrected; nothing is taken on trust."""

from __future__ import annotations

import dataclasses
import json
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.entries import (
    LONGEST,
    PLACES,
    DayEntry,
    Entry,
    EntryError,
    depth,
    from_plain,
    newest,
    to_plain,
)
from tests.case_counts import Cases
from tests.journal.diaries import corrected, diary, entry, morning_of, three_a_day
from tests.symptoms.answers import anything

SESSION, DAY = (
    next(each for each in three_a_day(1, morning_of(0).at) if each.kind == kind)
    for kind in ("session", "day")
)


@given(entry)
def test_every_entry_survives_being_written_as_json(written: Entry) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(written)))) == written


@given(anything)
def test_what_is_no_entry_is_refused_in_one_sentence(value: Any) -> None:
    with pytest.raises(EntryError, match=r"^[^\n]+\.$"):
        from_plain(value)


@given(entry, st.data())
def test_a_value_that_cannot_be_is_refused_or_read_as_something_that_can(
    written: Entry, data: st.DataObject
) -> None:
    plain = to_plain(written)
    field = data.draw(st.sampled_from(sorted(plain)))
    plain[field] = data.draw(anything)
    try:
        read = from_plain(plain)
    except EntryError as error:
        said = str(error)
        assert field in said
        assert said.isprintable()
    else:
        assert from_plain(to_plain(read)) == read


def test_an_entry_without_one_of_its_values_is_refused_by_name(cases: Cases) -> None:
    for written in (SESSION, DAY, morning_of(0)):
        for field in to_plain(written):
            plain = to_plain(written)
            del plain[field]
            with pytest.raises(EntryError, match="entry"):
                from_plain(plain)
            cases.count += 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("leg", 11),
        ("leg", -1),
        ("leg", True),
        ("leg", 4.0),
        ("leg", "4"),
        ("lowest", "toe"),
        ("lowest", ["foot"]),
        ("at", "2026-11-22T08:30:00+01:00"),
        ("at", "1999-12-31T08:30:00"),
        ("at", "yesterday"),
        ("id", ""),
        ("id", "two words"),
        ("id", "../../escape"),
        ("id", "x" * 65),
        ("revision", 10_000),
        ("minutes", 1441),
        ("goals", {"walk": 11}),
        ("goals", ["walk"]),
        ("note", None),
    ],
)
def test_each_limit_of_an_entry_is_kept(field: str, value: Any) -> None:
    with pytest.raises(EntryError, match=f"“{field}” must be"):
        from_plain(to_plain(DAY) | {field: value})


def test_a_note_loses_what_nobody_sees_and_all_after_three_hundred_characters() -> None:
    note = "one\0\ntwo\u2028\ud83d" + "x" * LONGEST
    read = from_plain(to_plain(DAY) | {"note": note})
    assert read.note == ("onetwo" + "x" * LONGEST)[:LONGEST]


def test_goals_that_cannot_be_changed_can_be_written() -> None:
    assert isinstance(DAY, DayEntry)
    frozen = dataclasses.replace(DAY, goals=MappingProxyType({"swim": 3}))
    assert to_plain(frozen)["goals"] == {"swim": 3}


@given(corrected, st.randoms(use_true_random=False))
def test_the_newest_entries_do_not_depend_on_order_or_repetition(
    entries: list[Entry], random: Random
) -> None:
    shuffled = [*entries, *entries[:3]]
    random.shuffle(shuffled)
    assert newest(shuffled) == newest(entries)
    assert newest(newest(entries)) == newest(entries)


@given(corrected)
def test_of_each_entry_the_highest_revision_stays(entries: list[Entry]) -> None:
    found = newest(entries)
    assert [each.id for each in sorted(found, key=lambda each: each.id)] == sorted(
        {each.id for each in entries}
    )
    for each in found:
        assert each.revision == max(other.revision for other in entries if other.id == each.id)


@given(diary)
def test_entries_stand_in_the_order_of_time(entries: list[Entry]) -> None:
    moments = [each.at for each in newest(entries)]
    assert moments == sorted(moments)


def test_each_place_is_further_down_than_the_one_before() -> None:
    assert [depth(place) for place in PLACES] == list(range(len(PLACES)))
