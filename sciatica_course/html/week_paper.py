"""A week of a routine on paper: one page, with a box to tick for each exercise on each day."""

from __future__ import annotations

from collections.abc import Sequence

from sciatica_course.catalogue.types import Catalogue, Urgency
from sciatica_course.html import doses, panels, week
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.remembered import remembered
from sciatica_course.html.static import BOX
from sciatica_course.routine import Item, Routine, Verdict, Week
from sciatica_course.session import Session
from sciatica_course.words import listed, say


def on_paper(
    content: Catalogue, routine: Routine, number: int, now: Session, goals: Sequence[str] = ()
) -> Html:
    """Return one of the six weeks, counted from 1, as a page to print.

    Each exercise stands once, with its dose and what to take care of.
    """
    if routine.closed:
        return week.closed(content, routine)
    shown = routine.weeks[number - 1]
    return join(
        [
            panels.title(say("week.title", number=number)),
            element("p", week.in_all(shown)),
            element("p", say("week.goals", goals=listed(list(goals)))) if goals else None,
            _advice(content, now),
            _table(content, routine, shown),
            week.when_to_stop(content),
        ]
    )


def _advice(content: Catalogue, now: Session) -> Html | None:
    if now.urgency is Urgency.CLEAR:
        return None
    advice = content.screening.advice[now.urgency.slug]
    line = say("week.on-paper", title=advice.title, exercise=advice.exercise)
    return element("p", element("strong", line))


def _table(content: Catalogue, routine: Routine, shown: Week) -> Html:
    days = say("week.short-days").split()
    fullest = sorted(shown.sessions, key=lambda session: -len(session.items))
    slots = [*dict.fromkeys(item.slot for session in fullest for item in session.items)]
    rows = {_key(item): item for session in fullest for item in session.items}
    in_order = sorted(rows.values(), key=lambda item: slots.index(item.slot))
    return element(
        "table",
        element(
            "thead",
            element(
                "tr",
                element("th", say("week.exercise"), scope="col"),
                (element("th", days[session.day - 1], scope="col") for session in shown.sessions),
            ),
        ),
        (
            _rows(content, routine.verdicts[item.exercise], item, _minutes(shown, item))
            for item in in_order
        ),
        element(
            "tfoot",
            element(
                "tr",
                element("th", say("week.minutes-a-day"), scope="row"),
                (element("td", session.minutes) for session in shown.sessions),
            ),
        ),
        class_="sc-days",
    )


@remembered
def _rows(content: Catalogue, verdict: Verdict, item: Item, minutes: tuple[int, ...]) -> Html:
    """Return an exercise with its boxes, and below it how it is done.

    ``minutes`` are those of each session of the week, 0 where the exercise is not in it.
    """
    exercise = content.exercises[item.exercise]
    form = exercise.forms.get(item.form)
    lines = [
        # The boxes say how many minutes.
        element("div", doses.dose(item.dose, weekly=False)) if item.dose.minutes is None else None,
        element("div", form.how) if form else None,
        *(
            element("div", element("strong", say("week.care")), f" {each.text}")
            for each in verdict.care
        ),
    ]
    name = week.named(content, item.exercise, item.form)
    boxes = [_box(each) for each in minutes]
    below = element("tr", element("td", lines, colspan=len(boxes) + 1, class_="sc-below"))
    return element(
        "tbody",
        element("tr", element("th", name, scope="row"), boxes),
        below if any(lines) else None,
    )


def _box(minutes: int) -> Html:
    if not minutes:
        return element("td")
    return element("td", element("span", BOX, aria_hidden="true"), f" {minutes}")


def _minutes(shown: Week, item: Item) -> tuple[int, ...]:
    """Return the minutes of an exercise in each session of a week."""
    return tuple(
        sum(each.minutes for each in session.items if _key(each) == _key(item))
        for session in shown.sessions
    )


def _key(item: Item) -> tuple[str, str]:
    return item.exercise, item.form
