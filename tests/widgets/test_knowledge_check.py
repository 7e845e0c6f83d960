"""The knowledge check asks the same before and after, gives nothing away, and compares kindly."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import sciatica_course as course
from sciatica_course import catalogue, knowledge
from sciatica_course.html import static
from sciatica_course.knowledge import FILE, Given, When, right_choice
from sciatica_course.lookup import UnknownName
from sciatica_course.widgets import registry
from sciatica_course.widgets.knowledge_check import KnowledgeView, as_form
from sciatica_course.words import say
from tests.html.test_builder import Reader
from tests.html.test_static import KEPT_ATTRIBUTES, KEPT_TAGS, MAY_BE_DROPPED, text_of
from tests.test_knowledge import CHECK, some_wrong
from tests.widgets.page import OpenLesson, button, heading, violations
from tests.widgets.people import act, buttons, go_through, panel, send


def answer(view: KnowledgeView, *wrong: str, confidence: int = 5) -> Given:
    """Answer every page, rightly but for some items, and return what was given."""
    given = some_wrong(*wrong, confidence=confidence)
    said = {**given.choices, "confidence": confidence}
    for number, page in enumerate(view.form["pages"]):
        told = {field["id"]: said[field["id"]] for field in page["fields"]}
        send(view, kind="next", screen=number, answers=dict(view.answers) | told)
    return given


def orders(view: KnowledgeView) -> list[tuple[str, ...]]:
    """Return the order of the choices of every item."""
    fields = [field for page in view.form["pages"] for field in page["fields"]]
    return [tuple(o["value"] for o in f["options"]) for f in fields if f["options"]]


def test_the_same_questions_are_asked_before_and_after() -> None:
    before, after = (as_form(CHECK, when, "someone") for when in When)
    for form in (before, after):
        assert [*form.fields] == [*CHECK.items, "confidence"]
    for id_ in CHECK.items:
        asked = [{(o.value, o.label) for o in f.fields[id_].options} for f in (before, after)]
        assert asked[0] == asked[1]
    assert before.pages[0].intro == CHECK.before
    assert after.pages[0].intro == CHECK.after


def test_the_order_of_choices_is_a_persons_own_and_stays() -> None:
    mine = course.knowledge_check("before")
    first = orders(mine)
    mine.refresh()
    assert orders(course.knowledge_check("before")) == first
    assert as_form(CHECK, When.BEFORE, "a") == as_form(CHECK, When.BEFORE, "a")
    assert as_form(CHECK, When.BEFORE, "a") != as_form(CHECK, When.BEFORE, "b")
    registry.next_person()
    mine.refresh()
    assert orders(mine) != first


def test_the_right_choice_stands_in_every_place() -> None:
    places = set()
    for seed in ("a", "b", "paper"):
        for id_, field in as_form(CHECK, When.AFTER, seed).fields.items():
            if id_ in CHECK.items:
                right = right_choice(CHECK.items[id_])
                places.add([o.value for o in field.options].index(right))
    assert places == {0, 1, 2}


def test_nothing_on_the_way_says_what_is_right() -> None:
    for when in ("before", "after"):
        view = course.knowledge_check(when)
        for page in view.form["pages"]:
            for field in page["fields"]:
                assert not any(o["feedback"] or o["right"] for o in field["options"])


def test_before_the_course_no_answer_is_given_away_and_nothing_is_kept(
    learner_folder: Path,
) -> None:
    view = course.knowledge_check("before")
    answer(view, "rest", "scan")
    assert not view.form
    assert say("knowledge.keep-text") in text_of(panel(view))
    assert say("knowledge.happening-now") in text_of(panel(view)), "help does not wait"
    feedback = [c.feedback for item in CHECK.items.values() for c in item.choices.values()]
    assert not [each for each in feedback if each in text_of(panel(view))]
    assert buttons(view) == ["keep", "change"]
    assert not (learner_folder / FILE).exists()


def test_what_is_kept_is_compared_after_the_course() -> None:
    first = course.knowledge_check("before")
    given = answer(first, "rest", "scan", "best", confidence=3)
    act(first, "keep")
    assert knowledge.kept(CHECK) == ({When.BEFORE: given}, "")
    assert buttons(first) == ["forget", "change"]
    first.close()  # as in another lesson
    last = course.knowledge_check("after")
    answer(last, "scan", confidence=6)
    words = text_of(panel(last))
    assert say("knowledge.right", right=11, count=12) in words
    assert say("knowledge.more", right=9) in words
    assert say("knowledge.confidence-up", then=3) in words
    scan = CHECK.items["scan"]
    wrong = next(c for c in scan.choices.values() if not c.right)
    assert scan.text in words
    assert wrong.feedback in words
    assert "change" not in buttons(last)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (((), 5), ((), 5), ("same", "level")),
        ((("rest",), 5), (("scan",), 6), ("same", "level")),
        (((), 8), (("rest",), 6), ("fewer", "down")),
        ((("rest",), 2), ((), 4), ("more", "up")),
    ],
)
def test_every_comparison_is_kind(
    before: tuple[tuple[str, ...], int], after: tuple[tuple[str, ...], int], said: tuple[str, str]
) -> None:
    answer(course.knowledge_check("before"), *before[0], confidence=before[1])
    last = course.knowledge_check("after")
    answer(last, *after[0], confidence=after[1])
    words = text_of(panel(last))
    right = len(CHECK.items) - len(before[0])
    values = {} if said[0] == "same" else {"right": right}
    assert say(f"knowledge.{said[0]}", **values) in words
    assert say(f"knowledge.confidence-{said[1]}", then=before[1]) in words


def test_without_a_first_check_there_is_nothing_to_compare_and_that_is_fine() -> None:
    last = course.knowledge_check("after")
    answer(last)
    words = text_of(panel(last))
    assert say("knowledge.no-before") in words
    assert say("knowledge.look-again") not in words


def test_after_the_course_every_answer_can_be_read() -> None:
    last = course.knowledge_check("after")
    answer(last, "rest")
    details = panel(last).partition("<details>")[2]
    for item in CHECK.items.values():
        assert item.choices[right_choice(item)].text.rstrip(".") in text_of(details)


def test_a_page_that_is_not_whole_is_not_left() -> None:
    view = course.knowledge_check("before")
    send(view, kind="next", screen=0, answers={"what-it-is": "leg"})
    assert view.screen == 0
    assert view.form
    send(view, kind="next", screen=0, answers={"what-it-is": "no such answer"})
    assert view.screen == 0


def test_answers_can_be_changed_before_the_course_and_forgotten_at_any_time() -> None:
    view = course.knowledge_check("before")
    given = answer(view, "rest")
    act(view, "keep")
    act(view, "change")
    assert view.screen == 0
    assert view.form
    assert view.answers == {**given.choices, "confidence": given.confidence}
    answer(view)
    assert "keep" in buttons(view)
    act(view, "forget")
    assert knowledge.kept(CHECK) == ({}, "")


def test_when_it_cannot_be_kept_a_sentence_says_so(learner_folder: Path) -> None:
    learner_folder.write_text("not a folder", encoding="utf-8")
    view = course.knowledge_check("before")
    answer(view)
    act(view, "keep")
    assert view.notice
    assert buttons(view)[0] == "keep"


def test_an_emergency_comes_first_and_the_answers_stay() -> None:
    view = course.knowledge_check("before")
    view.answers = {"rest": "heals"}
    check = course.symptom_check()
    go_through(check, bladder="yes")
    assert view.panel["instead"]
    assert not view.form
    assert view.answers == {"rest": "heals"}


def test_on_paper_only_the_last_check_has_answers() -> None:
    pages = {}
    for when in ("before", "after"):
        html = str(course.knowledge_check(when)._repr_mimebundle_()[0]["text/html"])
        pages[when] = html
        for item in CHECK.items.values():
            assert item.text in text_of(html)
        for tag, attributes in Reader(html).tags:
            assert tag in KEPT_TAGS
            assert set(attributes) <= KEPT_ATTRIBUTES | MAY_BE_DROPPED
    assert "<details>" not in pages["before"]
    assert "<details>" in pages["after"]
    again = str(static.form(as_form(CHECK, When.BEFORE, "paper")))
    assert again in pages["before"], "paper has one order for everybody"


def test_neither_before_nor_after_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="“before”"):
        course.knowledge_check("befor")


def finish(page: Page) -> None:
    """Go through the check in the page, choosing the first answer each time."""
    for _ in range(4):
        for group in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
            group.get_by_role("radio").first.check()
        page.locator("button.sc-main").click()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_done_in_a_page_and_axe_finds_nothing(
    open_lesson: OpenLesson, theme: str
) -> None:
    lesson = open_lesson(
        course.knowledge_check("before"), course.knowledge_check("after"), theme=theme, width=320
    )
    page = lesson.page
    assert violations(page) == []
    first = page.get_by_role("region", name=CHECK.before_title)
    for _ in range(4):
        for group in first.get_by_role("group").filter(has=page.get_by_role("radio")).all():
            group.get_by_role("radio").first.check()
        first.locator("button.sc-main").click()
    expect(heading(page, say("knowledge.thanks"))).to_be_visible()
    assert violations(page) == []
    button(page, say("knowledge.keep")).click()
    expect(page.get_by_text(say("knowledge.kept"))).to_be_visible()
    lesson.reopen(course.knowledge_check("after"))
    finish(page)
    expect(heading(page, say("knowledge.done"))).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_catalogue_holds_the_check() -> None:
    assert catalogue.load().knowledge_check is CHECK
