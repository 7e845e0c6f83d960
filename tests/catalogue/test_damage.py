"""However a content folder is damaged, the course says so in words, and names the file."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatica_course.catalogue import Problem
from tests.case_counts import Cases
from tests.catalogue.small import FILES, found, write

NAMES = st.sampled_from([*FILES])
# fmt: off
PIECES = st.sampled_from([
    "", "[", "]", "[[", "{", "}", '"', "''", "=", "#", ",", ".", "true", "7", "-1", "1.5",
    "[]", "{}", "\n", "\x00", "\ufeff", "2025-01-31", "nan", "é", "@misc{", "soon",
    "questions", '"a\\nb"',
])
VALUES = st.sampled_from([
    "1", "-9", "1.5", "true", "inf", "''", "'x'", "'{x}'", '"""a\nb"""', '"""' + 99 * "a\n" + '"""',
    "[]", "[1]", "[[]]", "['x', 'x']", "[['x']]", "{}", "{a=1}", '{"a\\nb"=1}', "2025-01-31",
    "12:00:00",
])
# fmt: on


@contextmanager
def copy_of_the_content() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield write(Path(folder) / "content")


def check(content: Path, clinic: Path | None = None) -> tuple[Problem, ...]:
    """Read the content: all is well, or each problem names a file and says in a line what it is."""
    problems = found(content, clinic=clinic)
    for problem in problems:
        assert problem.place.file.removeprefix("clinic/") in FILES
        assert problem.says
        assert str(problem).isprintable()
        assert "None" not in str(problem)
    return problems


@settings(max_examples=3 * settings().max_examples)
@given(NAMES, st.floats(0, 1), st.integers(0, 60), PIECES)
def test_a_piece_put_in_the_place_of_another(
    name: str, where: float, length: int, piece: str
) -> None:
    with copy_of_the_content() as content:
        at = int(where * len(FILES[name]))
        write(content, {name: FILES[name][:at] + piece + FILES[name][at + length :]})

        check(content)


@given(NAMES, st.data())
def test_lines_lost_doubled_and_moved(name: str, data: st.DataObject) -> None:
    lines = FILES[name].splitlines(keepends=True)
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=2 * len(lines)))
    with copy_of_the_content() as content:
        write(content, {name: "".join(kept)})

        check(content)


@given(NAMES, st.data())
def test_a_value_of_another_kind(name: str, data: st.DataObject) -> None:
    lines = FILES[name].splitlines()
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if " = " in line]))
    value = data.draw(VALUES)
    lines[number] = lines[number].partition(" = ")[0] + f" = {value}"
    with copy_of_the_content() as content:
        write(content, {name: "\n".join(lines)})

        check(content)


@pytest.mark.parametrize("name", FILES)
def test_every_value_in_turn_of_another_kind(name: str, tmp_path: Path, cases: Cases) -> None:
    content = write(tmp_path / "content")
    lines = FILES[name].splitlines()
    for number, line in enumerate(lines):
        for value in ("7", "'x'", "[]") if " = " in line else ():
            changed = line.partition(" = ")[0] + f" = {value}"
            write(content, {name: "\n".join([*lines[:number], changed, *lines[number + 1 :]])})

            problems = check(content)

            assert value != "7" or len(problems) <= 1, "one wrong kind is told more than once"
            cases.count += 1


@pytest.mark.parametrize("name", ["screening.toml", "help-numbers.toml", "exercises/bridge.toml"])
def test_every_value_of_a_clinic_in_turn_of_another_kind(
    name: str, tmp_path: Path, cases: Cases
) -> None:
    content, clinic = write(tmp_path / "content"), tmp_path / "clinic"
    own = re.sub(r"questions\.(\w+)|GB", r"questions.own-\1", FILES[name])
    for text in (FILES[name], own):
        lines = text.splitlines()
        for number, line in enumerate(lines):
            for value in ("7", "'x'", "[]") if " = " in line else ():
                changed = line.partition(" = ")[0] + f" = {value}"
                write(clinic, {name: "\n".join([*lines[:number], changed, *lines[number + 1 :]])})

                check(content, clinic)
                cases.count += 1


@given(NAMES, st.binary(max_size=200))
def test_bytes_of_any_kind(name: str, data: bytes) -> None:
    with copy_of_the_content() as content:
        (content / name).write_bytes(data)

        check(content)


@given(st.sets(NAMES, min_size=1))
def test_files_that_are_gone(names: set[str]) -> None:
    with copy_of_the_content() as content:
        for name in names:
            (content / name).unlink()

        check(content)


def test_nothing_at_all() -> None:
    with copy_of_the_content() as content:
        shutil.rmtree(content)
        content.mkdir()

        assert {problem.place.file for problem in found(content)} == {
            name for name in FILES if "/" not in name
        }
