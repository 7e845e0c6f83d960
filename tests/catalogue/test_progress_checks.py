"""The rules of progress are all there, and in an order in which the careful ones come first."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import textstat

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Move, Why
from tests.catalogue.small import problems, spoil, write

FILE = "progress.toml"
TABLE = load().progress
LAST = '[rules.one-more]\norder = 19\nmove = "same"'


def test_a_rule_that_lacks_is_named_and_so_is_one_that_is_unknown(content: Path) -> None:
    spoil(content, FILE, "[rules.one-more]", "[rules.one-mroe]")

    assert problems(content) == [
        (
            "progress.toml, rules.one-mroe: is no rule that the course can try "
            '(did you mean "one-more"?)'
        ),
        "progress.toml, rules.one-more: is missing",
    ]


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (
            LAST.replace("19", "18"),
            'is that of "nothing-to-spare", too; whatever asks for less comes first',
        ),
        (
            LAST.replace("same", "down"),
            'is after "nothing-to-spare"; whatever asks for less comes first',
        ),
        (
            LAST.replace("same", "up"),
            'is after "nothing-to-spare"; whatever asks for less comes first',
        ),
    ],
)
def test_an_order_that_is_not_careful_is_named(content: Path, after: str, says: str) -> None:
    spoil(content, FILE, LAST, after)

    assert problems(content) == [f'progress.toml, rules.one-more, field "order": {says}']


def test_two_rules_of_one_order_are_named_though_their_moves_differ(content: Path) -> None:
    spoil(content, FILE, "order = 12", "order = 11")

    [only] = problems(content)

    assert only.startswith('progress.toml, rules.restore, field "order": is that of "moved-down"')


def test_green_does_not_reach_into_red(content: Path) -> None:
    spoil(content, FILE, "back_green = 2", "back_green = 6")

    assert problems(content) == [
        'progress.toml, field "back_green": is 6, but red begins above 5',
    ]


def test_a_table_that_cannot_be_read_lacks_no_rule(content: Path) -> None:
    write(content, {FILE: "what?"})

    [only] = problems(content)

    assert only.startswith("progress.toml: line 1: this is not TOML")


def test_every_rule_rests_on_a_claim_and_the_light_says_where_it_is_from() -> None:
    content = load()

    assert set(TABLE.rules) == set(Why)
    assert all(content.claims[id_].text for rule in TABLE.rules.values() for id_ in rule.claims)
    assert "knees and tendons" in content.claims[TABLE.light[0]].text


def test_a_flare_comes_before_a_step_back_and_both_before_more() -> None:
    moves = [rule.move for rule in sorted(TABLE.rules.values(), key=lambda each: each.order)]

    assert all(list(Move).index(a) <= list(Move).index(b) for a, b in pairwise(moves))
    assert list(Move).index(Move.DOWN) < list(Move).index(Move.CHANGE) < list(Move).index(Move.UP)


def test_what_it_says_reads_easily_and_has_no_number_of_its_own() -> None:
    texts = {rule.id: rule.text for rule in TABLE.rules.values()}

    for id_, text in texts.items():
        plain = re.sub(r"\{\w+\}", "two", text)
        assert textstat.flesch_kincaid_grade(plain) <= 6, id_
        assert not re.search(r"\d", text), id_


def test_further_down_is_never_said_without_saying_that_it_is_no_harm() -> None:
    for rule in TABLE.rules.values():
        if "further down" in rule.text:
            assert "Further down does not mean harm." in rule.text, rule.id
