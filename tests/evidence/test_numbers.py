"""Every number of the evidence is the one in the fact sheet, and none is there that may not be."""

from __future__ import annotations

import re

import pytest

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Evidence
from tests.case_counts import Cases
from tests.evidence.table import NOT_TO_PRINT, PEOPLE, TABLE

EVIDENCE = load().evidence
every_topic = pytest.mark.parametrize("topic", EVIDENCE.values(), ids=list(EVIDENCE))


def test_every_number_is_the_one_of_the_fact_sheet(cases: Cases) -> None:
    assert list(EVIDENCE) == list(TABLE)
    for id_, topic in EVIDENCE.items():
        assert list(topic.panels) == list(TABLE[id_])
        for name, panel in topic.panels.items():
            typed = TABLE[id_][name]
            assert list(panel.figures) == list(typed)
            for figure in panel.figures.values():
                found = (figure.value, figure.low, figure.high, figure.spread)
                assert found == typed[figure.id], (id_, name, figure.id)
                cases.count += 1


def test_ages_and_series_of_lines_belong_to_their_names() -> None:
    panel = EVIDENCE["scans-without-pain"].panels["by-age"]
    names = ["older", "bulges", "sticks-out", "split", "flatter"]
    for figure in panel.figures.values():
        name, _, age = figure.id.rpartition("-")
        assert figure.at == float(age)
        assert names[figure.series - 1] == name


def numbers_in(topic: Evidence) -> set[str]:
    """Return every number in the words beside a chart."""
    words = [topic.people, *topic.caveats]
    for panel in topic.panels.values():
        words += [figure.who for figure in panel.figures.values()]
    return set(re.findall(r"\d+(?:[.,]\d+)*", " ".join(words)))


@every_topic
def test_numbers_in_words_are_those_of_the_fact_sheet(topic: Evidence) -> None:
    drawn = {
        f"{number:g}"
        for panel in TABLE[topic.id].values()
        for figure in panel.values()
        for number in figure
        if number is not None
    }
    assert numbers_in(topic) <= PEOPLE[topic.id] | drawn


@every_topic
def test_the_alternative_tells_the_numbers_of_the_chart(topic: Evidence) -> None:
    told = set(re.findall(r"\d+(?:[.,]\d+)*", topic.alternative))
    panels = topic.panels.values()
    drawn = {
        f"{abs(number):g}"
        for panel in panels
        for figure in panel.figures.values()
        for number in (figure.value, figure.low, figure.high, figure.at, round(figure.value or 0))
        if number is not None
    }
    words = " ".join(figure.label for panel in panels for figure in panel.figures.values())
    known = drawn | set(re.findall(r"\d+", words)) | {"100", "50", "20", "80", "1"}
    assert told <= known
    assert len(topic.alternative) > 80


@every_topic
def test_a_topic_of_back_pain_or_healthy_people_says_so(topic: Evidence) -> None:
    not_sciatica = {"prevention", "red-flag-base-rate", "running-and-discs"}
    said = " ".join([topic.people, topic.means, *topic.caveats]).lower()
    if topic.id in not_sciatica:
        assert "sciatica" in said
        assert re.search(r"\bnot people with sciatica|not chosen for sciatica", said)


def test_the_counterweight_stands_beside_running() -> None:
    topic = EVIDENCE["running-and-discs"]
    assert {"belavy-2017", "mitchell-2020"} == set(topic.references)
    assert "no difference in water" in " ".join(topic.caveats)


@every_topic
def test_every_source_of_a_topic_is_used_and_can_be_found(topic: Evidence) -> None:
    used = {r for p in topic.panels.values() for f in p.figures.values() for r in f.references}
    lines = [p for p in topic.panels.values() if any(f.at is not None for f in p.figures.values())]
    assert set(topic.references) == used | ({"brinjikji-2015-disc"} if lines else set())
    references = load().references
    for id_ in topic.references:
        assert references[id_].year
        assert references[id_].kind == "article"
        assert references[id_].note, "what it was read for"


def test_no_number_is_printed_that_could_not_be_checked() -> None:
    for claim in load().claims.values():
        assert NOT_TO_PRINT.isdisjoint(claim.numbers), claim.id
        assert NOT_TO_PRINT.isdisjoint(re.findall(r"\d+(?:[.,]\d+)*", claim.text)), claim.id
    for topic in EVIDENCE.values():
        assert NOT_TO_PRINT.isdisjoint(numbers_in(topic)), topic.id
