"""The facilitator's notes: one for every section, fit for the lesson, and only the instructor's."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import textstat

from sciatica_course.catalogue import load
from sciatica_course.resources import find
from sciatica_course.workshop.notes import NotesError, file_of, notes_of, read
from tests.notebooks.lesson import LINK, PATHS, Lesson, plain
from tests.notebooks.test_lessons import FRIGHTENING

CATALOGUE = load()
LESSONS = [Lesson.read(path) for path in PATHS]
NOTES = find("notebooks") / "instructor" / "notes"
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)

CITATION = re.compile(r"\[([^\]]+)\]\(sources\.md#([a-z0-9-]+)\)")
# Words that only an instructor is told.
LABELS = re.compile(r"\*\*(Say|Ask|Expect|Watch|Adapt|Stop|Do|Before you begin)\.\*\*")
ALONE = "Nobody answers the safety check on a shared screen"


def sections(lesson: Lesson) -> dict[str, str]:
    return {cell.id: cell.source for cell in lesson.markdown}


def test_every_lesson_has_notes_and_no_notes_are_left_without_a_lesson() -> None:
    assert sorted(path.name for path in NOTES.glob("*.ipynb")) == [path.name for path in PATHS]


@every_lesson
def test_every_section_has_a_note_or_is_listed_as_needing_none(lesson: Lesson) -> None:
    notes = read(file_of(lesson.id))
    noted = [*notes.by_section, *notes.without]
    assert sorted(noted) == sorted(sections(lesson)), "an orphan, or a section without its note"
    order = [id_ for id_ in sections(lesson) if id_ in notes.by_section]
    assert list(notes.by_section) == order


@every_lesson
def test_a_note_has_the_title_of_its_section(lesson: Lesson) -> None:
    for id_, note in notes_of(lesson.id).items():
        if heading := re.search(r"(?m)^#+ (.+)$", sections(lesson)[id_]):
            assert note.title == heading[1]


@every_lesson
def test_the_minutes_of_the_notes_are_those_of_the_lesson(lesson: Lesson) -> None:
    minutes = sum(note.minutes for note in notes_of(lesson.id).values())
    assert minutes == CATALOGUE.lessons[lesson.id].minutes


@every_lesson
def test_the_safety_check_is_never_answered_on_a_shared_screen(lesson: Lesson) -> None:
    notes = notes_of(lesson.id)
    assert notes["help-box"].markdown == notes_of(LESSONS[0].id)["help-box"].markdown
    assert ALONE in notes["help-box"].markdown
    asking = [c for c in lesson.code if "symptom_check" in c.source]
    before = [lesson.notebook.cells[lesson.notebook.cells.index(cell) - 1].id for cell in asking]
    for id_ in before:
        assert re.search(r"big screen|screens", notes[id_].markdown), id_


@every_lesson
def test_notes_that_lead_a_movement_say_how_to_adapt_it_and_when_to_stop(lesson: Lesson) -> None:
    notes = notes_of(lesson.id)
    if lesson.id not in ("04-stretch", "05-strengthen"):
        return
    cells = lesson.notebook.cells
    for before, cell in pairwise(cells):
        if re.search(r'exercise\("(?!warm-up|moist-heat)', cell.source):
            for label in ("Adapt", "Stop"):
                assert f"**{label}.**" in notes[before.id].markdown, before.id


@every_lesson
def test_notes_state_only_what_the_lesson_states(lesson: Lesson) -> None:
    """They cite claims of the course in the course's own words, and have no figures beside them."""
    certainty = CATALOGUE.interface["certainty"]
    known = {id_ for other in LESSONS for id_ in CATALOGUE.lessons[other.id].claims}
    for note in notes_of(lesson.id).values():
        for paragraph in note.markdown.split("\n\n"):
            claims = [(shown, CATALOGUE.claims[id_]) for shown, id_ in CITATION.findall(paragraph)]
            for shown, claim in claims:
                assert claim.id in known
                assert shown.lower().startswith(certainty[claim.certainty.value].lower())
                assert ("clinician" in shown) == claim.clinician_to_confirm, paragraph
            allowed = {number for _, claim in claims for number in claim.numbers}
            digits = set(re.findall(r"\d[\d,.]*\d|\d", re.sub(r"\([^)]*\)", "", paragraph)))
            assert digits <= allowed, paragraph


@every_lesson
def test_notes_read_easily_and_frighten_nobody(lesson: Lesson) -> None:
    notes = notes_of(lesson.id)
    text = " ".join(plain(note.markdown) for note in notes.values())
    assert textstat.flesch_kincaid_grade(text) <= 7
    found = FRIGHTENING.search(text.replace("A slipped disc.", ""))  # what a learner may say
    assert found is None, found
    for id_, note in notes.items():
        assert len(plain(note.markdown).split()) <= 140, f"{id_}: too long to use in a room"


