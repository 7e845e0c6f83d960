"""The whole full course in a browser, on a line that is safe and on one that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from sciatica_course import carry, catalogue, journal
from sciatica_course.entries import DayEntry
from sciatica_course.words import say
from tests.browser.test_routine import do_the_check, do_the_self_check, in_week, press, week_of
from tests.site.serving import PRACTISE, ROUTINE, Server, learner

NOT_SAFE = "course.test"  # a name of this computer that browsers hold to be of another one

NOTE = "The stairs were easier."


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Python in a browser answers more slowly than Python on the computer."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


def choose(part: Locator, answers: Mapping[str, str]) -> None:
    """Choose an answer to each question, which is named by its words."""
    for question, answer in answers.items():
        group = part.get_by_role("group", name=say(question))
        group.get_by_label(answer, exact=True).check()


def practise(mine: Locator) -> None:
    """Do a session, end it early, and say how it was."""
    choose(
        mine,
        {
            "practise.anything-new": "No",
            "practise.leg-now": "3",
            "practise.lowest-now": say("practise.place-calf"),
        },
    )
    press(mine, say("practise.before-finish"))
    press(mine, say("player.start"))
    expect(mine.get_by_role("button", name=say("player.pause"), exact=True)).to_be_visible()
    press(mine, say("player.finish"))
    press(mine, say("player.finish-yes"))
    expect(mine.get_by_role("heading", name=say("practise.after"))).to_be_visible()
    choose(mine, {"practise.back-worst": "1", "practise.spare": say("answers.no")})
    press(mine, say("practise.after-finish"))
    expect(mine.get_by_role("heading", name=say("practise.done"))).to_be_visible()


def write(diary: Locator) -> None:
    """Write about the day."""
    choose(
        diary,
        {
            "diary.leg-day": "3",
            "diary.back-day": "2",
            "diary.lowest-day": say("practise.place-calf"),
        },
    )
    diary.get_by_role("textbox", name=say("diary.note")).fill(NOTE)
    press(diary, say("diary.write"))
    expect(diary.get_by_text(NOTE, exact=True)).to_be_visible()


@pytest.fixture
def last_week(tmp_path: Path) -> Path:
    """A diary of last week, saved elsewhere."""
    at = datetime.now().replace(microsecond=0) - timedelta(days=7)
    entry = DayEntry(id="a-week-ago", at=at, leg=5, back=4, lowest="foot")
    file = tmp_path / "my-diary.json"
    file.write_text(journal.to_json([entry]), encoding="utf-8")
    return file


def test_from_the_check_to_a_session_and_a_diary_that_outlive_a_reload(
    browser: Browser, server: Server, last_week: Path
) -> None:
    with learner(browser, server) as someone:
        someone.open(ROUTINE)
        expect(someone.view("kept-here")).to_contain_text(say("kept-here.here"))
        help_now = someone.view("help")
        expect(help_now.get_by_role("combobox")).to_have_value("GB")
        expect(help_now.get_by_text("999").first).to_be_visible()
        check, builder = someone.view("check"), someone.view("builder")
        expect(builder.get_by_text(say("view.check-first"))).to_be_visible()
        do_the_check(check)
        press(check, say("self-check.go-on"))
        do_the_self_check(check)
        expect(week_of(builder)).to_be_visible()
        press(builder, say("builder.keep"))
        expect(builder.get_by_text("this browser").first).to_be_visible()
        with someone.context.expect_page() as beside:
            someone.page.locator("a[href*='sources.md']").first.click()
        assert re.search(r"/back/sources\.html#[a-z0-9-]+$", beside.value.url)
        beside.value.close()

        someone.page.get_by_role("link", name="Practise and adjust").last.click()
        someone.page.wait_for_url("**/index.html?path=08-practise-and-adjust.ipynb*")
        someone.live()
        expect(someone.page).to_have_title("Practise and adjust – Sciatica course")
        expect(in_week(someone.view("my-routine"), "Prone press-up").first).to_be_visible()
        practise(someone.view("practise"))
        diary = someone.view("diary")
        press(diary, say("diary.keep"))
        write(diary)
        with someone.page.expect_file_chooser() as chooser:
            press(diary, say("diary.bring-in"))
        chooser.value.set_files(last_week)
        expect(diary.get_by_text(say("diary.brought-new", count=1))).to_be_visible()
        press(diary, say("diary.show-charts"))
        expect(diary.get_by_text(say("diary.charts-no-pictures"))).to_be_visible()

        someone.page.reload()
        someone.live()
        expect(week_of(someone.view("my-routine"))).to_be_visible()
        expect(diary.get_by_text(NOTE, exact=True)).to_be_visible()
        expect(diary.get_by_text(say("diary.line-early"))).to_be_visible()
        expect(diary.get_by_role("button", name=say("diary.keep"))).to_have_count(0)
        assert someone.complaints() == []
        # What Python asked for in its own thread was seen, too.
        assert any(url.endswith("/pyodide.asm.wasm") for url in someone.asked)


def test_over_a_line_that_is_not_safe_the_course_says_that_it_keeps_nothing(
    browser: Browser, server: Server
) -> None:
    with learner(browser, server, NOT_SAFE) as someone:
        someone.open(PRACTISE)
        kept = someone.view("kept-here")
        expect(kept.get_by_text(say("kept-here.nothing-title"))).to_be_visible()
        expect(kept.get_by_role("button", name=say("kept-here.save"))).to_be_visible()
        assert someone.complaints() == []


@pytest.mark.slow
def test_over_a_line_that_is_not_safe_a_file_carries_a_routine_to_the_next_lesson(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    with learner(browser, server, NOT_SAFE) as someone:
        someone.open(ROUTINE)
        kept = someone.view("kept-here")
        expect(kept.get_by_text(say("kept-here.nothing-title"))).to_be_visible()
        check, builder = someone.view("check"), someone.view("builder")
        do_the_check(check)
        press(check, say("self-check.go-on"))
        do_the_self_check(check)
        press(builder, say("builder.keep"))
        expect(builder.get_by_text("this page, which forgets it").first).to_be_visible()
        with someone.page.expect_download() as download:
            press(kept, say("kept-here.save"))
        file = tmp_path / carry.NAME
        download.value.save_as(file)
        someone.open(PRACTISE)
        expect(week_of(someone.view("my-routine"))).to_have_count(0)
        with someone.page.expect_file_chooser() as chooser:
            press(someone.view("kept-here"), say("kept-here.open"))
        chooser.value.set_files(file)
        expect(someone.view("kept-here")).to_contain_text("is here now")
        expect(week_of(someone.view("my-routine"))).to_have_count(0)  # a pass is never carried
        do_the_check(someone.view("check"))
        expect(week_of(someone.view("my-routine"))).to_be_visible()
        assert someone.complaints() == []


@pytest.mark.slow
@pytest.mark.parametrize("lesson", list(catalogue.load().lessons))
def test_every_lesson_is_live(lesson: str, browser: Browser, server: Server) -> None:
    with learner(browser, server) as someone:
        someone.open(lesson)
        title = catalogue.load().lessons[lesson].title
        expect(someone.page.get_by_role("heading", name=title, level=1)).to_be_visible()
        expect(someone.page.locator(".sc").first).to_be_visible()
        for part in someone.page.locator(".sc-lesson .jp-CodeCell").all():
            assert "Error" not in part.inner_text()
        assert someone.complaints() == []
