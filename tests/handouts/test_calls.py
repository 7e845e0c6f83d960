"""What a cell says is read without running it."""

from __future__ import annotations

import pytest

from sciatica_course.handouts.calls import Call, call_of, course_names, says_nothing
from sciatica_course.handouts.cells import answered, has_to_run, where
from tests.handouts.notebooks import IMPORT, code, notebook, shown, words


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import sciatica_course as course", {"course"}),
        ("import sciatica_course", {"sciatica_course"}),
        ("import math\nimport os, sciatica_course as kurs", {"kurs"}),
        ("import numpy as course", set()),
        ("this is no Python", set()),
    ],
)
def test_the_name_that_a_notebook_gives_the_course_is_known(source: str, names: set[str]) -> None:
    assert course_names([source]) == names


@pytest.mark.parametrize(
    ("source", "call"),
    [
        ("course.help_now()", Call("help_now")),
        ("# Quiz\ncourse.quiz('stretch')", Call("quiz", ("stretch",))),
        ("course.quiz(topic='stretch')", Call("quiz", (), {"topic": "stretch"})),
        ("course.f([1, -2], {'a': None})", Call("f", ([1, -2], {"a": None}))),
    ],
)
def test_a_plain_call_of_the_course_is_read(source: str, call: Call) -> None:
    assert call_of(source, {"course"}) == call


@pytest.mark.parametrize(
    "source",
    [
        "course.quiz(topic)",
        "course.quiz(open('x').read())",
        "course.quiz(*topics)",
        "course.quiz(**options)",
        "x = course.quiz('stretch')",
        "course.quiz('a')\ncourse.quiz('b')",
        "course.widgets.quiz('a')",
        "other.quiz('a')",
        "quiz('a')",
        "course.quiz",
        "!rm -r x",
        "\0",
        "(" * 5000,
    ],
)
def test_anything_else_is_no_call(source: str) -> None:
    assert call_of(source, {"course"}) is None


def test_empty_cells_and_the_import_show_nothing() -> None:
    assert all(says_nothing(source) for source in ("", "  \n", "# only words", IMPORT))
    assert not any(says_nothing(source) for source in ("1", "import os", "%matplotlib inline"))


def test_only_what_no_call_answers_and_nobody_ran_has_to_run() -> None:
    lesson = (words("# A"), code(IMPORT, ran=False), code("course.help_now()", ran=False))
    assert not has_to_run(notebook(*lesson))
    assert has_to_run(notebook(*lesson, code("1 + 1", ran=False)))
    assert has_to_run(notebook(*lesson, code("%matplotlib inline", ran=False)))
    assert not has_to_run(notebook(*lesson, code("1 + 1", shown(plain="2"), ran=False)))
    assert not has_to_run(notebook(*lesson, code("x = 1", ran=True)))


@pytest.mark.parametrize("damaged", [b"", b"[]", b"\xff", b'{"cells": 3}', b'{"cells": [3]}'])
def test_what_is_no_notebook_has_nothing_to_run(damaged: bytes) -> None:
    assert not has_to_run(damaged)


def test_a_cell_is_named_by_its_id_and_its_first_line() -> None:
    cell = {"id": "a1", "source": ["\n", "x = 1\n", "y = 2"]}
    assert where(cell) == "The cell “a1” (x = 1)"
    assert where({"source": "x" * 50}) == f"The cell “?” ({'x' * 40}…)"
    assert where({"id": "b"}) == "The cell “b”"


def test_the_cells_that_need_no_kernel_are_told_from_those_that_do() -> None:
    cells = [code(IMPORT), code("course.help_now()"), code("print(1)"), words("course.f()")]
    assert answered(cells) == cells[:2]
