"""A diary saved as a file and read in again: the same entries, once, whatever the order."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course import journal
from sciatica_course.entries import LONGEST, Entry, from_plain, newest, to_plain
from sciatica_course.entries.files import COLUMNS, LARGEST
from tests.case_counts import Cases
from tests.journal.diaries import HOSTILE, corrected, diary, morning_of, three_a_day

EXPORTS = {"diary.json": journal.to_json, "diary.csv": journal.to_csv}
SOME = three_a_day(3, morning_of(9).at)
exports = st.sampled_from(sorted(EXPORTS))


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a table as the csv module reads them."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def table(rows: list[dict[str, str]], separator: str = ",") -> str:
    """Return rows as a spreadsheet saves them."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def bring(text: str) -> tuple[int, int, int, tuple[str, ...]]:
    came = journal.bring_in(text, "diary.csv")
    assert came.notice == ""
    return came.new, came.same, came.changed, came.refused


@given(diary, exports, st.booleans())
def test_what_was_saved_comes_back_the_same_and_twice_changes_nothing(
    entries: list[Entry], name: str, on_disk: bool
) -> None:
    journal.remove_all()
    if on_disk:
        journal.allow()
    expected = newest(entries)
    text = EXPORTS[name](expected)
    assert bring(text) == (len(expected), 0, 0, ())
    assert bring(text) == (0, len(expected), 0, ())
    assert journal.everything() == journal.Read(expected)
    assert EXPORTS[name](journal.everything().entries) == text


@given(st.lists(st.tuples(corrected, exports), max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(
    files: list[tuple[list[Entry], str]], random: Random
) -> None:
    texts = [EXPORTS[name](entries) for entries, name in files]
    found = []
    for _ in range(2):
        journal.remove_all()
        journal.allow()
        for text in texts:
            bring(text)
        journal.forget_held()
        found.append(journal.everything())
        random.shuffle(texts)
    everything = newest(entry for entries, _ in files for entry in entries)
    assert found == [journal.Read(everything), journal.Read(everything)]


@given(st.lists(corrected, min_size=1, max_size=3))
def test_an_older_file_never_takes_back_a_correction(files: list[list[Entry]]) -> None:
    journal.remove_all()
    journal.allow()
    shown: dict[str, int] = {}
    for entries in files:
        bring(journal.to_json(entries))
        after = {entry.id: entry.revision for entry in journal.everything().entries}
        assert all(after[id_] >= revision for id_, revision in shown.items())
        shown = after


def test_every_hostile_note_and_goal_survives_both_kinds_of_file(cases: Cases) -> None:
    for note in HOSTILE:
        plain = {**to_plain(SOME[1]), "kind": "day", "note": note, "goals": {note: 3}}
        entry = from_plain(plain)
        assert len(entry.note) <= LONGEST
        for export in EXPORTS.values():
            journal.remove_all()
            assert bring(export([entry])) == (1, 0, 0, ())
            assert journal.everything().entries == (entry,)
            cases.count += 1


def test_no_cell_begins_as_a_formula_does(cases: Cases) -> None:
    for note in HOSTILE:
        for id_ in ("-2-3", "e1"):
            entry = from_plain({**to_plain(SOME[0]), "id": id_, "note": note})
            [row] = rows_of(journal.to_csv([entry]))
            for cell in row.values():
                start = unicodedata.normalize("NFKC", cell.lstrip()[:1])
                assert start not in {"=", "+", "-", "@"}
                cases.count += 1


def test_a_session_of_the_flare_plan_keeps_its_step_as_a_number() -> None:
    session = from_plain({**to_plain(SOME[2]), "step": -1})
    assert rows_of(journal.to_csv([session]))[0]["step"] == "-1"
    bring(journal.to_csv([session]))
    assert journal.everything().entries == (session,)


def test_the_files_are_what_their_readers_expect() -> None:
    document = json.loads(journal.to_json(SOME))
    assert (document["diary"], document["v"], len(document["entries"])) == ("sciatica-course", 1, 9)
    text = journal.to_csv(SOME)
    assert text.startswith("\ufeffv,kind,id,at,")
    assert [set(row) == set(COLUMNS) and None not in row for row in rows_of(text)] == [True] * 9


def test_an_empty_diary_is_a_file_like_any_other() -> None:
    for export in EXPORTS.values():
        assert bring(export([])) == (0, 0, 0, ())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_saves_again_is_read(separator: str) -> None:
    rows = rows_of(journal.to_csv(SOME))
    for row in rows:
        row["spare"] = row["spare"].upper()
        row["extra"] = "a column of one's own"
    rows.append(dict.fromkeys(rows[0], ""))
    assert bring(table(rows, separator)) == (9, 0, 0, ())
    assert journal.everything().entries == newest(SOME)


def test_columns_may_stand_in_any_order() -> None:
    rows = [dict(reversed(row.items())) for row in rows_of(journal.to_csv(SOME))]
    assert bring(table(rows)) == (9, 0, 0, ())


def test_the_file_of_a_month_from_the_diarys_own_folder_is_read() -> None:
    text = "".join(json.dumps({"v": 1, **to_plain(each)}) + "\n" for each in SOME)
    assert bring(text) == (9, 0, 0, ())


def test_what_is_fine_is_kept_and_what_is_not_is_named() -> None:
    plain = [to_plain(morning_of(number)) for number in range(12)]
    for number in range(8):
        plain[number]["leg"] = 40
    new, _, _, refused = bring(json.dumps(plain))
    assert new == 4
    assert refused[0] == "Entry 1: “leg” must be a whole number from 0 to 10, not “40”."
    assert len(refused) == 6
    assert refused[-1] == "3 more rows could not be read."


def test_a_row_is_named_as_the_spreadsheet_numbers_it() -> None:
    rows = rows_of(journal.to_csv(morning_of(number) for number in range(3)))
    rows[1]["lowest"] = "toe"
    rows[1]["note"] = "<script>\u202e\0"
    new, _, _, refused = bring(table(rows))
    assert new == 2
    assert len(refused) == 1
    assert refused[0].startswith("Row 3: “lowest” must be one of")


def test_a_quotation_mark_too_many_costs_one_row() -> None:
    text = journal.to_csv(morning_of(number, note="plain") for number in range(6))
    lines = text.splitlines(keepends=True)
    lines[2] = lines[2].replace("plain", '"plain', 1)
    new, _, _, refused = bring("".join(lines))
    assert new >= 5
    assert new + len(refused) == 6


def test_a_note_with_lines_of_its_own_is_one_row() -> None:
    rows = rows_of(journal.to_csv([morning_of(0), morning_of(1)]))
    rows[0]["note"] = 'one\r\ntwo "three"\nfour'
    assert bring(table(rows)) == (2, 0, 0, ())
    assert journal.everything().entries[0].note == 'onetwo "three"four'


def test_a_file_cut_off_in_its_middle_gives_what_is_whole(cases: Cases) -> None:
    for export in EXPORTS.values():
        text = export(SOME)
        for end in range(0, len(text), 97):
            journal.remove_all()
            whole = max(text[:end].count("\n") - 1, 0)
            new, _, _, refused = bring(text[:end])
            assert whole <= new <= whole + 1
            assert len(refused) <= 1
            cases.count += 1


def test_entries_of_a_newer_version_are_named() -> None:
    document: dict[str, Any] = json.loads(journal.to_json(SOME))
    document["v"] = 2
    new, *_, refused = bring(json.dumps(document))
    assert new == 0
    assert refused[0] == "Entry 1: It was written by another version of the course."


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Dear diary",
        "\0\0\0",
        "%PDF-1.7 \x01\x02",
        "{}",
        "[]",
        "[1, 2, 3]",
        "null",
        '{"entries": 4}',
        '{"cells": [], "nbformat": 4}',
        "{" * 50_000,
        "[" * 50_000,
        '{"a":' * 50_000,
        '[{"id": ' + "9" * 50_000 + "}]",
        "name,age\nAnn,4\n",
        '"' * 50_001,
        "a" * 300_000,
        "kind;id\n",
        "<!doctype html><title>x</title>",
    ],
)
def test_a_file_that_is_no_diary_is_refused_in_one_sentence(text: str) -> None:
    came = journal.bring_in(text, "holiday\n<b>.jpg")
    assert came == journal.Brought(
        refused=("The file “holiday<b>.jpg” is not a diary that this course has saved.",)
    )
    assert not journal.there()


