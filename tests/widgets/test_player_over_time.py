"""The player when nobody looks: sleep, reloads, a kernel that is gone, plans that close."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sciatica_course.words import say
from tests.widgets.page import OpenLesson, button, heading
from tests.widgets.playing import (
    SAID,
    START,
    Playing,
    clocked,
    deaf,
    item,
    later,
    look_again,
    phase,
    place,
    press,
    reload_after,
    session_of,
    tap,
)
from tests.widgets.ready import check


@pytest.fixture(autouse=True)
def passed() -> None:
    """Someone who has passed the safety check."""
    check()


@pytest.fixture
def playing() -> Playing:
    return Playing(session_of())


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
    assert phase(page) == ("paused" if waits else "running")
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
    assert phase(page) == ("paused" if waits else "running")
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
    deaf(page, yes=False)
    look_again(page)
    page.wait_for_function("() => !Object.values(sessionStorage).join('').includes('\"message\"')")
    assert [message["kind"] for message in playing.heard] == ["begun", "tap", "tap", "played"]
    assert [message["leg"] for message in playing.told("tap")] == [2, 3]


def test_what_was_lost_is_told_again_when_something_later_is_answered(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 80)
    deaf(page)
    tap(page, 2, "back")
    deaf(page, yes=False)
    tap(page, 3, "back")
    page.wait_for_function("() => !Object.values(sessionStorage).join('').includes('\"message\"')")
    assert sorted(message["leg"] for message in playing.told("tap")) == [2, 3]


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
    deaf(page, yes=False)
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
    assert (phase(page), anew.clock["id"]) == ("running", "one")
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
        assert phase(page) == "running"
    else:
        assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_what_a_plan_asks_to_be_kept_comes_with_its_clock(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    playing.extra = {"keep": {"step": 3}}
    playing.refresh()
    page = clocked(open_lesson, playing).page
    press(page, "start")
    assert phase(page) == "running"
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


def take(page: Page, playing: Playing, **traits: object) -> None:
    """Let the kernel set traits of the view."""
    page.evaluate(
        "([id, traits]) => window.models.get(id).take(traits)", [playing.comm.comm_id, traits]
    )


def test_plans_that_open_again_find_the_session_waiting(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 20)
    take(page, playing, play={})
    expect(page.locator(".sc-player")).to_be_hidden()
    later(page, 20)
    take(page, playing, play=playing.play)
    assert place(page)[2] == "55"
    later(page, 5)
    assert place(page)[2] == "55"
    expect(button(page, say("player.go-on"))).to_be_visible()


def test_a_session_whose_record_is_kept_leaves_nothing_in_the_page(
    open_lesson: OpenLesson, playing: Playing
) -> None:
    page = clocked(open_lesson, playing).page
    press(page, "start")
    later(page, 1000)
    assert phase(page) == "over"
    take(page, playing, play={}, clock={})
    expect(page.locator(".sc-player")).to_be_hidden()
    assert page.evaluate("sessionStorage.length") == 0


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
