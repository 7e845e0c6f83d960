"""A form in a real browser: going through it, with the keyboard too, and learning from it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.widgets.symptom_check import full_check
from sciatica_course.words import say, section
from tests.widgets.diary import Diary
from tests.widgets.page import OpenLesson, button, fill, heading

FOURTH_SCREEN = [field.id for field in full_check().pages[3].fields]


def test_next_goes_to_the_first_question_without_an_answer(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.symptom_check()).page
    page.get_by_label("No", exact=True).first.check()
    button(page, "Next").click()
    alert = page.get_by_role("alert").filter(has_text="3 questions")
    expect(alert).to_have_text(section("form")["unanswered-many"].replace("{count}", "3"))
    expect(page.get_by_role("group").nth(1).get_by_label("Yes")).to_be_focused()
    page.get_by_role("group").nth(1).get_by_label("No", exact=True).check()
    expect(alert).to_have_count(0)


def test_no_to_all_says_what_it_did_and_takes_no_answer_back(open_lesson: OpenLesson) -> None:
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
    page.get_by_role("group", name="Do you have a fever").get_by_label("Yes").check()
    button(page, say("form.no-to-all")).click()
    expect(page.get_by_text(section("form")["all-no"].replace("{count}", "3"))).to_be_visible()
    assert {id_: check.answers[id_] for id_ in FOURTH_SCREEN} == {
        "very-ill": "no",
        "fever": "yes",
        "infection-risk": "not-sure",
        "back-pain-new": "no",
        "accident": "no",
    }
    risk.get_by_label("No", exact=True).check()
    expect(new).to_be_hidden()


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
        if len(screen.fields) > 1:
            tab_to(say("form.no-to-all"))
            keyboard.press("Enter")
        else:
            keyboard.press("Space")
            keyboard.press("ArrowDown")
        tab_to("Next" if number < len(full_check().pages) - 1 else say("form.finish"))
        keyboard.press("Enter")
    title = catalogue.load().screening.advice["clear"].title
    expect(heading(page, title)).to_be_focused()
    assert session.current().open


def test_a_question_that_stands_alone_is_not_hurried(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.symptom_check()).page
    alone = next(i for i, screen in enumerate(full_check().pages) if len(screen.fields) == 1)
    for number in range(alone):
        expect(button(page, say("form.no-to-all"))).to_be_visible()
        fill(page, number)
    expect(heading(page, full_check().pages[alone].heading)).to_be_visible()
    expect(button(page, say("form.no-to-all"))).to_have_count(0)


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


def test_two_pictures_of_one_form_stay_in_step(open_lesson: OpenLesson) -> None:
    check = course.symptom_check()
    page = open_lesson(check, check).page
    first, second = page.get_by_role("region").all()
    first.get_by_label("Not sure").nth(2).check()
    expect(second.get_by_label("Not sure").nth(2)).to_be_checked()
    button(page, say("form.no-to-all")).nth(1).click()
    expect(first.get_by_label("No", exact=True).nth(1)).to_be_checked()
    first.get_by_label("No", exact=True).nth(2).check()
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
