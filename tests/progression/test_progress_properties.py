"""What holds for every record: worse is never more, order is nothing, and no pass is no advice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatica_course.catalogue.types import Move, Why
from sciatica_course.entries import (
    FLARE,
    SessionEntry,
    from_plain,
    to_plain,
)
from sciatica_course.progression import Advice, NoPassError, advise, eased
from sciatica_course.session import Session, State
from tests.case_counts import Cases
from tests.progression.records import (
    EXERCISES,
    PASS,
    TABLE,
    advised,
    by_chance,
    morning,
    one_day,
    records,
    session,
)
from tests.progression.worse import Entries, worse

RAISING = (Move.UP, Move.RESTORE)


def easier_after(entries: Entries, advice: Advice) -> int:
    """Return how often something is made easier in the next session, if the advice is taken."""
    trying = advice.exercises if advice.move is Move.RESTORE else ()
    return sum(eased(entries, restoring=trying).values())


def check_worse(entries: Entries, name: str, changed: Entries) -> None:
    """A worse reading never gives a higher step, nor makes anything less easy.

    Only one thing tells more while it tells worse: a tap that says which exercise it was that moved
    the pain down. Then that one is made easier, where otherwise all take a step back.
    """
    said, then = advised(*entries), advised(*changed)
    before, after = eased(entries), eased(changed)
    assert all(after.get(id_, 0) >= level for id_, level in before.items())
    assert easier_after(changed, then) >= easier_after(entries, said)
    if name == "tap place" and said.rule == Why.MOVED_DOWN_SOMEHOW and then.move is Move.CHANGE:
        last = [each for each in entries if isinstance(each, SessionEntry)][-1]
        assert then.step == last.step
        assert all(after[id_] > 0 for id_ in then.exercises)
        assert sum(after.values()) > sum(before.values()) or max(before.values(), default=0) > 1
        return
    assert then.step <= said.step
    assert then.move not in RAISING or said.move in RAISING


def test_no_worse_reading_leads_to_more(cases: Cases) -> None:
    for entries in by_chance(300):
        for name, changed in worse(entries):
            check_worse(entries, name, changed)
            cases.count += 1


@given(records, st.data())
def test_whatever_else_happened_no_worse_reading_leads_to_more(
    entries: Entries, data: st.DataObject
) -> None:
    ways = list(worse(entries))
    if ways:
        check_worse(entries, *data.draw(st.sampled_from(ways)))


@given(records, st.sets(st.sampled_from(EXERCISES)), st.data())
def test_nor_does_it_for_a_plan_with_other_exercises(
    entries: Entries, among: set[str], data: st.DataObject
) -> None:
    name, changed = data.draw(st.sampled_from([("", entries), *worse(entries)]))
    said = advise(TABLE, entries, PASS, among=among)
    then = advise(TABLE, changed, PASS, among=among)

    assert then.move not in RAISING or said.move in RAISING
    assert name == "tap place" or then.step <= said.step
    for advice in (said, then):
        assert advice.move is not Move.RESTORE or among.issuperset(advice.exercises)


@given(records, st.data())
def test_order_and_copies_change_nothing(entries: Entries, data: st.DataObject) -> None:
    copies = data.draw(st.lists(st.sampled_from(entries)) if entries else st.just([]))
    mixed = data.draw(st.permutations([*entries, *copies]))

    assert advised(*mixed) == advised(*entries)
    assert eased(mixed) == eased(entries)


@given(records, st.data())
def test_only_the_newest_correction_counts(entries: Entries, data: st.DataObject) -> None:
    corrected = [replace(entry, revision=2) for entry in entries]
    others = [
        changed for _, record in worse(entries) for changed in record if changed not in entries
    ]
    old = data.draw(st.lists(st.sampled_from(others)) if others else st.just([]))

    assert advised(*old, *corrected, *old) == advised(*entries)


@given(records)
def test_a_record_that_was_written_down_gives_the_same_advice(entries: Entries) -> None:
    assert advised(*(from_plain(to_plain(entry)) for entry in entries)) == advised(*entries)


@given(records, st.integers(0, 20), st.integers(0, 10))
def test_a_day_changes_nothing(entries: Entries, day: int, leg: int) -> None:
    told = [entry for entry in entries if entry.kind != "day"]

    assert advised(*told, one_day(day, leg)) == advised(*entries)


@pytest.mark.parametrize("state", [state for state in State if state is not State.PASS])
def test_without_a_pass_no_record_has_an_advice(state: State, cases: Cases) -> None:
    for entries in by_chance(200):
        with pytest.raises(NoPassError) as error:
            advise(TABLE, entries, Session(state))
        assert str(error.value) == TABLE.not_open
        cases.count += 1


@given(records)
def test_an_advice_names_its_readings(entries: Entries) -> None:
    said = advised(*entries)

    assert bool(said.readings) == (said.move is not Move.FIRST)
    noted = {entry.at for entry in entries}
    assert all(reading.at in noted for reading in said.readings)


@given(records)
def test_a_step_changes_by_one_or_leads_into_a_flare_or_out_of_it(entries: Entries) -> None:
    said = advised(*entries)
    steps = [each.step for each in entries if isinstance(each, SessionEntry)]
    assert said.step >= FLARE
    if steps and FLARE not in (said.step, steps[-1]):
        assert abs(said.step - steps[-1]) <= 1
    if steps and steps[-1] == FLARE:
        assert said.step <= max([0, *(step - TABLE.after_flare for step in steps)])


@settings(max_examples=2 * settings().max_examples)
@given(
    st.integers(1, 9),
    st.integers(0, 10),
    st.integers(1 - TABLE.counts, TABLE.counts - 1),
    st.lists(st.integers(1 - TABLE.counts, 0), max_size=4),
)
def test_a_change_that_does_not_count_is_no_flare(
    step: int, before: int, change: int, more: list[int]
) -> None:
    """One morning a point higher is a step back at the most, whatever the others were below."""
    legs = [before + each for each in (change, *more)]
    mornings = [
        morning(number, leg=min(10, max(0, leg))) for number, leg in enumerate(legs, start=1)
    ]

    said = advised(session(0, step=step, leg_before=before, leg_worst=before), *mornings)

    assert said.move is not Move.FLARE
    assert said.step >= step - 1
