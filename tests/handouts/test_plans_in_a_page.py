"""Routine, doses and timer of a handout, with its real buttons: closed before the check and after.

Pages lie on a disk and have no network. Words come from the course; nothing is looked up by class
where a person would go by words.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sciatica_course import catalogue
from sciatica_course.handouts.parts import paper_form
from sciatica_course.widgets.check_forms import full_check, self_check_form
from sciatica_course.words import say
from tests.handouts.conftest import Open
from tests.handouts.pressing import AMOUNT, answer, choose, is_closed, part, the_check
from tests.widgets.page import button, heading

CONTENT = catalogue.load()
ROUTINE = "07-build-your-routine"


def test_a_routine_opens_with_a_finished_clear_check_alone(open_page: Open) -> None:
    page = open_page(ROUTINE)
    routine = part(page, "routine")
    expect(routine.get_by_text(say("handout-check.first"))).to_be_visible()
    is_closed(page, "routine")
    first = full_check().pages[0]
    button(page, say("form.no-to-all")).click()
    button(page, "Next").click()
    expect(heading(page, full_check().pages[1].heading)).to_be_visible()
    is_closed(page, "routine")  # a part of a check opens nothing
    button(page, "Back").click()
    expect(heading(page, first.heading)).to_be_visible()
    answer(page)
    expect(routine.get_by_role("heading", name=say("paper-choices.heading"))).to_be_visible()
    choose(routine)
    expect(routine).to_contain_text(AMOUNT)
    expect(button(page, say("week.print"))).to_be_visible()
    before = routine.inner_text()
    asked = next(f for f in paper_form.form().pages[0].fields if f.id == "minutes")
    routine.get_by_role("group", name=asked.text).get_by_label("25 minutes").check()
    expect(routine).not_to_have_text(before)


def test_a_red_flag_takes_a_routine_away_until_somebody_was_seen(open_page: Open) -> None:
    page = open_page(ROUTINE)
    routine = part(page, "routine")
    answer(page)
    choose(routine)
    expect(routine).to_contain_text(AMOUNT)
    button(page, say("check.again")).click()
    answer(page, bladder="Yes")
    expect(routine.get_by_text(say("hold.title"))).to_be_visible()
    is_closed(page, "routine")
    button(page, say("hold.way-out")).click()
    button(page, say("hold.way-out-yes")).click()
    is_closed(page, "routine")  # only a whole new check opens it
    answer(page)
    expect(routine.get_by_role("heading", name=say("paper-choices.heading"))).to_be_visible()


def test_an_answer_of_the_self_check_that_may_be_a_warning_takes_it_away(open_page: Open) -> None:
    page = open_page(ROUTINE)
    routine = part(page, "routine")
    answer(page)
    choose(routine)
    expect(routine).to_contain_text(AMOUNT)
    button(page, say("self-check.go-on")).click()
    both = CONTENT.symptoms.questions["side"]
    asked = the_check(page).get_by_role("group", name=both.text)
    asked.get_by_label(both.options["both"].label, exact=True).check()
    first = self_check_form().pages[0]
    for field in first.fields:
        if field.id != "side":
            group = the_check(page).get_by_role("group", name=field.text).first
            group.get_by_role("checkbox" if field.several else "radio").first.check()
    button(page, "Next").click()
    is_closed(page, "routine")
    expect(routine.get_by_text(say("handout-check.first"))).to_be_visible()


@pytest.mark.parametrize("finding", ["clear", "osteoporosis", "chest_pain"])
def test_doses_of_exercises_come_with_the_check_and_go_with_it(
    open_page: Open, finding: str
) -> None:
    page = open_page("04-stretch")
    cards = part(page, "exercise")
    hidden = say("handout-check.first")
    expect(cards.first.get_by_text(hidden)).to_be_visible()
    assert cards.get_by_text(hidden).count() >= 5
    answer(page, **({} if finding == "clear" else {finding: "Yes"}))
    if finding == "chest_pain":
        expect(cards.nth(1).get_by_text(say("exercise.dose-hold"))).to_be_visible()
        return
    expect(cards.get_by_text(hidden)).to_have_count(0)
    button(page, say("view.next-person")).click()
    expect(cards.first.get_by_text(hidden)).to_be_visible()
