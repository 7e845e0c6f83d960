"""What happens to a notebook before it becomes a page: one small thing each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Unicode

from sciatica_course.handouts.calls import call_of, course_name
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.parts import Part, Setting, part_of
from sciatica_course.html import element

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# Cells with one of these tags are not handed out.
LEFT_OUT = frozenset({"no-handout", "instructor-only"})
KEEP_TEXT = "keep-text"
PLACE = "data-sc-place"


class DropTagged(Preprocessor):
    """Leaves out the cells that are not for paper, by their tags."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook without them."""
        nb.cells = [cell for cell in nb.cells if not LEFT_OUT & set(_tags(cell))]
        return nb, resources


class AnswerCalls(Preprocessor):
    """Answers the one-line calls of a lesson here, so that no kernel has to start for them."""

    country = Unicode(help="The country of the help numbers.").tag(config=True)
    clinic = Unicode(help="The name of the clinic that hands it out.").tag(config=True)
    phone = Unicode(help="The telephone of the clinic.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook with a place for each part, and the parts among the resources."""
        setting = Setting(self.country, self.clinic, self.phone)
        parts: list[Part] = resources["handout"]["parts"]
        names = {name for cell in _code(nb) if (name := course_name(cell.source))}
        for cell in _code(nb):
            calls = (call_of(cell.source, name) for name in names)
            call = next((each for each in calls if each), None)
            if call is None:
                continue
            try:
                parts.append(part_of(call, setting))
            except HandoutError as error:
                raise HandoutError(f"{where(cell)}: {error}") from error
            place = element("div", data_sc_place=len(parts) - 1)
            cell.outputs = [new_output("display_data", {"text/html": str(place)})]
        return nb, resources


class RefuseErrors(Preprocessor):
    """Refuses a notebook with an error in it: nobody can use a page with a traceback."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Return the cell as it is.

        Raises:
            HandoutError: the cell shows an error.
        """
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise HandoutError(f"{where(cell)} ends with an error ({output.ename}).")
        return cell, resources


class DropNoise(Preprocessor):
    """Leaves out what only a running notebook means, or what tells about a machine."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Return the cell without widget views, streams and the bare names of objects."""
        if cell.cell_type == "code":
            keep_text = KEEP_TEXT in _tags(cell)
            cell.outputs = [
                output for output in cell.outputs if _says_something(output, keep_text=keep_text)
            ]
        return cell, resources


def where(cell: NotebookNode) -> str:
    """Return the words that name a cell."""
    return f"The cell “{cell.get('id', '?')}”"


def _says_something(output: NotebookNode, *, keep_text: bool) -> bool:
    if output.output_type == "stream":
        return keep_text and output.name == "stdout"
    data = output.get("data", {})
    data.pop(WIDGET_VIEW, None)
    return bool(set(data) - {"text/plain"}) or (keep_text and bool(data))


def _code(nb: NotebookNode) -> Iterable[NotebookNode]:
    return (cell for cell in nb.cells if cell.cell_type == "code")


def _tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))
