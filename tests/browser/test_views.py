"""The views as a learner meets them: in the course's own JupyterLab, and in anybody's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sciatica_course import catalogue, session
from sciatica_course.html import static
from sciatica_course.widgets import settings
from sciatica_course.widgets.quiz import as_form
from sciatica_course.widgets.symptom_check import full_check
from sciatica_course.words import say
from tests.browser.conftest import OpenPage
from tests.browser.lab import Lab, LabPage, lesson, page_of, stock_lab, write_lesson
from tests.browser.test_launcher import KEYS
from tests.ways import WAYS
from tests.widgets.page import violations

CHECK = "notebooks/02-check-your-symptoms.ipynb"
START = "notebooks/00-start-here.ipynb"
PAPER = "notebooks/95-paper.ipynb"
FORM = full_check().pages
# The live views of the first lesson: help, what you know, your routine and the quiz.
VIEWS = 4


@pytest.fixture(scope="module", autouse=True)
def paper(course_folder: Path) -> None:
    """A notebook that nobody has run or trusted, with a form on paper in it."""
    content = catalogue.load()
    check = static.screening(content.screening, full_check(), content.countries)
    quiz = content.quizzes["start-here"]
    made = lesson(("code", "pass"), ("code", "pass"), autorun=False)
    for cell, html in zip(made["cells"], (check, static.quiz(quiz, as_form(quiz))), strict=True):
        shown = {"output_type": "display_data", "metadata": {}, "data": {"text/html": str(html)}}
        cell["outputs"] = [shown]
    path = course_folder / PAPER
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made), encoding="utf-8")


@pytest.fixture(autouse=True)
def nobody_was_here(lab: Lab) -> Iterator[None]:
    """End the lessons of the test before, and forget its learner."""
    yield
    for running in lab.ask("sessions"):
        lab.ask(f"sessions/{running['id']}", method="DELETE")
    for kept in (session.FILE, settings.FILE):
        (lab.home / "data" / kept).unlink(missing_ok=True)


def check_of(page: LabPage) -> Locator:
    """Return the safety check in the lesson in front."""
    return page.page.get_by_role("region", name=say("check.name"))


def press(view: Locator, name: str) -> None:
    view.get_by_role("button", name=name, exact=True).click()


def see(view: Locator | Page, heading: str) -> Locator:
    found = view.get_by_role("heading", name=heading, exact=True)
    expect(found).to_be_visible()
    return found


def test_half_finished_answers_outlive_a_reload(page: LabPage) -> None:
    page.open(CHECK)
    press(check_of(page), say("form.no-to-all"))
    press(check_of(page), "Next")
    see(check_of(page), FORM[1].heading)
    check_of(page).get_by_label("Not sure").nth(1).check()
    page.page.reload()
    page.wait_until("live")
    see(check_of(page), FORM[1].heading)
    expect(check_of(page).get_by_label("Not sure").nth(1)).to_be_checked()
    press(check_of(page), say("form.back"))
    expect(check_of(page).get_by_label("No", exact=True).first).to_be_checked()


def test_an_emergency_closes_every_view_and_those_of_another_lesson_without_a_click(
    page: LabPage, lab: Lab
) -> None:
    other = LabPage(page.page.context.new_page(), lab)
    other.open(START)
    quiz = catalogue.load().quizzes["start-here"].title
    see(other.page.locator(".sc"), quiz)
    page.page.bring_to_front()
    page.open(CHECK)
    pain = full_check().fields["bladder"].text
    check_of(page).get_by_role("group", name=pain).get_by_label("Yes").check()
    press(check_of(page), "Next")
    title = catalogue.load().screening.advice["emergency"].title
    expect(see(check_of(page), title)).to_be_focused()
    page.look("emergency-1280-light")
    for lesson_page in (page, other):
        expect(lesson_page.page.locator(".sc").get_by_role("radio")).to_have_count(0)
    expect(other.page.get_by_role("heading", name=say("hold.title"))).to_have_count(VIEWS)
    other.page.locator(".sc").first.scroll_into_view_if_needed()
    other.look("hold-in-another-lesson-1280-light")
    press(check_of(page), say("hold.way-out"))
    press(check_of(page), say("hold.way-out-yes"))
    for number, screen in enumerate(FORM):
        see(check_of(page), screen.heading)
        if len(screen.fields) > 1:
            press(check_of(page), say("form.no-to-all"))
        else:
            check_of(page).get_by_label("No", exact=True).check()
        press(check_of(page), "Next" if number < len(FORM) - 1 else say("form.finish"))
    see(check_of(page), catalogue.load().screening.advice["clear"].title)
    see(other.page.locator(".sc"), quiz)
    assert other.complaints() == []


def test_a_lesson_that_is_opened_later_shows_the_hold(page: LabPage) -> None:
    page.open(CHECK)
    check_of(page).get_by_label("Yes").first.check()
    press(check_of(page), "Next")
    see(check_of(page), catalogue.load().screening.advice["emergency"].title)
    page.open(START)
    expect(page.page.get_by_role("heading", name=say("hold.title"))).to_have_count(VIEWS)


def test_the_next_person_finds_no_answer_in_either_lesson(page: LabPage, lab: Lab) -> None:
    other = LabPage(page.page.context.new_page(), lab)
    other.open(START)
    other.page.get_by_role("radio").first.check()
    page.page.bring_to_front()
    page.open(CHECK)
    check_of(page).get_by_label("Yes").first.check()
    press(check_of(page), say("view.next-person"))
    expect(check_of(page).get_by_text(say("view.cleared"))).to_be_visible()
    expect(page.page.locator(".sc input:checked:visible")).to_have_count(0)
    expect(other.page.locator(".sc input:checked:visible")).to_have_count(0)
    assert other.complaints() == []


def test_no_key_on_any_control_of_a_view_changes_the_notebook(page: LabPage) -> None:
    page.open(CHECK)
    before = page.cells()
    check_of(page).get_by_role("heading").focus()
    keys_on_every_control(page)
    assert page.cells() == before
    assert page.dialogs() == []
    assert page.path() == CHECK


def keys_on_every_control(page: LabPage) -> None:
    """Press every key on one control of each kind, and on a heading."""
    view = check_of(page)
    controls = (
        view.get_by_role("radio").nth(4),
        view.get_by_role("combobox"),
        view.get_by_role("button", name=say("form.no-to-all")),
        view.get_by_role("heading"),
    )
    for control in controls:
        for key in KEYS:
            # Enter and Space may press a button; the others must do nothing there.
            control.focus()
            page.page.keyboard.press(key)


def test_no_key_on_a_view_changes_a_notebook_in_stock_jupyterlab(
    browser: Browser, tmp_path: Path
) -> None:
    source = "import sciatica_course as course\ncourse.symptom_check()"
    path = write_lesson(tmp_path / "lessons", "check.ipynb", ("code", source))
    with (
        stock_lab(tmp_path / "home", tmp_path / "lessons", extension=False) as lab,
        page_of(browser, lab) as page,
    ):
        page.open(path, state="")
        assert page.run_all()
        before = page.cells()
        keys_on_every_control(page)
        assert page.cells() == before
        assert page.dialogs() == []


def test_the_first_screens_can_be_gone_through_with_the_keyboard_alone(page: LabPage) -> None:
    page.open(CHECK)
    keyboard = page.page.keyboard
    check_of(page).get_by_role("combobox").focus()
    for screen in FORM[1:3]:
        keyboard.press("Tab")
        keyboard.press("Space")
        keyboard.press("ArrowDown")
        for _ in range(30):
            keyboard.press("Tab")
            focused = page.page.evaluate("document.activeElement.textContent")
            if focused == say("form.no-to-all"):
                keyboard.press("Enter")
            if focused == "Next":
                break
        keyboard.press("Enter")
        expect(see(check_of(page), screen.heading)).to_be_focused()


def test_a_closed_lesson_opens_again_with_live_views(page: LabPage) -> None:
    page.open(CHECK)
    see(check_of(page), FORM[0].heading)
    page.save()
    page.close()
    page.open(CHECK)
    assert "model not found" not in page.page.locator(".sc-lesson").inner_text()
    press(check_of(page), say("form.no-to-all"))
    press(check_of(page), "Next")
    see(check_of(page), FORM[1].heading)


@pytest.mark.parametrize(("scheme", "width"), WAYS)
def test_the_views_fit_the_page_and_axe_finds_nothing_in_them(
    lab: Lab, open_page: OpenPage, width: int, scheme: str
) -> None:
    with open_page(lab, width=width, color_scheme=scheme) as page:
        page.open(CHECK)
        expect(see(check_of(page), FORM[0].heading)).to_be_visible()
        check_of(page).scroll_into_view_if_needed()
        page.look(f"check-{width}-{scheme}")
        assert violations(page.page) == []
        assert page.widths() == (width, 0)
        page.page.locator("select").first.select_option("GB")
        expect(page.page.get_by_role("link", name="Call 999").first).to_be_visible()
        page.page.locator(".sc").first.scroll_into_view_if_needed()
        page.look(f"help-{width}-{scheme}")
        check_of(page).get_by_label("Not sure").first.check()
        press(check_of(page), "Next")
        title = catalogue.load().screening.advice["emergency"].title
        see(check_of(page), title)
        page.look(f"emergency-{width}-{scheme}")
        assert violations(page.page) == []


def test_the_forms_on_paper_survive_in_a_notebook_that_nobody_trusts(page: LabPage) -> None:
    page.open(PAPER, state="")
    outputs = page.page.locator(".jp-RenderedHTMLCommon.jp-OutputArea-output")
    expect(outputs).to_have_count(2)
    assert not page.page.evaluate(
        "() => jupyterapp.shell.currentWidget.content.model.cells.get(0).trusted"
    )
    check, quiz = outputs.all()
    fields = catalogue.load().screening.questions
    expect(check.locator("fieldset")).to_have_count(len(fields))
    assert check.inner_text().count("☐") == 3 * len(fields)
    expect(check.locator("tbody tr")).to_have_count(len(catalogue.load().screening.advice))
    expect(check.get_by_role("heading", name=say("paper.meaning"))).to_be_visible()
    border = check.locator("td").first.evaluate("cell => getComputedStyle(cell).borderTopWidth")
    assert border == "1px"
    expect(quiz.locator("details li").first).to_be_hidden()
    quiz.get_by_text(say("quiz.answers")).click()
    expect(quiz.locator("details li").first).to_be_visible()
    page.look("paper-1280-light")
