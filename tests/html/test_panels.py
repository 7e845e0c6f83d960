"""Panels say what to do first, with the numbers of the person's country as links."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from sciatica_course import catalogue, guidance
from sciatica_course.catalogue.types import HelpLine, Urgency
from sciatica_course.html import panels, results
from sciatica_course.looks.tokens import SYMBOLS
from sciatica_course.screening import Answer, evaluate
from sciatica_course.session import Session, State
from sciatica_course.words import say, section
from tests.html.poison import poisoned
from tests.html.test_builder import Reader

SINCE = datetime(2026, 11, 22, 2, 10)


def text_of(html: str) -> str:
    return " ".join(" ".join(Reader(html).pieces).split())


def calls(html: str) -> list[str]:
    """Return every address that calls somebody, in order."""
    addresses = [str(a.get("href")) for _, a in Reader(html).tags]
    return [address for address in addresses if address.startswith("tel:")]


def line(say: str, number: str) -> HelpLine:
    return HelpLine(id="x", say=say, number=number, source="s", checked=date(2026, 11, 22))


def hold(urgency: Urgency, country: str = "GB") -> str:
    content = catalogue.load()
    advised = guidance.guide(content.screening.advice[urgency.slug], content.countries, country)
    lines = guidance.help_lines(content.countries, country)
    return panels.hold(Session(State.HOLD, urgency, since=SINCE), advised, lines["crisis"])


@pytest.mark.parametrize(
    ("words", "number", "address", "shown"),
    [
        ("call 999, or go", "999", "tel:999", "999"),
        ("call Samaritans on 116 123", "116123", "tel:116123", "116 123"),
        ("call 1-800-273-8255", "18002738255", "tel:18002738255", "1-800-273-8255"),
        ("call the number", "+353 1 234", "tel:+3531234", "+353 1 234"),
    ],
)
def test_a_number_can_be_called_and_reads_as_the_words_write_it(
    words: str, number: str, address: str, shown: str
) -> None:
    link = panels.call_link(line(words, number))
    assert link is not None
    assert calls(link) == [address]
    assert text_of(link) == say("check.call", number=shown)


@pytest.mark.parametrize("number", ["", "your GP", "javascript:alert(1)", "999 or 112"])
def test_what_is_no_single_number_is_no_link(number: str) -> None:
    assert panels.call_link(line("call", number)) is None


@pytest.mark.parametrize("urgency", [Urgency.SAME_DAY, Urgency.CALL_NOW, Urgency.EMERGENCY])
def test_a_hold_says_what_to_do_since_when_and_names_the_crisis_line(urgency: Urgency) -> None:
    content = catalogue.load()
    html = hold(urgency)
    words = text_of(html)
    assert say("hold.since", day="22 November") in words
    assert content.screening.advice[urgency.slug].title in words
    crisis = content.countries["GB"].lines["crisis"]
    assert crisis.say in words
    assert f"tel:{crisis.number}" in calls(html)
    assert SYMBOLS[urgency] in words
    assert section("urgency")[urgency.slug] in words


def test_help_lines_are_there_in_every_country_and_in_none() -> None:
    countries = catalogue.load().countries
    for country in ("", "XX", *countries):
        html = panels.help_lines(countries, country)
        lines = guidance.help_lines(countries, country)
        assert all(lines[id_].say in text_of(html) for id_ in panels.HELP_LINES), country
        numbers = [lines[id_].number for id_ in panels.HELP_LINES]
        assert len(calls(html)) == sum(map(bool, numbers)), country


def test_dark_thoughts_lead_with_the_crisis_line_even_next_to_another_emergency() -> None:
    content = catalogue.load()
    answers = {"self-harm": Answer.YES, "chest-pain": Answer.YES}
    html = results.urgent(content, evaluate(content.screening, answers), "IE")
    lines = content.countries["IE"].lines
    assert calls(html)[0] == f"tel:{lines['crisis'].number}"
    titles = re.findall(r"<h3[^>]*>(.*?)</h3>", html)
    assert titles == [
        content.screening.advice["crisis"].title,
        content.screening.advice["emergency"].title,
    ]


def test_a_number_that_several_steps_name_can_be_called_from_each() -> None:
    content = catalogue.load()
    result = evaluate(content.screening, {"self-harm": Answer.YES})
    steps = re.findall(r"<li>.*?</li>", results.urgent(content, result, "GB"))
    assert [calls(step) for step in steps[:3]] == [["tel:111"], ["tel:999"], []]


def test_poison_in_any_word_stays_text_in_every_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    now = Session(State.PASS, Urgency.SOON, since=SINCE, expires=SINCE)
    answers = {
        "not-improving": Answer.YES,
        "pregnant": Answer.YES,
        "walking-ache": Answer.NOT_SURE,
        "fever": Answer.YES,
    }
    result = evaluate(content.screening, answers)
    htmls = [
        hold(Urgency.EMERGENCY),
        results.urgent(content, result, "GB"),
        results.finished(content, result, now, "GB"),
        results.banner(content, result, "GB"),
        results.earlier(content, now, "GB"),
        panels.help_lines(content.countries, "GB"),
        panels.check_first("02-check-your-symptoms"),
        panels.checked_hold(now, "02-check-your-symptoms"),
        panels.plain("<script>"),
    ]
    for html in htmls:
        read = Reader(html)
        assert "script" in read.text
        assert not {"script", "img"} & {tag for tag, _ in read.tags}
        assert not [a for _, a in read.tags if any(name.startswith("on") for name in a)]
