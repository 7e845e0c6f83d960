"""The player in a page whose clock is set: it leads from cue to cue, waits, asks and stops."""

from __future__ import annotations

from itertools import accumulate

import pytest
from playwright.sync_api import expect

from sciatica_course import catalogue
from sciatica_course.words import say
from tests.widgets.page import OpenLesson, button, heading
from tests.widgets.playing import (
    SAID,
    Playing,
    clocked,
    deaf,
    item,
    later,
    phase,
    place,
    press,
    reload_after,
    session_of,
    tap,
    text_of,
)
from tests.widgets.ready import check

# Writes down every cue with the time at which it appears.
WATCH = """() => {
    window.seen = [];
    const look = () => {
        const name = document.querySelector(".sc-player .sc-heading")?.textContent;
        const cue = document.querySelector(".sc-cue")?.textContent;
        const last = window.seen.at(-1);
        const known = last?.[0] === name && last?.[1] === cue;
        if (cue && !known) window.seen.push([name, cue, Date.now()]);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    look();
}"""


@pytest.fixture(autouse=True)
def passed() -> None:
    """Someone who has passed the safety check."""
    check()


@pytest.fixture
def playing() -> Playing:
    return Playing(session_of())


# --- Leading through it ---------------------------------------------------------------------------


def test_it_leads_from_cue_to_cue_and_tells_what_was_done(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    page.evaluate(WATCH)
    press(page, "start")
    begun = page.evaluate("Date.now()")
    later(page, playing.play["total"] + 1)
    expect(heading(page, say("player.over-finished"))).to_be_visible()
    parts = playing.play["parts"]
    expected = [(p["name"], cue["text"], cue["seconds"]) for p in parts for cue in p["cues"]]
    seen = page.evaluate("window.seen")
    assert [tuple(each[:2]) for each in seen] == [each[:2] for each in expected]
    starts = accumulate((seconds for _, _, seconds in expected), initial=0)
    late = [
        at - begun - start * 1000
        for (_, _, at), start in zip(seen[1:], list(starts)[1:-1], strict=True)
    ]
    assert all(0 <= each <= 5 for each in late), "never later, however long it goes on"
    (told,) = playing.told("played")
    assert (told["seconds"], told["ending"]) == (playing.play["total"], "finished")
    assert [did["exercise"] for did in told["did"]] == [part["exercise"] for part in parts]
    assert all(did["finished"] for did in told["did"])
    assert len(playing.told("begun")) == 1


def test_a_hold_counts_down_and_repetitions_count_up_at_the_pace_of_the_dose(
    open_lesson: OpenLesson,
) -> None:
    view = Playing(session_of(item("glute-bridge"), item("childs-pose")))
    page = clocked(open_lesson, view).page
    assert place(page)[2] == "15"
    press(page, "start")
    later(page, 15)
    # Eight in forty seconds: one and a half there, two held, one and a half back.
    counted = []
    for _ in range(20):
        counted.append((text_of(page, "count"), text_of(page, "pace")))
        later(page, 0.5)
    there, stay, back = (say(f"player.{key}") for key in ("there", "stay", "return"))
    one = [there] * 3 + [stay] * 4 + [back] * 3
    assert counted == [("1", each) for each in one] + [("2", each) for each in one]
    assert text_of(page, "unit") == "of 8"
    later(page, 130 + 15 + 5)
    left = []
    for _ in range(20):
        left.append(int(text_of(page, "count")))
        later(page, 1)
    assert left == list(range(20, 0, -1))


def test_it_says_what_is_left_and_what_comes_after(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    parts, times = playing.play["parts"], page.locator(".sc-times")
    expect(times).to_contain_text(parts[1]["name"])
    expect(page.get_by_text(say("player.part", part=1, of=3), exact=True)).to_be_visible()
    press(page, "start")
    later(page, 25)
    assert text_of(page, "times").split(" left")[:2] == [
        "This exercise 0:50",
        " In all 5:40",
    ]
    bar = page.get_by_role("progressbar", name=say("player.progress"))
    expect(bar).to_have_attribute("aria-valuenow", "6")
    expect(bar).to_have_attribute("aria-valuetext", "Exercise 1 of 3, 6 %")
    page.get_by_text(say("player.how")).click()
    for step in parts[0]["how"]:
        expect(page.get_by_text(step, exact=True)).to_be_visible()
    later(page, 210)
    expect(times).to_contain_text(say("player.last"))


def test_it_tells_of_a_change_and_not_of_every_second(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    expect(page.locator(".sc-only-heard")).to_have_attribute("role", "status")
    page.evaluate(SAID)
    press(page, "start")
    later(page, 160)
    cues = [cue["say"] for part in playing.play["parts"] for cue in part["cues"]]
    assert page.evaluate("window.said") == cues[:5]
    expect(page.get_by_role("timer")).to_have_count(1)
    assert page.get_by_role("timer").get_attribute("aria-live") is None


# --- Stopping on the way --------------------------------------------------------------------------


def test_a_pause_stands_still_and_goes_on_where_it_was(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 20.2)
    press(page, "pause")
    at = place(page)
    later(page, 3000)
    assert place(page) == at
    expect(page.get_by_text(say("player.paused"))).to_be_visible()
    press(page, "go-on")
    expect(page.get_by_text(say("player.paused"))).to_be_hidden()
    later(page, 10)
    assert int(place(page)[2]) == int(at[2]) - 10
    later(page, 1000)
    assert playing.told("played")[0]["seconds"] == playing.play["total"], "a pause is no practice"


def test_space_pauses_wherever_no_control_uses_it(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    page.locator(".sc-cue").click()
    page.keyboard.press("Space")
    assert phase(page) == "running", "it starts, too"
    later(page, 5)
    page.keyboard.press("Space")
    assert phase(page) == "paused"
    assert page.evaluate("scrollY") == 0
    page.get_by_text(say("player.how")).focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(playing.play["parts"][0]["how"][0])).to_be_visible()
    button(page, say("player.go-on")).focus()
    page.keyboard.press("Space")
    assert phase(page) == "running", "pressed once, by the button itself"
    press(page, "tap")
    page.keyboard.press("Space")
    expect(page.get_by_label("0", exact=True)).to_be_checked()
    assert phase(page) == "paused", "it waits for the answers"


def test_back_leads_to_the_start_and_then_to_the_one_before(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 75 + 30)
    names = [part["name"] for part in playing.play["parts"]]
    assert place(page)[0] == names[1]
    press(page, "back")
    assert (place(page)[0], place(page)[2]) == (names[1], "15")
    press(page, "back")
    assert (place(page)[0], place(page)[2]) == (names[0], "15")
    press(page, "back")
    assert place(page)[0] == names[0]


def test_what_is_skipped_does_not_count_as_done(open_lesson: OpenLesson, playing: Playing) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 75 + 5)
    press(page, "skip")
    assert place(page)[0] == playing.play["parts"][2]["name"]
    expect(page.locator(".sc-piece").nth(1)).to_have_class("sc-piece sc-left-out")
    expect(page.locator(".sc-piece").nth(0)).to_have_class("sc-piece")
    later(page, 200)
    (told,) = playing.told("played")
    assert told["ending"] == "early"
    assert [did["exercise"] for did in told["did"]] == ["warm-up", "hamstring-stretch"]
    assert told["seconds"] == 80 + playing.play["parts"][2]["seconds"]


def test_an_exercise_that_was_begun_is_told_as_not_finished(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 75 + 20)
    press(page, "skip")
    press(page, "skip")
    expect(page.get_by_text(say("player.finish-ask"))).to_be_focused()
    press(page, "finish-yes")
    (told,) = playing.told("played")
    assert [(did["exercise"], did["finished"]) for did in told["did"]] == [
        ("warm-up", True),
        ("glute-bridge", False),
    ]


def test_someone_who_is_ready_need_not_wait(open_lesson: OpenLesson, playing: Playing) -> None:
    page = clocked(open_lesson, playing).page
    ready = button(page, say("player.i-am-ready"))
    expect(ready).to_be_hidden()
    press(page, "start")
    later(page, 2)
    ready.click()
    assert place(page)[1:] == (say("player.go-warm-up"), "1:00")
    expect(ready).to_be_hidden()
    expect(button(page, say("player.pause"))).to_be_focused()
    later(page, 60 + 15 + 40 + 1)
    assert place(page)[1] == say("player.rest")
    ready.click()
    later(page, 1000)
    assert playing.told("played")[0]["ending"] == "finished"


def test_finishing_asks_once(open_lesson: OpenLesson, playing: Playing) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 20)
    press(page, "finish")
    expect(page.get_by_text(say("player.finish-ask"))).to_be_focused()
    at = place(page)
    later(page, 30)
    assert place(page) == at, "the clock waits for the answer"
    press(page, "finish-no")
    expect(button(page, say("player.finish"))).to_be_focused()
    later(page, 1)
    assert place(page) != at
    press(page, "finish")
    press(page, "finish-yes")
    expect(heading(page, say("player.over-early"))).to_be_focused()
    (told,) = playing.told("played")
    assert (told["ending"], told["seconds"]) == ("early", 21)


# --- How is it? -----------------------------------------------------------------------------------


def test_the_clock_waits_while_someone_says_how_it_is(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 80)
    press(page, "tap")
    at = place(page)
    expect(page.get_by_label("0", exact=True)).to_be_focused()
    later(page, 50)
    assert place(page) == at
    press(page, "tap-save")
    expect(page.get_by_role("alert").filter(has_text=say("player.tap-open"))).to_be_visible()
    page.get_by_label("4", exact=True).check()
    page.get_by_label(say("practise.place-thigh"), exact=True).check()
    press(page, "tap-save")
    expect(button(page, say("player.tap"))).to_be_focused()
    expect(page.get_by_text(say("player.tapped"), exact=True)).to_be_visible()
    (told,) = playing.told("tap")
    assert (told["exercise"], told["leg"], told["lowest"]) == ("glute-bridge", 4, "thigh")
    later(page, 2)
    assert place(page) != at
    press(page, "tap")
    expect(page.locator(".sc-tap input:checked")).to_have_count(0)
    press(page, "tap-close")
    assert len(playing.told("tap")) == 1
    assert phase(page) == "running"


@pytest.mark.parametrize(
    ("before", "first", "second", "waits"),
    [
        ("", "thigh", "calf", True),
        ("", "calf", "thigh", False),
        ("calf", "foot", "", True),
        ("calf", "calf", "", False),
        ("none", "back", "", True),
    ],
)
def test_pain_that_moves_further_down_is_answered_in_the_page(
    open_lesson: OpenLesson, before: str, first: str, second: str, waits: bool
) -> None:
    playing = Playing(session_of(), lowest=before)
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 80)
    claim = catalogue.load().claims["stop-when-it-moves-down"].text
    for lowest in filter(None, [first, second]):
        expect(page.get_by_text(claim)).to_have_count(0)
        tap(page, 3, lowest)
    expect(page.get_by_text(claim)).to_have_count(int(waits))
    assert phase(page) == ("paused" if waits else "running")
    press(page, "skip")
    expect(page.get_by_text(claim)).to_have_count(0)


# --- New numbness or weakness ---------------------------------------------------------------------


def test_a_sign_stops_at_once_and_says_so_before_any_answer(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    lesson = clocked(open_lesson, playing)
    page = lesson.page
    press(page, "start")
    later(page, 90)
    deaf(page)
    press(page, "sign")
    alarm = page.get_by_role("alert").filter(has_text=say("player.sign-title"))
    expect(alarm).to_contain_text(catalogue.load().claims["new-numbness-or-weakness"].text)
    expect(alarm).to_contain_text(say("player.sign-help"))
    expect(heading(page, say("player.sign-title"))).to_be_focused()
    expect(page.get_by_role("timer")).to_have_count(0)
    expect(button(page, say("player.go-on"))).to_have_count(0)
    assert playing.heard[1:] == []
    reload_after(lesson, 20, playing)
    expect(heading(page, say("player.sign-title"))).to_be_visible()
    (told,) = playing.told("sign")
    assert (told["id"], told["seconds"]) == ("one", 90)
    assert [did["finished"] for did in told["did"]] == [True]
    assert not playing.told("played")
