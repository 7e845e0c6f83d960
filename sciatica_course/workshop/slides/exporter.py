"""``sciatica_slides``: the exporter that makes one file of slides of a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Unicode

from sciatica_course.handouts import preprocessors
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.language import language
from sciatica_course.handouts.parts import Setting
from sciatica_course.handouts.titles import heading_of
from sciatica_course.workshop.notes import Note, NotesError, notes_of
from sciatica_course.workshop.slides.deck import sections_of
from sciatica_course.workshop.slides.page import page


class SlidesExporter(Exporter):
    """Writes a lesson as slides in one HTML file that works from a disk, without network."""

    export_from_notebook = "Sciatica slides (HTML)"
    output_mimetype = "text/html"

    country = Unicode(help="The country whose help numbers stand in it.").tag(config=True)
    clinic = Unicode(help="The name of the clinic that shows it.").tag(config=True)

    def _file_extension_default(self) -> str:
        return ".html"

    def _init_preprocessors(self) -> None:
        super()._init_preprocessors()
        for each in (
            preprocessors.DropTagged(parent=self),
            preprocessors.RefuseErrors(parent=self),
            preprocessors.DropNoise(parent=self),
            preprocessors.NamePictures(parent=self),
        ):
            self.register_preprocessor(each, enabled=True)

    def from_notebook_node(  # type: ignore[override]  # as every exporter of text
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the slides of a notebook, and what else came of it.

        Raises:
            HandoutError: it cannot be shown; the message is one sentence.
        """
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = resources["metadata"]["name"]
        lesson = str(nb.metadata.get("sciatica_course", {}).get("lesson", ""))
        title = str(nb.metadata.get("title") or heading_of(nb) or name)
        setting = Setting(self.country, self.clinic, lesson=lesson)
        sections = sections_of(nb, title, setting, _notes(lesson))
        resources["deck"] = {"title": title, "read": {}}
        return page(title, language(), sections, resources), resources


def _notes(lesson: str) -> Mapping[str, Note]:
    """Return the facilitator's notes for a lesson of the course; a clinic's own has none."""
    try:
        return notes_of(lesson) if lesson else {}
    except NotesError as error:
        raise HandoutError(str(error)) from error
