"""Slides as a room sees them: nothing is cut off, nothing is fetched, and the speaker's window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from sciatica_course import catalogue
from sciatica_course.workshop.notes import notes_of

LESSONS = tuple(catalogue.load().lessons)
NERVE = "01-know-your-nerve"
WIDTH, HEIGHT = 1280, 720
# What sticks out of the slide that is shown, or would have to be scrolled; each answer of a
# question is chosen in turn, because what is said about it needs room, too.
LOOK = """() => {
    const seen = (node) => !node.closest('.sc-only-heard') && node.clientWidth > 1
        && getComputedStyle(node).visibility !== 'hidden';
    const where = (node) => `${node.tagName}.${node.className} ${node.textContent.slice(0, 40)}`;
    const outside = (slide, at) => [...slide.querySelectorAll('*')].flatMap((node) => {
        if (node.closest('svg svg, svg *') || (!seen(node) && node.tagName !== 'IMG')) return [];
        const box = node.getBoundingClientRect();
        if (!box.width || !box.height) return [];
        const fits = box.left >= 0 && box.top >= 0 && box.right <= innerWidth
            && box.bottom <= innerHeight - 14; // the line that tells how far one is
        const scrolls = node.scrollHeight > node.clientHeight + 2
            && /auto|scroll|hidden/.test(getComputedStyle(node).overflowY);
        return fits && !scrolls ? [] : [`${at}: ${where(node)}`];
    });
    const slides = Reveal.getSlides();
    return slides.flatMap((slide, nth) => {
        Reveal.slide(nth);
        const found = outside(slide, nth + 1);
        for (const choice of slide.querySelectorAll('.look-quiz input')) {
            choice.click();
            found.push(...outside(slide, `${nth + 1} answered`));
        }
        return found;
    });
}"""
READY = "() => window.Reveal?.isReady()"
ALIVE = "() => document.querySelectorAll('.sc-alive[hidden]').length === 0"


@dataclass
class Shown:
    """Opens decks from their files, and notes all that they ask for or complain about."""

    browser: Browser
    folder: Path
    wrong: list[str] = field(default_factory=list)

    def open(self, lesson: str, search: str = "") -> Page:
        page = self.begin(lesson, search)
        page.wait_for_function(READY)
        page.wait_for_function(ALIVE)
        return page

    def begin(self, lesson: str, search: str = "", before: str = "") -> Page:
        """Open a deck without waiting for anything, a script of the test first."""
        context = self.browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        context.route("**/*", self._refuse)
        page = context.new_page()
        page.add_init_script(before)
        page.on("console", lambda said: self.wrong.append(said.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto((self.folder / f"{lesson}.html").as_uri() + search)
        return page

    def _refuse(self, route: Route) -> None:
        address = route.request.url
        if address.partition("?")[0].startswith(self.folder.as_uri()) or address.startswith(
            "data:"
        ):
            route.continue_()
        else:
            self.wrong.append(address)
            route.abort()


@pytest.fixture
def shown(browser: Browser, decks: Path) -> Iterator[Shown]:
    opened = Shown(browser, decks)
    yield opened
    for context in browser.contexts:
        context.close()
    assert opened.wrong == []


def go_to(page: Page, selector: str) -> None:
    page.evaluate(
        "(s) => Reveal.slide(Reveal.getSlides().findIndex((e) => e.matches(s)))", selector
    )


def notes_shown(page: Page) -> str:
    return " ".join(page.locator("#notes").inner_text().split())


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_sticks_out_of_any_slide_and_nothing_is_fetched(shown: Shown, lesson: str) -> None:
    assert shown.open(lesson).evaluate(LOOK) == []


def test_the_speaker_reads_the_notes_of_the_slide_that_is_shown(shown: Shown) -> None:
    page = shown.open(NERVE)
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    assert speaker.title() == "Notes for the speaker: Know your nerve"
    assert speaker.locator("#place").inner_text().startswith("1 / ")
    go_to(page, "[data-section=meet-the-nerve]")
    said = " ".join(notes_of(NERVE)["meet-the-nerve"].markdown.replace("*", "").split())
    assert said[:60] in notes_shown(speaker)
    assert "Hold up a finger" in notes_shown(speaker), "what the slide leaves out"
    before = speaker.locator("#now").inner_text()
    speaker.keyboard.press("ArrowRight")
    assert speaker.locator("#now").inner_text() != before
    speaker.get_by_role("button", name="Slide before").click()
    assert speaker.locator("#now").inner_text() == before
    go_to(page, "[data-section=about]")
    assert "This is the last slide." in speaker.locator("#next").inner_text()


def test_a_question_is_answered_on_its_slide_and_a_remote_control_goes_on(shown: Shown) -> None:
    page = shown.open(NERVE)
    go_to(page, ".look-quiz")
    slide = page.locator("section.present")
    slide.locator(".sc-option").nth(1).click()
    assert "Yes, right." in slide.locator(".sc-feedback").inner_text()
    at = page.evaluate("Reveal.getIndices().h")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("Reveal.getIndices().h") == at, "an arrow chooses another answer"
    page.keyboard.press("PageDown")
    assert page.evaluate("Reveal.getIndices().h") == at + 1
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == at + 2


def test_the_map_still_knows_a_warning_sign(shown: Shown) -> None:
    page = shown.open(NERVE)
    go_to(page, ".part-body-map")
    for tick in page.locator("section.present .sc-tick").all()[1:3]:
        tick.click()
    alarm = page.locator("section.present .sc-alarm")
    alarm.wait_for()
    assert "both legs" in alarm.inner_text()


def test_it_prints_a_page_for_each_slide(shown: Shown) -> None:
    page = shown.open("09-keep-going", "?print-pdf")
    page.wait_for_selector(".pdf-page")
    slides = page.locator(".slides section").count()
    assert page.locator(".pdf-page").count() == slides
    tall = "() => [...document.querySelectorAll('.pdf-page')].filter((p) => p.offsetHeight > 722)"
    assert page.evaluate(f"({tall})().length") == 0


def test_printing_takes_no_slide_away_before_its_parts_are_alive(shown: Shown) -> None:
    """Nor does it wait for parts that never come to life."""
    held = "const read = Response.prototype.text; const go = new Promise((r) => globalThis.go = r);"
    slow = "Response.prototype.text = function () { return go.then(() => read.call(this)); };"
    page = shown.begin("09-keep-going", "?print-pdf", f"{held} {slow}")
    page.wait_for_timeout(500)
    assert not page.evaluate(f"({READY})()")
    page.evaluate("go()")
    page.wait_for_selector(".pdf-page")
    page.wait_for_function(ALIVE)
    shown.begin(
        "09-keep-going", "?print-pdf", "delete globalThis.DecompressionStream"
    ).wait_for_selector(".pdf-page")


def test_axe_finds_nothing_on_the_slides_of_each_kind_nor_in_the_window(shown: Shown) -> None:
    page = shown.open(NERVE)
    kinds = ["title", "care", "words", "picture", "quiz"]
    places = [f".look-{kind}" for kind in kinds]
    places += [".part-nerve-explorer", ".part-body-map", ".part-disc-explorer", ".part-help-now"]
    for place in places:
        go_to(page, place)
        assert Axe().run(page).response["violations"] == [], place
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    assert Axe().run(popup.value).response["violations"] == []


def test_a_dark_system_leaves_the_slides_light(shown: Shown) -> None:
    page = shown.open("09-keep-going")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    ground = "() => getComputedStyle(document.querySelector('.reveal')).backgroundColor"
    ink = "() => getComputedStyle(document.querySelector('.reveal h1')).color"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert max(map(int, page.evaluate(ink)[4:-1].split(","))) < 80
