"""An exercise's pictures in a page: still until Play is pressed, and never under reduced motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.html import pictures
from sciatica_course.words import say
from tests.widgets.page import OpenLesson, button

CARD = "glute-bridge"
STILL = "data:image/svg+xml;base64,"
MOVING = "data:image/webp;base64,"


def figure_of(page: Page) -> Locator:
    return page.locator(".sc-figure img")


def source(image: Locator) -> str:
    return image.get_attribute("src") or ""


def test_a_picture_moves_when_play_is_pressed_and_stands_still_again(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(course.exercise(CARD)).page
    image = figure_of(page)
    assert source(image).startswith(STILL)
    button(page, f"▶ {say('form.play')}").click()
    expect(image).to_have_attribute("src", pictures.clip(f"exercises/{CARD}"))
    assert source(image).startswith(MOVING)
    button(page, f"❚❚ {say('form.pause')}").click()
    assert source(image).startswith(STILL)
    assert image.get_attribute("alt") == catalogue.load().pictures[CARD].alt


def test_nothing_moves_under_reduced_motion(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.exercise(CARD), reduced_motion="reduce").page
    expect(page.locator(".sc-play")).to_be_hidden()
    assert source(figure_of(page)).startswith(STILL)


def test_a_picture_stops_when_the_reader_asks_for_less_motion(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.exercise(CARD)).page
    button(page, f"▶ {say('form.play')}").click()
    expect(figure_of(page)).to_have_attribute("src", pictures.clip(f"exercises/{CARD}"))
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".sc-play")).to_be_hidden()
    assert source(figure_of(page)).startswith(STILL)


@pytest.mark.parametrize("words", ["exercise.easier", "exercise.harder"])
def test_the_pictures_of_the_forms_come_when_their_list_is_opened(
    open_lesson: OpenLesson, words: str
) -> None:
    page = open_lesson(course.exercise(CARD)).page
    forms = catalogue.load().exercises[CARD]
    expect(page.locator(".sc-later img")).to_have_count(0)
    page.get_by_text(say(words), exact=True).click()
    shown = forms.easier if words == "exercise.easier" else forms.harder
    expect(page.locator(".sc-later img")).to_have_count(len(shown))
    for image, form in zip(page.locator(".sc-later img").all(), shown, strict=True):
        assert image.get_attribute("alt") == catalogue.load().pictures[f"{CARD}-{form}"].alt
        assert source(image).startswith(STILL)


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "clip", "picture": "../../etc/passwd"},
        {"kind": "picture", "picture": "exercises/clamshell-small"},
    ],
)
def test_only_pictures_of_the_card_are_sent(message: dict[str, str]) -> None:
    view = course.exercise(CARD)
    before = view.clips
    with pytest.raises(ValueError, match="no such message"):
        view.obey(message)
    assert view.clips == before
