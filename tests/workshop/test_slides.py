"""Slides as they are made: few words, every section, every warning sign, and nothing personal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters.base import get_exporter
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from sciatica_course import catalogue, resources
from sciatica_course.cli import main
from sciatica_course.handouts import chosen, reading
from sciatica_course.handouts.cache import FOLDER
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.parts import Setting
from sciatica_course.workshop.notes import notes_of
from sciatica_course.workshop.slides import reveal, sentences
from sciatica_course.workshop.slides.deck import sections_of
from sciatica_course.workshop.slides.exporter import SlidesExporter
from sciatica_course.workshop.slides.slide import MOST, Section, Slide
from tests.handouts.attacks import attacks
from tests.handouts.notebooks import code, notebook, words

LESSONS = tuple(catalogue.load().lessons)
# What may be alive on a screen that a room sees: it asks nobody about themselves.
HARMLESS = {"form", "nerve-explorer", "disc-explorer", "body-map", "help-now"}
_MADE: dict[str, list[Section]] = {}

every_lesson = pytest.mark.parametrize("lesson", LESSONS)


def book_of(lesson: str) -> NotebookNode:
    return reading.read(chosen.lesson(lesson).file.read_bytes())


def sections(lesson: str) -> list[Section]:
    if lesson not in _MADE:
        setting = Setting(lesson=lesson)
        _MADE[lesson] = sections_of(book_of(lesson), lesson, setting, notes_of(lesson))
    return _MADE[lesson]


def text_of(html: object) -> str:
    return BeautifulSoup(str(html), "html.parser").get_text(" ")


def letters(html: str) -> str:
    """Return what a piece of HTML says, without the spaces, which each writer puts elsewhere."""
    return "".join(BeautifulSoup(html, "html.parser").get_text().split())


def words_on(slide: Slide) -> int:
    """Count what stands on a slide: its heading, its words, and the question of a quiz."""
    shown = sentences.count(f"{slide.title} {slide.number} {text_of(slide.inside)}")
    if not (slide.part and slide.part.kind == "form"):
        return shown
    asked = [field for page in slide.part.data["form"]["pages"] for field in page["fields"]]
    labels = [option["label"] for field in asked for option in field["options"]]
    # The heading of a question is only heard.
    return sum(map(sentences.count, [*(field["text"] for field in asked), *labels]))


@every_lesson
def test_no_slide_has_more_words_than_people_read(lesson: str) -> None:
    for section in sections(lesson):
        for slide in section.slides:
            assert 0 < words_on(slide) <= MOST, (section.id, slide.title, slide.inside)


@every_lesson
def test_every_section_is_on_some_slide_and_all_of_its_words_are_in_the_notes(lesson: str) -> None:
    made = {section.id: section for section in sections(lesson)}
    told = letters("".join(str(note) for section in made.values() for note in section.notes))
    for cell in book_of(lesson).cells:
        if cell.cell_type != "markdown" or "no-handout" in cell.metadata.get("tags", []):
            continue
        assert made[cell.id].slides
        text = "\n".join(line for line in cell.source.splitlines() if not line.startswith("#"))
        assert letters(markdown2html(text)) in told, cell.id


@every_lesson
def test_the_speaker_has_the_note_of_each_section(lesson: str) -> None:
    made = {section.id: letters("".join(map(str, section.notes))) for section in sections(lesson)}
    for section, note in notes_of(lesson).items():
        assert letters(markdown2html(note.markdown)) in made[section]


@every_lesson
def test_each_warning_sign_stands_before_anything_is_taught(lesson: str) -> None:
    title, warning, *_ = sections(lesson)
    assert [title.id, warning.id] == ["title", "help-box"]
    text = (resources.find("content") / "help-box.md").read_text(encoding="utf-8")
    signs = [line[4:] for line in text.splitlines() if line.startswith("> - ")]
    shown = [
        " ".join(entry.get_text().split())
        for slide in warning.slides
        for entry in BeautifulSoup(str(slide.inside), "html.parser").find_all("li")
    ]
    assert shown == [sign.replace("**", "") for sign in signs]
    assert len(signs) == 10


@every_lesson
def test_nothing_that_a_person_answers_about_themselves_is_alive(lesson: str) -> None:
    kinds = {slide.part.kind for s in sections(lesson) for slide in s.slides if slide.part}
    assert kinds <= HARMLESS


def test_the_safety_check_is_sent_to_everybodys_own_screen_or_paper() -> None:
    found = [
        slide
        for lesson in LESSONS
        for section in sections(lesson)
        if section.id in ("check", "check-first", "if-something-is-new")
        for slide in section.slides
    ]
    own = catalogue.load().interface["slides"]["own-check"]
    assert sum(own in text_of(slide.inside) for slide in found) == 3


def test_every_exercise_names_who_asks_first() -> None:
    exercises = catalogue.load().exercises
    shown = "".join(
        text_of(slide.inside) for name in LESSONS for s in sections(name) for slide in s.slides
    )
    for lesson in LESSONS:
        for cell in book_of(lesson).cells:
            if cell.source.startswith("course.exercise("):
                exercise = exercises[cell.source.split('"')[1]]
                for caution in exercise.cautions.values():
                    assert caution.condition in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("**Stop. Then rest.** Go on.", ["**Stop. Then rest.**", "Go on."]),
        ("It helps. *[Fair](sources.md#x).* More.", ["It helps. *[Fair](sources.md#x).*", "More."]),
        ("About 0.5 of them, e.g. you.", ["About 0.5 of them, e.g. you."]),
        ('He said "no." Then "yes".', ['He said "no."', 'Then "yes".']),
    ],
)
def test_a_paragraph_falls_into_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences.sentences(text) == expected


def test_a_statement_is_shown_whole_or_not_at_all() -> None:
    text = "First one. Its rest. *[Fair](sources.md#a).* Told. *[Weak](sources.md#b).* Never run."
    whole = ["First one.", "Its rest. *[Fair](sources.md#a).*", "Told. *[Weak](sources.md#b).*"]
    assert sentences.shown(text, first=False) == [*whole, "Never run."]
    assert sentences.shown(text.removesuffix(" Never run."), first=True) == whole[:2]
    assert sentences.shown(text.removesuffix(" Never run."), first=False) == []


def test_a_sentence_that_is_too_long_is_cut_where_one_breathes() -> None:
    text = "one two three, four five six, seven eight nine ten eleven"
    assert sentences.cut(text, 6) == [
        "one two three, four five six,",
        "seven eight nine ten eleven",
    ]
    assert all(sentences.count(piece) <= 4 for piece in sentences.cut("a b c d e f g h i", 4))


def make(*cells: dict[str, Any], title: str = "T") -> str:
    book = reading.read(notebook(*cells, title=title))
    return SlidesExporter().from_notebook_node(book, {"metadata": {"name": "own", "path": "."}})[0]


def test_nothing_that_a_clinic_wrote_can_run() -> None:
    html = make(
        *(words(f"## Head\n\n{attack}") for attack in attacks("x").values()),
        title="<script>x</script>",
    )
    soup = BeautifulSoup(html, "html.parser")
    assert soup.main is not None
    assert not soup.main.find_all(["script", "iframe", "object", "form", "link", "base"])
    handlers = [name for tag in soup.main.find_all(True) for name in tag.attrs if name[:2] == "on"]
    assert not handlers
    policy = str(soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"}))
    assert "script-src 'sha256-" in policy
    assert "default-src 'none'" in policy


def test_a_clinic_may_show_an_exercise_of_the_course() -> None:
    html = make(code("import sciatica_course as course"), code('course.exercise("clamshell")'))
    assert "Only for people whose safety check was clear today" in html


def test_a_wrong_call_is_named() -> None:
    with pytest.raises(HandoutError, match="glute-brigde"):
        make(code("import sciatica_course as course"), code('course.exercise("glute-brigde")'))


def test_nbconvert_finds_the_exporter() -> None:
    assert get_exporter("sciatica_slides") is SlidesExporter


def test_without_its_package_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reveal, "PACKAGE", "no-such-package")
    assert main(["workshop", "slides", "--out", str(tmp_path / "decks")]) == 1
    assert "pip install 'sciatica-course[slides]'" in capsys.readouterr().err
    assert not (tmp_path / "decks").exists()


def test_another_reveal_js_than_the_released_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reveal, "_FILES", {"reveal.js": "0" * 64})
    with pytest.raises(HandoutError, match=r"another reveal\.js"):
        reveal.script()


def test_the_command_writes_a_file_each_and_a_page_that_leads_to_them(decks: Path) -> None:
    names = {f"{lesson}.html" for lesson in LESSONS}
    assert {file.name for file in decks.glob("[!.]*")} == {*names, "index.html"}
    links = BeautifulSoup((decks / "index.html").read_text("utf-8"), "html.parser").find_all("a")
    assert {str(link["href"]) for link in links} == names
    html = (decks / f"{LESSONS[0]}.html").read_text("utf-8")
    assert "The Leg &amp; Back Clinic" in html
    assert "call 112, or go" in html


def test_a_deck_is_the_same_to_the_byte_when_it_is_made_again(
    decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    options = ["--clinic", "The Leg & Back Clinic", "--country", "ie", "--out", str(tmp_path / "d")]
    lessons = ["01", "04"]
    for _ in ("from nothing", "from the cache"):
        assert main(["workshop", "slides", *lessons, *options]) == 0
        for name in ("01-know-your-nerve.html", "04-stretch.html"):
            assert (tmp_path / "d" / name).read_bytes() == (decks / name).read_bytes()


def test_a_lesson_that_is_not_there_is_named_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    assert main(["workshop", "slides", "09", "strech", "--out", str(tmp_path / "d")]) == 1
    assert "04-stretch" in capsys.readouterr().err
    assert (tmp_path / "d" / "09-keep-going.html").is_file()
