"""A file of content that is missing, misplaced or unreadable is told in words as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.small import problems, write


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[common]\n[common]\n", "claims.toml: line 2: [common] is there twice"),
        ("[a.b]\n[a.b]\n", "claims.toml: line 2: [a.b] is there twice"),
        ("[a]\nb = 1\nb = 2\n", "claims.toml: line 3: this name is there twice"),
        (
            "[common]\ntext 1\n",
            "claims.toml: line 2: this is not TOML: expected '=' after a key in a key/value pair",
        ),
        ("a = [", "claims.toml: end of document: this is not TOML: invalid value"),
        (
            "a = " + "[" * 9999,
            "claims.toml: this is not TOML: it is nested too deeply, or a number in it is too long",
        ),
        (
            "a = " + "9" * 9999,
            "claims.toml: this is not TOML: it is nested too deeply, or a number in it is too long",
        ),
    ],
)
def test_what_is_not_toml_is_one_problem(content: Path, text: str, says: str) -> None:
    write(content, {"claims.toml": text})

    assert problems(content) == [says]


def test_a_file_that_is_not_utf8_says_so(content: Path) -> None:
    (content / "claims.toml").write_bytes("text = 'é'".encode("latin-1"))

    assert problems(content) == ["claims.toml: byte 9 is not UTF-8; save the file as UTF-8 text"]


def test_a_byte_order_mark_does_no_harm(content: Path) -> None:
    path = content / "claims.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert problems(content) == []


def test_a_missing_file_is_one_problem(content: Path) -> None:
    (content / "lessons.toml").unlink()

    assert problems(content) == ["lessons.toml: is missing"]


def test_a_folder_in_place_of_a_file_is_one_problem(content: Path) -> None:
    (content / "claims.toml").unlink()
    (content / "claims.toml").mkdir()

    found = problems(content)

    assert "claims.toml: cannot be read (Is a directory)" in found


def test_a_content_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    found = problems(tmp_path / "nowhere")

    assert f"{tmp_path / 'nowhere'}: this content folder cannot be read" in found[0]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "screning.toml",
            'screning.toml: is not a name that the course reads (did you mean "screening.toml"?)',
        ),
        (
            "excercises/plank.toml",
            'excercises/: is not a name that the course reads (did you mean "exercises/"?)',
        ),
        (
            "exercises/glute bridge.toml",
            (
                "exercises/glute bridge.toml: a file's name is letters and digits, with single "
                "hyphens between"
            ),
        ),
    ],
)
def test_a_file_under_another_name_is_not_passed_over(content: Path, name: str, says: str) -> None:
    write(content, {name: ""})

    assert problems(content) == [says]


@pytest.mark.parametrize("name", ["schema/x.toml", "translations/de/x", "help-box.md", ".x.toml"])
def test_other_things_may_lie_in_the_folder(content: Path, name: str) -> None:
    write(content, {name: ""})

    assert problems(content) == []
