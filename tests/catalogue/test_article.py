"""Every statement of the article has its place in the course, corrected where it has to be."""

from __future__ import annotations

import pytest

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import ArticleClaim

CONTENT = load()
ARTICLE = CONTENT.article

# What the fact sheet makes of each statement, typed by hand. "Support" with a condition, weak and
# overstated all mean that the course says it with a condition.
SUPPORT = {"S1", "S8", "S14", "S22", "S24", "S34", "S35", "S36", "S41"}
CONTRADICT = {"S26", "S29", "S39"}
LEFT_OUT = {"S5"}


def test_all_forty_three_statements_are_accounted_for() -> None:
    assert list(ARTICLE) == [f"S{number}" for number in range(1, 44)]


@pytest.mark.parametrize("said", ARTICLE.values(), ids=list(ARTICLE))
def test_each_has_the_verdict_of_the_fact_sheet(said: ArticleClaim) -> None:
    expected = "support" if said.id in SUPPORT else "qualify"
    assert said.verdict == ("contradict" if said.id in CONTRADICT else expected)


@pytest.mark.parametrize("said", ARTICLE.values(), ids=list(ARTICLE))
def test_each_is_told_in_a_lesson_that_states_its_claim(said: ArticleClaim) -> None:
    if said.id in LEFT_OUT:
        assert said.left_out_because
        assert not said.lesson
    else:
        assert said.claim in CONTENT.lessons[said.lesson].claims


def test_the_story_and_the_promotion_are_left_out_on_purpose() -> None:
    assert {said.id for said in ARTICLE.values() if said.left_out_because} == LEFT_OUT
    assert "promotes" in ARTICLE["S5"].left_out_because
