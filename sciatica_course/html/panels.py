"""What to do, in HTML: the panels of the safety check, the hold, and the help numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sciatica_course import catalogue, guidance
from sciatica_course.catalogue.types import Country, HelpLine, Urgency
from sciatica_course.guidance import Guide, Step
from sciatica_course.html.builder import Html, element, join
from sciatica_course.looks.tokens import SYMBOLS
from sciatica_course.session import Session
from sciatica_course.words import on_day, say, section

HELP_LINES = ("emergency", "urgent", "crisis")


def panel(urgency: Urgency, *inside: Html | None) -> Html:
    """Return the card that everything about one urgency is shown in."""
    return element("div", inside, class_=f"sc-card sc-{urgency.slug}")


def heading(urgency: Urgency, words: str, level: int = 3) -> Html:
    """Return the first heading of a panel, with the urgency's symbol and word above it."""
    return join([element("p", badge(urgency), class_="sc-badge"), title(words, level)])


def title(words: str, level: int = 3) -> Html:
    """Return a heading that can take the focus."""
    return element(f"h{level}", words, class_="sc-title", tabindex="-1")


def part(words: str, level: int = 4) -> Html:
    """Return a smaller heading within a panel."""
    return element(f"h{level}", words, class_="sc-part")


def badge(urgency: Urgency) -> Html:
    """Return an urgency as symbol and word."""
    symbol = element("span", SYMBOLS[urgency], class_="sc-symbol", aria_hidden="true")
    return join([symbol, " ", section("urgency")[urgency.slug]])


def guide(advised: Guide) -> Html:
    """Return what to do, under its title."""
    return join([heading(advised.level, advised.title), steps(advised)])


def steps(advised: Guide) -> Html:
    """Return what to do, step by step, with every number to call as a link of its own."""
    return join(
        [
            element("ol", (_step(step) for step in advised.steps), class_="sc-steps"),
            element("p", advised.exercise, class_="sc-exercise"),
        ]
    )


def named(words: str, things: Iterable[str]) -> Html | None:
    """Return a small heading with a list below it, or nothing for an empty list."""
    entries = [element("li", thing) for thing in things]
    return join([part(words), element("ul", entries)]) if entries else None


def hold(session: Session, advised: Guide, crisis: HelpLine, level: int = 3) -> Html:
    """Return the hold: since when, what to do, and the crisis line whatever it was."""
    return panel(
        session.urgency,
        _hold_heading(session, level),
        part(advised.title, level + 1),
        steps(advised),
        _line(say("hold.crisis", crisis=crisis.say), crisis),
    )


def brief_hold(session: Session, advised: Guide, crisis: HelpLine, lesson: str) -> Html:
    """Return the hold for views that give way to it: the first step, and where to go after it."""
    return panel(
        session.urgency,
        _hold_heading(session, 3),
        element("div", _step(advised.steps[0], "p"), class_="sc-steps"),
        _line(say("hold.crisis", crisis=crisis.say), crisis),
        element("p", say("hold.to-check", lesson=_name(lesson))),
    )


def checked_hold(session: Session, lesson: str, level: int = 3) -> Html:
    """Return a hold after a professional's check, which only a new check in that lesson can end."""
    return panel(
        session.urgency,
        heading(session.urgency, say("hold.title"), level),
        element("p", say("hold.to-check-now", lesson=_name(lesson))),
    )


def check_first(lesson: str) -> Html:
    """Return what stands in for a plan while nobody has done the check."""
    words = element("p", say("view.check-first-text", lesson=_name(lesson)))
    return element("div", title(say("view.check-first")), words, class_="sc-card")


def plain(words: str) -> Html:
    """Return a card with one sentence."""
    return element("div", element("p", words), class_="sc-card")


def help_lines(countries: Mapping[str, Country], country: str, level: int = 3) -> Html:
    """Return the help numbers of a country; the general lines until one is chosen."""
    lines = guidance.help_lines(countries, country)
    return element(
        "div",
        title(say("help.title"), level),
        element("p", say("help.intro")),
        (_line(say(f"help.{id_}", say=lines[id_].say), lines[id_]) for id_ in HELP_LINES),
        class_="sc-card",
    )


def call_link(line: HelpLine) -> Html | None:
    """Return a link that calls a number, written as the line's own words write it."""
    if not re.fullmatch(r"\+?[\d ()-]+", line.number):
        return None
    digits = re.sub(r"[^\d+]", "", line.number)
    spaced = re.search(r"[ -]?".join(map(re.escape, digits)), line.say)
    shown = spaced.group() if spaced else line.number
    return element("a", say("check.call", number=shown), href=f"tel:{digits}", class_="sc-call")


def _hold_heading(session: Session, level: int) -> Html:
    since = say("hold.since", day=on_day(session.since)) if session.since else ""
    return join([heading(session.urgency, say("hold.title"), level), element("p", since)])


def _name(lesson: str) -> str:
    return catalogue.load().lessons[lesson].title


def _step(step: Step, tag: str = "li") -> Html:
    return element(tag, element("span", step.text), _calls(step.lines))


def _calls(lines: Iterable[HelpLine]) -> Html | None:
    links = [link for line in lines if (link := call_link(line))]
    return element("span", dict.fromkeys(links), class_="sc-calls") if links else None


def _line(text: str, line: HelpLine) -> Html:
    return element("p", element("span", text), _calls([line]), class_="sc-line")
