"""The self-check in HTML: its summary, and the word about an answer that reopens the safety check.

The words never name a cause as the person's own: what answers may mean is education.
"""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course.catalogue.types import Catalogue, Certainty, Level, Meaning, Urgency
from sciatica_course.html import panels
from sciatica_course.html.builder import Child, Html, element, join
from sciatica_course.html.reasons import certainty
from sciatica_course.routine.fit import level_of
from sciatica_course.session import Session
from sciatica_course.symptoms import Pattern, Value
from sciatica_course.words import say, section

# How many paragraphs of meaning fit one page of paper in letters of the usual size.
FITS = 6


def summary(content: Catalogue, pattern: Pattern, now: Session, lesson: str) -> Html:
    """Return what a finished self-check amounts to, as one sheet that also prints.

    ``lesson`` is the id of the lesson that builds on it.
    """
    meant = [meaning(content, content.symptoms.meanings[id_]) for id_ in pattern.meanings]
    return sheet(
        content,
        advised(content, now.urgency),
        [told(*_in_words(content, id_, said)) for id_, said in _chosen(content, pattern)],
        may_mean(meant) if meant else None,
        stirred_up(level_of(content, pattern)),
        goals(pattern.goals) if pattern.goals else no_goals(),
        lesson,
        full=len(meant) > FITS,
    )


def sheet(
    content: Catalogue,
    advised: Child,
    told: Child,
    meant: Child,
    level: Child,
    goals: Child,
    lesson: str,
    *,
    full: bool,
) -> Html:
    """Return the sheet of a self-check around its parts. A ``full`` one has smaller letters."""
    return element(
        "div",
        element(
            "div",
            panels.title(say("self-check.title")),
            element("p", element("strong", say("self-check.no-diagnosis"))),
            advised,
            panels.part(say("self-check.told")),
            element("dl", told, class_="sc-told"),
            meant,
            panels.part(say("self-check.stirred-up")),
            element("p", level),
            goals,
            panels.part(say("self-check.next")),
            element("p", say("self-check.next-text", lesson=content.lessons[lesson].title)),
            element("p", say("self-check.anything-new")),
            class_="sc-card",
        ),
        class_=f"sc-sheet sc-summary{' sc-full' if full else ''}",
    )


def asked_again(content: Catalogue, said: Iterable[tuple[str, Value]], *, whole: bool) -> Html:
    """Return why questions of the safety check come again: what was ``said``, by question.

    ``whole`` says that it is the whole check, because its other answers are not known here.
    """
    repeated = (said_again(*_in_words(content, id_, value)) for id_, value in said)
    return again(repeated, whole=whole)


def again(repeated: Child, *, whole: bool) -> Html:
    """Return why questions of the safety check come again, around what was said."""
    return element(
        "div",
        panels.title(say("self-check.again-title")),
        element("p", say("self-check.again-said")),
        element("ul", repeated),
        element("p", say("self-check.again-whole" if whole else "self-check.again-some")),
        class_="sc-card",
    )


def said_again(text: str, answer: str) -> Html:
    """Return a question and the answer that makes others come again."""
    return element("li", text, " ", element("strong", answer))


def advised(content: Catalogue, urgency: Urgency) -> Html | None:
    """Return the advice of a check that found something, which must not get lost on the way."""
    if urgency is Urgency.CLEAR:
        return None
    advice = content.screening.advice[urgency.slug]
    return element("p", element("strong", say("self-check.advised", title=advice.title)))


def told(text: str, answer: str) -> Html:
    """Return a question and the answer to it."""
    return element("div", element("dt", text), element("dd", answer))


def may_mean(meant: Iterable[Child]) -> Html:
    """Return what the answers may mean, as a list."""
    entries = (element("li", each) for each in meant)
    return join([panels.part(say("self-check.may-mean")), element("ul", entries)])


def meaning(content: Catalogue, meaning: Meaning) -> Html:
    """Return what one answer may mean, with how sure that is."""
    claim = content.claims[meaning.claim]
    confirm = f" {say('lesson.to-confirm')}" if claim.clinician_to_confirm else None
    return join([meaning.text, " ", certainty(claim.certainty, claim.id), confirm])


def stirred_up(level: Level) -> Html:
    """Return how easily the pain is stirred up, in words."""
    ours = section("certainty")[Certainty.RULE_OF_THUMB.value]
    return join([element("strong", f"{level.name}."), f" {level.because} ({ours})"])


def goals(named: Iterable[str]) -> Html | None:
    """Return what a person wants to do again."""
    return panels.named(say("self-check.goals"), named)


def no_goals() -> Html:
    """Return the same for someone who has not named anything yet."""
    return join([panels.part(say("self-check.goals")), element("p", say("self-check.no-goals"))])


def _chosen(content: Catalogue, pattern: Pattern) -> list[tuple[str, Value]]:
    """Return the answers that are a choice or a number, as against those in a person's words."""
    asked = content.symptoms.questions
    return [
        (id_, value)
        for id_, value in pattern.answers.items()
        if asked[id_].options or isinstance(value, int)
    ]


def _in_words(content: Catalogue, id_: str, value: Value) -> tuple[str, str]:
    """Return a question and the answer to it, as a person reads them."""
    question = content.symptoms.questions[id_]
    if isinstance(value, int):
        return question.text, say("self-check.of-ten", number=value)
    if isinstance(value, tuple):
        return question.text, "; ".join(question.options[each].label for each in value)
    return question.text, question.options[value].label
