"""The page for a bad day in HTML: in its order, with only the doses that fit, and never as code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.flare_page import EMPTY, FlarePage
from sciatica_course.html import Html, doses, flare
from sciatica_course.routine.gentle import Gentle, gentlest
from sciatica_course.words import say
from tests.case_counts import Cases
from tests.html.poison import POISON, poisoned
from tests.html.test_builder import Reader
from tests.html.test_static import KEPT_ATTRIBUTES, KEPT_TAGS, MAY_BE_DROPPED
from tests.routine.strategies import CONTENT, Case, anyone, counted, person

LESSONS = ("02-check-your-symptoms", "07-build-your-routine")
CLAIMS = (
    "flare-plan", "new-numbness-or-weakness", "any-one-sign", "stop-when-it-moves-down",
    "scale-back-in-a-flare", "when-to-ask-for-help",
)  # fmt: skip


def fitting(case: Case) -> Mapping[str, Gentle]:
    return gentlest(CONTENT, case.pattern, case.profile, case.passed)


def shown(
    case: Case | None = None,
    page: FlarePage = EMPTY,
    gentle: Mapping[str, Gentle] | None = None,
    content: Catalogue = CONTENT,
    **other: Any,
) -> Html:
    given: dict[str, Any] = {"country": "GB", "lessons": LESSONS, "made": None, **other}
    return flare.sheet(content, page, gentle, (case or person()).passed, **given)


def read(html: Html) -> str:
    return " ".join(Reader(html).text.split())


def test_its_steps_stand_in_order_with_the_claims_behind_them() -> None:
    for words in (read(shown()), read(flare.by_hand(CONTENT, LESSONS[0]))):
        headings = [say(f"flare.{each}") for each in ("title", "look", "small", "up", "ask")]
        places = [words.index(each) for each in headings]
        assert places == sorted(places)
        for id_ in CLAIMS:
            assert CONTENT.claims[id_].text in words, id_
        assert say("flare.look-text", lesson=CONTENT.lessons[LESSONS[0]].title) in words


def test_help_of_the_persons_country_is_on_it() -> None:
    assert CONTENT.countries["GB"].lines["emergency"].say in read(shown(country="GB"))
    assert CONTENT.countries["any"].lines["emergency"].say in read(shown(country=""))


@given(anyone)
@counted
def test_what_eases_stands_there_with_its_gentlest_dose_and_nothing_else_has_one(
    cases: Cases, case: Case
) -> None:
    gentle = fitting(case)
    chosen = tuple(gentle)[:3]
    words = read(shown(case, FlarePage(eases=chosen), gentle))
    for id_ in chosen:
        each = gentle[id_]
        form = CONTENT.exercises[id_].forms.get(each.form)
        assert CONTENT.exercises[id_].name in words
        assert doses.dose(each.dose, weekly=False) in words
        assert form is None or form.how in words
        assert all(" ".join(care.text.split()) in words for care in each.care)
        cases.count += 1
    alone = read(shown(case, EMPTY, gentle))
    assert not [g for g in gentle.values() if doses.dose(g.dose, weekly=False) in alone]


def test_what_does_not_fit_any_more_is_named_without_a_dose() -> None:
    case = person("recent-surgery")
    free = fitting(person())
    gentle = {id_: each for id_, each in free.items() if id_ != "walking"}
    words = read(shown(person(), FlarePage(eases=("walking", "pelvic-tilt")), gentle))
    assert say("flare.not-now", names=CONTENT.exercises["walking"].name) in words
    assert doses.dose(free["walking"].dose, weekly=False) not in words
    asked = read(shown(case, FlarePage(eases=("walking",)), fitting(case)))
    assert say("flare.small-closed") in asked
    assert doses.dose(free["walking"].dose, weekly=False) not in asked


@pytest.mark.parametrize(
    ("page", "gentle", "said"),
    [
        (EMPTY, None, "small-later"),
        (FlarePage(eases=("walking",)), None, "small-later"),
        (EMPTY, {}, "small-closed"),
        (EMPTY, fitting(person()), "small-open"),
        (FlarePage(eases=("none",)), fitting(person()), "small-none"),
        (FlarePage(eases=("no-such-thing",)), fitting(person()), "small-open"),
        (FlarePage(eases=("walking",)), fitting(person()), "small-text"),
    ],
)
def test_it_says_how_it_stands_with_what_eases(
    page: FlarePage, gentle: Mapping[str, Gentle] | None, said: str
) -> None:
    words = read(shown(page=page, gentle=gentle))
    lesson = CONTENT.lessons[LESSONS[1]].title
    sentences = {
        each: say(f"flare.{each}", lesson=lesson)
        for each in ("small-later", "small-closed", "small-open", "small-none", "small-text")
    }
    assert [each for each, sentence in sentences.items() if sentence in words] == [said]


def test_what_was_written_is_there_and_what_was_not_leaves_no_line() -> None:
    page = FlarePage(cut=flare.CUTS, know="Ana", call="Dr Bell", helped="Warmth", note="Nine days")
    words = read(shown(page=page, made=date(2026, 11, 22)))
    for key, text in (("they-know", "Ana"), ("i-call", "Dr Bell"), ("it-helped", "Warmth")):
        assert f"{say(f'flare.{key}')} {text}" in words
        assert say(f"flare.{key}") not in read(shown())
    assert f"{say('flare.my-note')} Nine days" in words
    assert all(say(f"flare.cut-{each}") in words for each in flare.CUTS)
    assert say("flare.since", day="22 November") in words
    assert say("flare.cut-first") not in read(shown())


def test_what_the_check_asks_for_stands_on_it() -> None:
    for finding, urgency in (("walking-ache", Urgency.SOON), ("pregnant", Urgency.ASK_FIRST)):
        advice = CONTENT.screening.advice[urgency.slug]
        words = read(shown(person(finding)))
        assert say("week.on-paper", title=advice.title, exercise=advice.exercise) in words


def test_poison_in_every_word_and_in_all_that_is_typed_stays_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = poisoned(CONTENT)
    monkeypatch.setattr(catalogue, "load", lambda: content)
    typed = dict.fromkeys(("know", "call", "helped", "note"), POISON)
    page = FlarePage(eases=("walking", "pelvic-tilt"), cut=("time",), **typed)
    gentle = fitting(person())
    html = shown(person("pregnant"), page, gentle, content, made=date(2026, 11, 22))
    for piece in (html, flare.by_hand(content, LESSONS[0])):
        assert not {"script", "img"} & {tag for tag, _ in Reader(piece).tags}
        assert POISON in Reader(piece).text


def test_the_page_to_fill_in_has_lines_and_no_dose_and_outlives_an_untrusted_notebook() -> None:
    html = flare.by_hand(CONTENT, LESSONS[0])
    assert html.count("border-bottom") == 3 + 1 + 4
    words = read(html)
    for each in fitting(person()).values():
        assert doses.dose(each.dose, weekly=False) not in words
    for tag, attributes in Reader(html).tags:
        assert tag in KEPT_TAGS
        assert set(attributes) <= KEPT_ATTRIBUTES | MAY_BE_DROPPED
