"""The explorers in a real browser: pointer, keys, small and dark pages, and marks that warn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.words import say
from tests.widgets.page import OpenLesson, button, violations
from tests.widgets.people import go_through

TOLD = catalogue.load().anatomy
ALL = ("nerve_explorer", "body_map", "disc_explorer")
LIT = """(parts) => parts
    .filter((part) => getComputedStyle(part).opacity > 0.5)
    .map((part) => part.dataset.part)"""
LISTEN = """() => {
    const tell = window.kernel;
    window.sent = [];
    window.kernel = (id, message) => (window.sent.push(message), tell(id, message));
}"""
SMALL = """() => [...document.querySelectorAll(
        '.sc button, .sc summary, .sc label.sc-option, .sc label.sc-tick, .sc-slider')]
    .map((each) => [each.textContent, each.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44)
    .map(([words]) => words)"""


def lit(page: Page, selector: str) -> list[str]:
    """Return the names of the parts that can be seen."""
    page.wait_for_timeout(250)  # what fades takes 150 ms
    return sorted(set(page.locator(selector).evaluate_all(LIT)))


def warning(page: Page) -> Locator:
    return page.locator(".sc-alarm")


def tick(page: Page, words: str) -> Locator:
    return page.get_by_role("checkbox", name=words, exact=True)


def words_of(region: str, side: str) -> str:
    return say(f"body-map.on-{side}", place=TOLD.regions[region].label)


def listen(page: Page) -> None:
    """Count what the page sends to the kernel from now on."""
    page.evaluate(LISTEN)


def sent(page: Page) -> list[str]:
    """Return the kinds of messages since then, without the looks at what may be shown."""
    kinds = page.evaluate("window.sent.map((m) => m.custom?.kind ?? 'update')")
    return [kind for kind in kinds if kind != "look"]


# --- The nerve ------------------------------------------------------------------------------------


def test_a_root_lights_its_way_its_area_and_its_signs(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.nerve_explorer()).page
    assert lit(page, ".path") == []
    assert len(lit(page, ".zone.right")) == 3
    listen(page)
    for name, root in TOLD.roots.items():
        page.get_by_label(root.name, exact=True).check()
        assert lit(page, ".path") == [f"path-{name}"]
        assert lit(page, ".zone.right") == [f"zone-{name}-right"]
        about = page.get_by_role("status").filter(has_text=root.name)
        for words in (root.path, root.felt, root.weak, root.daily):
            expect(about).to_contain_text(words)
    page.get_by_label(say("nerve-explorer.all")).check()
    expect(page.get_by_text(say("nerve-explorer.start"))).to_be_visible()
    assert sent(page) == [], "all of it happens in the page"


def test_a_pointer_lights_a_root_for_as_long_as_it_is_there(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.nerve_explorer()).page
    page.get_by_label("Root S1").check()
    page.locator('[data-part="deep-L5"] path').last.hover(force=True)
    expect(page.get_by_role("status").filter(has_text=TOLD.roots["L5"].daily)).to_be_visible()
    assert lit(page, ".path") == ["path-L5"]
    page.get_by_text(say("nerve-explorer.weakness")).hover()
    expect(page.get_by_role("status").filter(has_text=TOLD.roots["S1"].daily)).to_be_visible()
    page.locator('[data-part="deep-L5"] path').last.click(force=True)
    expect(page.get_by_label("Root L5")).to_be_checked()


def test_the_keyboard_goes_from_root_to_root(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.nerve_explorer()).page
    page.keyboard.press("Tab")
    expect(page.get_by_label(say("nerve-explorer.all"))).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Root S1")).to_be_checked()
    expect(page.get_by_role("status").filter(has_text=TOLD.roots["S1"].daily)).to_be_visible()
    page.keyboard.press("ArrowUp")
    assert lit(page, ".path") == ["path-L5"]


# --- The disc -------------------------------------------------------------------------------------


def test_a_slider_lets_the_disc_bulge_and_shrink(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.disc_explorer()).page
    listen(page)
    slider = page.get_by_role("slider", name=say("disc-explorer.choose"))
    page.keyboard.press("Tab")
    expect(slider).to_be_focused()
    steps = list(TOLD.disc.values())
    for number, step in enumerate(steps):
        assert lit(page, ".step") == [f"step-{step.id}"]
        expect(slider).to_have_attribute("aria-valuetext", step.name)
        expect(page.get_by_role("status").filter(has_text=step.text)).to_contain_text(step.shrinks)
        page.keyboard.press("ArrowRight")
        assert slider.input_value() == str(min(number + 1, len(steps) - 1))
    for step in reversed(steps[:-1]):
        button(page, say("disc-explorer.smaller")).click()
        assert lit(page, ".step") == [f"step-{step.id}"]
    expect(button(page, say("disc-explorer.smaller"))).to_have_attribute("aria-disabled", "true")
    button(page, say("disc-explorer.smaller")).click(force=True)
    assert slider.input_value() == "0"
    assert sent(page) == []


def test_how_many_have_a_bulge_without_pain_is_told(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.disc_explorer()).page
    claims = catalogue.load().claims
    for key, id_ in (("painless", TOLD.painless_claim), ("shrinks", TOLD.shrink_claim)):
        page.get_by_text(say(f"disc-explorer.{key}")).click()
        expect(page.get_by_text(claims[id_].text)).to_be_visible()


# --- The map --------------------------------------------------------------------------------------


def test_a_tap_says_which_roots_often_reach_there_and_that_it_names_none(
    open_lesson: OpenLesson,
) -> None:
    body_map = course.body_map()
    page = open_lesson(body_map).page
    view = page.locator(".sc-map figure").first  # from behind
    view.locator('[data-part="region-back-calf-right"] path').click(force=True)
    expect(tick(page, words_of("back-calf", "right"))).to_be_checked()
    about = page.get_by_role("status").filter(has_text="You marked")
    expect(about).to_contain_text(say("body-map.marked", places=words_of("back-calf", "right")))
    expect(about).to_contain_text(say("body-map.roots", roots="S1"))
    expect(about).to_contain_text(say("body-map.no-name"))
    assert lit(page, ".zone") == ["zone-S1-right"]
    assert body_map.marks == ["back-calf-right"]
    view.locator('[data-part="region-back-calf-right"] path').click(force=True)
    expect(tick(page, words_of("back-calf", "right"))).not_to_be_checked()
    assert lit(page, ".zone") == []


def test_every_place_can_be_marked_with_the_keyboard_and_is_seen_in_the_picture(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(course.body_map()).page
    boxes = page.get_by_role("checkbox")
    assert boxes.count() == sum(2 if each.sided else 1 for each in TOLD.regions.values())
    boxes.first.focus()
    for number in range(boxes.count()):
        box = boxes.nth(number)
        box.focus()
        page.keyboard.press("Space")
        expect(box).to_be_checked()
        name = str(box.get_attribute("id")).partition("-")[2].partition("-")[2].partition("-")[2]
        shown = page.locator(".sc-map .region.sc-lit").evaluate_all(
            "(p) => p.map((e) => e.dataset.part)"
        )
        assert any(part.startswith(f"region-{name}") for part in shown), name
    button(page, say("body-map.clear")).click()
    expect(page.locator(".sc-map .region.sc-lit")).to_have_count(0)
    expect(warning(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("marks", "sign"),
    [
        (("buttock-left", "sole-right"), "body-map:both-legs"),
        (("saddle",), "body-map:saddle"),
    ],
)
def test_both_legs_or_the_saddle_area_warn_at_once_and_close_plans(
    open_lesson: OpenLesson, marks: tuple[str, ...], sign: str
) -> None:
    go_through(course.symptom_check())
    plan, body_map = course.my_routine(), course.body_map()
    lesson = open_lesson(plan, body_map)
    page = lesson.page
    for mark in marks:
        page.locator(f'.sc-map [data-part^="region-{mark}"] path').first.click(force=True)
    asked = [q for q in catalogue.load().screening.questions.values() if sign in q.also_raised_by]
    alarm = warning(page)
    expect(alarm).to_have_attribute("role", "alert")
    for question in asked:
        expect(alarm).to_contain_text(question.text)
    expect(page.get_by_role("heading", name=say("body-map.alarm"))).to_be_focused()
    expect(page.get_by_text(say("view.check-first"))).to_be_visible()
    assert not session.current().open
    expect(page.locator(".sc-map")).to_be_visible()
    check = course.symptom_check()
    check.wipe()
    go_through(check)
    lesson.reopen(plan, body_map)  # the wire tells a page only what comes of its own messages
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(marks))
    expect(alarm).to_be_hidden()
    assert session.current().open


def test_an_exported_page_warns_without_a_kernel(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.body_map()).page
    page.evaluate("window.kernel = null")
    tick(page, TOLD.regions["saddle"].label).check()
    expect(warning(page)).to_contain_text(say("body-map.alarm-saddle"))
    tick(page, TOLD.regions["saddle"].label).uncheck()
    expect(warning(page)).to_be_hidden()


def test_a_page_that_opens_again_shows_the_same_marks(open_lesson: OpenLesson) -> None:
    body_map = course.body_map()
    lesson = open_lesson(body_map, body_map)
    first, second = lesson.page.get_by_role("region").all()
    first.get_by_role("checkbox", name=words_of("sole", "left")).check()
    expect(second.get_by_role("checkbox", name=words_of("sole", "left"))).to_be_checked()
    lesson.reopen(body_map)
    expect(tick(lesson.page, words_of("sole", "left"))).to_be_checked()


# --- Ways of seeing -------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_lesson: OpenLesson, theme: str) -> None:
    page = open_lesson(*(getattr(course, name)() for name in ALL), theme=theme).page
    assert violations(page) == []
    page.get_by_label("Root L4").check()
    page.get_by_text(say("disc-explorer.painless")).click()
    tick(page, TOLD.regions["saddle"].label).check()
    tick(page, words_of("buttock", "left")).check()
    expect(warning(page)).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("name", ALL)
def test_a_narrow_page_cuts_nothing_off_and_all_is_big_enough_to_touch(
    open_lesson: OpenLesson, name: str
) -> None:
    page = open_lesson(getattr(course, name)(), width=320).page
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("name", ALL)
def test_a_picture_keeps_its_light_card_in_the_dark(open_lesson: OpenLesson, name: str) -> None:
    page = open_lesson(getattr(course, name)(), theme="dark").page
    grounds = page.locator(".sc-picture").evaluate_all(
        "(cards) => cards.map((card) => getComputedStyle(card).backgroundColor)"
    )
    assert set(grounds) == {"rgb(255, 255, 255)"}
    for picture in page.get_by_role("img").all():
        assert picture.get_attribute("aria-label")


def test_nothing_fades_for_a_reader_who_wants_no_motion(open_lesson: OpenLesson) -> None:
    moving = "getComputedStyle(document.querySelector('.step')).transitionDuration"
    still = open_lesson(course.disc_explorer(), reduced_motion="reduce")
    assert still.page.evaluate(moving) == "0s"
    assert open_lesson(course.disc_explorer()).page.evaluate(moving) != "0s"


def test_two_explorers_of_one_kind_keep_their_parts_apart(open_lesson: OpenLesson) -> None:
    explorer = course.nerve_explorer()
    page = open_lesson(explorer, explorer).page
    first, second = page.get_by_role("region").all()
    first.get_by_label("Root L4").check()
    second.get_by_label("Root S1").check()
    expect(first.get_by_label("Root L4")).to_be_checked()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
