"""The card of what comes next names its rule, readings, certainty and where the limits are from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
import textstat
from hypothesis import given

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Move, Why
from sciatica_course.entries import FLARE, Ending, Entry, Tap
from sciatica_course.html.advice import panel
from sciatica_course.html.reasons import source
from sciatica_course.progression import Advice, Reading
from sciatica_course.words import say, section
from tests.case_counts import Cases
from tests.html.poison import POISON, poisoned
from tests.html.test_builder import Reader
from tests.html.test_static import flat, tags_of, text_of
from tests.progression.records import advised, by_chance, morning, records, session

CONTENT = catalogue.load()
CHANGE = "A few more repetitions: Glute bridge."
BRIDGE = Tap(exercise="glute-bridge", leg=3, lowest="foot")
TWICE: tuple[Entry, ...] = (session(0), morning(1), session(2), morning(3))
IN_FLARE: tuple[Entry, ...] = (
    session(0, step=FLARE),
    morning(1),
    session(2, step=FLARE),
    morning(3),
)
EVERY_RULE = {advised(*entries).rule: entries for entries in by_chance(2000)}


def shown(*entries: Entry, change: str = "") -> str:
    return text_of(panel(CONTENT, advised(*entries), change))


def title(*entries: Entry, change: str = "") -> str:
    html = panel(CONTENT, advised(*entries), change)
    found = re.search(r"<h3[^>]*>(.*?)</h3>", html)
    assert found
    return found[1]


@pytest.mark.parametrize("rule", Why)
def test_every_rule_shows_its_words_claims_sources_and_the_light(rule: Why, cases: Cases) -> None:
    advice = advised(*EVERY_RULE[rule])
    html = panel(CONTENT, advice, "")
    words = text_of(html)
    table = CONTENT.progress
    assert flat(re.split(r"\{", table.rules[rule].text)[0]) in words
    for id_ in (*table.rules[rule].claims, *table.light):
        claim = CONTENT.claims[id_]
        assert flat(claim.text) in words
        assert section("certainty")[claim.certainty.value] in words
        assert all(source(CONTENT, each) in html for each in claim.references)
        cases.count += 1
    assert "knees and tendons" in words.partition(say("advice.light"))[2]
    assert "{" not in words


@given(records)
def test_every_reading_is_shown_with_its_day_and_its_number(entries: tuple[Entry, ...]) -> None:
    advice = advised(*entries)
    html = panel(CONTENT, advice, "")
    told = re.findall(r"<li>((?:In the morning of|On) .*?)</li>", html)
    assert len(told) == len(advice.readings)
    for line, reading in zip(told, advice.readings, strict=True):
        assert f"{reading.at.day} November" in line
        if isinstance(reading.value, int):
            assert f" {reading.value}" in line.partition(": ")[2]
            assert line.endswith(f"{reading.against}.")


def test_readings_are_in_words() -> None:
    words = shown(session(0), morning(1, leg=4))

    assert "In the morning of Tuesday 3 November: leg pain 4. Before the exercises: 3." in words


def test_a_reading_of_the_evening_is_not_called_a_morning() -> None:
    assert "On Monday 2 November: leg pain 4." in shown(session(0), morning(0, hour=18, leg=4))


def test_places_are_in_words() -> None:
    words = shown(session(0, lowest_worst="calf"))

    assert "lowest point “Knee or calf”. Before you began: “Thigh”." in words


def test_what_grows_is_the_title() -> None:
    assert title(*TWICE, change=CHANGE) == CHANGE.removesuffix(".")
    assert title(*TWICE) == say("advice.title-up")
    assert shown(*TWICE, change=CHANGE).count("A few more repetitions") == 1


@pytest.mark.parametrize(
    ("key", "entries"),
    [
        ("first", ()),
        ("flare", (session(0), morning(1, leg=9))),
        ("flare", (session(0, step=0, back=6),)),
        ("down", (session(0, back=6),)),
        ("change", (session(0, taps=(BRIDGE,)),)),
        ("same", (session(0),)),
        ("same-flare", (session(0, step=FLARE),)),
        ("flare-settled", IN_FLARE),
    ],
)
def test_every_move_has_a_title(key: str, entries: tuple[Entry, ...]) -> None:
    assert title(*entries) == say(f"advice.title-{key}")


def test_a_flare_that_has_settled_says_so_and_then_where_it_goes_on() -> None:
    assert title(*IN_FLARE, change=CHANGE) == say("advice.title-flare-settled")
    assert CHANGE in shown(*IN_FLARE, change=CHANGE)


def test_what_moved_the_pain_down_is_named_whatever_else_happens() -> None:
    assert "with this: Glute bridge. Further down does not mean harm." in shown(
        session(0, taps=(BRIDGE,))
    )
    down = shown(session(0, taps=(BRIDGE,), back=6))
    assert say("advice.easier-too", names="Glute bridge") in down


def test_an_exercise_that_the_course_does_not_know_is_named_by_its_id() -> None:
    tap = Tap(exercise="my-own", leg=3, lowest="foot")

    assert "with this: my own." in shown(session(0, taps=(tap,)))


def test_stopping_for_a_sign_is_told_plainly_and_praises_nothing() -> None:
    words = shown(session(0, ending=Ending.SIGN))

    assert "you stopped for new numbness or weakness" in words
    assert "well" not in words.partition(say("advice.grounds"))[0]


def test_a_title_for_the_top_of_the_ladder_may_be_a_sentence() -> None:
    assert title(*TWICE, change=say("practise.top")) == say("practise.top").removesuffix(".")


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_cards() -> list[str]:
        content = catalogue.load()
        return [panel(content, advised(*each), CHANGE) for each in EVERY_RULE.values()]

    clean = [tags_of(html) for html in all_cards()]
    content = poisoned(CONTENT)
    monkeypatch.setattr(catalogue, "load", lambda: content)
    for html, before in zip(all_cards(), clean, strict=True):
        assert tags_of(html) == before
        assert POISON in Reader(html).text


def test_what_is_typed_stays_text() -> None:
    made_up = Advice(
        Move.CHANGE,
        Why.MOVED_DOWN,
        3,
        ("<b>bridge</b>",),
        (Reading("leg", datetime(2026, 11, 2), 5, 3),),
    )
    html = panel(CONTENT, made_up, POISON)

    assert "<script>" not in html
    assert "<b>" not in html


def test_what_a_card_says_reads_easily() -> None:
    words = [*section("advice").values()]
    text = " ".join(re.sub(r"\{\w+\}", "two", each).rstrip(".:") + "." for each in words)

    assert textstat.flesch_kincaid_grade(text) <= 6


def test_a_long_list_of_readings_is_folded_away() -> None:
    long = advised(*TWICE)
    assert len(long.readings) > 3
    short = replace(long, readings=long.readings[:3])
    folded = f"<summary>{say('advice.readings')}</summary>"
    assert folded in panel(CONTENT, long, "")
    assert folded not in panel(CONTENT, short, "")
    assert say("advice.readings") in panel(CONTENT, short, "")
