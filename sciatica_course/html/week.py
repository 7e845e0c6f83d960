"""A week of a routine on the screen, in HTML, and what opens beside it in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sciatica_course import guidance
from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.html import doses, panels
from sciatica_course.html.builder import NOTHING, Html, element, join
from sciatica_course.html.reasons import claims, grounds, reasons
from sciatica_course.html.remembered import remembered
from sciatica_course.routine import Item, Routine, Standing, Verdict, Week
from sciatica_course.session import Session
from sciatica_course.words import listed, say

_STOP = ("pain-limit", "stop-when-it-moves-down")
_GO_ON = "go-on-rule"
_LEFT_OUT = (Standing.OUT, Standing.LATER)


def on_screen(content: Catalogue, routine: Routine, number: int, goals: Sequence[str] = ()) -> Html:
    """Return one of the six weeks, counted from 1: what is done on which days, and when to stop.

    A routine that is closed says why, and has no dose.
    """
    if routine.closed:
        return closed(content, routine)
    week = routine.weeks[number - 1]
    return join(
        [
            panels.title(say("week.title", number=number)),
            element("p", in_all(week), class_="sc-in-all"),
            element("p", say("week.goals", goals=listed(list(goals)))) if goals else None,
            (_together(content, routine, week, *group) for group in _alike(week)),
            when_to_stop(content),
        ]
    )


@remembered
def when_to_stop(content: Catalogue) -> Html:
    """Return when to stop an exercise, and when to do the safety check again."""
    return element(
        "p",
        element("strong", say("week.stop")),
        " ",
        claims(content.claims[id_] for id_ in _STOP),
        f" {say('week.check-again')}",
        class_="sc-stop",
    )


def closed(content: Catalogue, routine: Routine) -> Html:
    """Return why there are no weeks, and whom to ask."""
    return panels.panel(
        Urgency.ASK_FIRST,
        panels.heading(Urgency.ASK_FIRST, say("week.closed")),
        element("p", say("week.closed-text")),
        reasons(content, routine.closed),
    )


def beside(content: Catalogue, routine: Routine, number: int) -> Html:
    """Return what opens in place below a week: the other weeks, what was left out, the notes."""
    if routine.closed:
        return NOTHING
    there = {item.exercise for item in _items(routine.weeks[number - 1])}
    verdicts = routine.verdicts.values()
    later = [v for v in verdicts if v.standing not in _LEFT_OUT and v.exercise not in there]
    left_out = [v for v in verdicts if v.standing in _LEFT_OUT]
    return join(
        [
            _folded("six", say("week.six-weeks"), _six_weeks(content, routine, number)),
            _folded("later", say("week.later"), _list(content, later)) if later else None,
            _folded("left-out", say("week.left-out"), _list(content, left_out)),
            _folded("notes", say("week.notes"), reasons(content, routine.notes)),
        ]
    )


def banner(content: Catalogue, now: Session, country: str) -> Html:
    """Return what the check advises before or beside the exercises; nothing after a clear one."""
    if now.urgency is Urgency.CLEAR:
        return NOTHING
    advice = content.screening.advice[now.urgency.slug]
    return panels.panel(
        now.urgency, panels.guide(guidance.guide(advice, content.countries, country))
    )


def said(routine: Routine, number: int) -> str:
    """Return a week in one short sentence, to be read out; nothing for a closed routine."""
    if routine.closed:
        return ""
    week = routine.weeks[number - 1]
    exercises = len({item.exercise for item in _items(week)})
    minutes = max(session.minutes for session in week.sessions)
    days = len(week.sessions)
    if days == 1:
        return say("week.said-one", exercises=exercises, minutes=minutes)
    return say("week.said", exercises=exercises, minutes=minutes, days=days)


def in_all(week: Week) -> str:
    """Return on how many days a week has something, and its minutes."""
    days = len(week.sessions)
    if days == 1:
        return say("week.in-all-one", minutes=week.minutes)
    return say("week.in-all", days=days, minutes=week.minutes)


def named(content: Catalogue, id_: str, form: str) -> str:
    """Return the name of an exercise, with that of its form where it is not its own."""
    exercise = content.exercises[id_]
    if form in exercise.forms:
        return say("week.form", name=exercise.name, form=exercise.forms[form].name)
    return exercise.name


def _alike(week: Week) -> list[tuple[list[int], tuple[Item, ...]]]:
    """Return the sessions of a week with their days; those that are the same stand together."""
    groups: dict[tuple[Item, ...], list[int]] = {}
    for session in week.sessions:
        groups.setdefault(session.items, []).append(session.day)
    return [(days, items) for items, days in groups.items()]


def _together(
    content: Catalogue, routine: Routine, week: Week, days: list[int], items: tuple[Item, ...]
) -> Html:
    names = say("week.days").split()
    took = doses.minutes(sum(item.minutes for item in items))
    return element(
        "section",
        element(
            "h4",
            listed([names[day - 1] for day in days]),
            element("span", took, class_="sc-time"),
            class_="sc-part sc-apart",
        ),
        element(
            "ol",
            (_item(content, routine.verdicts[item.exercise], item, days[0]) for item in items),
            class_="sc-items",
        ),
        class_="sc-alike",
    )


@remembered
def _item(content: Catalogue, verdict: Verdict, item: Item, day: int) -> Html:
    exercise = content.exercises[item.exercise]
    form = exercise.forms.get(item.form)
    much = doses.dose(item.dose, weekly=False)
    took = doses.minutes(item.minutes)
    slot = content.routine.slots[item.slot]
    steps = (element("li", step) for step in exercise.steps)
    why = element("p", element("strong", f"{slot.name}: "), slot.what_for)
    return element(
        "li",
        element(
            "div",
            element("strong", named(content, item.exercise, item.form)),
            element("span", took, class_="sc-time"),
            class_="sc-apart",
        ),
        element("div", much, class_="sc-much") if much != took else None,
        element("div", form.how, class_="sc-much") if form else None,
        (
            element("div", element("strong", say("week.care")), f" {each.text}", class_="sc-much")
            for each in verdict.care
        ),
        _folded(
            f"why-{day}-{item.exercise}",
            say("week.why", name=exercise.name),
            join(
                [
                    why,
                    reasons(content, verdict.reasons),
                    (element("p", r.text, " ", grounds(content, r)) for r in verdict.care),
                    element("ol", steps),
                ]
            ),
        ),
    )


def _list(content: Catalogue, verdicts: Iterable[Verdict]) -> Html:
    return element("ul", (element("li", _verdict(content, each)) for each in verdicts))


@remembered
def _verdict(content: Catalogue, verdict: Verdict) -> Html:
    joins = f" ({say('week.from-week', number=verdict.week)})" if verdict.week else ""
    return join(
        [
            element("strong", named(content, verdict.exercise, verdict.form)),
            joins,
            reasons(content, (*verdict.reasons, *verdict.care)),
        ]
    )


def _six_weeks(content: Catalogue, routine: Routine, shown: int) -> Html:
    words = (say("week.week"), say("week.what-is-new"), say("week.minutes-a-week"))
    head = element("tr", (element("th", each, scope="col") for each in words))
    rows = (
        element(
            "tr",
            element("th", week.number, scope="row"),
            element("td", _new(content, routine, week)),
            element("td", week.minutes),
            aria_current="true" if week.number == shown else None,
        )
        for week in routine.weeks
    )
    return join(
        [
            element(
                "table",
                element("thead", head),
                element("tbody", rows),
                class_="sc-weeks",
            ),
            element(
                "p",
                element("strong", say("week.go-on")),
                " ",
                claims([content.claims[_GO_ON]]),
            ),
        ]
    )


def _new(content: Catalogue, routine: Routine, week: Week) -> str:
    names = [
        content.exercises[v.exercise].name
        for v in routine.verdicts.values()
        if v.week == week.number
    ]
    if week.number == 1:
        return say("week.start")
    if names:
        return listed(names)
    before = routine.weeks[week.number - 2]
    return say("week.same" if week.sessions == before.sessions else "week.more")


def _items(week: Week) -> list[Item]:
    return [item for session in week.sessions for item in session.items]


def _folded(id_: str, words: str, inside: Html) -> Html:
    """Return what opens in place; the page keeps it open by its name when all is drawn anew."""
    return element("details", element("summary", words), inside, data_name=id_)
