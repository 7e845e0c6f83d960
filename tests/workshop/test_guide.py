"""The instructor's edition: the lesson's page with its notes, marked, and apart from handouts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from sciatica_course.cli import main
from sciatica_course.handouts.cache import FOLDER
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.exporter import HandoutExporter
from sciatica_course.handouts.pages import Wish
from sciatica_course.resources import find
from sciatica_course.words import say
from sciatica_course.workshop.guide.exporter import make
from sciatica_course.workshop.notes import notes_of
from tests.handouts.opening import open_file

# The warning alone, a lesson of prose, and the one whose cards are the longest.
CHOSEN = ("02-check-your-symptoms", "03-why-keep-moving", "04-stretch")
every_chosen = pytest.mark.parametrize("lesson", CHOSEN)


@dataclass(frozen=True)
class Guide:
    """Some lessons for an instructor, made once by the command."""

    folder: Path
    cache: Path
    said: str


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    home = tmp_path_factory.mktemp("guide")
    options = ["--out", str(home / "pages"), "--country", "ie", "--clinic", "Leg & Back"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER, str(home / "cache"))
        out = home / "said"
        with out.open("w") as file:
            patch.setattr("sys.stdout", file)
            assert main(["workshop", "guide", *CHOSEN, *options]) == 0
    return Guide(home / "pages", home / "cache", out.read_text())


def words(text: str) -> str:
    return " ".join(text.split())


def soup_of(guide: Guide, lesson: str) -> BeautifulSoup:
    return BeautifulSoup(
        (guide.folder / f"{lesson}.html").read_text(encoding="utf-8"), "html.parser"
    )


@every_chosen
def test_every_note_stands_beside_its_own_section(guide: Guide, lesson: str) -> None:
    soup = soup_of(guide, lesson)
    pieces = soup.select(".sc-tutored")
    notes = notes_of(lesson)
    assert len(pieces) == len(notes)
    for piece, (id_, note) in zip(pieces, notes.items(), strict=True):
        said = piece.select_one(":scope > .sc-tutor")
        text = piece.select_one(":scope > .sc-taught")
        assert said is not None
        assert text is not None
        first = re.sub(r"[*\[\]]|\([^)]*\)", "", note.markdown.split("\n\n")[0])
        assert words(first)[:60] in words(said.get_text()), id_
        assert str(said["aria-label"]).endswith(note.title)
        heading = text.find(re.compile("h[12]"))
        if heading is not None:
            assert heading.get_text() == note.title
        if id_ == "help-box":
            assert text.select_one(".sc-warning")
        if note.minutes:
            assert f"{note.minutes} minute" in said.get_text()
    assert not soup.select(".sc-tutor-begins")


@every_chosen
def test_a_page_says_at_its_top_and_in_its_title_whose_it_is(guide: Guide, lesson: str) -> None:
    soup = soup_of(guide, lesson)
    assert soup.header is not None
    first = soup.header.find(True)
    assert first is not None
    assert say("guide.edition") in first.get_text()
    assert soup.title is not None
    assert "for the instructor" in soup.title.get_text()
    assert say("guide.running") in str(soup.style)


@every_chosen
def test_links_of_a_note_lead_to_notes_of_the_same_page(guide: Guide, lesson: str) -> None:
    soup = soup_of(guide, lesson)
    ids = {tag["id"] for tag in soup.find_all(id=True)}
    for link in soup.select(".sc-tutor a"):
        target = str(link["href"])
        assert target.startswith("#"), target
        assert target[1:] in ids


def test_what_a_learner_gets_holds_no_note(guide: Guide) -> None:
    for lesson in CHOSEN:
        html, _ = HandoutExporter().from_filename(str(find("notebooks") / f"{lesson}.ipynb"))
        text = words(BeautifulSoup(html, "html.parser").get_text())
        assert "sc-tutor" not in html
        assert "sc-edition" not in html
        for phrase in (say("guide.label"), say("guide.edition"), "Nobody answers the safety check"):
            assert phrase not in text
        for note in soup_of(guide, lesson).select(".sc-tutor"):
            assert words(note.get_text()) not in text


def test_it_is_made_from_the_cache_unless_the_notes_have_changed(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(FOLDER, str(guide.cache))
    made: list[str] = []

    def remade(notebook: bytes, name: str, folder: str, wish: Wish) -> object:
        made.append(name)
        return make(notebook, name, folder, wish)

    monkeypatch.setattr("sciatica_course.workshop.guide.exporter.make", remade)
    options = ["--country", "ie", "--clinic", "Leg & Back", "--jobs", "1"]
    assert main(["workshop", "guide", *CHOSEN, "--out", str(tmp_path / "a"), *options]) == 0
    assert not made
    for lesson in CHOSEN:
        page = f"{lesson}.html"
        assert (tmp_path / "a" / page).read_bytes() == (guide.folder / page).read_bytes()
    file = tmp_path / "notes.ipynb"
    there = find("notebooks") / "instructor" / "notes"
    changed = (there / "03-why-keep-moving.ipynb").read_text(encoding="utf-8")
    file.write_text(changed.replace("This is a talking lesson", "This is a talk"), encoding="utf-8")
    monkeypatch.setattr("sciatica_course.workshop.guide.exporter.file_of", lambda _: file)
    own = find("notebooks") / "03-why-keep-moving.ipynb"
    anew = make(own.read_bytes(), own.stem, str(own.parent), Wish(edition="guide"))
    assert "This is a talk." in anew.html
    assert str(file) in anew.read


def test_handouts_and_guide_never_share_a_page(guide: Guide, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER, str(guide.cache))
        options = ["--country", "ie", "--clinic", "Leg & Back", "--jobs", "1"]
        assert main(["handouts", CHOSEN[1], "--out", str(tmp_path / "handouts"), *options]) == 0
    learner = (tmp_path / "handouts" / f"{CHOSEN[1]}.html").read_text(encoding="utf-8")
    assert "sc-tutor" not in learner


def test_only_a_lesson_of_the_course_has_a_guide(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Mine")])
    with pytest.raises(HandoutError, match="Only a lesson of the course"):
        make(nbformat.writes(notebook).encode(), "mine", str(tmp_path), Wish())


def test_notes_that_cannot_be_read_are_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = find("notebooks") / "03-why-keep-moving.ipynb"
    monkeypatch.setattr(
        "sciatica_course.workshop.guide.exporter.file_of", lambda name: tmp_path / f"{name}.ipynb"
    )
    with pytest.raises(HandoutError, match=r"03-why-keep-moving\.ipynb: There are no notes"):
        make(lesson.read_bytes(), lesson.stem, str(lesson.parent), Wish())


def test_the_command_says_where_it_is_and_that_it_is_not_for_patients(guide: Guide) -> None:
    assert "do not hand it to patients" in guide.said
    written = {each.name for each in guide.folder.glob("[!.]*")}
    assert written == {"index.html", *(f"{lesson}.html" for lesson in CHOSEN)}
    assert all(name in guide.said for name in written)
    index = (guide.folder / "index.html").read_text(encoding="utf-8")
    assert say("guide.edition") in index


@pytest.mark.parametrize(
    ("lesson", "width", "theme"),
    [("04-stretch", 1280, "light"), ("03-why-keep-moving", 320, "dark")],
)
def test_notes_are_beside_the_text_or_below_it_and_nothing_is_cut_off(
    guide: Guide, browser: Browser, lesson: str, theme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, offline=True
    )
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    open_file(page, guide.folder / f"{lesson}.html")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    places = page.evaluate(
        """[...document.querySelectorAll(".sc-tutored")].map((piece) => {
            const text = piece.querySelector(":scope > .sc-taught").getBoundingClientRect();
            const note = piece.querySelector(":scope > .sc-tutor").getBoundingClientRect();
            return note.left >= text.right ? "beside" : note.top >= text.bottom && "below";
        })"""
    )
    assert set(places) == {"beside" if width == 1280 else "below"}
    for found in Axe().run(page).response["violations"]:
        nodes = [node["html"][:120] for node in found["nodes"]]
        trouble.append(f"{lesson}: {found['id']} {nodes[:2]}")
    context.close()
    assert not trouble
