"""Every lesson on paper: nothing cut, nothing alone, and what is urgent on the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from sciatica_course import resources
from sciatica_course.html.words import say
from tests.handouts.conftest import HandedOut

LESSONS = sorted(each.stem for each in resources.find("notebooks").glob("0*.ipynb"))
PAGE_NUMBER = re.compile(r"\d+ / \d+")
# More pages than these are a sign that something has come apart.
MOST = 16
FEW_LINES = 5


@pytest.fixture(scope="module")
def sheet(handed_out: HandedOut, browser: Browser) -> Iterator[Page]:
    """One page of a browser for all lessons."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def printed(sheet: Page, handed_out: HandedOut, lesson: str, paper: str) -> list[str]:
    """Return the words of each printed page of a lesson."""
    file = handed_out.folder / f"{lesson}.html"
    html = file.read_text(encoding="utf-8").replace("size: A4", f"size: {paper}")
    other = handed_out.folder.parent / "printed.html"
    other.write_text(html, encoding="utf-8")
    sheet.goto(other.as_uri())
    pages = PdfReader(BytesIO(sheet.pdf(prefer_css_page_size=True))).pages
    return [page.extract_text() for page in pages]


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text)


@pytest.mark.parametrize("paper", ["A4", "letter"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_prints_whole(sheet: Page, handed_out: HandedOut, lesson: str, paper: str) -> None:
    pages = printed(sheet, handed_out, lesson, paper)
    assert len(pages) <= MOST
    soup = BeautifulSoup((handed_out.folder / f"{lesson}.html").read_text("utf-8"), "html.parser")
    box = soup.find(class_="sc-warning")
    assert box is not None
    for words in (each.get_text() for each in box.find_all(["li", "p"], recursive=True)):
        assert plain(words).strip() in plain(pages[0]), "the warning box is whole on the first page"
    titles = {plain(each.get_text()).strip() for each in soup.find_all(["h2", "h3", "h4"])}
    for number, words in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in words
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        lines = [line for line in lines if not PAGE_NUMBER.fullmatch(line)]
        assert len(lines) >= FEW_LINES, (number, lines)
        assert plain(lines[-1]).strip() not in titles, (number, lines[-1])


def test_the_safety_check_takes_at_most_four_pages(sheet: Page, handed_out: HandedOut) -> None:
    pages = printed(sheet, handed_out, "02-check-your-symptoms", "A4")
    first = next(n for n, words in enumerate(pages) if say("handout-paper.intro") in words)
    name = say("self-check.name")
    last = next(n for n, words in enumerate(pages) if n > first and plain(name) in plain(words))
    assert last - first <= 4


def test_no_picture_card_or_row_is_cut(sheet: Page, handed_out: HandedOut) -> None:
    sheet.goto((handed_out.folder / "04-stretch.html").as_uri())
    sheet.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll(
        ".sc-paper img, .sc-card-paper, tr, fieldset, .sc-mean, .sc-help-box, .sc-warning")]
      .filter((each) => each.checkVisibility() && getComputedStyle(each).breakInside !== "avoid")
      .map((each) => each.outerHTML.slice(0, 80))"""
    assert sheet.evaluate(cut) == []
    sheet.emulate_media(media="null")


def test_paper_does_not_say_the_warning_twice_and_has_lines_to_write_on(
    sheet: Page, handed_out: HandedOut
) -> None:
    first = printed(sheet, handed_out, "04-stretch", "A4")[0]
    assert say("help.emergency", say="").rstrip(" .") not in first
    assert say("handout-paper.doctor") in first
    assert say("handout-paper.emergency") in first
