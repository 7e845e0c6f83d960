"""Makes the instructor's edition of a handout: the same page, with a note beside each section."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import Any

from nbconvert.filters import markdown2html
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from sciatica_course import catalogue
from sciatica_course.handouts import front, reading
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.exporter import HandoutExporter
from sciatica_course.handouts.pages import Page, Wish
from sciatica_course.handouts.parts import Part
from sciatica_course.handouts.preprocessors import PLACE
from sciatica_course.handouts.sanitise import harmless
from sciatica_course.html import Html, element, join
from sciatica_course.words import say
from sciatica_course.workshop.guide import beside
from sciatica_course.workshop.notes import Note, NotesError, file_of, read


class PlaceNotes(Preprocessor):
    """Puts a mark before each section that has a note, and the note behind its text."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook with them.

        Raises:
            HandoutError: it is no lesson of the course, or its notes cannot be read.
        """
        lesson = str(nb.metadata.get("sciatica_course", {}).get("lesson", ""))
        if not lesson and resources["metadata"]["name"] == front.NAME:
            return nb, resources
        if lesson not in catalogue.load().lessons:
            raise HandoutError("Only a lesson of the course has notes for an instructor.")
        file = file_of(lesson)
        try:
            notes = read(file).by_section
        except NotesError as error:
            raise HandoutError(str(error)) from error
        resources["handout"]["read"][str(file)] = sha256(file.read_bytes()).hexdigest()
        parts: list[Part] = resources["handout"]["parts"]
        cells = []
        for cell in nb.cells:
            note = notes.get(cell.get("id", "")) if cell.cell_type == "markdown" else None
            if note:
                mark = Part(element("span", class_=beside.BEGINS))
                cells += [_place(parts, mark), cell, _place(parts, Part(_note(note)))]
            else:
                cells.append(cell)
        nb.cells = cells
        return nb, resources


class GuideExporter(HandoutExporter):
    """Writes a lesson and its notes as one HTML file for the person who leads a group."""

    def _init_preprocessors(self) -> None:
        super()._init_preprocessors()
        self.register_preprocessor(PlaceNotes(parent=self), enabled=True)

    def from_notebook_node(  # type: ignore[override]  # as HTMLExporter itself
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of a lesson with its notes, and what else came of it.

        Raises:
            HandoutError: it cannot be made; the message is one sentence.
        """
        html, resources = super().from_notebook_node(nb, resources, **kwargs)
        return beside.laid_out(html), resources

    def _page(self, nb: NotebookNode, resources: Any) -> dict[str, Any]:
        page = super()._page(nb, resources)
        page["title"] = say("guide.title", title=page["title"])
        page["css"] += beside.css()
        return page


def make(notebook: bytes, name: str, folder: str, wish: Wish) -> Page:
    """Return the instructor's edition of a lesson, as `handouts.make.make` does the learner's.

    Raises:
        HandoutError: it cannot be made; the message is one sentence.
    """
    html, resources = _exporter(wish).from_notebook_node(
        reading.read(notebook), {"metadata": {"name": name, "path": folder}}
    )
    handout = resources["handout"]
    return Page(handout["page"]["title"], handout["page"]["summary"], html, handout["read"])


@lru_cache(maxsize=1)
def _exporter(wish: Wish) -> GuideExporter:
    return GuideExporter(
        paper=wish.paper,
        country=wish.country,
        clinic=wish.clinic,
        phone=wish.phone,
        beside=list(wish.beside),
    )


def _place(parts: list[Part], part: Part) -> NotebookNode:
    """Return a cell in whose place this part will stand."""
    parts.append(part)
    # A cell without outputs is passed over, so that this one needs any.
    cell: NotebookNode = new_code_cell(
        metadata={PLACE: len(parts) - 1}, outputs=[new_output("display_data")]
    )
    return cell


def _note(note: Note) -> Html:
    """Return a note as it stands beside its section."""
    label: list[Html | str] = [element("b", say("guide.label"))]
    if note.minutes:
        one = say("guide.minute", minutes=1)
        many = say("guide.minutes", minutes=note.minutes)
        label.append(f" · {one if note.minutes == 1 else many}")
    words = Html(harmless(markdown2html(note.markdown)))
    return element(
        "div",
        join([element("p", label, class_="sc-tutor-label"), words]),
        class_=beside.NOTE,
        role="note",
        aria_label=say("guide.note", title=note.title),
    )
