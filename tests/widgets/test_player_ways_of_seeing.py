"""The player as people see it: small and dark pages, forced colours, axe, and hostile words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog

from sciatica_course import catalogue
from sciatica_course.words import say
from tests.html.poison import POISON, poisoned
from tests.ways import WAYS
from tests.widgets.page import OpenLesson, violations
from tests.widgets.playing import Playing, clocked, later, press, session_of, tap
from tests.widgets.ready import check
from tests.widgets.wire import Lesson


@pytest.fixture(autouse=True)
def passed() -> None:
    """Someone who has passed the safety check."""
    check()


@pytest.fixture
def playing() -> Playing:
    return Playing(session_of())


# --- Ways of seeing -------------------------------------------------------------------------------


def in_every_state(lesson: Lesson, look: Callable[[str], None]) -> None:
    """Show every state of the player, and look at each."""
    page = lesson.page

    def show(**more: str) -> None:
        lesson.reopen(Playing(session_of(), id_=f"one-{len(lesson._views)}", **more))

    show(lowest="back")
    look("at first")
    press(page, "start")
    look("getting ready")
    later(page, 15 + 60 + 15 + 3)
    look("repetitions")
    press(page, "tap")
    press(page, "tap-save")
    look("how is it")
    press(page, "tap-close")
    tap(page, 3, "calf")
    look("further down")
    press(page, "skip")
    page.get_by_text(say("player.how")).click()
    look("something left out, and how it is done")
    press(page, "finish")
    look("finish?")
    press(page, "finish-yes")
    look("the end")
    show()
    press(page, "start")
    page.clock.fast_forward(3_600_000)
    look("asleep")
    press(page, "sign")
    look("a sign")


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing_in_any_state(open_lesson: OpenLesson, theme: str, width: int) -> None:
    lesson = clocked(open_lesson, theme=theme, width=width)
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        clock = lesson.page.clock
        clock.resume()  # axe waits for time to go by
        if wrong := violations(lesson.page):
            found[state] = wrong
        clock.pause_at((lesson.page.evaluate("Date.now()") + 1000) / 1000)

    in_every_state(lesson, look)
    assert not found


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_and_everything_is_big_enough_to_touch(
    open_lesson: OpenLesson, width: int
) -> None:
    # 640 pixels at twice the size are what 1280 at 200 % zoom are.
    scale = 2 if width == 640 else 1
    lesson = clocked(open_lesson, width=width, device_scale_factor=scale)
    wrong: list[str] = []

    def look(state: str) -> None:
        wide, small = lesson.page.evaluate(
            """() => [
                document.scrollingElement.scrollWidth - innerWidth,
                [...document.querySelectorAll('.sc button, .sc label.sc-option, .sc summary')]
                    .filter((each) => each.checkVisibility())
                    .map((each) => [each.textContent, each.getBoundingClientRect()])
                    .filter(([, box]) => box.height < 44 || box.width < 44)
                    .map(([words]) => words)]"""
        )
        wrong.extend([f"{state}: {wide} pixels too wide"] if wide > 0 else [])
        wrong.extend(f"{state}: {words!r} is too small to touch" for words in small)

    in_every_state(lesson, look)
    assert not wrong


@pytest.mark.parametrize("how", ["dark", "light", "forced"])
def test_the_bar_tells_done_from_left_out_without_a_colour(
    open_lesson: OpenLesson, playing: Playing, how: str
) -> None:
    forced = {"forced_colors": "active"} if how == "forced" else {"theme": how}
    page = clocked(open_lesson, playing, **forced).page
    press(page, "start")
    later(page, 75 + 5)
    press(page, "skip")
    done, left, to_come = page.locator(".sc-piece").evaluate_all(
        """(pieces) => pieces.map((piece) => {
            const { backgroundImage, backgroundSize, borderTopStyle } = getComputedStyle(piece);
            return [backgroundImage.split("(")[0], backgroundSize, borderTopStyle];
        })"""
    )
    assert done == ["linear-gradient", "100% 100%", "solid"]
    assert left[0] == "repeating-linear-gradient"
    assert to_come == ["linear-gradient", "0% 100%", "solid"]


def test_words_that_look_like_html_are_shown_as_words(
    open_lesson: OpenLesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    opened: list[str] = []
    lesson = clocked(open_lesson)

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    lesson.page.on("dialog", note)
    seen: list[str] = []

    def look(state: str) -> None:
        assert POISON in lesson.page.locator(".sc-player").inner_text(), state
        assert lesson.page.locator("#views script").count() == 0, state
        assert lesson.page.locator(".sc-player img").count() <= 1, state
        seen.append(state)

    in_every_state(lesson, look)
    assert len(seen) == 10
    assert opened == []
