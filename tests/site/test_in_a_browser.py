"""The site in a real browser, in a sub-folder of its server, with every other computer refused."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from sciatica_course import carry, catalogue
from sciatica_course.html.words import say
from tests.browser.test_routine import do_the_check, do_the_self_check, in_week, press, week_of
from tests.site.serving import Server, learner

CHECK, ROUTINE, PRACTISE = (
    "02-check-your-symptoms",
    "07-build-your-routine",
    "08-practise-and-adjust",
)
NOT_SAFE = "course.test"  # a name of this computer that browsers hold to be of another one


def test_from_the_check_to_a_kept_routine_to_the_player_in_the_next_lesson(
    browser: Browser, server: Server
) -> None:
    with learner(browser, server) as someone:
        someone.open(ROUTINE)
        expect(someone.view("kept-here")).to_contain_text(say("kept-here.here"))
        check, builder = someone.view("check"), someone.view("builder")
        expect(builder.get_by_text(say("view.check-first"))).to_be_visible()
        do_the_check(check)
        press(check, say("self-check.go-on"))
        do_the_self_check(check)
        expect(week_of(builder)).to_be_visible()
        press(builder, say("builder.keep"))
        expect(builder.get_by_text("this browser").first).to_be_visible()
        someone.page.get_by_role("link", name="Practise and adjust").last.click()
        someone.page.wait_for_url("**/index.html?path=08-practise-and-adjust.ipynb*")
        someone.live()
        expect(week_of(someone.view("my-routine"))).to_be_visible()
        expect(in_week(someone.view("my-routine"), "Prone press-up").first).to_be_visible()
        mine = someone.view("practise")
        for question, answer in (
            ("anything-new", "No"),
            ("leg-now", "3"),
            ("lowest-now", say("practise.place-calf")),
        ):
            group = mine.get_by_role("group", name=say(f"practise.{question}"))
            group.get_by_label(answer, exact=True).check()
        press(mine, say("practise.before-finish"))
        press(mine, say("player.start"))
        expect(mine.get_by_role("button", name=say("player.pause"), exact=True)).to_be_visible()
        expect(someone.page).to_have_title("Practise and adjust – Sciatica course")
        assert someone.complaints() == []


@pytest.mark.slow
def test_a_diary_outlives_a_reload(browser: Browser, server: Server) -> None:
    with learner(browser, server) as someone:
        someone.open(PRACTISE)
        press(someone.view("diary"), say("diary.keep"))
        expect(someone.view("diary")).to_contain_text("this browser")
        someone.page.reload()
        someone.live()
        expect(someone.view("diary").get_by_text(say("diary.keep-title"))).to_have_count(0)
        expect(someone.view("diary").get_by_role("button", name=say("diary.keep"))).to_have_count(0)
        assert someone.complaints() == []


@pytest.mark.slow
def test_over_a_line_that_is_not_safe_the_course_says_so_and_gives_a_file(
    browser: Browser, server: Server, tmp_path: object
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
        file = f"{tmp_path}/{carry.NAME}"
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
        for part in someone.page.locator(".sc-lesson .jp-CodeCell").all():
            assert "Error" not in part.inner_text()
        assert someone.complaints() == []


@pytest.mark.parametrize("name", ["index.html", "404.html", "04-stretch.html"])
def test_a_page_fits_a_narrow_phone_and_axe_finds_nothing_in_it(
    name: str, browser: Browser, server: Server
) -> None:
    with learner(browser, server) as someone:
        someone.page.set_viewport_size({"width": 320, "height": 640})
        for scheme in ("light", "dark"):
            someone.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            someone.page.goto(server.address(name))
            wide = "() => document.documentElement.scrollWidth - window.innerWidth"
            assert someone.page.evaluate(wide) == 0
            assert Axe().run(someone.page).response["violations"] == []
        assert someone.complaints() == []
