"""From a clear check to a kept routine, as a learner goes: in the course's own JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sciatica_course import catalogue, patterns, plans, session, symptoms
from sciatica_course.routine import Profile, make
from sciatica_course.screening import Answer, evaluate
from sciatica_course.widgets import settings
from sciatica_course.words import say
from tests.browser.conftest import OpenPage
from tests.browser.lab import Lab, LabPage
from tests.ways import WAYS
from tests.widgets.page import violations
from tests.widgets.paper import pages_of, press_print, words_on

START = "notebooks/00-start-here.ipynb"
CHECK = "notebooks/02-check-your-symptoms.ipynb"
ROUTINE = "notebooks/07-build-your-routine.ipynb"

CONTENT = catalogue.load()
# One person's self-check, by question: a calf that a bent back stirs up.
SAID: dict[str, symptoms.Value] = {
    "side": "left",
    "places": ("buttock", "back-calf"),
    "lowest": "calf",
    "feelings": ("aching", "shooting"),
    "bending": "worse",
    "arching": "same",
    "sitting": "worse",
    "standing": "same",
    "walking": "better",
    "stirred": "some",
    "settles": "an-hour",
    "leg-pain": 4,
    "back-pain": 2,
    "sleep": "wakes",
    "goal-one": "Walk the dog",
}


@pytest.fixture(autouse=True)
def nobody_was_here(lab: Lab) -> Iterator[None]:
    """End the lessons of the test before, and forget its learner."""
    yield
    for running in lab.ask("sessions"):
        lab.ask(f"sessions/{running['id']}", method="DELETE")
    for kept in (session.FILE, settings.FILE, patterns.FILE, plans.FILE):
        (lab.home / "data" / kept).unlink(missing_ok=True)


@pytest.fixture
def passed(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """A learner who did the check and the self-check a moment ago, and kept both."""
    monkeypatch.setenv("SCIATICA_COURSE_DATA", str(lab.home / "data"))
    session.record(
        evaluate(CONTENT.screening, dict.fromkeys(CONTENT.screening.questions, Answer.NO))
    )
    assert session.current().open
    assert patterns.keep(symptoms.pattern(CONTENT.symptoms, SAID)) == ""


@pytest.fixture
def kept(passed: None) -> None:
    """The same learner, with a routine of 20 minutes on 3 days."""
    pattern = symptoms.pattern(CONTENT.symptoms, SAID)
    profile = Profile(minutes=20, days=3, kit=frozenset({"chair", "wall"}), known_minutes=20)
    routine = make(CONTENT, pattern, profile, session.current())
    plans.keep(CONTENT, profile, pattern, routine, date.today())


def view(page: LabPage, name: str) -> Locator:
    return page.page.get_by_role("region", name=say(f"{name}.name"))


def press(part: Locator, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def week_of(part: Locator, number: int = 1) -> Locator:
    return part.get_by_role("heading", name=say("week.title", number=number), exact=True)


def in_week(part: Locator, exercise: str) -> Locator:
    return part.locator(".sc-sessions").get_by_text(exercise, exact=True)


def minutes(builder: Locator) -> Locator:
    return builder.get_by_role("group", name=say("builder.minutes"))


def do_the_check(check: Locator) -> None:
    """Say No to everything, one screen after the other."""
    for screen in CONTENT.screening.screens.values():
        expect(check.get_by_role("heading", name=screen.heading, exact=True)).to_be_visible()
        if len(screen.questions) > 1:
            press(check, say("form.no-to-all"))
        else:
            check.get_by_label("No", exact=True).check()
        last = screen.id == list(CONTENT.screening.screens)[-1]
        press(check, say("form.finish") if last else say("form.next"))


def do_the_self_check(check: Locator) -> None:
    """Answer as that person does, one page after the other."""
    table = CONTENT.symptoms
    for page in table.pages.values():
        expect(check.get_by_role("heading", name=page.heading, exact=True)).to_be_visible()
        for id_ in page.questions:
            question, answer = table.questions[id_], SAID.get(id_, "")
            if question.longest:
                check.get_by_label(question.text).fill(str(answer))
                continue
            group = check.get_by_role("group", name=question.text)
            for value in answer if isinstance(answer, tuple) else (answer,):
                option = question.options.get(str(value))
                group.get_by_label(option.label if option else str(value), exact=True).check()
        last = page.id == list(table.pages)[-1]
        press(check, say("self-check.finish") if last else say("form.next"))


def test_a_clear_check_leads_to_a_routine_that_a_reload_and_another_lesson_show(
    page: LabPage,
) -> None:
    page.open(ROUTINE)
    builder, check = view(page, "builder"), view(page, "check")
    expect(builder.get_by_text(say("view.check-first"))).to_be_visible()
    expect(builder.get_by_role("radio")).to_have_count(0)
    do_the_check(check)
    press(check, say("self-check.go-on"))
    expect(builder.get_by_text(say("builder.self-check-first"))).to_be_visible()
    do_the_self_check(check)
    expect(check.get_by_role("heading", name=say("self-check.title"))).to_be_visible()
    page.look("summary-1280-light")
    expect(week_of(builder)).to_be_visible()
    expect(in_week(builder, "Prone press-up").first).to_be_visible()
    expect(builder.locator(".sc-sessions").get_by_text("Walk the dog")).to_be_visible()
    minutes(builder).get_by_label("5", exact=True).check()
    expect(in_week(builder, "Glute bridge")).to_have_count(0)
    minutes(builder).get_by_label("20", exact=True).check()
    expect(in_week(builder, "Glute bridge").first).to_be_visible()
    press(builder, say("builder.keep"))
    expect(builder.get_by_text("Your routine is kept on this computer, in")).to_be_visible()
    page.look("builder-1280-light")
    page.page.reload()
    page.wait_until("live")
    expect(minutes(builder).get_by_label("20", exact=True)).to_be_checked()
    expect(week_of(builder)).to_be_visible()
    page.open(START)
    mine = view(page, "my-routine")
    expect(week_of(mine)).to_be_visible()
    expect(in_week(mine, "Glute bridge").first).to_be_visible()
    mine.scroll_into_view_if_needed()
    page.look("my-routine-1280-light")


def test_a_red_answer_later_hides_the_routine_in_every_lesson(
    kept: None, page: LabPage, lab: Lab
) -> None:
    page.open(START)
    others = [LabPage(page.page.context.new_page(), lab) for _ in range(2)]
    others[0].open(ROUTINE)
    others[1].open(CHECK)
    expect(week_of(view(page, "my-routine"))).to_be_visible()
    expect(week_of(view(others[0], "builder"))).to_be_visible()
    check = view(others[1], "check")
    press(check, say("check.again"))
    check.get_by_label("Yes", exact=True).first.check()
    press(check, say("form.next"))
    title = CONTENT.screening.advice["emergency"].title
    expect(check.get_by_role("heading", name=title, exact=True)).to_be_visible()
    for shown, name in ((page, "my-routine"), (others[0], "builder")):
        part = view(shown, name)
        expect(part.get_by_role("heading", name=say("hold.title"))).to_be_visible()
        expect(week_of(part)).to_have_count(0)
        assert "Prone press-up" not in part.inner_text()
    others[0].open(ROUTINE)  # and again after a fresh start
    expect(
        view(others[0], "builder").get_by_role("heading", name=say("hold.title"))
    ).to_be_visible()
    assert [other.complaints() for other in others] == [[], []]


def test_an_answer_of_the_self_check_closes_the_routine_until_its_questions_are_answered(
    passed: None, page: LabPage
) -> None:
    page.open(ROUTINE)
    builder, check = view(page, "builder"), view(page, "check")
    expect(week_of(builder)).to_be_visible()
    press(check, say("self-check.go-on"))
    side = CONTENT.symptoms.questions["side"]
    check.get_by_role("group", name=side.text).get_by_label(side.options["both"].label).check()
    press(check, say("form.next"))
    expect(check.get_by_role("heading", name=say("self-check.again-title"))).to_be_visible()
    expect(week_of(builder)).to_have_count(0)
    expect(builder.get_by_text(say("view.check-first"))).to_be_visible()
    page.look("reopened-1280-light")


def test_the_builder_can_be_used_with_the_keyboard_alone(passed: None, page: LabPage) -> None:
    page.open(ROUTINE)
    builder, keyboard = view(page, "builder"), page.page.keyboard
    expect(week_of(builder)).to_be_visible()
    before = page.cells()
    minutes(builder).get_by_label("15", exact=True).focus()
    keyboard.press("ArrowRight")
    expect(minutes(builder).get_by_label("20", exact=True)).to_be_checked()
    seen = []
    for _ in range(120):
        keyboard.press("Tab")
        seen.append(page.page.evaluate("document.activeElement.textContent.trim()"))
        if seen[-1].startswith("Why") and "Glute bridge" in seen[-1]:
            keyboard.press("Enter")
        if seen[-1] == say("builder.keep"):
            keyboard.press("Enter")
            break
    expect(builder.get_by_text("Your routine is kept on this computer, in")).to_be_visible()
    expect(builder.get_by_text(CONTENT.exercises["glute-bridge"].steps[1]).first).to_be_visible()
    assert page.cells() == before


@pytest.mark.parametrize(("scheme", "width"), WAYS)
def test_the_routine_fits_the_page_and_axe_finds_nothing_in_it(
    kept: None, lab: Lab, open_page: OpenPage, width: int, scheme: str
) -> None:
    with open_page(lab, width=width, color_scheme=scheme) as page:
        page.open(ROUTINE)
        builder = view(page, "builder")
        expect(week_of(builder)).to_be_visible()
        for summary in builder.locator("summary").all():
            summary.click()
        builder.scroll_into_view_if_needed()
        page.look(f"routine-{width}-{scheme}")
        assert violations(page.page) == []
        assert page.widths() == (width, 0)
        form, week = (builder.locator(part).bounding_box() for part in (".sc-form", ".sc-week"))
        assert form
        assert week
        beside = week["x"] >= form["x"] + form["width"]
        assert beside == (width == 1280), "the week stands beside the form where there is room"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_week_prints_on_one_page(kept: None, page: LabPage, paper: str, tmp_path: Path) -> None:
    page.open(START)
    expect(week_of(view(page, "my-routine"))).to_be_visible()
    press_print(page.page, say("week.print"))
    words = words_on(page.page)
    assert say("week.title", number=1) in words
    assert "Glute bridge" in words
    assert say("week.stop") in words
    assert say("builder.keep") not in words
    assert nothing_cut_off(page.page)
    assert pages_of(page.page, paper) == 1


def nothing_cut_off(page: Page) -> bool:
    """Return whether everything on the paper is inside its width."""
    return bool(
        page.evaluate("() => document.body.scrollWidth <= document.documentElement.clientWidth")
    )
