"""The self-check in HTML: its summary, and the word about an answer that reopens the safety check.

The words never name a cause as the person's own: what answers may mean is education.
"""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course.catalogue.types import Catalogue, Certainty, Meaning, Urgency
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.reasons import certainty
from sciatica_course.html.words import say, section
from sciatica_course.routine.fit import level_of
from sciatica_course.session import Session
from sciatica_course.symptoms import Pattern, Value

# How many paragraphs of meaning fit one page of paper in letters of the usual size.
_FITS = 6


def summary(content: Catalogue, pattern: Pattern, now: Session, lesson: str) -> Html:
    """Return what a finished self-check amounts to, as one sheet that also prints.

    ``lesson`` is the id of the lesson that builds on it.
    """
    full = " sc-full" if len(pattern.meanings) > _FITS else ""
    return element(
        "div",
        element(
            "div",
            panels.title(say("self-check.title")),
            element("p", element("strong", say("self-check.no-diagnosis"))),
            _advised(content, now),
            panels.part(say("self-check.told")),
            _told(content, pattern),
            _may_mean(content, pattern),
            panels.part(say("self-check.stirred-up")),
            element("p", _level(content, pattern)),
            _goals(pattern),
            panels.part(say("self-check.next")),
            element("p", say("self-check.next-text", lesson=content.lessons[lesson].title)),
            element("p", say("self-check.anything-new")),
            class_="sc-card",
        ),
        class_=f"sc-sheet sc-summary{full}",
    )


def asked_again(content: Catalogue, said: Iterable[tuple[str, Value]], *, whole: bool) -> Html:
    """Return why questions of the safety check come again: what was ``said``, by question.

    ``whole`` says that it is the whole check, because its other answers are not known here.
    """
    words = (_in_words(content, id_, value) for id_, value in said)
    return element(
        "div",
        panels.title(say("self-check.again-title")),
        element("p", say("self-check.again-said")),
        element("ul", (element("li", text, " ", element("strong", a)) for text, a in words)),
        element("p", say("self-check.again-whole" if whole else "self-check.again-some")),
        class_="sc-card",
    )


def _advised(content: Catalogue, now: Session) -> Html | None:
    """Return the advice of a check that found something, which must not get lost on the way."""
    if now.urgency is Urgency.CLEAR:
        return None
    advice = content.screening.advice[now.urgency.slug]
    return element("p", element("strong", say("self-check.advised", title=advice.title)))


def _told(content: Catalogue, pattern: Pattern) -> Html:
    asked = content.symptoms.questions
    rows = (
        element("div", element("dt", text), element("dd", answer))
        for id_, value in pattern.answers.items()
        if asked[id_].options or isinstance(value, int)
        for text, answer in [_in_words(content, id_, value)]
    )
    return element("dl", rows, class_="sc-told")


def _in_words(content: Catalogue, id_: str, value: Value) -> tuple[str, str]:
    """Return a question and the answer to it, as a person reads them."""
    question = content.symptoms.questions[id_]
    if isinstance(value, int):
        return question.text, say("self-check.of-ten", number=value)
    if isinstance(value, tuple):
        return question.text, "; ".join(question.options[each].label for each in value)
    return question.text, question.options[value].label


def _may_mean(content: Catalogue, pattern: Pattern) -> Html | None:
    if not pattern.meanings:
        return None
    meant = (content.symptoms.meanings[id_] for id_ in pattern.meanings)
    return join(
        [
            panels.part(say("self-check.may-mean")),
            element("ul", (element("li", _meaning(content, each)) for each in meant)),
        ]
    )


def _meaning(content: Catalogue, meaning: Meaning) -> Html:
    claim = content.claims[meaning.claim]
    confirm = f" {say('lesson.to-confirm')}" if claim.clinician_to_confirm else None
    return join([meaning.text, " ", certainty(claim.certainty, claim.id), confirm])


def _level(content: Catalogue, pattern: Pattern) -> Html:
    level = level_of(content, pattern)
    ours = section("certainty")[Certainty.RULE_OF_THUMB.value]
    return join([element("strong", f"{level.name}."), f" {level.because} ({ours})"])


def _goals(pattern: Pattern) -> Html:
    named = panels.named(say("self-check.goals"), pattern.goals)
    nothing = element("p", say("self-check.no-goals"))
    return named or join([panels.part(say("self-check.goals")), nothing])
