"""What to do now: always in words, with numbers that fit the country, crisis first."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Urgency
from sciatica_course.guidance import ANY_COUNTRY, guide, guides, help_lines
from sciatica_course.screening import Answer, Result, evaluate
from tests.case_counts import Cases

CATALOGUE = load()
COUNTRIES = CATALOGUE.countries
ADVICE = CATALOGUE.screening.advice

# Typed by hand: what a person would dial.
EMERGENCY_NUMBERS = {
    "GB": "999",
    "IE": "112",
    "EU": "112",
    "US": "911",
    "CA": "911",
    "AU": "000",
    "NZ": "111",
    "IN": "112",
}


def result_of(**answers: Answer) -> Result:
    return evaluate(CATALOGUE.screening, {k.replace("_", "-"): v for k, v in answers.items()})


def advised(result: Result, country: str = "GB") -> list[str]:
    return [g.id for g in guides(result, ADVICE, COUNTRIES, country)]


def test_every_country_has_its_own_emergency_number() -> None:
    numbers = {
        id_: country.lines["emergency"].number
        for id_, country in COUNTRIES.items()
        if id_ != ANY_COUNTRY
    }
    assert numbers == EMERGENCY_NUMBERS


def test_every_number_has_a_source_and_the_date_it_was_checked() -> None:
    for country in COUNTRIES.values():
        for line in country.lines.values():
            assert line.source
            assert line.checked <= date.today()
            if line.number:
                digits = "".join(c for c in line.say if c.isdigit())
                assert line.number in digits, f"{country.name}: {line.say}"


def test_every_advice_reads_as_sentences_in_every_country(cases: Cases) -> None:
    for advice, country in product(ADVICE.values(), [*COUNTRIES, "XX"]):
        for step in guide(advice, COUNTRIES, country).steps:
            assert "{" not in step.text
            assert step.text[0].isupper() or not step.text[0].isalpha()
            assert step.text.rstrip('"').endswith((".", "?", "!"))
            cases.count += 1


def test_an_unknown_country_gets_the_general_lines_and_no_error() -> None:
    assert help_lines(COUNTRIES, "XX") == help_lines(COUNTRIES, ANY_COUNTRY)


def test_a_country_without_a_line_borrows_the_general_one() -> None:
    assert help_lines(COUNTRIES, "IN")["urgent"] == COUNTRIES[ANY_COUNTRY].lines["urgent"]


def test_the_crisis_line_leads_when_life_is_at_risk() -> None:
    result = result_of(saddle_numbness=Answer.YES, self_harm=Answer.NOT_SURE)
    assert advised(result) == ["crisis", "emergency"]
    first = guides(result, ADVICE, COUNTRIES, "US")[0].steps[0]
    assert [line.number for line in first.lines] == ["988"]


def test_less_urgent_findings_do_not_crowd_an_emergency() -> None:
    result = result_of(bladder=Answer.YES, fever=Answer.YES, not_improving=Answer.YES)
    assert advised(result) == ["emergency"]


@pytest.mark.parametrize(
    ("answers", "ids"),
    [
        ({"cancer": Answer.YES, "leg_pain_new": Answer.YES}, ["call-now"]),
        ({"cancer": Answer.YES, "back_pain_worse": Answer.YES}, ["cancer-today"]),
        ({"pregnancy_warning": Answer.YES}, ["midwife-today"]),
        ({"pregnant": Answer.YES}, ["pregnancy"]),
        ({"pregnant": Answer.YES, "balance": Answer.YES}, ["pregnancy", "ask-first"]),
        ({"unbearable": Answer.YES}, ["pain-relief"]),
        ({"under_16": Answer.YES}, ["under-16"]),
        ({}, ["clear"]),
    ],
)
def test_each_kind_of_finding_has_its_own_advice(
    answers: dict[str, Answer], ids: list[str]
) -> None:
    assert sorted(advised(result_of(**answers))) == sorted(ids)


def test_whatever_stops_exercise_says_so() -> None:
    for advice in ADVICE.values():
        if advice.level >= Urgency.SAME_DAY:
            assert "exercise" in advice.exercise.lower()
            assert any(word in advice.exercise for word in ("Do not", "Leave"))
