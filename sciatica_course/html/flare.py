"""The page for a bad day in HTML: as the learner wrote it, or with lines to write on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sciatica_course import guidance
from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.flare_page import MOST, FlarePage
from sciatica_course.html import doses, panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.reasons import claims
from sciatica_course.html.week import named
from sciatica_course.routine.gentle import Gentle
from sciatica_course.session import Session
from sciatica_course.words import listed, on_day, say

NONE = "none"  # instead of exercises: none of them eases
CUTS = ("time", "effort", "lifting", "sitting", "standing")
# How much of one's own, with its tags, fits one page of paper in letters of the usual size.
_FITS = 1000
_RULED = {"border-bottom": "1px solid #767676", "margin": "2px 0", "padding": "14px 0 0 0"}


def sheet(
    content: Catalogue,
    page: FlarePage,
    gentle: Mapping[str, Gentle] | None,
    now: Session,
    *,
    country: str,
    lessons: tuple[str, str],
    made: date | None,
) -> Html:
    """Return the page as a sheet that also prints.

    ``gentle`` is what fits on a bad day, None without a routine; nothing else has a dose here.
    ``lessons`` are those of the safety check and of the builder, by id; ``made`` is when the page
    was kept, if it was.
    """
    check, builder = (content.lessons[id_].title for id_ in lessons)
    eases = _eases(content, page, gentle, builder)
    own = sum(map(len, (page.know, page.call, page.helped, page.note))) + len(eases)
    return element(
        "div",
        element(
            "div",
            panels.title(say("flare.title")),
            _begin(content),
            _advised(content, now),
            _look(content, country, check),
            panels.part(say("flare.small")),
            eases,
            _listed(say("flare.cut-first"), [say(f"flare.cut-{each}") for each in page.cut]),
            _keep_moving(content),
            _up(),
            _ask(content),
            _said(say("flare.i-call"), page.call),
            _said(say("flare.they-know"), page.know),
            _said(say("flare.it-helped"), page.helped),
            _said(say("flare.my-note"), page.note),
            element("p", say("flare.since", day=on_day(made)), class_="sc-hint") if made else None,
            class_="sc-card",
        ),
        class_=f"sc-sheet sc-flare{' sc-full' if own > _FITS else ''}",
    )


def by_hand(content: Catalogue, lesson: str) -> Html:
    """Return the page with lines to write on. ``lesson`` is that of the safety check, by id."""
    return element(
        "div",
        element("h3", say("flare.title")),
        _begin(content),
        _look(content, guidance.ANY_COUNTRY, content.lessons[lesson].title),
        panels.part(say("flare.small")),
        _lines(say("flare.by-hand"), MOST),
        _lines(say("flare.cut-first"), 1),
        _keep_moving(content),
        _up(),
        _ask(content),
        (
            _lines(words, 1)
            for words in (
                say("flare.i-call"),
                say("flare.they-know"),
                say("flare.it-helped"),
                say("flare.my-note"),
            )
        ),
    )


def _advised(content: Catalogue, now: Session) -> Html | None:
    if now.urgency is Urgency.CLEAR:
        return None
    advice = content.screening.advice[now.urgency.slug]
    line = say("week.on-paper", title=advice.title, exercise=advice.exercise)
    return element("p", element("strong", line))


def _look(content: Catalogue, country: str, lesson: str) -> Html:
    """Return the first step, with what has to be known where no computer is at hand."""
    lines = guidance.help_lines(content.countries, country)
    return join(
        [
            panels.part(say("flare.look")),
            element("p", say("flare.look-text", lesson=lesson)),
            _claims(content, "new-numbness-or-weakness", "any-one-sign"),
            element("p", say("help.emergency", say=lines["emergency"].say)),
        ]
    )


def _eases(
    content: Catalogue, page: FlarePage, gentle: Mapping[str, Gentle] | None, builder: str
) -> Html:
    if gentle is None:
        return element("p", say("flare.small-later", lesson=builder))
    if not gentle:
        return element("p", say("flare.small-closed"))
    fitting = [gentle[id_] for id_ in page.eases if id_ in gentle]
    others = [id_ for id_ in page.eases if id_ in content.exercises and id_ not in gentle]
    if fitting:
        words = say("flare.small-text")
    elif NONE in page.eases:
        words = say("flare.small-none")
    else:
        words = say("flare.small-open")
    names = listed([content.exercises[id_].name for id_ in others])
    return join(
        [
            element("p", words),
            element("ul", (_gentle(content, each) for each in fitting)) if fitting else None,
            element("p", say("flare.not-now", names=names)) if names else None,
        ]
    )


def _gentle(content: Catalogue, each: Gentle) -> Html:
    form = content.exercises[each.exercise].forms.get(each.form)
    return element(
        "li",
        element("strong", named(content, each.exercise, each.form)),
        element("div", doses.dose(each.dose, weekly=False), class_="sc-much"),
        element("div", form.how, class_="sc-much") if form else None,
        (
            element("div", element("strong", say("week.care")), f" {reason.text}", class_="sc-much")
            for reason in each.care
        ),
    )


def _begin(content: Catalogue) -> Html:
    words = claims([content.claims["flare-plan"]])
    return element("p", say("flare.not-your-fault"), " ", words)


def _keep_moving(content: Catalogue) -> Html:
    return _claims(content, "stop-when-it-moves-down", "scale-back-in-a-flare")


def _up() -> Html:
    return join([panels.part(say("flare.up")), element("p", say("flare.up-text"))])


def _ask(content: Catalogue) -> Html:
    return join([panels.part(say("flare.ask")), _claims(content, "when-to-ask-for-help")])


def _claims(content: Catalogue, *ids: str) -> Html:
    return element("p", claims(content.claims[id_] for id_ in ids))


def _listed(words: str, things: Iterable[str]) -> Html | None:
    entries = [element("li", thing) for thing in things]
    if not entries:
        return None
    return join([element("p", element("strong", words)), element("ul", entries, class_="sc-cuts")])


def _said(words: str, text: str) -> Html | None:
    return element("p", element("strong", words), f" {text}") if text else None


def _lines(words: str, count: int) -> Html:
    line = element("p", "\N{NO-BREAK SPACE}", style=_RULED)
    return join([element("p", element("strong", words)), [line] * count])
