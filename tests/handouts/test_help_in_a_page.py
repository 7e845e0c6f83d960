"""Help in a page: its lines in every country, what stands in for a plan, and the check it needs."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser

from sciatica_course import catalogue, guidance, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.parts import Part, Setting, part_of
from sciatica_course.handouts.parts.symptom_check import KIND, first_plan, needed, safety_check
from sciatica_course.html import Html, join, panels, results
from sciatica_course.session import Session, State
from sciatica_course.widgets.view import CHECK_LESSON
from sciatica_course.words import say
from tests.case_counts import Cases
from tests.handouts.notebooks import IMPORT, code, page
from tests.handouts.twin import load, shapes

NOW = datetime(2026, 11, 22, 10)
CONTENT = catalogue.load()
HOLDS = [urgency for urgency in Urgency if urgency >= Urgency.SAME_DAY]
CLOSED = [Urgency.SOON, Urgency.UNDER_16]

SHOW = """async ([help, tables, cases]) => {
  const check = symptomCheck(JSON.parse(tables));
  const shown = [];
  parts.get("symptom-check"); // what stands in for plans comes with it, and so it is set by hand
  const { panels } = check;
  const held = (kind) => panels[kind === "hold" ? "hold" : "briefHold"](pageSession);
  standIn = {
    isUrgent: () => pageSession.level >= 5,
    html: (kind) => pageSession.state === "hold" ? held(kind)
      : pageSession.state === "closed" ? panels.earlier(pageSession) : panels.checkFirst,
  };
  const el = document.querySelector("main");
  parts.get("help-now")(el, help);
  for (const [country, values] of cases) {
    chooseCountry(country);
    sessionOutcome = NO_OUTCOME;
    setSession(values);
    await new Promise((drawn) => setTimeout(drawn));
    shown.push([el.querySelector(".sc-panel").innerHTML, planPanel()?.html ?? ""]);
  }
  return shown;
}"""


def sessions() -> list[Session]:
    """Return every state that a page may be in."""
    held = [Session(State.HOLD, urgency, since=NOW) for urgency in HOLDS]
    checked = [Session(State.HOLD, urgency, since=NOW, checked=True) for urgency in HOLDS]
    closed = [Session(State.CLOSED, urgency, since=NOW) for urgency in CLOSED]
    passed = Session(State.PASS, since=NOW, expires=NOW + session.PASS_LASTS)
    return [Session(State.NOT_SCREENED), passed, *held, *checked, *closed]


def written(now: Session) -> dict[str, Any]:
    """Return a session as the page sets it."""
    return {"state": now.state.value, "urgency": now.urgency.slug, "checked": now.checked}


def hold(now: Session, country: str, *, brief: bool, level: int) -> Html:
    """Return a hold as a view of a notebook shows it, with words that lead to this page."""
    lesson = CONTENT.lessons[CHECK_LESSON].title
    if now.checked:
        panel = panels.checked_hold(now, CHECK_LESSON, level)
        there = say("hold.to-check-now", lesson=lesson)
        return Html(panel.replace(str(Html(there)), say("handout-check.to-check-now")))
    advice = CONTENT.screening.advice[now.urgency.slug]
    advised = guidance.guide(advice, CONTENT.countries, country)
    crisis = guidance.help_lines(CONTENT.countries, country)["crisis"]
    if not brief:
        return panels.hold(now, advised, crisis, level)
    panel = panels.brief_hold(now, advised, crisis, CHECK_LESSON)
    there = say("hold.to-check", lesson=lesson)
    assert there in panel
    return Html(panel.replace(there, say("handout-check.to-check")))


def in_python(now: Session, country: str) -> tuple[str, str]:
    """Return the help box, and what stands in for a plan."""
    numbers = panels.help_lines(CONTENT.countries, country, 2)
    match now.state:
        case State.HOLD:
            at_top = join(
                [hold(now, country, brief=False, level=2), numbers if now.checked else None]
            )
            return at_top, hold(now, country, brief=True, level=3)
        case State.CLOSED:
            closed = results.earlier(CONTENT, now, country)
            return join([results.earlier(CONTENT, now, country, 2), numbers]), closed
        case State.PASS:
            return numbers, ""
        case _:
            first = panels.check_first(CHECK_LESSON)
            there = say("view.check-first-text", lesson=CONTENT.lessons[CHECK_LESSON].title)
            assert there in first
            return numbers, first.replace(there, say("handout-check.first"))


def test_help_and_what_stands_in_for_a_plan_are_those_of_python_in_every_state_and_country(
    browser: Browser, cases: Cases
) -> None:
    helped = part_of(Call("help_now"), Setting())
    check = safety_check(Setting())
    samples = [(country, now) for country in ["", *CONTENT.countries] for now in sessions()]
    context = browser.new_context()
    page = context.new_page()
    scripts = dict.fromkeys([*check.scripts, "plan", *helped.scripts])
    load(page, scripts, None, NOW)
    given = [[country, written(now)] for country, now in samples]
    tables = check.packs[check.data["tables"]]
    shown = page.evaluate(SHOW, [dict(helped.data), tables, given])
    expected = [in_python(now, country) for country, now in samples]
    here = shapes(page, [piece for pair in expected for piece in pair])
    there = shapes(page, [piece for pair in shown for piece in pair])
    for place, (first, second) in enumerate(zip(here, there, strict=True)):
        assert second == first, samples[place // 2]
        cases.count += 1
    context.close()


def test_a_handout_for_one_country_has_its_lines_alone_on_the_screen_and_on_paper() -> None:
    for name in ("help_now", "symptom_check"):
        made = part_of(Call(name), Setting(country="NZ"))
        assert "call Healthline on 0800 611 116" in made.paper
    data = part_of(Call("help_now"), Setting(country="NZ")).data["help"]
    assert data["countries"] == []
    assert list(data["lines"]) == [""]
    assert "tel:111" in data["lines"][""]["emergency"]["call"]


@pytest.mark.parametrize("name", ["help_now", "symptom_check", "body_map"])
def test_a_country_that_nobody_knows_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(HandoutError) as refused:
        part_of(Call(name), Setting(country="NX"))
    assert str(refused.value) == "There is no country called “NX”. The nearest one is “NZ”."


@pytest.mark.parametrize("name", ["help_now", "symptom_check"])
def test_a_call_with_too_much_in_it_is_refused(name: str) -> None:
    with pytest.raises(HandoutError, match="takes nothing"):
        part_of(Call(name, ("more",)), Setting())


def test_a_page_with_a_plan_gets_a_check_before_it_unless_it_has_one() -> None:
    quiz = part_of(Call("quiz", ("stretch",)), Setting())
    plan = Part(Html(""), "a-plan", {}, ("session", "gate", "plan"))
    assert first_plan([quiz]) is None
    assert needed([quiz], Setting()) is None
    made = needed([quiz, plan], Setting())
    assert made is not None
    assert made.kind == KIND
    assert first_plan([quiz, plan]) == 1
    assert needed([quiz, plan, made], Setting()) is None
    assert first_plan([made]) is None


def test_the_check_stands_before_the_first_exercise_of_a_page_without_one() -> None:
    cells = [code(IMPORT), code("course.help_now()"), code('course.exercise("walking")')]
    kinds = re.findall(
        r'data-kind="([\w-]+)"', page(*cells, code('course.exercise("cycling")')).html
    )
    assert kinds == ["help-now", KIND, "exercise", "exercise"]
    kinds = re.findall(r'data-kind="([\w-]+)"', page(*cells, code("course.symptom_check()")).html)
    assert kinds == ["help-now", "exercise", KIND]
