"""The player without looking at it: sound, voice, keys alone; and its pictures, which may move."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sciatica_course.html import pictures
from sciatica_course.words import say
from tests.widgets.page import OpenLesson, button, heading
from tests.widgets.playing import (
    Playing,
    clocked,
    item,
    later,
    phase,
    place,
    press,
    session_of,
)
from tests.widgets.ready import check

# Stands in for what a test cannot hear: tones by their pitch, words that are spoken, wake locks.
STUBS = """(voices) => {
    window.tones = [];
    window.spoken = [];
    window.awake = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...rest) {
        window.tones.push(this.frequency.value);
        return start.apply(this, rest);
    };
    const speech = new EventTarget();
    Object.assign(speech, {
        getVoices: () => voices, cancel: () => window.spoken.push(""),
        speak: ({ text }) => window.spoken.push(text),
    });
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    const request = async () => {
        const lock = new EventTarget();
        window.awake.push("on");
        lock.release = async () => {
            window.awake.push("off");
            lock.dispatchEvent(new Event("release"));
        };
        window.lock = lock;
        return lock;
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
}"""
BEGIN, REST, STEP, END = 660, 495, 587, [660, 880]


@pytest.fixture(autouse=True)
def passed() -> None:
    """Someone who has passed the safety check."""
    check()


@pytest.fixture
def playing() -> Playing:
    return Playing(session_of())


def with_stubs(open_lesson: OpenLesson, playing: Playing, *voices: str) -> Page:
    lesson = clocked(open_lesson)
    lesson.page.evaluate(STUBS, [{"name": voice} for voice in voices])
    lesson.show(playing)
    return lesson.page


# --- Sound, voice, a screen that stays on ---------------------------------------------------------


def test_soft_tones_tell_of_changes_and_quiet_ones_of_repetitions(open_lesson: OpenLesson) -> None:
    playing = Playing(session_of(item("glute-bridge")))
    page = with_stubs(open_lesson, playing)
    assert page.evaluate("window.tones") == []
    press(page, "start")
    later(page, 15 + 40 + 60 + 40 + 1)
    steps = [STEP] * 7
    assert page.evaluate("window.tones") == [REST, BEGIN, *steps, REST, BEGIN, *steps, *END]


def test_no_tone_when_the_sound_is_off(open_lesson: OpenLesson, playing: Playing) -> None:
    page = with_stubs(open_lesson, playing)
    press(page, "sound-on")
    expect(button(page, say("player.sound-off"))).to_be_focused()
    press(page, "start")
    later(page, 1000)
    assert page.evaluate("window.tones") == []


def test_no_voice_is_offered_where_the_browser_has_none(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = with_stubs(open_lesson, playing)
    expect(button(page, say("player.voice-off"))).to_be_hidden()
    press(page, "start")
    later(page, 100)
    assert page.evaluate("window.spoken.join('')") == ""


def test_a_voice_that_comes_later_is_offered_then(open_lesson: OpenLesson) -> None:
    page = with_stubs(open_lesson, Playing(session_of()))
    page.evaluate("speechSynthesis.getVoices = () => [{ name: 'Ada' }]")
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(button(page, say("player.voice-off"))).to_be_visible()


def test_the_voice_says_the_cues_and_counts_when_it_is_on(open_lesson: OpenLesson) -> None:
    playing = Playing(session_of(item("glute-bridge")))
    page = with_stubs(open_lesson, playing, "Ada")
    press(page, "start")
    later(page, 5)
    assert page.evaluate("window.spoken") == [], "it is off at first"
    press(page, "voice-off")
    later(page, 30)
    cue = playing.play["parts"][0]["cues"][1]["say"]
    assert [each for each in page.evaluate("window.spoken") if each] == [cue, "2", "3", "4", "5"]
    page.evaluate("window.spoken = []")
    press(page, "pause")
    assert page.evaluate("window.spoken") == [""], "it stops in the middle of a word"
    later(page, 30)
    assert page.evaluate("window.spoken") == [""]
    press(page, "voice-on")
    assert page.evaluate("window.spoken") == ["", ""], "and when it is turned off"


def test_a_view_that_is_closed_falls_silent_and_lets_the_screen_go_dark(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = with_stubs(open_lesson, playing, "Ada")
    press(page, "voice-off")
    press(page, "start")
    later(page, 5)
    page.evaluate("window.spoken = []")
    page.evaluate("document.querySelector('#views > div').close()")
    assert page.evaluate("window.spoken") == [""]
    assert page.evaluate("window.awake") == ["on", "off"]
    tones = page.evaluate("window.tones.length")
    later(page, 100)
    assert page.evaluate("window.tones.length") == tones


def test_the_screen_stays_on_while_it_plays_and_again_after_the_page_was_out_of_sight(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = with_stubs(open_lesson, playing)
    assert page.evaluate("window.awake") == []
    press(page, "start")
    later(page, 30)
    assert page.evaluate("window.awake") == ["on"]
    page.evaluate("window.lock.release()")  # as the browser does
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("window.awake") == ["on", "off", "on"]
    press(page, "pause")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("window.awake") == ["on", "off", "on", "off"]
    press(page, "go-on")
    press(page, "sign")
    assert page.evaluate("window.awake").count("on") == page.evaluate("window.awake").count("off")


def test_a_browser_that_refuses_to_stay_awake_plays_all_the_same(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    lesson = clocked(open_lesson)
    lesson.page.evaluate(
        """Object.defineProperty(navigator, "wakeLock", {
            value: { request: () => Promise.reject(new Error("no")) } })"""
    )
    lesson.show(playing)
    press(lesson.page, "start")
    later(lesson.page, 20)
    assert place(lesson.page)[2] == "55"


def test_a_page_that_may_keep_nothing_plays_all_the_same(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    lesson = clocked(open_lesson)
    lesson.page.evaluate(
        """Object.defineProperty(window, "sessionStorage", {
            get() { throw new DOMException("no", "SecurityError"); } })"""
    )
    lesson.show(playing)
    press(lesson.page, "start")
    later(lesson.page, 1000)
    expect(heading(lesson.page, say("player.over-finished"))).to_be_visible()
    assert len(playing.told("played")) == 1


# --- The picture ----------------------------------------------------------------------------------


def source(page: Page) -> str:
    return page.locator(".sc-player img").get_attribute("src") or ""


def test_the_picture_moves_while_it_plays_and_stands_still_otherwise(
    open_lesson: OpenLesson,
) -> None:
    playing = Playing(session_of(item("glute-bridge"), item("clamshell", "small")))
    page = clocked(open_lesson, playing).page
    image = page.locator(".sc-player img")
    still, moving = (
        pictures.still("exercises/glute-bridge"),
        pictures.clip("exercises/glute-bridge"),
    )
    assert source(page) == still
    assert image.get_attribute("alt") == pictures.words_for("exercises/glute-bridge")
    press(page, "start")
    expect(image).to_have_attribute("src", moving)
    press(page, "pause")
    assert source(page) == still
    press(page, "go-on")
    assert source(page) == moving, "it is not asked for again"
    press(page, "motion-on")
    assert source(page) == still
    press(page, "skip")
    assert source(page) == pictures.still("exercises/clamshell-small")
    expect(button(page, say("player.motion-off"))).to_be_hidden()
    assert image.get_attribute("alt") == pictures.words_for("exercises/clamshell-small")


def test_nothing_moves_under_reduced_motion(open_lesson: OpenLesson) -> None:
    playing = Playing(session_of(item("glute-bridge")))
    page = clocked(open_lesson, playing, reduced_motion="reduce").page
    press(page, "start")
    later(page, 20)
    assert source(page) == pictures.still("exercises/glute-bridge")
    expect(button(page, say("player.motion-on"))).to_be_hidden()
    page.emulate_media(reduced_motion="no-preference")
    expect(page.locator(".sc-player img")).to_have_attribute(
        "src", pictures.clip("exercises/glute-bridge")
    )


def test_buttons_stay_where_they_are_when_the_picture_moves_or_stands_still(
    open_lesson: OpenLesson,
) -> None:
    page = clocked(open_lesson, Playing(session_of(item("glute-bridge")))).page
    press(page, "start")
    expect(page.locator(".sc-player img")).to_have_attribute(
        "src", pictures.clip("exercises/glute-bridge")
    )
    before = button(page, say("player.pause")).bounding_box()
    press(page, "pause")
    assert button(page, say("player.go-on")).bounding_box() == before


# --- Keys alone -----------------------------------------------------------------------------------


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"Tab never reaches {name!r}")


def test_everything_can_be_done_by_keys_alone(open_lesson: OpenLesson, playing: Playing) -> None:
    page = clocked(open_lesson, playing).page
    tab_to(page, say("player.start"))
    page.keyboard.press("Enter")
    later(page, 3)
    tab_to(page, say("player.i-am-ready"))
    page.keyboard.press("Enter")
    expect(button(page, say("player.pause"))).to_be_focused()
    page.keyboard.press("Space")
    assert phase(page) == "paused"
    page.keyboard.press("Space")
    later(page, 61)
    tab_to(page, say("player.tap"))
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("1", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, say("player.tap-save"))
    page.keyboard.press("Enter")
    expect(button(page, say("player.tap"))).to_be_focused()
    assert phase(page) == "running"
    assert playing.told("tap")[0]["leg"] == 1
    tab_to(page, say("player.sound-on"))
    page.keyboard.press("Enter")
    tab_to(page, say("player.finish"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(say("player.finish-ask"))).to_be_focused()
    tab_to(page, say("player.finish-yes"))
    page.keyboard.press("Enter")
    expect(heading(page, say("player.over-early"))).to_be_focused()
    assert playing.told("played")[0]["ending"] == "early"


def test_an_end_that_comes_by_itself_takes_nobodys_focus(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    page.evaluate("document.activeElement.blur()")
    later(page, 1000)
    expect(heading(page, say("player.over-finished"))).to_be_visible()
    expect(heading(page, say("player.over-finished"))).not_to_be_focused()
