"""The summary of the self-check as HTML: complete, with its grounds, and words stay words."""

from __future__ import annotations

import pytest

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Asked, Catalogue, Urgency
from sciatica_course.html import Html
from sciatica_course.html.pattern import asked_again, summary
from sciatica_course.session import Session, State
from sciatica_course.symptoms import Value, pattern
from sciatica_course.words import say
from tests.html.poison import POISON, poisoned
from tests.html.test_builder import Reader
from tests.html.test_static import flat, tags_of, text_of
from tests.symptoms.answers import mildest

NOW = Session(State.PASS)
LESSON = "07-build-your-routine"


def everything() -> dict[str, Value]:
    """Return answers in which every box is ticked, with three goals."""
    asked = catalogue.load().symptoms.questions
    ticked: dict[str, Value] = {
        id_: tuple(question.options)
        for id_, question in asked.items()
        if question.asked is Asked.SEVERAL
    }
    worse: dict[str, Value] = {
        id_: "worse" for id_, question in asked.items() if "worse" in question.options
    }
    goals: dict[str, Value] = {id_: f"Goal {id_}" for id_ in asked if asked[id_].longest}
    return mildest() | ticked | worse | goals | {"lowest": "foot", "side": "back-only"}


def of(content: Catalogue, now: Session = NOW) -> Html:
    return summary(content, pattern(content.symptoms, everything()), now, LESSON)


def test_every_answer_and_every_meaning_stands_in_the_summary() -> None:
    content = catalogue.load()
    words = text_of(of(content))
    for id_, value in everything().items():
        question = content.symptoms.questions[id_]
        if question.longest:
            assert f"Goal {id_}" in words
            continue
        assert flat(question.text) in words, id_
        for each in value if isinstance(value, tuple) else (value,):
            label = question.options[each].label if isinstance(each, str) else f"{each} of 10"
            assert flat(label) in words, (id_, each)
    for meaning in content.symptoms.meanings.values():
        assert flat(meaning.text) in words, meaning.id


def test_every_meaning_leads_to_its_sources() -> None:
    content = catalogue.load()
    links = {attributes["href"] for tag, attributes in Reader(of(content)).tags if tag == "a"}
    assert links == {f"sources.md#{m.claim}" for m in content.symptoms.meanings.values()}


def test_a_claim_that_a_clinician_has_to_confirm_says_so_here_too() -> None:
    content = catalogue.load()
    claims = [content.claims[m.claim] for m in content.symptoms.meanings.values()]
    unsure = sum(claim.clinician_to_confirm for claim in claims)
    assert text_of(of(content)).count(say("lesson.to-confirm")) == unsure


def test_the_advice_of_a_check_that_found_something_stands_in_it() -> None:
    content = catalogue.load()
    for urgency in (Urgency.SOON, Urgency.ASK_FIRST):
        title = content.screening.advice[urgency.slug].title
        assert title in text_of(of(content, Session(State.PASS, urgency)))
        assert title not in text_of(of(content))


def test_what_reopens_the_check_is_named_with_its_question() -> None:
    content = catalogue.load()
    side, pain = (content.symptoms.questions[id_] for id_ in ("side", "leg-pain"))
    words = text_of(asked_again(content, [("side", "both"), ("leg-pain", 9)], whole=False))
    assert f"{flat(side.text)} {side.options['both'].label}" in words
    assert f"{flat(pain.text)} 9 of 10" in words
    assert say("self-check.again-some") in words


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def both() -> list[Html]:
        content = catalogue.load()
        return [of(content), asked_again(content, [("side", "both")], whole=True)]

    clean = [tags_of(html) for html in both()]
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    for html, before in zip(both(), clean, strict=True):
        assert tags_of(html) == before
        assert POISON in Reader(html).text


def test_what_a_person_typed_stays_text() -> None:
    content = catalogue.load()
    goal = {"goal-one": POISON[:60]}
    html = summary(content, pattern(content.symptoms, mildest() | goal), NOW, LESSON)
    assert "<script>" not in html
    assert POISON[:60].strip() in Reader(html).text