@every_lesson
def test_no_notebook_for_learners_holds_a_word_for_instructors(lesson: Lesson) -> None:
    text = lesson.path.read_text(encoding="utf-8")
    assert not LABELS.search(text)
    for note in notes_of(lesson.id).values():
        for paragraph in note.markdown.split("\n\n"):
            assert paragraph not in text


@every_lesson
def test_a_notebook_of_notes_looks_like_a_lesson_and_leads_to_it(lesson: Lesson) -> None:
    notes = Lesson.read(file_of(lesson.id))
    own = notes.notebook.metadata["sciatica_course"]
    assert own["autorun"] is True
    assert "lesson" not in own, "the course would take it for the lesson itself"
    assert f"](../../{lesson.id}.ipynb)" in notes.markdown[0].source
    assert ALONE in notes.markdown[0].source
    assert [cell.source for cell in notes.code] == [
        "import sciatica_course as course",
        "course.help_now()",
    ]
    for cell in notes.notebook.cells:
        assert cell.metadata["editable"] is False
        assert cell.metadata["deletable"] is False


@every_lesson
def test_every_link_of_the_notes_leads_somewhere(lesson: Lesson) -> None:
    notes = Lesson.read(file_of(lesson.id))
    for cell in notes.markdown:
        for target in LINK.findall(cell.source):
            path, _, anchor = target.partition("#")
            assert (NOTES / path).is_file(), target
            if anchor:
                page = (NOTES / path).read_text(encoding="utf-8")
                assert f"\n## {anchor}\n" in page, target


def test_the_page_for_instructors_leads_to_all_that_there_is() -> None:
    index = Lesson.read(NOTES.parent / "index.ipynb")
    text = "\n".join(cell.source for cell in index.markdown)
    pages = {target for target in LINK.findall(text) if ":" not in target}
    there = {path.relative_to(NOTES.parent).as_posix() for path in NOTES.parent.rglob("*.ipynb")}
    assert pages == there - {"index.ipynb"}
    assert ALONE in text
    assert textstat.flesch_kincaid_grade(plain(text)) <= 7


def write(folder: Path, *sources: str, sections: tuple[object, ...] = ("a", "b")) -> Path:
    cells = [
        {"cell_type": "markdown", "metadata": {"sciatica_course": {"section": s}}, "source": said}
        for s, said in zip(sections, sources, strict=False)
    ]
    file = folder / "07-of-nobody.ipynb"
    metadata = {"sciatica_course": {"without_notes": ["c"]}}
    file.write_text(json.dumps({"cells": cells, "metadata": metadata}), encoding="utf-8")
    return file


def test_links_of_a_note_are_those_of_its_lesson(tmp_path: Path) -> None:
    words = "See [this](../../sources.md#a), [that](../page.ipynb) and [the web](https://a.org)."
    note = read(write(tmp_path, f"## A\n\n*2 minutes*\n\n{words}")).by_section["a"]
    assert note.markdown == "See [this](sources.md#a), that and [the web](https://a.org)."
    assert (note.title, note.minutes) == ("A", 2)


@pytest.mark.parametrize(
    ("said", "sections", "why"),
    [
        ("Words alone.", ("a",), "a: A note is a title"),
        ("## A\n\n*soon*\n\nWords.", ("a",), "a: “soon” are no minutes"),
        ("## A\n\n*1 minute*\n\nWords.", ("c",), "c: This section"),
    ],
)
def test_a_note_that_cannot_be_used_is_named(
    tmp_path: Path, said: str, sections: tuple[str, ...], why: str
) -> None:
    with pytest.raises(NotesError, match=f"07-of-nobody.ipynb: {why}"):
        read(write(tmp_path, said, sections=sections))


def test_two_notes_for_a_section_are_refused(tmp_path: Path) -> None:
    said = "## A\n\n*1 minute*\n\nWords."
    with pytest.raises(NotesError, match="a: This section has two notes"):
        read(write(tmp_path, said, said, sections=("a", "a")))


def test_a_file_that_is_no_notebook_is_named(tmp_path: Path) -> None:
    for number, text in enumerate(["", "[]", "{}", '{"cells": 1, "metadata": {}}']):
        file = tmp_path / f"{number}.ipynb"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(NotesError, match=f"{number}.ipynb: It cannot be read"):
            read(file)
    with pytest.raises(NotesError, match="There are no notes"):
        read(tmp_path / "none.ipynb")
