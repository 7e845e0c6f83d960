"""What a person does in the page of a handout: answers the safety check, and makes choices."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from sciatica_course.handouts.parts import paper_form
from sciatica_course.widgets.check_forms import full_check
from sciatica_course.words import say
from tests.widgets.page import button

# What only a plan has: an amount, such as "hold for 20 seconds" or "2 sets of 8".
AMOUNT = re.compile(r"\b\d+ (seconds|minutes|times|sets|days)\b")
CHOSEN = {
    "worse": "neither",
    "level": "settled",
    "minutes": "10",
    "floor": "yes",
    "going": "walking",
}


def part(page: Page, kind: str) -> Locator:
    """Return the live part of this kind."""
    return page.locator(f"[data-kind={kind}]")


def the_check(page: Page) -> Locator:
    """Return the safety check, with the self-check that follows it."""
    return part(page, "symptom-check")


def answer(page: Page, **said: str) -> None:
    """Go through the whole check, "No" where nothing else is said, until the form is gone.

    It is pressed without waiting for the page to stand still, which takes long forty times over.
    """
    check = the_check(page)
    expect(check).to_be_visible()  # a page comes to life a moment after its words are there
    for screen in full_check().pages:
        if check.locator(".sc-form").is_hidden():
            return
        expect(check.get_by_role("heading", name=screen.heading)).to_be_visible()
        asked = [field.id.replace("-", "_") for field in screen.fields]
        no_to_all = button(page, say("form.no-to-all")).locator("visible=true")
        if said.keys().isdisjoint(asked) and no_to_all.count():
            no_to_all.dispatch_event("click")
        else:
            for name, field in zip(asked, screen.fields, strict=True):
                group = check.get_by_role("group", name=field.text)
                if group.is_visible():
                    chosen = group.get_by_label(said.get(name, "No"), exact=True)
                    chosen.dispatch_event("click")
        on = button(page, "Next").or_(button(page, say("form.finish")))
        on.locator("visible=true").dispatch_event("click")


def choose(where: Locator, **more: str) -> None:
    """Answer the choices for a routine; those of week and session only where they are given."""
    chosen = CHOSEN | more
    (sheet,) = paper_form.form(session=True).pages
    for field in sheet.fields:
        if field.id in chosen:
            label = next(each.label for each in field.options if each.value == chosen[field.id])
            group = where.get_by_role("group", name=field.text)
            group.get_by_label(label, exact=True).check()


def is_closed(page: Page, kind: str) -> None:
    """Nothing of a plan is shown in a part, or left where a screen reader finds it."""
    closed = part(page, kind)
    expect(closed.get_by_role("radio").locator("visible=true")).to_have_count(0)
    expect(closed.locator(".sc-player:visible, .sc-week:visible")).to_have_count(0)
    expect(closed).not_to_contain_text(AMOUNT)
