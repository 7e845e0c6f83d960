"""The player in a page whose clock is set: it leads, waits, outlives reloads and its kernel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sciatica_course import catalogue
from sciatica_course.html.words import say
from tests.widgets.page import OpenLesson, button, heading
from tests.widgets.playing import (
    START,
    Playing,
    clocked,
    item,
    later,
    place,
    press,
    session_of,
    text_of,
)
from tests.widgets.ready import check
from tests.widgets.wire import Lesson

EASE, HOLD = say("player.ease"), say("player.hold")
# Writes down every cue with the time at which it appears.
WATCH = """() => {
    window.seen = [];
    const look = () => {
        const name = document.querySelector(".sc-player .sc-heading")?.textContent;
        const cue = document.querySelector(".sc-cue")?.textContent;
        const last = window.seen.at(-1);
        if (cue && (last?.[0] !== name || last?.[1] !== cue)) window.seen.push([name, cue, Date.now()]);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    look();
}"""
SAID = """() => {
    window.said = [];
    const node = document.querySelector(".sc-only-heard");
    new MutationObserver(() => window.said.push(node.textContent)).observe(node, { childList: true });
}"""


@pytest.fixture(autouse=True)
def passed() -> Iterator[None]:
    """Someone who has passed the safety check."""
    check()
    return


@pytest.fixture
def playing() -> Playing:
    return Playing(session_of())


def deaf(page: Page, yes: bool = True) -> None:
    """Let the kernel be gone, or come back."""
    page.evaluate("(yes) => { window.deaf = yes; }", yes)


def look_again(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def reload_after(lesson: Lesson, seconds: float, *views: Playing) -> None:
    """Leave the page, and open it again some time later."""
    lesson.page.goto("about:blank")
    lesson.page.clock.fast_forward(round(seconds * 1000))
    lesson.open(*views)


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
    assert playing.clock["phase"] == "running", "it starts, too"
    later(page, 5)
    page.keyboard.press("Space")
    assert playing.clock["phase"] == "paused"
    assert page.evaluate("scrollY") == 0
    page.get_by_text(say("player.how")).focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(playing.play["parts"][0]["how"][0])).to_be_visible()
    button(page, say("player.go-on")).focus()
    page.keyboard.press("Space")
    assert playing.clock["phase"] == "running", "pressed once, by the button itself"
    press(page, "tap")
    page.keyboard.press("Space")
    expect(page.get_by_label("0", exact=True)).to_be_checked()
    assert playing.clock["phase"] == "paused", "it waits for the answers"


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


def tap(page: Page, leg: int, lowest: str) -> None:
    press(page, "tap")
    page.get_by_label(str(leg), exact=True).check()
    page.get_by_label(say(f"practise.place-{lowest}"), exact=True).check()
    press(page, "tap-save")


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
    assert playing.clock["phase"] == "running"


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
    assert playing.clock["phase"] == ("paused" if waits else "running")
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


# --- Time that goes by unseen ---------------------------------------------------------------------


def test_a_machine_that_slept_for_an_hour_has_not_done_the_rest(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 95)
    at = place(page)
    page.clock.fast_forward(3_600_000)
    assert place(page) == at
    expect(page.get_by_role("status").filter(has_text=say("player.asleep"))).to_be_visible()
    assert not playing.told("played")
    press(page, "go-on")
    later(page, 1000)
    assert playing.told("played")[0]["seconds"] == playing.play["total"]


@pytest.mark.parametrize(("seconds", "waits"), [(59, False), (61, True)])
def test_a_gap_of_a_minute_is_the_most_that_counts(
    open_lesson: OpenLesson, seconds: int, waits: bool
) -> None:
    playing = Playing(session_of(item("walking")))
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 30)
    page.clock.fast_forward(seconds * 1000)
    assert playing.clock["phase"] == ("paused" if waits else "running")
    assert place(page)[2] == ("9:45" if waits else "8:46")


@pytest.mark.parametrize(("seconds", "waits"), [(40, False), (3600, True), (-3600, True)])
def test_a_clock_that_is_set_anew_does_not_shorten_or_lengthen_the_session(
    open_lesson: OpenLesson, seconds: int, waits: bool
) -> None:
    playing = Playing(session_of(item("walking")))
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 60)
    page.clock.set_system_time((START + 61_000 + seconds * 1000) / 1000)
    later(page, 1)
    assert playing.clock["phase"] == ("paused" if waits else "running")
    assert playing.clock["rev"] > 0
    assert place(page)[2] in ({"9:15", "9:14"} if waits else {"8:35", "8:34"})


def test_a_reload_goes_on_as_if_nothing_had_been(open_lesson: OpenLesson, playing: Playing) -> None:
    lesson = clocked(open_lesson, playing)
    press(lesson.page, "start")
    later(lesson.page, 20)
    assert place(lesson.page)[2] == "55"
    reload_after(lesson, 10, playing)
    assert place(lesson.page)[1:] == (say("player.go-warm-up"), "45")
    later(lesson.page, 1)
    assert place(lesson.page)[2] == "44"
    assert len(playing.told("begun")) == 1


def test_a_reload_after_a_while_waits_where_it_was(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    lesson = clocked(open_lesson, playing)
    page = lesson.page
    press(page, "start")
    later(page, 20)
    reload_after(lesson, 300, playing)
    assert place(page)[2] == "55"
    expect(page.get_by_text(say("player.asleep"))).to_be_visible()
    later(page, 100)
    assert place(page)[2] == "55"
    press(page, "go-on")
    later(page, 5)
    assert place(page)[2] == "50"


def test_a_page_that_comes_back_past_the_end_shows_the_end_and_no_race(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    lesson = clocked(open_lesson, playing)
    page = lesson.page
    press(page, "start")
    later(page, playing.play["total"] - 20)
    reload_after(lesson, 50, playing)
    page.evaluate(SAID)
    expect(heading(page, say("player.over-finished"))).to_be_visible()
    later(page, 30)
    assert page.evaluate("window.said") == []
    (told,) = playing.told("played")
    assert (told["seconds"], told["ending"]) == (playing.play["total"], "finished")


def test_a_pause_stays_a_pause_over_a_reload(open_lesson: OpenLesson, playing: Playing) -> None:
    lesson = clocked(open_lesson, playing)
    press(lesson.page, "start")
    later(lesson.page, 20)
    press(lesson.page, "pause")
    reload_after(lesson, 30, playing)
    later(lesson.page, 30)
    assert place(lesson.page)[2] == "55"
    expect(lesson.page.get_by_text(say("player.paused"))).to_be_visible()


def test_another_tab_of_the_browser_finds_the_place_with_the_kernel(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 80)
    press(page, "pause")
    other = clocked(open_lesson, playing).page
    assert place(other) == place(page)


# --- A kernel that is busy, gone, or another one --------------------------------------------------


def test_it_plays_to_its_end_without_a_kernel_and_tells_it_later(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    deaf(page)
    press(page, "start")
    later(page, 80)
    tap(page, 2, "back")
    tap(page, 3, "back")
    later(page, 1000)
    expect(heading(page, say("player.over-finished"))).to_be_visible()
    assert playing.heard == []
    deaf(page, False)
    look_again(page)
    page.wait_for_function("() => !Object.values(sessionStorage).join('').includes('\"message\"')")
    assert [message["kind"] for message in playing.heard] == ["begun", "tap", "tap", "played"]
    assert [message["leg"] for message in playing.told("tap")] == [2, 3]


def test_what_was_answered_is_not_told_again(open_lesson: OpenLesson, playing: Playing) -> None:
    lesson = clocked(open_lesson, playing)
    press(lesson.page, "start")
    later(lesson.page, 80)
    tap(lesson.page, 2, "back")
    reload_after(lesson, 10, playing)
    look_again(lesson.page)
    later(lesson.page, 30)
    assert [message["kind"] for message in playing.heard] == ["begun", "tap"]


def test_a_new_kernel_takes_over_where_the_page_is(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    lesson = clocked(open_lesson, playing)
    page = lesson.page
    press(page, "start")
    later(page, 80)
    deaf(page)
    tap(page, 5, "calf")
    later(page, 20)
    at = place(page)
    page.evaluate("const old = document.querySelector('#views > div'); old.close(); old.remove()")
    deaf(page, False)
    anew = Playing(session_of())
    lesson.show(anew)
    assert place(page) == at
    later(page, 5)
    assert place(page) != at
    assert [(t["leg"], t["lowest"]) for t in anew.told("tap")] == [(5, "calf")]
    later(page, 1000)
    assert anew.told("played")[0]["seconds"] == playing.play["total"]
    assert not playing.told("played"), "the view that is gone has stopped"


class Forgetful(Playing):
    """A kernel that was started again: it has no plan until the page tells of one."""

    plays = False

    def shown(self, now: Any) -> Any:
        if self.plays:
            return super().shown(now)
        return super(Playing, self).shown(now)


@pytest.mark.parametrize("takes", [True, False])
def test_a_kernel_that_knows_nothing_hears_what_the_page_still_knows(
    open_lesson: OpenLesson, playing: Playing, takes: bool
) -> None:
    lesson = clocked(open_lesson, playing)
    page = lesson.page
    press(page, "start")
    later(page, 80)
    at = place(page)
    anew = Forgetful(session_of())
    reload_after(lesson, 5, anew)
    expect(page.locator(".sc-player")).to_be_hidden()
    assert (anew.clock["id"], anew.clock["phase"]) == ("one", "running")
    assert [did["exercise"] for did in anew.clock["did"]] == ["warm-up"]
    anew.plays = takes
    if not takes:
        anew.clock = {}
    page.evaluate(
        "([id, clock]) => window.models.get(id).take({ clock })", [anew.comm.comm_id, anew.clock]
    )
    look_again(page)
    if takes:
        expect(page.locator(".sc-player")).to_be_visible()
        later(page, 1)
        assert place(page)[0] == at[0]
        assert anew.clock["phase"] == "running"
    else:
        assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_what_a_plan_asks_to_be_kept_comes_with_its_clock(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    playing.extra = {"keep": {"step": 3}}
    playing.refresh()
    page = clocked(open_lesson, playing).page
    press(page, "start")
    assert playing.clock["keep"] == {"step": 3}


def test_an_exported_page_plays_without_any_kernel(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    lesson = clocked(open_lesson)
    lesson.page.evaluate("window.kernel = null")
    lesson.show(playing)
    press(lesson.page, "start")
    later(lesson.page, 1000)
    expect(heading(lesson.page, say("player.over-finished"))).to_be_visible()


# --- Plans that close, views that go --------------------------------------------------------------


def test_a_red_answer_closes_the_player_and_leaves_no_dose(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 95)
    check("bladder")
    look_again(page)
    expect(page.get_by_text(say("hold.title"))).to_be_visible()
    expect(page.locator(".sc-player")).to_be_hidden()
    assert page.locator(".sc-player").inner_html() == ""
    page.evaluate(SAID)
    later(page, 1000)
    assert page.evaluate("window.said") == []
    assert not playing.told("played")
    assert playing.clock["did"][0]["exercise"] == "warm-up", "what was done is known"


def test_two_pictures_of_one_view_tell_of_one_session(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing, playing).page
    first, second = page.locator(".sc-player").all()
    button(page, say("player.start")).first.click()
    later(page, 20)
    assert first.locator(".sc-count").inner_text() == second.locator(".sc-count").inner_text()
    second.get_by_role("button", name=say("player.pause")).click()
    expect(first.get_by_role("button", name=say("player.go-on"))).to_be_visible()
    first.get_by_role("button", name=say("player.go-on")).click()
    later(page, 1000)
    expect(heading(page, say("player.over-finished"))).to_have_count(2)
    assert [message["kind"] for message in playing.heard] == ["begun", "played"]


def test_a_view_that_is_closed_goes_on_in_no_way(open_lesson: OpenLesson, playing: Playing) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 20)
    page.evaluate("document.querySelector('#views > div').close()")
    told = dict(playing.clock)
    later(page, 1000)
    assert playing.clock == told
    assert not playing.told("played")
