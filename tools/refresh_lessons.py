"""Run every lesson and keep its outputs as committed: static forms only, no live views.

Use it after changing a lesson, a view or a word: ``make lessons``, then look at the difference.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from rich.progress import track

sys.path.insert(0, str(Path(__file__).parent.parent))

from sciatica_course.catalogue import load
from sciatica_course.launcher.save_hook import clean
from tools.sources_page import glossary_page, sources_page

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
TIMEOUT_SECONDS = 60


def run(notebook: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """Execute a lesson beside its pictures, and return it as the save hook would keep it."""
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT_SECONDS,
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=True,  # nbclient cannot run an Output widget without it
        shutdown_kernel="immediate",
    )
    client.execute()
    clean({"type": "notebook", "content": notebook})
    return notebook


def main() -> None:
    """Refresh the pages beside the lessons, then every lesson, with an empty learner's folder."""
    (NOTEBOOKS / "sources.md").write_text(sources_page(load()), encoding="utf-8")
    (NOTEBOOKS / "glossary.md").write_text(glossary_page(load()), encoding="utf-8")
    with tempfile.TemporaryDirectory() as empty:
        os.environ["SCIATICA_COURSE_DATA"] = empty
        for path in track(sorted(NOTEBOOKS.rglob("*.ipynb")), "Running the lessons"):
            lesson = run(nbformat.read(path, as_version=4), path.parent)
            nbformat.write(lesson, path)
    print(f"The lessons, their sources and their words are up to date in {NOTEBOOKS.name}/.")


if __name__ == "__main__":
    main()
