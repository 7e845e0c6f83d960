"""``sciatica_handout``: the exporter that makes one page of a lesson, with nothing outside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import Enum, List, Unicode, default
from traitlets.config import Config

from sciatica_course import __version__, catalogue
from sciatica_course.handouts import finish, preprocessors, styles
from sciatica_course.handouts.day import today
from sciatica_course.handouts.language import language
from sciatica_course.handouts.sanitise import harmless
from sciatica_course.handouts.titles import heading_of
from sciatica_course.words import on_day, section

_NUMBER = re.compile(r"\+?[0-9][0-9 ().-]{2,30}\Z")
_PRIORITY = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]


class HandoutExporter(HTMLExporter):
    """Writes a lesson as one HTML file that works from a disk, without network and Python."""

    export_from_notebook = "Sciatica handout (HTML)"

    paper = Enum(["a4", "letter"], "a4", help="The size of the paper.").tag(config=True)
    country = Unicode(help="The country whose help numbers stand in it.").tag(config=True)
    clinic = Unicode(help="The name of the clinic that hands it out.").tag(config=True)
    phone = Unicode(help="The telephone of the clinic.").tag(config=True)
    beside: List[str] = List(
        Unicode(), help="The lessons that lie beside this one; none stands for all of the course."
    ).tag(config=True)

    @default("template_name")
    def _template_name(self) -> str:
        return "sciatica_handout"

    @default("extra_template_basedirs")
    def _basedirs(self) -> list[str]:
        return [str(Path(__file__).parent / "templates")]

    @property
    def default_config(self) -> Config:
        """What a page leaves out that a notebook has."""
        config = Config(
            {
                "NbConvertBase": {"display_data_priority": _PRIORITY},
                "HTMLExporter": {"exclude_anchor_links": True, "embed_images": False},
            }
        )
        inherited = Config(super().default_config)
        inherited.merge(config)
        return inherited

    def _init_preprocessors(self) -> None:
        super()._init_preprocessors()
        answer = preprocessors.AnswerCalls(
            parent=self, country=self.country, clinic=self.clinic, phone=self.phone
        )
        for each in (
            preprocessors.DropTagged(parent=self),
            answer,
            preprocessors.RefuseErrors(parent=self),
            preprocessors.DropNoise(parent=self),
            preprocessors.NamePictures(parent=self),
        ):
            self.register_preprocessor(each, enabled=True)

    def from_notebook_node(  # type: ignore[override]  # as HTMLExporter itself
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of a notebook, and what else came of it.

        Raises:
            HandoutError: the lesson cannot be handed out; the message is one sentence.
        """
        resources = self._init_resources(resources)
        resources["handout"] = {"parts": [], "read": {}, "page": self._page(nb, resources)}
        self.register_filter("harmless", harmless)
        # HTMLExporter would parse the page for itself first, and add what only JupyterLab needs.
        html, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kwargs)
        lessons = self.beside or list(catalogue.load().lessons)
        return finish.page(str(html), resources, catalogue.load(), lessons), resources

    def _page(self, nb: NotebookNode, resources: Any) -> dict[str, Any]:
        known = nb.metadata.get("sciatica_course", {}).get("lesson", "")
        lesson = catalogue.load().lessons.get(known)
        day = today()
        return {
            "language": language(),
            "title": str(
                nb.metadata.get("title") or heading_of(nb) or resources["metadata"]["name"]
            ),
            "summary": lesson.summary if lesson else "",
            "lesson": known,
            "words": dict(section("handout")),
            "version": __version__,
            "date": f"{on_day(day)} {day.year}",
            "clinic": self.clinic,
            "phone": self.phone,
            "calls": _called(self.phone),
            "css": styles.page(self.paper),
        }


def _called(phone: str) -> str:
    """Return what a telephone dials for a number, or nothing where that is not sure."""
    return re.sub(r"[^+0-9]", "", phone) if _NUMBER.match(phone) else ""
