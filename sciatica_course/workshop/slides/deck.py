"""The slides of one lesson, section by section, and what whoever speaks reads with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from sciatica_course import __version__, catalogue, resources
from sciatica_course.catalogue.types import Lesson
from sciatica_course.guidance import help_lines
from sciatica_course.handouts.calls import Call, call_of, course_names, says_nothing
from sciatica_course.handouts.cells import code_cells, where
from sciatica_course.handouts.day import today
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.nobody import nobody
from sciatica_course.handouts.parts import Setting
from sciatica_course.html import Html, element, join
from sciatica_course.words import on_day, say
from sciatica_course.workshop.notes import Note
from sciatica_course.workshop.slides import prose, sentences
from sciatica_course.workshop.slides.blocks import Kind, blocks
from sciatica_course.workshop.slides.calls import is_own, shown
from sciatica_course.workshop.slides.outputs import pictures_of
from sciatica_course.workshop.slides.slide import (
    Look,
    Piece,
    Section,
    Slide,
    packed,
)

# The id of the warning box in every lesson.
_WARNING = "help-box"
# By the ids of the sections.
Notes = Mapping[str, Note]


def sections_of(nb: NotebookNode, title: str, setting: Setting, notes: Notes) -> list[Section]:
    """Return the sections of a notebook with their slides, the warning signs behind the title.

    Raises:
        HandoutError: a cell calls the course in a way that it cannot be called.
    """
    lesson = catalogue.load().lessons.get(setting.lesson)
    made = [Section("title", title, [_title(title, lesson, setting)]), _warning(setting, notes)]
    held, begun = made[0], False
    courses = course_names(cell.source for cell in code_cells(nb.cells))
    with nobody():
        for cell in nb.cells:
            if cell.cell_type == "markdown" and not _is_warning(cell.source):
                is_title = any(block.kind is Kind.TITLE for block in blocks(cell.source))
                if begun or not is_title:
                    held = Section(cell.id, prose.title_of(cell.source) or held.title)
                    held.slides = prose.slides(cell.source, held.title)
                    made.append(held)
                begun = True
                held.notes.append(_note(notes.get(cell.id), cell.source))
            elif cell.cell_type == "code":
                if held is made[0] and not says_nothing(cell.source):
                    held = Section(cell.id, title)
                    made.append(held)
                _call(cell, call_of(cell.source, courses), setting, held)
    for section in made:
        section.slides = section.slides or [Slide(section.title)]
    return [*made, _end()]


def _call(cell: Any, call: Call | None, setting: Setting, section: Section) -> None:
    """Put what a cell shows at the end of its section."""
    if call is not None:
        try:
            slides, told = shown(call, setting, section.title)
        except HandoutError as error:
            raise HandoutError(f"{where(cell)}: {error}") from error
        section.slides = slides if is_own(call) else section.slides + slides
        section.notes += told
    elif not says_nothing(cell.source):
        section.slides += pictures_of(cell, section.title)


def _title(title: str, lesson: Lesson | None, setting: Setting) -> Slide:
    said = [
        element("p", lesson.summary if lesson else ""),
        element("p", say("slides.minutes", minutes=lesson.minutes)) if lesson else None,
        element("p", setting.clinic, class_="clinic") if setting.clinic else None,
    ]
    return Slide(title, join(said), Look.TITLE)


def _warning(setting: Setting, notes: Notes) -> Section:
    """Return the signs that cannot wait, each of them, and whom to tell."""
    text = (resources.find("content") / "help-box.md").read_text(encoding="utf-8")
    signs = [block.text for block in blocks(text) if block.kind is Kind.ITEM]
    title = say("slides.help-title")
    pieces = [
        Piece(element("li", _flat(prose.html_of(sign))), sentences.count(sign), "ul")
        for sign in signs
    ]
    number = help_lines(catalogue.load().countries, setting.country)["emergency"].number
    call = say("slides.help-call", number=number) if number else say("slides.help-anywhere")
    do = join(element("p", each) for each in (say("slides.help-out"), call))
    slides = [
        *packed(title, pieces, Look.CARE),
        Slide(say("slides.help-do"), do, Look.CARE),
    ]
    return Section(_WARNING, title, slides, [_note(notes.get(_WARNING), text)])


def _flat(words: Html) -> Html:
    """Return words without the paragraph that Markdown puts them into."""
    return Html(str(words).removeprefix("<p>").removesuffix("</p>"))


def _end() -> Section:
    day = today()
    made = say("slides.made", version=__version__, date=f"{on_day(day)} {day.year}")
    pieces = [
        Piece(element("p", text), sentences.count(text))
        for text in (say("handout.disclaimer"), say("handout.review"), made)
    ]
    title = say("slides.about")
    return Section("about", title, packed(title, pieces))


def _is_warning(markdown: str) -> bool:
    text = (resources.find("content") / "help-box.md").read_text(encoding="utf-8")
    return markdown.split() == text.split()


def _note(note: Note | None, source: str) -> Html:
    """Return what the speaker reads to a section: its note, if there is one, and its text."""
    said: list[Html | None] = []
    if note is not None:
        said.append(element("h2", say("slides.note")))
        if note.minutes:
            key = "slides.note-minute" if note.minutes == 1 else "slides.note-minutes"
            said.append(element("p", say(key, minutes=note.minutes)))
        said.append(prose.html_of(note.markdown))
    text = BeautifulSoup(str(prose.html_of(source)), "html.parser")
    for each in text.find_all(["img", "h1", "h2"]):
        each.decompose()
    if text.get_text().strip():
        said += [element("h2", say("slides.whole")), Html(str(text))]
    return join(said)
