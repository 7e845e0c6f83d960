"""``sciatica_handout``: the exporter that makes one page of a lesson, with nothing outside it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import Enum, Unicode, default
from traitlets.config import Config

from sciatica_course import __version__, catalogue
from sciatica_course.handouts import finish, preprocessors, styles
from sciatica_course.html.words import on_day, section

_PRIORITY = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]


class HandoutExporter(HTMLExporter):
    """Writes a lesson as one HTML file that works from a disk, without network and Python."""

    export_from_notebook = "Sciatica handout (HTML)"

    paper = Enum(["a4", "letter"], "a4", help="The size of the paper.").tag(config=True)
    country = Unicode(help="The country whose help numbers stand in it.").tag(config=True)
    clinic = Unicode(help="The name of the clinic that hands it out.").tag(config=True)
    phone = Unicode(help="The telephone of the clinic.").tag(config=True)

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
        inherited = HTMLExporter.default_config.fget(self).copy()
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
        ):
            self.register_preprocessor(each, enabled=True)

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, Any]:
        """Return the page of a notebook, and what else came of it.

        Raises:
            HandoutError: the lesson cannot be handed out; the message is one sentence.
        """
        resources = self._init_resources(resources)
        resources["handout"] = {"parts": [], "page": self._page(nb, resources)}
        # HTMLExporter would parse the page for itself first, and add what only JupyterLab needs.
        html, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kwargs)
        return finish.page(html, resources, catalogue.load()), resources

    def _page(self, nb: NotebookNode, resources: Any) -> dict[str, Any]:
        words = dict(section("handout"))
        known = nb.metadata.get("sciatica_course", {}).get("lesson", "")
        lesson = catalogue.load().lessons.get(known)
        return {
            "language": "en",
            "title": nb.metadata.get("title") or resources["metadata"]["name"],
            "summary": lesson.summary if lesson else "",
            "lesson": known,
            "words": words,
            "version": __version__,
            "date": f"{on_day(today())} {today().year}",
            "clinic": self.clinic,
            "phone": self.phone,
            "css": styles.page(self.paper),
        }


def today() -> date:
    """Return the day that stands on a page: ``SOURCE_DATE_EPOCH`` makes it the same every time."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()
