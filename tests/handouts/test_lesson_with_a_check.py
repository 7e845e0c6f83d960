"""Lessons with a safety check as people have them: one file, no network, no Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sciatica_course import catalogue, resources
from sciatica_course.handouts.exporter import HandoutExporter
from sciatica_course.widgets.check_forms import full_check, self_check_form
from sciatica_course.words import say
from tests.handouts.conftest import Open
from tests.handouts.pressing import answer, the_check
from tests.ways import WAYS
from tests.widgets.page import button, heading
from tests.widgets.paper import press_print, words_on

CONTENT = catalogue.load()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the handouts of two lessons, which ask for the country."""
    folder = tmp_path_factory.mktemp("handouts")
    for lesson in ("01-know-your-nerve", "02-check-your-symptoms"):
        exporter = HandoutExporter()
        html, _ = exporter.from_filename(str(resources.find("notebooks") / f"{lesson}.ipynb"))
        (folder / f"{lesson}.html").write_text(html, encoding="utf-8")
    return folder


def tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"no way to {name}")


def test_both_checks_can_be_done_with_the_keyboard_alone_and_printed(open_page: Open) -> None:
    page = open_page("02-check-your-symptoms")
    expect(heading(page, full_check().pages[0].heading)).to_be_visible()
    heading(page, full_check().pages[0].heading).focus()
    last = len(full_check().pages) - 1
    for number, screen in enumerate(full_check().pages):
        expect(heading(page, screen.heading)).to_be_focused()
        if len(screen.fields) > 1:
            tab_to(page, say("form.no-to-all"))
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowRight")
        tab_to(page, "Next" if number < last else say("form.finish"))
        page.keyboard.press("Enter")
    expect(heading(page, CONTENT.screening.advice["clear"].title)).to_be_focused()
    tab_to(page, say("self-check.go-on"))
    page.keyboard.press("Enter")
    asked = self_check_form().pages
    for number, sheet in enumerate(asked):
        expect(heading(page, sheet.heading)).to_be_focused()
        for field in sheet.fields:
            page.keyboard.press("Tab")
            if field.several:
                page.keyboard.press("Space")
                for _ in field.options[1:]:
                    page.keyboard.press("Tab")
            elif field.longest:
                page.keyboard.type("<b>Swim</b>")
            else:
                page.keyboard.press("Space")
        tab_to(page, "Next" if number < len(asked) - 1 else say("self-check.finish"))
        page.keyboard.press("Enter")
    expect(heading(page, say("self-check.title"))).to_be_focused()
    expect(page.get_by_text("<b>Swim</b>", exact=True)).to_have_count(3)
    for link in the_check(page).locator(".sc-summary a").all():
        target = str(link.get_attribute("href"))
        assert page.locator(f'[id="{target[1:]}"]').count() == 1, target
    press_print(page, say("self-check.print"))
    assert words_on(page).startswith(say("self-check.title"))
    assert words_on(page).endswith(say("self-check.anything-new"))
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_an_emergency_stops_everything_on_the_page_until_a_professional_has_looked(
    open_page: Open,
) -> None:
    page = open_page("02-check-your-symptoms")
    title = CONTENT.screening.advice["emergency"].title
    quiz = page.locator("[data-kind=form]")
    expect(quiz.get_by_role("radio").first).to_be_visible()
    page.locator("select").first.select_option("GB")
    answer(page, bladder="Yes")
    expect(page.get_by_role("alert").get_by_role("heading", name=title)).to_be_focused()
    expect(the_check(page).get_by_role("link", name="Call 999")).to_be_visible()
    expect(the_check(page).locator("select")).to_have_value("GB")
    expect(quiz.get_by_role("radio").first).to_be_hidden()
    expect(quiz.get_by_text(say("handout-check.to-check"))).to_be_visible()
    expect(page.locator("[data-kind=help-now]").get_by_text(say("hold.title"))).to_be_visible()
    button(page, say("view.next-person")).click()
    expect(page.get_by_text(say("view.cleared-held"))).to_be_visible()
    expect(the_check(page).get_by_text(say("hold.title"))).to_be_visible()
    button(page, say("hold.way-out")).click()
    button(page, say("hold.way-out-yes")).click()
    expect(the_check(page).get_by_text(say("hold.checked"))).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)
    answer(page)
    expect(heading(page, CONTENT.screening.advice["clear"].title)).to_be_focused()
    expect(quiz.get_by_role("radio").first).to_be_visible()


