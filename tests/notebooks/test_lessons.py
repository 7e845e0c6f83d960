"""What every lesson has to be: its shape, its words, its statements, and that it runs."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import textstat
from pytest_notebook.nb_regression import NBRegressionFixture

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Certainty
from sciatica_course.resources import find
from tests.notebooks.lesson import CITATION, LINK, NOTEBOOKS, PATHS, Lesson, plain
from tools.sources_page import glossary_page, sources_page

CATALOGUE = load()
LESSONS = [Lesson.read(path) for path in PATHS]
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)

# Adults read easy prose at 200 words a minute or so; doing takes its own time.
WORDS_A_MINUTE = 180
MINUTES_TO_DO = {
    "symptom_check": 2,
    "routine_builder": 4,
    "nerve_explorer": 0.5,
    "body_map": 0.5,
    "disc_explorer": 0.5,
    "picture": 0.2,
    "evidence": 0.5,
    "exercise": 1,
    "knowledge_check": 4,
    "quiz": 1.5,
    "help_now": 0.5,
    "practise": 3,
    "diary": 2,
    "flare_plan": 4,
    "calendar": 1,
    "take_home": 0.5,
}
# In its own lesson the check is done in full, and goes on into the self-check.
WHOLE_CHECK = {"02-check-your-symptoms": 7}


def test_lessons_and_catalogue_name_each_other() -> None:
    assert [lesson.id for lesson in LESSONS] == list(CATALOGUE.lessons)


@every_lesson
def test_the_help_box_comes_first_and_is_the_same_everywhere(lesson: Lesson) -> None:
    box = (find("content") / "help-box.md").read_text(encoding="utf-8").rstrip()
    assert lesson.notebook.cells[0].cell_type == "markdown"
    assert lesson.notebook.cells[0].source == box


@every_lesson
def test_a_lesson_has_one_title_and_skips_no_level(lesson: Lesson) -> None:
    levels = [level for level, _ in lesson.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert lesson.headings[0][1] == CATALOGUE.lessons[lesson.id].title
    assert lesson.notebook.metadata["title"] == CATALOGUE.lessons[lesson.id].title


@every_lesson
def test_a_lesson_has_all_its_parts_in_order(lesson: Lesson) -> None:
    calls = [cell.source for cell in lesson.code]
    parts = [
        "import sciatica_course as course",
        "course.help_now()",
        f'course.objectives("{lesson.id}")',
        r'course.quiz\("[a-z-]+"\)',
        f'course.key_points("{lesson.id}")',
        f'course.references("{lesson.id}")',
    ]
    places = [
        next(i for i, call in enumerate(calls) if call == part or re.fullmatch(part, call))
        for part in parts
    ]
    assert places == sorted(places)
    assert lesson.headings[-1] == (2, "Next")
    assert ".ipynb)" in lesson.markdown[-1].source


@every_lesson
def test_reading_and_doing_alternate(lesson: Lesson) -> None:
    """Nobody has to read more than 500 words before there is something to do."""
    read = 0
    for cell in lesson.notebook.cells[1:]:
        if cell.cell_type == "code" or "**Try" in cell.source or "**Think" in cell.source:
            read = 0
        else:
            read += len(plain(cell.source).split())
        assert read <= 500, cell.source


@every_lesson
def test_every_code_cell_is_one_hidden_locked_line(lesson: Lesson) -> None:
    assert lesson.notebook.metadata["sciatica_course"] == {"autorun": True, "lesson": lesson.id}
    for cell in lesson.notebook.cells:
        assert cell.metadata["editable"] is False
        assert cell.metadata["deletable"] is False
        assert re.fullmatch(r"[a-z][a-z0-9-]+", cell.id), "cells have readable ids"
    for cell in lesson.code:
        assert "\n" not in cell.source
        assert cell.metadata["jupyter"]["source_hidden"] is True


@every_lesson
def test_every_link_leads_somewhere(lesson: Lesson) -> None:
    for cell in lesson.markdown:
        for target in LINK.findall(cell.source):
            path, _, anchor = target.partition("#")
            assert (NOTEBOOKS / path).is_file(), target
            if anchor:
                page = (NOTEBOOKS / path).read_text(encoding="utf-8")
                assert f"\n## {anchor}\n" in page, target


@every_lesson
def test_every_statement_says_how_sure_it_is_as_its_claim_does(lesson: Lesson) -> None:
    words = CATALOGUE.interface["certainty"]
    cited = set()
    for paragraph in lesson.prose:
        for shown, id_ in CITATION.findall(paragraph):
            if id_ == "the-article":
                continue
            claim = CATALOGUE.claims[id_]
            cited.add(id_)
            assert shown.lower().startswith(words[claim.certainty.value].lower()), paragraph
            assert ("clinician" in shown) == claim.clinician_to_confirm, paragraph
    assert cited == set(CATALOGUE.lessons[lesson.id].claims)


@every_lesson
def test_every_passage_cites_a_claim_or_is_marked_as_making_none(lesson: Lesson) -> None:
    for cell in lesson.markdown[1:]:
        assert bool(CITATION.search(cell.source)) != ("no-claim" in cell.metadata.get("tags", []))


@every_lesson
def test_digits_in_a_paragraph_are_those_of_its_claims(lesson: Lesson) -> None:
    minutes = str(CATALOGUE.lessons[lesson.id].minutes)
    for paragraph in lesson.prose:
        claims = [CATALOGUE.claims[i] for _, i in CITATION.findall(paragraph) if i != "the-article"]
        allowed = {number for claim in claims for number in claim.numbers}
        digits = set(re.findall(r"\d[\d,.]*\d|\d", re.sub(r"\([^)]*\)", "", paragraph)))
        if not claims:
            # The lesson's own minutes, and the age and emergency numbers, are no evidence.
            allowed = {minutes, "16"}
        assert digits <= allowed, paragraph


def test_a_claim_without_evidence_is_called_our_rule_of_thumb() -> None:
    for claim in CATALOGUE.claims.values():
        assert claim.references or claim.certainty is Certainty.RULE_OF_THUMB


@every_lesson
def test_a_lesson_reads_easily(lesson: Lesson) -> None:
    text = " ".join(plain(cell.source) for cell in lesson.markdown)
    assert textstat.flesch_kincaid_grade(text) <= 6
    sentences = re.split(r"(?<=[.?!:])\s", text)
    assert len(text.split()) / len(sentences) < 20


def test_the_screening_reads_easily() -> None:
    table = CATALOGUE.screening
    text = [*(s.heading + ". " + s.intro for s in table.screens.values())]
    text += [f"{q.text} {q.hint}" for q in table.questions.values()]
    text += [" ".join([a.title + ".", *a.steps, a.exercise]) for a in table.advice.values()]
    assert textstat.flesch_kincaid_grade(" ".join(text)) <= 6


def test_the_interface_and_the_claims_read_easily() -> None:
    interface = " ".join(
        words if words[-1] in ".?!:" else f"{words}."
        for section in CATALOGUE.interface.values()
        for words in section.values()
    )
    assert textstat.flesch_kincaid_grade(interface) <= 6
    claims = " ".join(claim.text for claim in CATALOGUE.claims.values())
    assert textstat.flesch_kincaid_grade(claims) <= 7


FRIGHTENING = re.compile(
    r"\b(safe to|you are safe|don't worry|crippl\w*|paralys\w*|doomed|degenerat\w*|slipped disc)\b",
    re.IGNORECASE,
)


def test_no_word_promises_or_frightens() -> None:
    """Titles of papers are as they are; everything else that a lesson shows is checked here."""
    texts = {path: path.read_text(encoding="utf-8") for path in find("content").rglob("*.toml")}
    texts |= {each.path: "\n".join(cell.source for cell in each.notebook.cells) for each in LESSONS}
    for path, text in texts.items():
        found = FRIGHTENING.search(text)
        assert found is None, f"{path.name}: {found}"


@every_lesson
def test_the_minutes_are_what_reading_and_doing_take(lesson: Lesson) -> None:
    own = CATALOGUE.lessons[lesson.id]
    words = sum(len(plain(cell.source).split()) for cell in lesson.markdown[1:])
    words += sum(len(text.split()) for text in (*own.objectives, *own.key_points))
    calls = [re.search(r"course\.(\w+)", cell.source) for cell in lesson.code]
    doing = sum(MINUTES_TO_DO.get(call[1], 0) for call in calls if call)
    doing += WHOLE_CHECK.get(lesson.id, 0)
    assert abs(words / WORDS_A_MINUTE + doing - own.minutes) <= 1.5


def test_the_page_of_sources_is_up_to_date() -> None:
    page = (NOTEBOOKS / "sources.md").read_text(encoding="utf-8")
    assert page == sources_page(CATALOGUE), "run `make lessons`"


def test_the_page_of_words_is_up_to_date() -> None:
    page = (NOTEBOOKS / "glossary.md").read_text(encoding="utf-8")
    assert page == glossary_page(CATALOGUE), "run `make lessons`"


@every_lesson
def test_what_is_committed_is_light_and_has_no_live_view(lesson: Lesson) -> None:
    text = lesson.path.read_text(encoding="utf-8")
    assert "widget-view+json" not in text
    assert "widget-state+json" not in text
    assert len(text) < 1_500_000
    for cell in lesson.code[1:]:
        assert [*cell.outputs], f"{cell.source} shows nothing: run `make lessons`"
        for output in cell.outputs:
            assert "text/html" in output["data"]
            assert not re.search(r"<(script|input|iframe|style)\b", output["data"]["text/html"])


# What differs between a live lesson and a committed one: the save hook takes these out.
ONLY_WHILE_LIVE = (
    "/metadata/language_info",
    "/metadata/widgets",
    "/cells/*/metadata/execution",
    "/cells/*/outputs/*/data/application/vnd.jupyter.widget-view+json",
)


@every_lesson
def test_a_lesson_runs_and_shows_what_is_committed(
    lesson: Lesson, nb_regression: NBRegressionFixture
) -> None:
    nb_regression.diff_ignore += ONLY_WHILE_LIVE
    nb_regression.check(str(lesson.path))
