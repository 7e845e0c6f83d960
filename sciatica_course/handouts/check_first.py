"""A page that shows plans or doses has a safety check: its own, or one before the first of them."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from sciatica_course.handouts.parts import Part, Setting
from sciatica_course.handouts.parts.symptom_check import first_plan, needed


def add(nb: NotebookNode, parts: list[Part], setting: Setting, place: str) -> None:
    """Put a safety check before the first plan of a notebook that needs one.

    ``place`` is where the metadata of a cell say which of the parts stands for it.
    """
    check = needed(parts, setting)
    if check is None:
        return
    plan = first_plan(parts)
    before = next(n for n, cell in enumerate(nb.cells) if cell.metadata.get(place) == plan)
    if before and nb.cells[before - 1].cell_type == "markdown":
        before -= 1  # what leads to the plan stays with it
    # Named by what it is: a random name would make a page another one each time.
    cell = new_code_cell(id="safety-check", outputs=[new_output("display_data")])
    cell.metadata[place] = len(parts)
    parts.append(check)
    nb.cells.insert(before, cell)
