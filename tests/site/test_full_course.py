"""The whole full course in a browser, on a line that is safe and on one that is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sciatica_course import carry, catalogue
from sciatica_course.html.words import say
from tests.browser.test_routine import do_the_check, do_the_self_check, press, week_of
from tests.site.serving import PRACTISE, ROUTINE, Server, learner

NOT_SAFE = "course.test"  # a name of this computer that browsers hold to be of another one

pytestmark = pytest.mark.slow


def test_a_diary_outlives_a_reload(browser: Browser, server: Server) -> None:
    with learner(browser, server) as someone:
        someone.open(PRACTISE)
        press(someone.view("diary"), say("diary.keep"))
        expect(someone.view("diary").get_by_text(say("diary.keep-title"))).to_have_count(0)
        someone.page.reload()
        someone.live()
        expect(someone.view("diary").get_by_text(say("diary.keep-title"))).to_have_count(0)
        expect(someone.view("diary").get_by_role("button", name=say("diary.keep"))).to_have_count(0)
        assert someone.complaints() == []


def test_over_a_line_that_is_not_safe_the_course_says_so_and_gives_a_file(
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