def test_clearing_for_the_next_person_empties_every_part_of_the_page(open_page: Open) -> None:
    page = open_page("02-check-your-symptoms")
    quiz = page.locator("[data-kind=form]").get_by_role("radio").first
    quiz.check()
    answer(page, osteoporosis="Yes")
    button(page, say("view.next-person")).click()
    expect(page.get_by_text(say("view.cleared"), exact=True)).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(heading(page, full_check().pages[0].heading)).to_be_visible()


def test_a_pass_of_the_page_ends_after_four_hours(open_page: Open) -> None:
    page = open_page("02-check-your-symptoms")
    page.clock.install(time="2026-11-22T09:00:00")
    page.reload()
    answer(page)
    expect(page.get_by_text(say("check.lasts", time="13:00"))).to_be_visible()
    page.clock.fast_forward("03:59:00")
    expect(page.get_by_text(say("check.lasts", time="13:00"))).to_be_visible()
    page.clock.fast_forward("00:01:01")
    expect(heading(page, say("recheck.heading"))).to_be_visible()
    asked = page.get_by_role("group", name=say("recheck.anything-new"))
    asked.get_by_label("No", exact=True).check()
    button(page, say("recheck.finish")).click()
    expect(page.get_by_text(say("check.done-title"))).to_be_visible()


def test_marks_on_both_legs_call_for_the_check_with_the_numbers_of_the_country(
    open_page: Open,
) -> None:
    page = open_page("01-know-your-nerve")
    region = next(each for each in CONTENT.anatomy.regions.values() if each.sided)
    page.locator("select").first.select_option("NZ")
    for side in ("left", "right"):
        words = say(f"body-map.on-{side}", place=region.label)
        page.get_by_role("checkbox", name=words, exact=True).check()
    alarm = page.get_by_role("alert").filter(has_text=say("body-map.alarm"))
    expect(alarm.get_by_role("heading", name=say("body-map.alarm"))).to_be_focused()
    expect(alarm.get_by_role("link", name="Call 111")).to_be_visible()
    page.locator("select").first.select_option("US")
    expect(alarm.get_by_role("link", name="Call 911")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), WAYS)
def test_the_checks_please_axe_in_every_state(open_page: Open, scheme: str, width: int) -> None:
    page = open_page("02-check-your-symptoms", width=width, color_scheme=scheme)
    expect(heading(page, full_check().pages[0].heading)).to_be_visible()

    def look(state: str) -> None:
        found = Axe().run(page).response["violations"]
        nodes = [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
        assert nodes == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state

    look("at first")
    answer(page, fever="Yes", self_harm="Yes")
    look("dark thoughts, and help is needed")
    button(page, say("hold.way-out")).click()
    button(page, say("hold.way-out-yes")).click()
    answer(page, walking_ache="Yes", balance="Not sure")
    look("a result")
    button(page, say("self-check.go-on")).click()
    for sheet in self_check_form().pages:
        for field in sheet.fields:
            group = the_check(page).get_by_role("group", name=field.text).first
            if not field.longest:
                group.get_by_role("checkbox" if field.several else "radio").first.check()
        button(page, "Next").or_(button(page, say("self-check.finish"))).locator(
            "visible=true"
        ).click()
    expect(heading(page, say("self-check.title"))).to_be_visible()
    look("a summary")
