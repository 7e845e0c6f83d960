"""What happens to a notebook before it becomes a page: one small thing each."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Unicode

from sciatica_course.handouts import check_first
from sciatica_course.handouts.calls import call_of, course_names
from sciatica_course.handouts.cells import code_cells, where
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.nobody import nobody
from sciatica_course.handouts.parts import Part, Setting, part_of

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# Cells with one of these tags are not handed out.
LEFT_OUT = frozenset({"no-handout", "instructor-only"})
KEEP_TEXT = "keep-text"
_KNOWN = LEFT_OUT | {KEEP_TEXT}
_NEAR = 0.85
# In a cell's metadata: the number of the part that stands for it.
PLACE = "sciatica_place"
# In the metadata of a picture, of its kind, or of its cell: the words that stand for the picture.
ALT = "alt"
_PICTURES = ("image/svg+xml", "image/png", "image/jpeg")


class DropTagged(Preprocessor):
    """Leaves out the cells that are not for paper, by their tags."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook without them.

        Raises:
            HandoutError: a tag is nearly one of ours, so that a cell may be shown that should not.
        """
        for cell in nb.cells:
            for tag in set(_tags(cell)) - _KNOWN:
                if near := get_close_matches(tag.lower(), _KNOWN, n=1, cutoff=_NEAR):
                    said = f"has the unknown tag “{tag}”; the nearest is “{near[0]}”."
                    raise HandoutError(f"{where(cell)} {said}")
        nb.cells = [cell for cell in nb.cells if not LEFT_OUT & set(_tags(cell))]
        return nb, resources


class AnswerCalls(Preprocessor):
    """Answers the one-line calls of a lesson here, so that no kernel has to start for them."""

    country = Unicode(help="The country of the help numbers.").tag(config=True)
    clinic = Unicode(help="The name of the clinic that hands it out.").tag(config=True)
    phone = Unicode(help="The telephone of the clinic.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook with a place for each part, and the parts among the resources.

        Raises:
            HandoutError: the course cannot be called so.
        """
        lesson = str(nb.metadata.get("sciatica_course", {}).get("lesson", ""))
        setting = Setting(self.country, self.clinic, self.phone, lesson)
        parts: list[Part] = resources["handout"]["parts"]
        names = course_names(cell.source for cell in code_cells(nb.cells))
        with nobody():
            for cell in code_cells(nb.cells):
                cell.metadata.pop(PLACE, None)  # nobody but this may say where a part stands
                call = call_of(cell.source, names)
                if call is None:
                    continue
                try:
                    parts.append(part_of(call, setting))
                except HandoutError as error:
                    raise HandoutError(f"{where(cell)}: {error}") from error
                cell.metadata[PLACE] = len(parts) - 1
                # A cell without outputs is passed over, so that this one needs any.
                cell.outputs = [new_output("display_data")]
            check_first.add(nb, parts, setting, PLACE)
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
        if cell.cell_type == "code" and PLACE not in cell.metadata:
            keep_text = KEEP_TEXT in _tags(cell)
            shown = (_without_views(output) for output in cell.outputs)
            cell.outputs = [each for each in shown if _says_something(each, keep_text=keep_text)]
        return cell, resources


class NamePictures(Preprocessor):
    """Finds the words for each picture that a cell shows, wherever its author put them."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Return the cell with the words of its pictures in one place."""
        for output in cell.get("outputs", []):
            given = output.get("metadata", {})
            by_kind = (given.get(kind, {}) for kind in _PICTURES)
            words = [given, *(each for each in by_kind if isinstance(each, dict)), cell.metadata]
            output["metadata"] = NotebookNode(
                {ALT: str(next(each[ALT] for each in words if ALT in each))}
                if any(ALT in each for each in words)
                else {}
            )
        return cell, resources


def _without_views(output: NotebookNode) -> NotebookNode:
    if WIDGET_VIEW not in output.get("data", {}):
        return output
    data = {kind: value for kind, value in output.data.items() if kind != WIDGET_VIEW}
    return NotebookNode({**output, "data": NotebookNode(data)})


def _says_something(output: NotebookNode, *, keep_text: bool) -> bool:
    if output.output_type == "stream":
        return keep_text and bool(output.name == "stdout")
    data = output.get("data", {})
    return bool(set(data) - {"text/plain"}) or (keep_text and bool(data))


def _tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))
