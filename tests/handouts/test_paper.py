"""Every lesson on paper: nothing cut, nothing alone, and what is urgent on the first page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import textstat
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from sciatica_course import catalogue, resources
from sciatica_course.handouts import styles
from sciatica_course.handouts.other_words import known
from sciatica_course.widgets.view import CHECK_LESSON
from sciatica_course.words import say
from tests.handouts.conftest import HandedOut

LESSONS = sorted(each.stem for each in resources.find("notebooks").glob("0*.ipynb"))
PAGE_NUMBER = re.compile(r"\d+ / \d+")
# More pages than these are a sign that something has come apart.
MOST = 16
FEW_LINES = 6
# A page ends no higher than this, unless it is the last one; the number below does not count.
LEAST = 1 / 3
PAGE_NUMBER_HIGH = 42  # points
# Points of the smallest letters, and of those of running text.
SMALLEST, USUAL = 9, 11
HARDEST = 7
POINTS_HIGH = {"a4": 842, "letter": 792}
# What only a screen can do.
ON_SCREEN = re.compile(
    r"\bpress (Keep|Clear)|\btap the|\bclick|slider below|\ba button|the box above|this computer"
    r"|amounts.* open|a link\b|your answers are gone",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def sheet(handed_out: HandedOut, browser: Browser) -> Iterator[Page]:
    """One page of a browser for all lessons."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def printed(sheet: Page, handed_out: HandedOut, lesson: str, paper: str) -> list[str]:
    """Return the words of each printed page of a lesson."""
    return [page.extract_text() for page in sheets(sheet, handed_out, lesson, paper)]


def sheets(sheet: Page, handed_out: HandedOut, lesson: str, paper: str) -> list[PageObject]:
    """Return the printed pages of a lesson."""
    file = handed_out.folder / f"{lesson}.html"
    html = file.read_text(encoding="utf-8")
    assert styles.page("a4") in html
    other = handed_out.folder.parent / "printed.html"
    other.write_text(html.replace(styles.page("a4"), styles.page(paper)), encoding="utf-8")
    sheet.goto(other.as_uri())
    pages = list(PdfReader(BytesIO(sheet.pdf(prefer_css_page_size=True))).pages)
    assert {round(float(page.mediabox.height)) for page in pages} == {POINTS_HIGH[paper]}
    return pages


def reach(page: PageObject) -> float:
    """Return how far down its words go: 0 is the top of a page, 1 its bottom."""
    heights = []

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            heights.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    page.extract_text(visitor_text=note)
    return 1 - min(y for y in heights if y > PAGE_NUMBER_HIGH) / float(page.mediabox.height)


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text)


@pytest.mark.parametrize("paper", ["a4", pytest.param("letter", marks=pytest.mark.slow)])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_prints_whole(sheet: Page, handed_out: HandedOut, lesson: str, paper: str) -> None:
    laid_out = sheets(sheet, handed_out, lesson, paper)
    assert [n for n, page in enumerate(laid_out[:-1], 1) if reach(page) < LEAST] == []
    pages = [page.extract_text() for page in laid_out]
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


# Every piece of text that is printed, with its size in points, and whether it is running text.
SIZES = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = node.data.trim(), around = node.parentElement;
    if (!words || !around.checkVisibility() || around.closest("script, style, svg")) continue;
    const size = parseFloat(getComputedStyle(around).fontSize) * 72 / 96;
    found.push([size, around.matches("main > p"), words.slice(0, 60)]);
  }
  return found;
}"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_all_that_is_printed_can_be_read_and_done_on_paper(
    sheet: Page, handed_out: HandedOut, lesson: str
) -> None:
    sheet.goto((handed_out.folder / f"{lesson}.html").as_uri())
    sheet.emulate_media(media="print")
    found: list[list[Any]] = sheet.evaluate(SIZES)
    paragraphs = sheet.locator("main p:visible, main li:visible").all_inner_texts()
    sheet.emulate_media(media="null")
    assert [each for each in found if each[0] < SMALLEST - 0.01] == []
    assert {round(size, 2) for size, running, _ in found if running} == {USUAL}
    assert [words for words in paragraphs if ON_SCREEN.search(words)] == []


def test_what_is_said_otherwise_is_still_said_in_the_course() -> None:
    """A sentence that somebody has changed in a lesson would be printed as it stands there."""
    lessons = (resources.find("notebooks") / f"{each}.ipynb" for each in LESSONS)
    cells = (cell for each in lessons for cell in json.loads(each.read_text("utf-8"))["cells"])
    written = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    content = catalogue.load()
    written += [said for section in content.interface.values() for said in section.values()]
    written += [point for lesson in content.lessons.values() for point in lesson.key_points]
    said = without_marks("\n".join(written))
    said = said.replace("{lesson}", content.lessons[CHECK_LESSON].title)
    assert [each for each in known() if each not in said] == []


def test_what_is_said_otherwise_is_as_easy_to_read() -> None:
    instead = [each for one in known().values() for each in (one.page, one.paper) if each]
    assert textstat.flesch_kincaid_grade(without_marks(" ".join(instead))) <= HARDEST


def without_marks(markdown: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown).replace("*", "")


def test_an_exercise_keeps_who_has_to_take_care_beside_its_picture(handed_out: HandedOut) -> None:
    html = (handed_out.folder / "05-strengthen.html").read_text("utf-8")
    cards = BeautifulSoup(html, "html.parser").find_all(class_="sc-card-paper")
    assert len(cards) == 4
    for card in cards:
        first, more = card.find_all(class_="sc-beside", recursive=False)
        assert say("exercise.cautions") in first.get_text()
        assert first.find(class_="sc-blank"), "a line for the amount"
        assert more.p
        assert more.p.get_text().startswith(say("handout-paper.more", name=""))


def test_the_safety_check_takes_at_most_four_pages(sheet: Page, handed_out: HandedOut) -> None:
    pages = printed(sheet, handed_out, "02-check-your-symptoms", "a4")
    first = next(n for n, words in enumerate(pages) if say("handout-paper.intro") in words)
    name = say("self-check.name")
    last = next(n for n, words in enumerate(pages) if n > first and plain(name) in plain(words))
    assert last - first <= 4


def test_no_picture_card_or_row_is_cut(sheet: Page, handed_out: HandedOut) -> None:
    sheet.goto((handed_out.folder / "04-stretch.html").as_uri())
    sheet.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll(
        ".sc-paper img, .sc-beside, tr, fieldset, .sc-mean, .sc-help-box, .sc-warning")]
      .filter((each) => each.checkVisibility() && getComputedStyle(each).breakInside !== "avoid")
      .map((each) => each.outerHTML.slice(0, 80))"""
    assert sheet.evaluate(cut) == []
    sheet.emulate_media(media="null")


def test_paper_does_not_say_the_warning_twice_and_has_lines_to_write_on(
    sheet: Page, handed_out: HandedOut
) -> None:
    first = printed(sheet, handed_out, "04-stretch", "a4")[0]
    assert say("help.emergency", say="").rstrip(" .") not in first
    assert say("handout-paper.doctor") in first
    assert say("handout-paper.emergency") in first
