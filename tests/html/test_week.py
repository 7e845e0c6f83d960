"""A week as HTML: all of it is there, with its reasons, for anyone; and paper has its share."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Urgency
from sciatica_course.html import Html, doses, element, week, week_paper
from sciatica_course.html.static import BOX
from sciatica_course.routine import Standing
from sciatica_course.routine.six_weeks import WEEKS
from sciatica_course.words import say, section
from tests.case_counts import Cases
from tests.html.poison import POISON, poisoned
from tests.html.test_builder import Reader
from tests.routine.strategies import CONTENT, Case, anyone, counted, person


def whole(case: Case, number: int) -> Html:
    """Return everything that a week shows."""
    sheet = week.on_screen(CONTENT, case.routine, number, case.pattern.goals)
    return Html(sheet + week.beside(CONTENT, case.routine, number))


def read(html: Html) -> str:
    return " ".join(Reader(html).text.split())


@given(anyone)
@counted
def test_a_week_shows_every_session_every_item_and_every_reason(cases: Cases, case: Case) -> None:
    routine = case.routine
    for number in WEEKS if routine.weeks else WEEKS[:1]:
        words = read(whole(case, number))
        told = routine.closed or [
            *routine.notes,
            *(r for v in routine.verdicts.values() for r in (*v.reasons, *v.care)),
        ]
        for reason in told:
            assert " ".join(reason.text.split()) in words
        for shown in routine.weeks[number - 1].sessions if routine.weeks else ():
            assert say("week.days").split()[shown.day - 1] in words
            assert doses.minutes(shown.minutes) in words
            for item in shown.items:
                exercise = CONTENT.exercises[item.exercise]
                assert exercise.name in words
                assert not item.form or exercise.forms[item.form].how in words
                assert doses.dose(item.dose, weekly=False) in words
        cases.count += 1


@given(anyone)
@counted
def test_every_exercise_of_the_course_is_named_in_every_week(cases: Cases, case: Case) -> None:
    if case.routine.closed:
        return
    words = read(whole(case, 1))
    assert all(exercise.name in words for exercise in CONTENT.exercises.values())
    cases.count += 1


def test_reasons_carry_their_certainty_and_lead_to_their_sources() -> None:
    case = person()
    html = whole(case, 1)
    for verdict in case.routine.verdicts.values():
        for reason in verdict.reasons:
            assert section("certainty")[reason.certainty.value] in html
            for id_ in reason.references:
                address = CONTENT.references[id_].address
                assert not address or f'href="{address.replace("&", "&amp;")}"' in html, id_


def test_sessions_that_are_the_same_stand_together_and_each_day_stands_once() -> None:
    case = person(days=7, minutes=45)
    html = week.on_screen(CONTENT, case.routine, 6)
    for day in say("week.days").split():
        assert html.count(day) == 1, day
    groups = {shown.items for shown in case.routine.weeks[5].sessions}
    assert html.count('class="sc-alike"') == len(groups) < 7


def test_all_six_weeks_are_in_the_table_with_what_is_new_and_the_one_that_is_shown() -> None:
    case = person(minutes=30)
    html = week.beside(CONTENT, case.routine, 3)
    rows = html.split("<tr")[2:8]
    assert ['aria-current="true"' in row for row in rows] == [n == 3 for n in WEEKS]
    joins = {v.week: CONTENT.exercises[v.exercise].name for v in case.routine.verdicts.values()}
    for each, row in zip(case.routine.weeks, rows, strict=True):
        assert f"<td>{each.minutes}</td>" in row
        if each.number > 1 and each.number in joins:
            assert joins[each.number] in read(Html(row))
    assert say("week.start") in rows[0]
    assert CONTENT.claims["go-on-rule"].text in read(html)


def test_a_form_that_is_swapped_says_how_it_is_done() -> None:
    case = person(ruled_out={"kneeling"}, minutes=30)
    swapped = [v for v in case.routine.verdicts.values() if v.standing is Standing.SWAPPED]
    assert swapped
    for verdict in swapped:
        words = read(whole(case, verdict.week))
        form = CONTENT.exercises[verdict.exercise].forms[verdict.form]
        assert form.name in words
        assert form.how in words


def test_what_to_take_care_of_is_in_sight_without_opening_anything() -> None:
    case = person("osteoporosis", minutes=30)
    sheet = week.on_screen(CONTENT, case.routine, 1)
    in_sight = read(Html(re.sub(r"<details.*?</details>", "", sheet)))
    inside = {item.exercise for shown in case.routine.weeks[0].sessions for item in shown.items}
    care = [reason.text for id_ in inside for reason in case.routine.verdicts[id_].care]
    assert care
    assert not [text for text in care if " ".join(text.split()) not in in_sight]


@pytest.mark.parametrize(
    ("finding", "urgency"), [("walking-ache", Urgency.SOON), ("pregnant", Urgency.ASK_FIRST)]
)
def test_what_the_check_advises_stands_above_a_week_and_on_its_paper(
    finding: str, urgency: Urgency
) -> None:
    case = person(finding)
    advice = CONTENT.screening.advice[urgency.slug]
    banner = read(week.banner(CONTENT, case.passed, "GB"))
    assert advice.title in banner
    assert section("urgency")[urgency.slug] in banner
    assert advice.title in read(week_paper.on_paper(CONTENT, case.routine, 1, case.passed))
    clear = person()
    assert week.banner(CONTENT, clear.passed, "GB") == ""
    paper = read(week_paper.on_paper(CONTENT, clear.routine, 1, clear.passed))
    assert not [a.title for a in CONTENT.screening.advice.values() if a.title in paper]


@pytest.mark.parametrize("finding", ["recent-surgery", "heart-or-pressure"])
def test_a_closed_routine_says_whom_to_ask_and_has_no_dose(finding: str) -> None:
    case = person(finding)
    html = whole(case, 1)
    assert week_paper.on_paper(CONTENT, case.routine, 1, case.passed) == html
    assert all(reason.text in read(html) for reason in case.routine.closed)
    assert say("week.closed-text") in read(html)
    assert "sc-items" not in html
    assert "minutes" not in read(html)
    assert week.said(case.routine, 1) == ""


def test_when_to_stop_stands_on_every_week_and_its_paper() -> None:
    case = person()
    for number in WEEKS:
        paper = week_paper.on_paper(CONTENT, case.routine, number, case.passed)
        for html in (week.on_screen(CONTENT, case.routine, number), paper):
            assert CONTENT.claims["stop-when-it-moves-down"].text in read(html)
            assert say("week.check-again") in read(html)


@given(anyone)
@counted
def test_the_paper_has_a_box_for_every_item_on_its_day(cases: Cases, case: Case) -> None:
    routine = case.routine
    for each in routine.weeks:
        html = week_paper.on_paper(CONTENT, routine, each.number, case.passed)
        boxes = sum(len(shown.items) for shown in each.sessions)
        assert html.count(BOX) == boxes
        words = read(html)
        for shown in each.sessions:
            assert say("week.short-days").split()[shown.day - 1] in words
            assert f"<td>{shown.minutes}</td>" in html
            for item in shown.items:
                name = week.named(CONTENT, item.exercise, item.form)
                assert html.count(element("th", name, scope="row")) == 1, name
                care = routine.verdicts[item.exercise].care
                assert all(" ".join(r.text.split()) in words for r in care)
                if item.dose.minutes is None:
                    assert doses.dose(item.dose, weekly=False) in words
                else:
                    assert f"{BOX}</span> {item.minutes}" in html
        cases.count += 1


def test_a_week_is_read_out_in_one_short_sentence() -> None:
    case = person(minutes=15, days=3)
    first = case.routine.weeks[0]
    exercises = len({item.exercise for shown in first.sessions for item in shown.items})
    minutes = max(shown.minutes for shown in first.sessions)
    said = week.said(case.routine, 1)
    assert said == say("week.said", exercises=exercises, minutes=minutes, days=3)
    assert "1 day." in week.said(case.having(days=1).routine, 1)


def test_poison_in_goals_and_in_every_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    content = poisoned(CONTENT)
    monkeypatch.setattr(catalogue, "load", lambda: content)
    for findings in ((), ("pregnant",), ("recent-surgery",)):
        case = person(*findings, ruled_out={"kneeling"})
        routine = case.routine
        shown = Html(
            week.on_screen(content, routine, 1, [POISON])
            + week_paper.on_paper(content, routine, 1, case.passed, [POISON])
            + week.beside(content, routine, 1)
            + week.banner(content, case.passed, "GB")
        )
        tags = [tag for tag, _ in Reader(shown).tags]
        assert not {"script", "img"} & set(tags)
        assert "<script>" in Reader(shown).text
    clear = person()
    goals = [POISON, "a walk"]
    assert POISON in Reader(week.on_screen(content, clear.routine, 1, goals)).text
    paper = week_paper.on_paper(content, clear.routine, 1, clear.passed, goals)
    assert POISON in Reader(paper).text