def test_a_huge_file_is_refused_in_one_sentence_without_being_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = json.dumps(to_plain(SOME[2])) + "\n"
    huge = row * (20_000_000 // len(row) + 1)
    monkeypatch.setattr(json, "loads", lambda text: pytest.fail("it was read"))
    came = journal.bring_in(huge, "x" * 999)
    assert came == journal.Brought(refused=(f"The file “{'x' * 60}” is too large to be a diary.",))


def test_the_largest_file_that_is_read_holds_ten_years_three_times_over() -> None:
    month = journal.to_json(three_a_day(30, morning_of(60).at))
    assert len(month) * 12 * 10 * 3 < LARGEST


@given(text=st.text(max_size=200), name=st.text(max_size=80), start=st.sampled_from(["", "{", "["]))
def test_no_text_at_all_breaks_an_import(text: str, name: str, start: str) -> None:
    came = journal.bring_in(start + text, name)
    assert (came.new, came.same, came.changed) == (0, 0, 0)
    assert all(sentence.isprintable() for sentence in came.refused)


@given(entries=corrected, name=exports, data=st.data())
def test_damage_to_a_file_never_breaks_an_import(
    entries: list[Entry], name: str, data: st.DataObject
) -> None:
    journal.remove_all()
    text = EXPORTS[name](entries)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    damaged = text[:start] + data.draw(st.text(max_size=5)) + text[end:]
    came = journal.bring_in(damaged, name)
    assert came.new <= len(newest(entries)) + 1
    assert len(came.refused) <= 6
    read = journal.everything().entries
    assert tuple(from_plain(to_plain(each)) for each in read) == read


def test_files_in_every_order_give_one_diary(cases: Cases) -> None:
    first = [morning_of(1), morning_of(2)]
    files = [
        journal.to_json(first),
        journal.to_csv([morning_of(2, leg=9, revision=1), morning_of(3)]),
        journal.to_json([morning_of(2, leg=1, revision=1, at=morning_of(60).at)]),
        journal.to_csv([morning_of(3, note="=later", revision=4)]),
    ]
    found = set()
    for order in permutations(files):
        journal.remove_all()
        journal.allow()
        for text in order:
            bring(text)
        journal.forget_held()
        found.add((journal.everything().entries, journal.recent(1).entries))
        cases.count += 1
    assert len(found) == 1


def test_an_import_that_moves_an_entry_leaves_nothing_of_it_in_the_month_it_was_in() -> None:
    journal.allow()
    bring(journal.to_json([morning_of(1), morning_of(40), morning_of(41)]))
    assert bring(journal.to_json([morning_of(41, at=morning_of(2).at, revision=1)])) == (
        0,
        0,
        1,
        (),
    )
    journal.forget_held()
    assert journal.recent(1, morning_of(41).at.date()).entries == (morning_of(40),)
    assert len(journal.everything().entries) == 3
