"""What becomes of the cells of a notebook on its way to a page."""

from __future__ import annotations

import re

import pytest

from sciatica_course import catalogue
from sciatica_course.handouts.errors import HandoutError
from tests.handouts.notebooks import IMPORT, code, failed, page, printed, shown, words


def text_of(html: str) -> str:
    """Return the words of the content of a page, but for the warning box that each begins with."""
    main = html[html.index("</blockquote>") : html.index("</main>")]
    return " ".join(re.sub(r"<script.*?</script>|<[^>]*>", " ", main, flags=re.DOTALL).split())


def refused(*cells: dict[str, object]) -> str:
    with pytest.raises(HandoutError) as error:
        page(*cells)
    return str(error.value)


def test_cells_that_are_not_for_paper_stay_behind() -> None:
    made = page(
        words("Yes"),
        words("No one", tags=["no-handout"]),
        words("No two", tags=["instructor-only"]),
    )
    assert text_of(made.html) == "Yes"


@pytest.mark.parametrize(
    ("tag", "nearest"),
    [
        ("no-handuot", "no-handout"),
        ("No-Handout", "no-handout"),
        ("nohandout", "no-handout"),
        ("instructors-only", "instructor-only"),
        ("keep-txt", "keep-text"),
    ],
)
def test_a_tag_that_is_nearly_one_of_ours_is_one_sentence(tag: str, nearest: str) -> None:
    said = refused(words("Yes"), words("# Mine", tags=[tag]))
    assert (
        said
        == f"The cell “cell-2” (# Mine) has the unknown tag “{tag}”; the nearest is “{nearest}”."
    )


def test_tags_of_others_are_no_trouble() -> None:
    assert "Yes" in page(words("Yes", tags=["hide-input", "remove-cell-x", "no-claim"])).html


def test_a_call_is_answered_here_whatever_its_cell_showed() -> None:
    made = page(code(IMPORT), code("course.key_points('04-stretch')", shown(html="<p>Old</p>")))
    assert catalogue.load().lessons["04-stretch"].key_points[0] in text_of(made.html)
    assert "Old" not in made.html


def test_nobody_but_the_course_says_where_its_parts_are() -> None:
    made = page(
        code(IMPORT),
        code("course.key_points('04-stretch')"),
        code("mine()", shown(html='<div data-sc-place="0">Mine</div>'), sciatica_place=0),
    )
    assert made.html.count('class="sc-part"') == 1
    assert "data-sc-place" not in made.html


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("course.quizz('stretch')", "sciatica_course has no 'quizz'"),
        ("course.import_module('antigravity')", "sciatica_course has no 'import_module'"),
        ("course.__getattr__('quiz')", "sciatica_course has no '__getattr__'"),
        ("course.quiz('strech')", "stretch"),
        ("course.quiz()", "missing"),
        ("course.quiz(['a'])", ""),
        ("course.exercise('glute-brige')", "glute-bridge"),
    ],
)
def test_a_call_that_the_course_cannot_answer_is_one_sentence(call: str, says: str) -> None:
    said = refused(code(IMPORT), code(call))
    assert said.startswith("The cell “cell-2” (course.")
    assert says in said
    assert "\n" not in said


def test_a_cell_that_went_wrong_is_refused() -> None:
    said = refused(code("1 / 0", failed("ZeroDivisionError", "division by zero")))
    assert said == "The cell “cell-1” (1 / 0) ends with an error (ZeroDivisionError)."


def test_only_what_was_meant_to_be_shown_is_shown() -> None:
    view = {"output_type": "display_data", "metadata": {}, "data": {}}
    view["data"] = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "a"},
        "text/plain": "V",
    }
    made = page(
        code("a()", printed("Printed"), printed("Warned", "stderr"), shown(plain="Bare")),
        code("b()", view),
        code("c()", shown(html="<p>Shown</p>", plain="Bare")),
        code("d()", printed("\x1b[31mKept <b>\x1b[0m"), shown(plain="Bare2"), tags=["keep-text"]),
        code("e()", shown(markdown="*Marked*")),
    )
    assert text_of(made.html) == "Shown Kept &lt;b&gt; Bare2 Marked"
    assert "<em>Marked</em>" in made.html


def test_a_page_shows_no_code() -> None:
    assert "secret" not in page(code("secret = 1", shown(html="<p>Shown</p>"))).html
