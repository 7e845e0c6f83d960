"""The notebooks for instructors: their shape, their words, their links, and that they run."""

from __future__ import annotations

import re

import pytest
import textstat
from pytest_notebook.nb_regression import NBRegressionFixture

from sciatica_course.resources import find
from tests.notebooks.lesson import LINK, NOTEBOOKS, Lesson, plain
from tests.notebooks.test_lessons import FRIGHTENING, ONLY_WHILE_LIVE

NAMES = ("plan-a-workshop", "red-flag-in-the-room", "group-results")
PAGES = [Lesson.read(NOTEBOOKS / "instructor" / f"{name}.ipynb") for name in NAMES]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)


@every_page
def test_the_help_box_comes_first(page: Lesson) -> None:
    box = (find("content") / "help-box.md").read_text(encoding="utf-8").rstrip()
    assert page.notebook.cells[0].source == box


@every_page
def test_a_page_runs_on_its_own_and_has_one_title(page: Lesson) -> None:
    assert page.notebook.metadata["sciatica_course"] == {"autorun": True, "instructor": True}
    assert [text for level, text in page.headings if level == 1] == [page.notebook.metadata.title]
    for cell in page.notebook.cells:
        assert cell.metadata["editable"] is False
        assert cell.metadata["deletable"] is False
    for cell in page.code:
        assert "\n" not in cell.source
        assert cell.metadata["jupyter"]["source_hidden"] is True
    assert "widget-view+json" not in page.path.read_text(encoding="utf-8")


@every_page
def test_every_link_leads_somewhere(page: Lesson) -> None:
    targets = [target for cell in page.markdown for target in LINK.findall(cell.source)]
    assert targets
    for target in targets:
        path, _, anchor = target.partition("#")
        file = page.path.parent / path
        assert file.is_file(), target
        assert not anchor or f"\n## {anchor}\n" in file.read_text(encoding="utf-8"), target


def test_the_first_lesson_leads_to_the_notebook_and_that_to_the_red_flag_page_first() -> None:
    first = Lesson.read(NOTEBOOKS / "00-start-here.ipynb")
    assert "(instructor/plan-a-workshop.ipynb)" in first.markdown[-1].source
    links = [link for cell in PAGES[0].markdown for link in LINK.findall(cell.source)]
    assert links[0] == "red-flag-in-the-room.ipynb"


@every_page
def test_a_page_reads_easily_and_does_not_frighten(page: Lesson) -> None:
    text = " ".join(plain(cell.source) for cell in page.markdown)
    assert textstat.flesch_kincaid_grade(text) <= 6
    assert not FRIGHTENING.search(re.sub(r"\s+", " ", text))


@every_page
def test_a_page_runs_and_shows_what_is_committed(
    page: Lesson, nb_regression: NBRegressionFixture
) -> None:
    nb_regression.diff_ignore += ONLY_WHILE_LIVE
    nb_regression.check(str(page.path))
