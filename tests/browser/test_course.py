"""The whole course, clicked through in order by its own links, as a learner does."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from sciatica_course import catalogue
from tests.browser.lab import LabPage

LESSONS = list(catalogue.load().lessons.values())


def test_every_lesson_leads_to_the_next_and_runs(page: LabPage) -> None:
    page.open(f"notebooks/{LESSONS[0].id}.ipynb")
    for lesson, following in zip(LESSONS, [*LESSONS[1:], LESSONS[0]], strict=True):
        front = page.page.locator(".sc-lesson:not(.lm-mod-hidden)")
        expect(front.get_by_role("heading", name=lesson.title, level=1)).to_be_visible()
        # Every cell that shows something shows it: none is empty, none tells of an error.
        expect(front.locator(".jp-RenderedText[data-mime-type*=stderr]")).to_have_count(0)
        page.look(f"course-{lesson.id}-top")
        link = front.get_by_role(
            "link", name=re.compile(f"(Go on|Back) to: {re.escape(following.title)}")
        )
        link.first.scroll_into_view_if_needed()
        page.look(f"course-{lesson.id}-end")
        link.first.click()
        expect(
            page.page.locator(".sc-lesson:not(.lm-mod-hidden)").get_by_role(
                "heading", name=following.title, level=1
            )
        ).to_be_visible()
        page.wait_until("live")
        for pictured in page.page.locator(".sc-lesson:not(.lm-mod-hidden) img").all():
            assert pictured.get_attribute("alt"), "a picture without words"
