"""Questions with several answers, and lines that a person writes, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from sciatica_course.html import Html, element
from sciatica_course.html.forms import AskIf, Field, Form, Option, Page
from sciatica_course.widgets.form import FormView
from sciatica_course.words import say, section
from tests.widgets.page import OpenLesson, button, heading, violations

FORM = Form(
    id="day",
    pages=(
        Page(
            id="where",
            heading="Where it hurts",
            fields=(
                Field(
                    id="where",
                    text="Where do you feel it?",
                    hint="Think of today.",
                    several=True,
                    options=(
                        Option(value="hip", label="Hip"),
                        Option(value="calf", label="Calf"),
                        Option(value="none", label="None of these", alone=True),
                    ),
                ),
                Field(
                    id="side",
                    text="On which side?",
                    options=(
                        Option(value="left", label="Left"),
                        Option(value="right", label="Right"),
                    ),
                    ask_if=AskIf(questions=("where",), values=("hip", "calf")),
                ),
                Field(id="wish", text="What do you miss?", longest=20, hint="A few words."),
                Field(id="more", text="What else?", longest=20, optional=True),
            ),
        ),
        Page(
            id="end",
            heading="The end",
            fields=(Field(id="note", text="A last word?", longest=20, optional=True),),
        ),
    ),
)


class Day(FormView):
    """A form with every kind of question that is not a plain choice."""

    def __init__(self) -> None:
        super().__init__("Day")
        self.ask(FORM)

    def static(self) -> Html:
        return element("p", "Day")


def test_what_stands_alone_clears_the_others_and_is_cleared_by_them(
    open_lesson: OpenLesson,
) -> None:
    day = Day()
    page = open_lesson(day).page
    where = page.get_by_role("group", name="Where do you feel it?")
    where.get_by_label("Calf").check()
    where.get_by_label("Hip").check()
    assert day.answers == {"where": ["hip", "calf"]}
    where.get_by_label("None of these").check()
    expect(where.get_by_label("Hip")).not_to_be_checked()
    expect(where.get_by_label("Calf")).not_to_be_checked()
    assert day.answers == {"where": ["none"]}
    where.get_by_label("Calf").check()
    expect(where.get_by_label("None of these")).not_to_be_checked()
    assert day.answers == {"where": ["calf"]}
    where.get_by_label("Calf").uncheck()
    assert day.given() == {}


def test_ticks_and_lines_can_be_filled_in_with_the_keyboard_alone(open_lesson: OpenLesson) -> None:
    day = Day()
    page = open_lesson(day).page
    keyboard = page.keyboard
    for _ in range(2):
        keyboard.press("Tab")
        keyboard.press("Space")
    expect(page.get_by_role("group", name="On which side?")).to_be_visible()
    keyboard.press("Tab")  # past the answer that stands alone
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.type("walk the dog")
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(heading(page, "The end")).to_be_focused()
    assert day.given() == {"where": ["hip", "calf"], "side": "left", "wish": "walk the dog"}


def test_a_follow_up_opens_with_any_of_several_answers(open_lesson: OpenLesson) -> None:
    page = open_lesson(Day()).page
    side = page.get_by_role("group", name="On which side?")
    expect(side).to_be_hidden()
    page.get_by_label("Calf").check()
    expect(side).to_be_visible()
    expect(page.get_by_text(say("form.follow-up"))).to_be_visible()
    page.get_by_label("None of these").check()
    expect(side).to_be_hidden()


def test_a_line_is_kept_while_it_is_typed_and_the_caret_stays(open_lesson: OpenLesson) -> None:
    day = Day()
    lesson = open_lesson(day)
    wish = lesson.page.get_by_label("What do you miss?")
    wish.press_sequentially("walk dog")
    assert day.answers == {"wish": "walk dog"}
    for _ in range(3):
        lesson.page.keyboard.press("ArrowLeft")
    lesson.page.keyboard.type("the ")
    expect(wish).to_have_value("walk the dog")
    assert day.answers == {"wish": "walk the dog"}
    lesson.page.keyboard.type("very very long word")
    assert len(day.answers["wish"]) == 20
    lesson.reopen(day)
    expect(lesson.page.get_by_label("What do you miss?")).to_have_value(day.answers["wish"])


def test_a_line_without_a_focus_follows_its_other_picture(open_lesson: OpenLesson) -> None:
    day = Day()
    page = open_lesson(day, day).page
    lines = page.get_by_label("What do you miss?")
    lines.first.fill("swim")
    expect(lines.nth(1)).to_have_value("swim")
    day.wipe()
    page.evaluate("[...window.models.values()].forEach((model) => model.take({ answers: {} }))")
    expect(lines.first).to_have_value("")


def test_only_what_may_not_be_left_out_keeps_the_page(open_lesson: OpenLesson) -> None:
    page = open_lesson(Day()).page
    button(page, "Next").click()
    many = section("form")["open-many"].replace("{count}", "2")
    expect(page.get_by_role("alert").filter(has_text=many)).to_have_text(many)
    expect(page.get_by_label("Hip")).to_be_focused()
    page.get_by_label("None of these").check()
    page.get_by_label("What do you miss?").fill("   ")
    button(page, "Next").click()
    expect(page.get_by_role("alert").filter(has_text=say("form.open-one"))).to_be_visible()
    expect(page.get_by_label("What do you miss?")).to_be_focused()
    page.get_by_label("What do you miss?").fill("swim")
    button(page, "Next").click()
    expect(heading(page, "The end")).to_be_visible()


def test_hints_describe_their_control_and_its_name_says_if_it_may_be_left_out(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(Day()).page
    where = page.get_by_role("group", name="Where do you feel it?", exact=True)
    expect(where).to_have_accessible_description("Think of today.")
    wish = page.get_by_label("What do you miss?", exact=True)
    expect(wish).to_have_accessible_description("A few words.")
    more = page.get_by_label(f"What else? ({say('form.optional')})", exact=True)
    expect(more).to_be_visible()


def test_ticks_and_lines_fit_a_small_screen_and_please_axe(open_lesson: OpenLesson) -> None:
    for theme in ("light", "dark"):
        page = open_lesson(Day(), width=320, theme=theme).page
        page.get_by_label("Hip").check()
        page.get_by_label("What do you miss?").fill("walk the dog far out")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(page) == []
