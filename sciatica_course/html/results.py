"""What a safety check amounts to, in HTML: what to do, why, and what it means for exercise."""

from __future__ import annotations

from collections.abc import Sequence

from sciatica_course import guidance
from sciatica_course.catalogue.types import Advice, Catalogue, Urgency
from sciatica_course.guidance import Guide
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.screening import Finding, Result
from sciatica_course.session import Session, State
from sciatica_course.words import at_time, on_day, say


def urgent(content: Catalogue, result: Result, country: str) -> Html:
    """Return the one thing to do now, for an emergency or a call that cannot wait."""
    return panels.panel(
        result.urgency,
        *_guides(content, result, country),
        _reasons("check.you-told-us", _most_urgent(result)),
    )


def finished(content: Catalogue, result: Result, now: Session, country: str) -> Html:
    """Return what a finished check amounts to."""
    others = [f for f in result.findings if f.level is not result.urgency]
    # Below "today" there is time to say what to do about each finding.
    also = {f.advice: None for f in others} if result.urgency <= Urgency.SOON else {}
    unsure = [content.screening.questions[id_].text for id_ in result.unsure]
    return panels.panel(
        result.urgency,
        *_guides(content, result, country),
        for_exercise(result.urgency, stops=result.stops_exercise),
        _reasons("check.you-told-us", _most_urgent(result)),
        _reasons("check.you-told-us-more", others),
        element("p", say("check.tell-them")) if others else None,
        *(_also(content, content.screening.advice[id_], country) for id_ in also),
        panels.named(say("check.unsure"), unsure),
        lasts(result.urgency, now),
    )


def banner(content: Catalogue, result: Result, country: str) -> Html:
    """Return the word that help will be needed today, for above the questions still to come."""
    return panels.panel(
        result.urgency,
        panels.heading(result.urgency, say("check.today-title")),
        element("p", say("check.today-text")),
        element(
            "details",
            element("summary", say("check.show-today")),
            *(panels.steps(advised) for advised in _advised(content, result, country)),
        ),
    )


def earlier(content: Catalogue, now: Session, country: str, level: int = 3) -> Html:
    """Return what a check amounted to that was done in another lesson, or before a restart."""
    day = on_day(now.since) if now.since else ""
    advice = content.screening.advice[now.urgency.slug]
    if now.state is State.CLOSED:
        text = say("check.closed-text", day=day)
    else:
        text = say("check.done-text", day=day, time=at_time(now.expires)) if now.expires else ""
    return panels.panel(
        now.urgency,
        panels.heading(now.urgency, say("check.done-title"), level),
        element("p", text),
        panels.part(advice.title, level + 1),
        panels.steps(guidance.guide(advice, content.countries, country)),
    )


def for_exercise(urgency: Urgency, *, stops: bool) -> Html | None:
    """Return what a finding means for exercise, where its advice leaves that open."""
    if urgency is not Urgency.SOON:
        return None
    return element(
        "p", say("check.soon-closed" if stops else "check.soon-open"), class_="sc-exercise"
    )


def lasts(urgency: Urgency, now: Session) -> Html | None:
    """Return how long a check counts that has opened the exercises."""
    if now.state is not State.PASS or now.expires is None:
        return None
    until = element("p", say("check.lasts", time=at_time(now.expires)))
    if urgency is Urgency.CLEAR:
        return until  # its advice already says when to look again
    return join([until, element("p", say("check.look-again"))])


def _advised(content: Catalogue, result: Result, country: str) -> Sequence[Guide]:
    return guidance.guides(result, content.screening.advice, content.countries, country)


def _guides(content: Catalogue, result: Result, country: str) -> Sequence[Html]:
    advised = _advised(content, result, country)
    return [element("div", panels.guide(each), class_="sc-guide") for each in advised]


def _also(content: Catalogue, advice: Advice, country: str) -> Html:
    advised = guidance.guide(advice, content.countries, country)
    return join([panels.part(advised.title), panels.steps(advised)])


def _most_urgent(result: Result) -> list[Finding]:
    return [f for f in result.findings if f.level is result.urgency]


def _reasons(key: str, findings: Sequence[Finding]) -> Html | None:
    return panels.named(say(key), dict.fromkeys(f.because for f in findings))
