"""The diary in a real browser: keys, focus, files, small pages, both themes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import sciatica_course as course
from sciatica_course import journal
from sciatica_course.entries import Entry
from sciatica_course.widgets import diary_view
from sciatica_course.widgets.diary_view import DiaryView
from sciatica_course.words import say
from tests.html.poison import POISON
from tests.ways import WAYS
from tests.widgets.made_up import GOALS, TODAY, day, days_of, practice
from tests.widgets.page import OpenLesson, button, heading, violations
from tests.widgets.people import act
from tests.widgets.ready import check, describe

NOW = TODAY


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has the same day."""
    monkeypatch.setattr(diary_view, "clock", lambda: NOW)


def diary(*entries: Entry) -> DiaryView:
    """Return the diary of someone who has passed the check and kept these entries."""
    check()
    describe(goal_one=GOALS[0], goal_two=GOALS[1], goal_three=GOALS[2])
    assert not journal.allow()
    for entry in entries:
        assert not journal.add(entry)
    return course.diary()  # type: ignore[no-any-return]


def choose(page: Page, question: str, label: str) -> None:
    page.get_by_role("group", name=question).get_by_label(label, exact=True).check()


def fill_in(page: Page, leg: str = "3") -> None:
    choose(page, say("diary.leg-day"), leg)
    choose(page, say("diary.back-day"), "2")
    choose(page, say("diary.lowest-day"), "Knee or calf")


def fits(page: Page, width: int) -> bool:
    return int(page.evaluate("document.documentElement.scrollWidth")) <= width


def tab_to(page: Page, name: str) -> None:
    focused = "document.activeElement.ariaLabel || document.activeElement.textContent"
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == name:
            return
    raise AssertionError(f"no way to {name}")


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    open_lesson: OpenLesson, theme: str, width: int
) -> None:
    long_word = "w" * 300
    view = diary(*days_of(60, NOW), day(NOW - timedelta(days=61), note=long_word))
    page = open_lesson(view, theme=theme, width=width).page
    button(page, say("diary.write-day")).click()
    expect(page.locator(".sc-heading")).to_be_focused()
    button(page, say("diary.show-charts")).click()
    expect(heading(page, say("diary.charts-title"))).to_be_focused()
    for summary in page.locator("summary").all():
        summary.click()
    button(page, say("diary.all")).click()
    assert violations(page) == []
    assert fits(page, width)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_empty_diary_on_a_phone(open_lesson: OpenLesson, theme: str) -> None:
    page = open_lesson(course.diary(), theme=theme, width=320).page
    expect(page.get_by_text(say("diary.none"))).to_be_visible()
    expect(button(page, say("diary.show-charts"))).to_have_count(0)
    assert violations(page) == []
    assert fits(page, 320)


def test_a_day_is_written_and_looked_back_at_and_focus_goes_on_there(
    open_lesson: OpenLesson,
) -> None:
    view = diary()
    page = open_lesson(view).page
    button(page, say("diary.write")).click()
    expect(page.get_by_role("alert").filter(has_text="no answer yet")).to_be_visible()
    fill_in(page)
    page.get_by_role("textbox", name=say("diary.note")).fill(POISON)
    button(page, say("diary.write")).click()
    expect(heading(page, say("diary.back-title"))).to_be_focused()
    expect(page.get_by_text(say("diary.written"), exact=True)).to_be_visible()
    expect(page.locator(".sc-entries > li")).to_have_count(1)
    expect(page.locator(".sc-noted")).to_contain_text("<script>")
    expect(page.get_by_role("heading", name=say("diary.day-heading"))).to_have_count(0)


def test_keeping_it_is_one_press_and_focus_stays_near(open_lesson: OpenLesson) -> None:
    page = open_lesson(course.diary()).page
    button(page, say("diary.keep")).click()
    expect(page.get_by_text(say("diary.kept"), exact=True)).to_be_visible()
    expect(heading(page, say("diary.day-heading"))).to_be_focused()
    expect(button(page, say("diary.keep"))).to_have_count(0)
    assert journal.allowed()


