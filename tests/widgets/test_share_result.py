"""Sharing a result: only after a yes, only what is shown, and nothing of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import sciatica_course as course
from sciatica_course import knowledge, store
from sciatica_course.knowledge import When
from sciatica_course.shared_result import SharedResult, from_code, from_file, new_id
from sciatica_course.widgets import registry
from sciatica_course.widgets.share_result import ShareResult
from sciatica_course.words import say
from tests.html.test_builder import Reader
from tests.test_knowledge import CHECK, some_wrong
from tests.ways import WAYS
from tests.widgets.page import OpenLesson, button, violations
from tests.widgets.people import act, buttons, panel
from tests.widgets.test_knowledge_check import answer

FIRST = some_wrong("saddle", "rest", confidence=3)
LAST = some_wrong("scan", confidence=8)


@pytest.fixture
def view() -> ShareResult:
    """The view of someone who kept the first check, and has just done the second."""
    assert not knowledge.keep(CHECK, When.BEFORE, FIRST)
    answer(course.knowledge_check("after"), "scan", confidence=8)
    return course.share_result()  # type: ignore[no-any-return]


def code_in(view: ShareResult) -> SharedResult:
    return from_code(CHECK, Reader(panel(view)).text.partition(say("share.code"))[2][:23])


def given(view: ShareResult, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    files: list[tuple[str, str, str]] = []
    monkeypatch.setattr(view, "give_file", lambda *file: files.append(file))
    act(view, "save")
    return files


def test_without_answers_there_is_nothing_to_share(monkeypatch: pytest.MonkeyPatch) -> None:
    view = course.share_result()
    assert say("share.nothing") in panel(view)
    assert buttons(view) == []
    act(view, "show")
    assert say("share.nothing") in panel(view)
    assert given(view, monkeypatch) == []


def test_nothing_is_made_before_a_yes(view: ShareResult, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("share.code") not in panel(view)
    assert given(view, monkeypatch) == []
    (show,) = view.actions
    assert show["question"] == say("share.sure")


def test_code_and_file_hold_both_checks_and_the_same_letters(
    view: ShareResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(view, "show")
    result = code_in(view)
    assert (result.before, result.after) == (FIRST, LAST)
    ((name, kind, text),) = given(view, monkeypatch)
    assert (name, kind) == (f"{result.id}.sciatica-result.json", "application/json")
    assert from_file(CHECK, text.encode()) == result
    assert code_in(course.share_result()) == result
    act(view, "back")
    assert say("share.code") not in panel(view)


def test_a_yes_holds_only_for_what_was_shown(
    view: ShareResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(view, "show")
    knowledge.keep(CHECK, When.BEFORE, LAST)
    view.refresh()
    assert say("share.code") not in panel(view)
    assert given(view, monkeypatch) == []


def test_who_kept_the_answers_has_the_same_letters_on_another_day(view: ShareResult) -> None:
    act(view, "show")
    first = code_in(view).id
    view.close()
    again = course.share_result()
    assert again is not view
    assert say("share.in-letters", id=first) in panel(again)
    act(again, "show")
    assert code_in(again).id == first
    assert not knowledge.keep(CHECK, When.AFTER, LAST)
    assert knowledge.same_letters("0000000") == first


@pytest.mark.parametrize("damaged", ["abc", "abcdefg", "../../x", "ILOU000", 7, None, ["NYNCVPG"]])
def test_letters_that_were_damaged_are_made_anew(view: ShareResult, damaged: object) -> None:
    record, _ = store.read(knowledge.FILE)
    store.write(knowledge.FILE, {**(record or {}), "letters": damaged})
    act(view, "show")
    assert (code_in(view).before, code_in(view).id) == (FIRST, knowledge.kept_letters())


def test_new_letters_are_such_as_can_be_kept(view: ShareResult) -> None:
    for new in (new_id() for _ in range(50)):
        store.write(knowledge.FILE, {"letters": new})
        assert knowledge.kept_letters() == new


def test_one_check_can_be_shared_alone() -> None:
    answer(course.knowledge_check("before"), "saddle", "rest", confidence=3)
    view = course.share_result()
    act(view, "show")
    assert (code_in(view).before, code_in(view).after) == (FIRST, None)


def test_all_that_is_in_it_is_shown_first(view: ShareResult) -> None:
    text = Reader(panel(view)).text
    for id_, item in CHECK.items.items():
        assert item.text in text
        for check in (FIRST, LAST):
            assert item.choices[check.choices[id_]].text in text
    assert view._id in text


def test_the_next_person_has_other_letters_and_nothing_to_share(view: ShareResult) -> None:
    act(view, "show")
    before = code_in(view).id
    registry.next_person()
    view.refresh()
    assert say("share.nothing") in panel(view)
    assert view._id != before


def test_it_is_shared_in_a_page_with_the_keyboard(
    view: ShareResult, open_lesson: OpenLesson, tmp_path: Path
) -> None:
    page = open_lesson(view).page
    button(page, say("share.show")).focus()
    page.keyboard.press("Enter")
    button(page, say("share.yes")).click()
    expect(page.get_by_text(say("share.code"), exact=True)).to_be_visible()
    with page.expect_download() as download:
        button(page, say("share.save")).click()
    download.value.save_as(tmp_path / "result.json")
    assert from_file(CHECK, (tmp_path / "result.json").read_bytes()).after == LAST


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    view: ShareResult, open_lesson: OpenLesson, theme: str, width: int
) -> None:
    act(view, "show")
    page = open_lesson(view, width=width, theme=theme).page
    page.get_by_text(say("share.all")).click()
    expect(page.get_by_role("table")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
