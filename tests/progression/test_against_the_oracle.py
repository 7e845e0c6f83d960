"""Two ways to work out what comes next agree on every record, and every rule is reached."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from sciatica_course.catalogue.types import Why
from sciatica_course.entries import Entry
from sciatica_course.progression import eased
from tests.case_counts import Cases
from tests.progression import oracle
from tests.progression.records import TABLE, advised, by_chance, records

MANY = 6000


def plain(entries: tuple[Entry, ...]) -> tuple[str, str, int, tuple[str, ...]]:
    said = advised(*entries)
    return said.move, said.rule, said.step, said.exercises


@pytest.fixture(scope="module")
def reached() -> Counter[str]:
    """Return how often each rule decided, after comparing every record."""
    found: Counter[str] = Counter()
    for entries in by_chance(MANY):
        said = plain(entries)
        assert said == oracle.advice(entries)
        assert eased(entries) == oracle.levels(entries)
        found[said[1]] += 1
    return found


@given(records)
def test_both_ways_give_the_same_advice(entries: tuple[Entry, ...]) -> None:
    assert plain(entries) == oracle.advice(entries)
    assert eased(entries) == oracle.levels(entries)


@pytest.mark.parametrize("rule", Why)
def test_every_rule_is_reached(rule: Why, reached: Counter[str], cases: Cases) -> None:
    cases.count = reached[rule]

    assert cases.count > MANY // 1000


def test_the_limits_are_those_that_were_set() -> None:
    limits = {name: value for name, value in vars(TABLE).items() if isinstance(value, int)}

    assert limits == {
        "version": 1,
        "leg_rise": 2,
        "back_green": 2,
        "back_red": 5,
        "counts": 2,
        "mornings": 2,
        "comfortable": 2,
        "after_flare": 2,
    }
