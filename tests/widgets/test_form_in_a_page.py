"""The views in a real browser, without JupyterLab: what a person sees, hears, types and touches."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.html import Html, element
from sciatica_course.html.forms import AskIf, Field, Form, Option, Scale
from sciatica_course.html.forms import Page as FormPage
from sciatica_course.html.words import say, section
from sciatica_course.session import State
from sciatica_course.widgets import registry
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.symptom_check import full_check
from sciatica_course.widgets.view import View
from tests.html.poison import POISON, poisoned
from tests.widgets.people import act, go_through, send
from tests.widgets.wire import Lesson

OpenLesson = Callable[..., Lesson]

YES_NO = (Option(value="yes", label="Yes"), Option(value="no", label="No"))
DIARY = Form(
    id="diary",
    pages=(
        FormPage(
            id="leg",
            heading="Your leg",
            fields=(
                Field(id="pain", text="Does it hurt?", options=YES_NO),
                Field(
                    id="how-much",
                    text="How much?",
                    scale=Scale(low=0, high=10, low_label="not at all", high_label="very much"),
                    ask_if=AskIf(questions=("pain",), values=("yes",)),
                ),
            ),
        ),
        FormPage(
            id="worse",
            heading="What makes it worse",
            fields=(
                Field(
                    id="sitting",
                    text="Sitting?",
                    options=YES_NO,
                    ask_if=AskIf(questions=("how-much",), values=(10,)),  # type: ignore[arg-type]
                ),
            ),
        ),
        FormPage(
            id="mood",
            heading="Your mood",
            intro="Any answer is fine.",
            fields=(
                Field(id="mood", text="Are you well?", hint="So so is a yes.", options=YES_NO),
            ),
        ),
    ),
)


class Diary(FormView):
    """A form that goes from page to page by itself, as later lessons have them."""

    def __init__(self) -> None:
        super().__init__("Diary")
        self.ask(DIARY)

    def static(self) -> Html:
        return element("p", "Diary")


@pytest.fixture
def open_lesson(browser: Browser) -> Iterator[OpenLesson]:
    """Open a page with views on it; an error in the page fails the test."""
    lessons: list[Lesson] = []
    with ExitStack() as stack:

        def open_(*views: View, width: int = 1000, theme: str = "light", **options: Any) -> Lesson:
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(10_000)
            lessons.append(Lesson(page))
            lessons[-1].open(*views, theme=theme)
            return lessons[-1]

        yield open_
    assert not [error for lesson in lessons for error in lesson.errors]


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name, exact=True)


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong in our views."""
    results = Axe().run(page, context=".sc")
    return [
        f"{found['id']}: {node['html'][:120]} {node['failureSummary']}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


def fill(page: Page, number: int, *, answer: str = "No") -> None:
    """Answer every visible question of the page with this number, then go on."""
    screen = full_check().pages[number]
    expect(heading(page, screen.heading)).to_be_visible()
    for field in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        field.get_by_label(answer, exact=True).check()
    button(page, "Next").or_(button(page, say("form.finish"))).click()


# --- Nobody is left out ------------------------------------------------------------------------


def in_every_state(lesson: Lesson, look: Callable[[str], None]) -> None:
    """Walk through every state that the views have, and look at each."""
    page = lesson.page
    check, quiz, helped = course.symptom_check(), course.quiz("warning-signs"), course.help_now()
    last = len(full_check().pages) - 1

    def reopen(*views: View) -> None:
        lesson.reopen(*views)

    reopen(helped, check, quiz)
    look("at first")
    button(page, "Next").click()
    expect(page.get_by_text("4 questions here")).to_be_visible()
    look("questions without an answer")
    button(page, say("form.no-to-all")).click()
    page.locator("select").first.select_option("GB")
    expect(page.get_by_text("Kept on this computer").first).to_be_visible()
    for field in page.get_by_role("region", name=quiz.label).get_by_role("group").all():
        field.get_by_role("radio").first.check()
    look("answers, and what they teach")
    send(check, kind="next", screen=3, answers={"fever": "yes", "infection-risk": "yes"})
    reopen(helped, check)
    page.get_by_text(say("check.show-today")).click()
    look("help is needed today")
    outcomes = {
        "today": {"fever": "yes", "cancer": "yes"},
        "call now": {"cancer": "yes", "leg_pain_new": "yes"},
        "dark thoughts": {"self_harm": "yes", "chest_pain": "yes"},
        "clear": {},
        "soon": {"walking_ache": "yes", "osteoporosis": "yes", "balance": "not-sure"},
        "soon and closed": {"weight_loss": "yes"},
        "ask first": {"pregnant": "yes"},
        "under 16": {"under_16": "yes"},
    }
    for name, said in outcomes.items():
        act(check, "checked")
        act(check, "again")
        go_through(check, **said)
        reopen(helped, check, quiz)
        look(name)
    check.wipe()
    check.screen = last
    reopen(helped, check)
    look("a check that was done before")
    act(check, "again")
    go_through(check, bladder="yes")
    reopen(helped, check, quiz)
    button(page, say("hold.way-out")).click()
    look("has a professional checked you")
    button(page, say("hold.way-out-yes")).click()
    expect(page.get_by_text(say("hold.checked"))).to_be_visible()
    look("a new check after a professional's")
    go_through(check)
    helped.trouble = helped.notice = "A sentence about trouble."
    reopen(helped, Diary())
    page.get_by_label("Yes").first.check()
    look("a scale")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(open_lesson: OpenLesson, theme: str) -> None:
    lesson = open_lesson(theme=theme)
    found: dict[str, list[str]] = {}
    seen: list[str] = []

    def look(state: str) -> None:
        seen.append(state)
        if wrong := violations(lesson.page):
            found[state] = wrong

    in_every_state(lesson, look)
    assert len(seen) == 16
    assert not found


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_a_small_page_and_everything_is_big_enough_to_touch(
    open_lesson: OpenLesson, width: int
) -> None:
    # 640 pixels at twice the size are what 1280 at 200 % zoom are.
    lesson = open_lesson(width=width, device_scale_factor=1280 / 640 if width == 640 else 1)
    wrong: list[str] = []

    def look(state: str) -> None:
        wide, small = lesson.page.evaluate(
            """() => [
                document.scrollingElement.scrollWidth - innerWidth,
                [...document.querySelectorAll('.sc button, .sc select, .sc label.sc-option, .sc a')]
                    .filter((e) => e.checkVisibility())
                    .map((e) => [e.textContent, e.getBoundingClientRect()])
                    .filter(([, box]) => box.height < 44 || box.width < 44)
                    .map(([words]) => words)]"""
        )
        wrong.extend([f"{state}: {wide} pixels too wide"] if wide > 0 else [])
        wrong.extend(f"{state}: {words!r} is too small to touch" for words in small)

    in_every_state(lesson, look)
    assert not wrong


def test_the_whole_check_can_be_done_with_the_keyboard_alone(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.symptom_check()).page
    keyboard = page.keyboard

    def tab_to(name: str) -> None:
        for _ in range(60):
            keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == name:
                return
        raise AssertionError(f"no way to {name}")

    keyboard.press("Tab")
    keyboard.press("Tab")  # past the choice of a country, into the first question
    for number, screen in enumerate(full_check().pages):
        if number:
            expect(heading(page, screen.heading)).to_be_focused()
            keyboard.press("Tab")
        if number == 0:
            keyboard.press("Space")  # Yes
            keyboard.press("ArrowDown")  # No, with the arrow keys that radios have
            assert course.symptom_check().answers == {"saddle-numbness": "no"}
        tab_to(say("form.no-to-all"))
        keyboard.press("Enter")
        tab_to("Next" if number < len(full_check().pages) - 1 else say("form.finish"))
        keyboard.press("Enter")
    title = catalogue.load().screening.advice["clear"].title
    expect(heading(page, title)).to_be_focused()
    assert session.current().open


def test_keys_do_not_leave_the_view(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.symptom_check()).page
    page.evaluate("document.addEventListener('keydown', (e) => (window.left = e.key))")
    for role in ("radio", "button", "combobox"):
        page.get_by_role(role).first.focus()
        page.keyboard.press("b")
        page.keyboard.press("x")
        suppressed = "document.activeElement.hasAttribute('data-lm-suppress-shortcuts')"
        assert page.evaluate(suppressed), role
    assert page.evaluate("window.left") is None


# --- Going through a form ----------------------------------------------------------------------


def test_next_goes_to_the_first_question_without_an_answer(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.symptom_check()).page
    page.get_by_label("No", exact=True).first.check()
    button(page, "Next").click()
    alert = page.get_by_role("alert").filter(has_text="3 questions")
    expect(alert).to_have_text(section("form")["unanswered-many"].replace("{count}", "3"))
    expect(page.get_by_role("group").nth(1).get_by_label("Yes")).to_be_focused()
    page.get_by_role("group").nth(1).get_by_label("No", exact=True).check()
    expect(alert).to_have_count(0)


def test_no_to_all_says_what_it_did_and_hides_what_is_no_longer_asked(
    open_lesson: OpenLesson,
) -> None:
    check = course.symptom_check()
    page = open_lesson(check).page
    for number in range(3):
        fill(page, number)
    risk = page.get_by_role("group", name="Could you pick up an infection")
    new = page.get_by_role("group", name="Is your back pain new")
    expect(new).to_be_hidden()
    risk.get_by_label("Not sure").check()
    expect(new).to_be_visible()
    expect(page.get_by_text(say("form.follow-up"))).to_be_visible()
    button(page, say("form.no-to-all")).click()
    expect(new).to_be_hidden()
    expect(page.get_by_text(section("form")["all-no"].replace("{count}", "4"))).to_be_visible()
    assert check.answers["infection-risk"] == "no"


def test_a_change_of_screen_moves_focus_to_its_heading_and_is_announced(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(course.symptom_check()).page
    fill(page, 0)
    second = full_check().pages[1].heading
    expect(heading(page, second)).to_be_focused()
    progress = section("form")["progress"].replace("{part}", "2").replace("{of}", "11")
    expect(page.get_by_role("status").filter(has_text=progress)).to_have_count(1)
    button(page, say("form.back")).click()
    expect(heading(page, full_check().pages[0].heading)).to_be_focused()
    expect(page.get_by_label("No", exact=True).first).to_be_checked()
    expect(button(page, say("form.back"))).to_have_count(0)


def test_an_emergency_takes_the_focus_and_is_read_out_where_it_was_told(
    open_lesson: OpenLesson,
) -> None:
    check, quiz = course.symptom_check(), course.quiz("start-here")
    page = open_lesson(check, quiz).page
    page.get_by_role("group", name="Do you have new trouble with passing wee?").get_by_label(
        "Yes"
    ).check()
    button(page, "Next").click()
    title = catalogue.load().screening.advice["emergency"].title
    expect(page.get_by_role("alert").get_by_role("heading", name=title)).to_be_focused()
    expect(page.get_by_role("radio")).to_have_count(0)
    other = page.get_by_role("region", name=quiz.label)
    expect(other.get_by_text(say("hold.title"))).to_be_visible()
    expect(other.get_by_role("alert").filter(has_text=say("hold.title"))).to_have_count(0)


def test_the_way_out_asks_first_and_a_no_leads_back(open_lesson: OpenLesson) -> None:
    check = course.symptom_check()
    go_through(check, bladder="yes")
    page = open_lesson(check).page
    button(page, say("hold.way-out")).click()
    expect(page.get_by_text(say("hold.way-out-ask"))).to_be_focused()
    button(page, say("hold.way-out-no")).click()
    expect(button(page, say("hold.way-out"))).to_be_focused()
    assert not session.current().checked
    button(page, say("hold.way-out")).click()
    button(page, say("hold.way-out-yes")).click()
    expect(heading(page, full_check().pages[0].heading)).to_be_visible()
    assert session.current().checked


def test_the_next_person_finds_an_empty_page(open_lesson: OpenLesson) -> None:
    check = course.symptom_check()
    page = open_lesson(check, check).page
    page.get_by_label("Not sure").first.check()
    button(page, say("view.next-person")).first.click()
    expect(page.get_by_text(say("view.cleared")).first).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)


def test_choosing_a_country_changes_the_numbers_and_leaves_the_focus_where_it_is(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(course.help_now()).page
    country = page.get_by_label(say("form.country"))
    country.focus()
    country.select_option("GB")
    expect(page.get_by_role("link", name="Call 999")).to_be_visible()
    expect(country).to_be_focused()


def test_two_pictures_of_one_form_stay_in_step(open_lesson: OpenLesson) -> None:
    check = course.symptom_check()
    page = open_lesson(check, check).page
    first, second = page.get_by_role("region").all()
    first.get_by_label("Not sure").nth(2).check()
    expect(second.get_by_label("Not sure").nth(2)).to_be_checked()
    button(page, say("form.no-to-all")).nth(1).click()
    expect(first.get_by_label("No", exact=True).nth(2)).to_be_checked()
    button(page, "Next").first.click()
    expect(heading(page, full_check().pages[1].heading)).to_have_count(2)
    expect(first.get_by_role("heading")).to_be_focused()


def test_a_page_that_opens_again_shows_the_same_answers_and_screen(
    open_lesson: OpenLesson,
) -> None:
    check = course.symptom_check()
    lesson = open_lesson(check)
    fill(lesson.page, 0)
    lesson.page.get_by_label("Not sure").nth(1).check()
    lesson.reopen(check)
    expect(heading(lesson.page, full_check().pages[1].heading)).to_be_visible()
    expect(lesson.page.get_by_label("Not sure").nth(1)).to_be_checked()


def test_a_scale_and_follow_ups_in_a_form_that_goes_on_by_itself(open_lesson: OpenLesson) -> None:
    diary = Diary()
    page = open_lesson(diary).page
    scale = page.get_by_role("group", name="How much?")
    expect(scale).to_be_hidden()
    page.get_by_label("Yes").check()
    expect(scale.get_by_role("radio")).to_have_count(11)
    scale.get_by_label("9", exact=True).check()
    assert diary.answers == {"pain": "yes", "how-much": 9}
    button(page, "Next").click()
    expect(heading(page, "Your mood")).to_be_focused()  # the page between asks nothing now
    expect(button(page, "Next")).to_have_count(0)
    expect(page.get_by_role("group", name="Are you well?")).to_have_accessible_description(
        "So so is a yes."
    )
    button(page, say("form.back")).click()
    expect(heading(page, "Your leg")).to_be_focused()
    page.get_by_role("group", name="How much?").get_by_label("10").check()
    button(page, "Next").click()
    expect(heading(page, "What makes it worse")).to_be_focused()
    assert diary.given() == {"pain": "yes", "how-much": 10}


# --- Quizzes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("alone", [False, True], ids=["with Python", "exported, without"])
def test_a_quiz_teaches_with_every_answer_and_lets_you_try_again(
    open_lesson: OpenLesson, alone: bool
) -> None:
    quiz = course.quiz("start-here")
    page = open_lesson(quiz).page
    if alone:
        page.evaluate("window.kernel = null")
    for item in catalogue.load().quizzes["start-here"].items.values():
        question = page.get_by_role("group", name=item.text)
        for choice in sorted(item.choices.values(), key=lambda choice: choice.right):
            question.get_by_label(choice.text, exact=True).check()
            verdict = say("form.right" if choice.right else "form.wrong")
            expect(question.get_by_role("status")).to_contain_text(f"{verdict} {choice.feedback}")
    expect(page.get_by_role("status").filter(has_text=say("quiz.closing"))).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


# --- Other lessons -----------------------------------------------------------------------------


def test_a_hold_reaches_a_lesson_in_another_page_without_a_click(open_lesson: OpenLesson) -> None:
    quiz = course.quiz("start-here")
    check = course.symptom_check()
    here = open_lesson(check)
    there = Lesson(here.page.context.new_page())
    there.open(quiz)
    expect(heading(there.page, quiz.label)).to_be_visible()
    registry._live.remove(quiz)  # it belongs to another kernel, which Python here cannot reach
    here.page.get_by_label("Yes").first.check()
    button(here.page, "Next").click()
    expect(there.page.get_by_text(say("hold.title"))).to_be_visible()
    expect(there.page.get_by_role("radio")).to_have_count(0)
    act(check, "checked")
    go_through(check)
    here.page.evaluate("new BroadcastChannel('sciatica-course').postMessage('session changed')")
    expect(heading(there.page, quiz.label)).to_be_visible()
    assert there.errors == []


def test_a_view_looks_again_when_the_reader_comes_back_to_it(open_lesson: OpenLesson) -> None:
    quiz = course.quiz("start-here")
    page = open_lesson(quiz).page
    expect(heading(page, quiz.label)).to_be_visible()
    registry._live.remove(quiz)
    go_through(course.symptom_check(), bladder="yes")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_text(say("hold.title"))).to_be_visible()


def test_a_view_that_is_closed_asks_nothing_more(open_lesson: OpenLesson) -> None:
    quiz = course.quiz("start-here")
    lesson = open_lesson(quiz)
    expect(heading(lesson.page, quiz.label)).to_be_visible()
    lesson.page.evaluate("document.querySelector('#views > div').close()")
    lesson.page.evaluate("() => { window.kernel = () => { window.asked = true; return []; }; }")
    lesson.page.evaluate("window.dispatchEvent(new Event('focus'))")
    lesson.page.evaluate("new BroadcastChannel('sciatica-course').postMessage('session changed')")
    quiz.answers = {"how-long": "days"}
    assert lesson.page.evaluate("window.asked") is None


# --- When things go wrong ----------------------------------------------------------------------


def test_a_kernel_that_does_not_answer_is_told_kindly_and_nothing_is_lost(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(course.symptom_check()).page
    expect(page.get_by_label("Yes").first).to_be_visible()
    page.clock.install()
    page.evaluate("window.deaf = true")
    page.get_by_label("Yes").first.check()
    button(page, "Next").click()
    page.clock.run_for(9000)
    expect(page.get_by_role("alert").filter(has_text=say("form.slow"))).to_be_visible()
    expect(page.get_by_label("Yes").first).to_be_checked()


def test_words_that_look_like_html_are_shown_as_words(
    open_lesson: OpenLesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    check, quiz = course.symptom_check(), course.quiz("start-here")
    lesson = open_lesson(course.help_now(), check, quiz)
    page = lesson.page
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    quiz_view = page.get_by_role("region", name=quiz.label)
    quiz_view.get_by_role("radio").first.check()
    expect(quiz_view.get_by_role("status").filter(has_text=POISON).first).to_be_visible()
    page.locator("select").first.select_option("GB")
    expect(page.get_by_text("Kept on this computer").first).to_contain_text(POISON)
    button(page, f"Next{POISON}").click()
    page.get_by_label("Yes").first.check()
    button(page, f"Next{POISON}").click()
    expect(page.get_by_text("You told us about").first).to_be_visible()
    button(page, say("hold.way-out")).click()
    expect(page.get_by_text(POISON).first).to_be_visible()
    assert page.locator("#views script, #views img").count() == 0
    assert opened == []


# --- Ways of seeing ----------------------------------------------------------------------------


def test_the_system_theme_counts_where_there_is_no_jupyterlab(open_lesson: OpenLesson) -> None:
    grounds = {
        (theme, scheme): open_lesson(
            course.quiz("start-here"), theme=theme, color_scheme=scheme
        ).page.evaluate("getComputedStyle(document.querySelector('.sc')).backgroundColor")
        for theme in ("light", "dark", "system")
        for scheme in ("light", "dark")
    }
    dark = grounds["dark", "dark"]
    assert {pair for pair, ground in grounds.items() if ground == dark} == {
        ("dark", "light"),
        ("dark", "dark"),
        ("system", "dark"),
    }


def test_a_reader_who_wants_no_motion_gets_none(open_lesson: OpenLesson) -> None:
    moving = "getComputedStyle(document.querySelector('.sc-option')).transitionDuration"
    still = open_lesson(course.symptom_check(), reduced_motion="reduce")
    assert still.page.evaluate(moving) == "0s"
    assert open_lesson(course.symptom_check()).page.evaluate(moving) != "0s"


def test_forced_colours_leave_a_line_round_everything_that_is_chosen_or_urgent(
    open_lesson: OpenLesson,
) -> None:
    check = course.symptom_check()
    lesson = open_lesson(check, forced_colors="active")
    page = lesson.page
    page.get_by_label("No", exact=True).first.check()
    widths = page.evaluate(
        """[...document.querySelectorAll('.sc-option')]
            .map((option) => getComputedStyle(option).borderTopWidth)"""
    )
    assert widths[1] == "3px"
    assert set(widths[:1] + widths[2:]) == {"1px"}
    go_through(check, bladder="yes")
    lesson.reopen(check)
    card = "getComputedStyle(document.querySelector('.sc-card'))"
    assert page.evaluate(f"{card}.borderTopStyle") == "solid"
    assert page.evaluate(f"{card}.borderTopWidth") == "2px"


def test_paper_shows_no_button_that_cannot_be_pressed(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.symptom_check(), theme="dark").page
    expect(button(page, "Next")).to_be_visible()
    page.emulate_media(media="print")
    expect(button(page, "Next")).to_be_hidden()
    colour = page.evaluate("getComputedStyle(document.querySelector('.sc-field')).color")
    assert colour == "rgb(0, 0, 0)"


def test_the_state_of_a_hold_is_never_only_in_the_page() -> None:
    check = course.symptom_check()
    go_through(check, bladder="yes")
    assert session.current().state is State.HOLD
    assert dataclasses.asdict(session.current())["urgency"] == 6