def test_one_entry_is_changed_and_deleted_with_the_keyboard_alone(
    open_lesson: OpenLesson,
) -> None:
    view = diary(day(NOW - timedelta(hours=1), leg=6), practice(NOW))
    page = open_lesson(view).page
    named = page.locator("[data-entry]").first.get_attribute("data-called")
    tab_to(page, f"Change: {named}")
    page.keyboard.press("Enter")
    expect(page.locator(".sc-heading")).to_be_focused()
    group = page.get_by_role("group", name=say("diary.leg-day"))
    expect(group.get_by_label("6", exact=True)).to_be_checked()
    group.get_by_label("6", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    tab_to(page, say("diary.write"))
    page.keyboard.press("Enter")
    expect(heading(page, say("diary.back-title"))).to_be_focused()
    expect(page.locator("[data-entry]").first).to_contain_text("leg 5")
    tab_to(page, f"Delete: {named}")
    page.keyboard.press("Enter")
    question = page.locator("[data-entry]").first.get_by_text(say("diary-entry.delete-ask"))
    expect(question).to_be_focused()
    tab_to(page, say("diary-entry.delete-no"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Delete: {named}")).to_be_focused()
    assert len(journal.everything().entries) == 2
    page.keyboard.press("Enter")
    tab_to(page, say("diary-entry.delete-yes"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry]")).to_have_count(1)
    expect(heading(page, say("diary.back-title"))).to_be_focused()
    assert len(journal.everything().entries) == 1


def test_a_week_that_was_opened_stays_open_when_one_of_its_entries_goes(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(diary(*days_of(30, NOW))).page
    week = page.locator("details").filter(has_text=say("diary.last-week"))
    week.locator("summary").click()
    entries = week.locator("[data-entry]")
    count = entries.count()
    entries.first.get_by_role("button", name="Delete").click()
    button(page, say("diary-entry.delete-yes")).click()
    expect(entries).to_have_count(count - 1)
    expect(entries.first).to_be_visible()
    expect(week.locator("summary")).to_be_focused()


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_saved_file_is_brought_in_again(
    open_lesson: OpenLesson, tmp_path: Path, ending: str
) -> None:
    view = diary(*days_of(12, NOW))
    before = journal.everything().entries
    page = open_lesson(view).page
    with page.expect_download() as saved:
        button(page, say(f"diary.{ending}")).click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    assert path.name == f"my-diary.{ending}"
    expect(page.get_by_text("are in the file")).to_be_visible()
    button(page, say("diary.all")).click()
    expect(page.get_by_text(say("diary.all-ask"))).to_be_focused()
    button(page, say("diary.all-yes")).click()
    expect(page.get_by_text(say("diary.none"))).to_be_visible()
    assert journal.everything().entries == ()
    with page.expect_file_chooser() as chooser:
        button(page, say("diary.bring-in")).click()
    chooser.value.set_files(path)
    expect(heading(page, say("diary.brought-title"))).to_be_focused()
    expect(page.get_by_text(say("diary.brought-new", count=len(before)))).to_be_visible()
    assert journal.everything().entries == before
    assert violations(page) == []


def test_charts_are_pictures_with_words_on_a_light_card_in_the_dark(
    open_lesson: OpenLesson,
) -> None:
    page = open_lesson(diary(*days_of(60, NOW)), theme="dark").page
    expect(page.get_by_role("img")).to_have_count(0)
    button(page, say("diary.show-charts")).click()
    expect(heading(page, say("diary.charts-title"))).to_be_focused()
    pictures = page.get_by_role("img")
    expect(pictures).to_have_count(4)
    for picture in pictures.all():
        assert picture.evaluate("img => img.complete && img.naturalWidth > 100")
        assert picture.evaluate("img => getComputedStyle(img).backgroundColor") == (
            "rgb(252, 252, 250)"
        )
    page.locator(".sc-charts summary").first.click()
    expect(page.get_by_role("columnheader", name=say("diary.pain-leg"))).to_be_visible()


def test_a_hold_elsewhere_leaves_the_past_and_takes_the_form(open_lesson: OpenLesson) -> None:
    view = diary(*days_of(20, NOW))
    act(view, "morning")
    page = open_lesson(view).page
    form = page.locator(".sc-heading")
    expect(form).to_be_visible()
    check("bladder")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(heading(page, say("hold.title"))).to_be_visible()
    expect(form).to_have_count(0)
    expect(heading(page, say("diary.back-title"))).to_be_visible()
    expect(page.locator(".sc-encouraged")).to_have_count(0)
    assert violations(page) == []


def test_a_page_that_opens_again_shows_what_was_being_typed(open_lesson: OpenLesson) -> None:
    view = diary()
    lesson = open_lesson(view)
    fill_in(lesson.page, "4")
    lesson.page.get_by_role("textbox", name=say("diary.note")).fill("half a sen")
    lesson.reopen(view)
    expect(lesson.page.get_by_role("textbox", name=say("diary.note"))).to_have_value("half a sen")
    group = lesson.page.get_by_role("group", name=say("diary.leg-day"))
    expect(group.get_by_label("4", exact=True)).to_be_checked()
