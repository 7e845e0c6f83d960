"""Which lesson, and which country, somebody means."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_course import catalogue
from sciatica_course.handouts.chosen import all_lessons, country, distinct, lesson
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.pages import Lesson
from tests.handouts.notebooks import words, write


@pytest.mark.parametrize("meant", ["04-stretch", "stretch", "04", "4", "Stretch", "04-STRETCH"])
def test_a_lesson_is_known_by_name_and_number(meant: str) -> None:
    assert lesson(meant).name == "04-stretch"
    assert lesson(meant).file.is_file()


def test_all_lessons_come_in_the_order_of_the_course() -> None:
    assert [each.name for each in all_lessons()] == list(catalogue.load().lessons)
    assert all(each.file.is_file() for each in all_lessons())


def test_a_notebook_of_ones_own_is_known_by_its_path(tmp_path: Path) -> None:
    file = write(tmp_path / "Our week.ipynb", words("# Our week"))
    assert lesson(str(file)) == Lesson("Our week", file)


@pytest.mark.parametrize(
    ("meant", "nearest"),
    [
        ("strech", "04-stretch"),
        ("4-strech", "04-stretch"),
        ("07-build", "07-build-your-routine"),
        ("", ""),
        ("17", ""),
        ("²", ""),
    ],
)
def test_an_unknown_lesson_names_the_nearest(meant: str, nearest: str) -> None:
    with pytest.raises(HandoutError) as error:
        lesson(meant)
    assert str(error.value).startswith(f"There is no lesson “{meant}”; the nearest is “")
    assert nearest in str(error.value)


def test_a_notebook_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match=r"There is no notebook .*gone\.ipynb\.$"):
        lesson(str(tmp_path / "gone.ipynb"))
    (tmp_path / "folder.ipynb").mkdir()
    with pytest.raises(HandoutError, match="There is no notebook"):
        lesson(str(tmp_path / "folder.ipynb"))


def test_a_lesson_that_is_meant_twice_is_made_once() -> None:
    lessons, troubles = distinct([lesson("04"), lesson("stretch"), lesson("05")])
    assert [each.name for each in lessons] == ["04-stretch", "05-strengthen"]
    assert not troubles


def test_two_notebooks_of_one_name_cannot_both_be_made(tmp_path: Path) -> None:
    own = write(tmp_path / "04-Stretch.ipynb", words("# Ours"))
    lessons, (trouble,) = distinct([lesson("04"), lesson(str(own))])
    assert [each.name for each in lessons] == ["04-stretch"]
    assert str(trouble).startswith(f"{own}: its page would have the same name as that of ")


def test_no_notebook_takes_the_place_of_the_front_page(tmp_path: Path) -> None:
    own = write(tmp_path / "Index.ipynb", words("# Ours"))
    lessons, (trouble,) = distinct([lesson(str(own)), lesson("04")])
    assert [each.name for each in lessons] == ["04-stretch"]
    assert str(trouble) == f"{own}: “index” is the name of the front page."


@pytest.mark.parametrize(
    ("meant", "code"),
    [("IE", "IE"), ("ie", "IE"), (" Ireland ", "IE"), ("eu", "EU"), ("any", "any")],
)
def test_a_country_is_known_by_code_and_name(meant: str, code: str) -> None:
    assert country(meant) == code


@pytest.mark.parametrize(("meant", "nearest"), [("Irland", "IE (Ireland)"), ("UK", ""), ("", "")])
def test_an_unknown_country_names_the_nearest(meant: str, nearest: str) -> None:
    with pytest.raises(HandoutError) as error:
        country(meant)
    said = f"There are no help numbers for “{meant}”; the nearest country is "
    assert str(error.value).startswith(said)
    assert nearest in str(error.value)
