"""The schemas for editors are what the types say, and accept what the reader accepts."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sciatica_course import resources
from sciatica_course.catalogue.schema import main, schemas
from sciatica_course.catalogue.shapes import shape_of
from tests.case_counts import Cases
from tests.catalogue.small import EXERCISE, FILES, QUIZ

CONTENT = resources.find("content")


def schema_for(path: Path) -> str:
    kind = {"quizzes": "quiz", "exercises": "exercise"}.get(path.parent.name, path.stem)
    return f"{kind}.schema.json"


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def problems(name: str, toml: str) -> list[str]:
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schemas()[name], format_checker=checker)
    return [
        f"{error.json_path}: {error.message}"
        for error in validator.iter_errors(as_json(tomllib.loads(toml)))
    ]


def test_the_committed_schemas_are_up_to_date(tmp_path: Path) -> None:
    assert main([str(tmp_path / "new")]) == 0

    fresh = {path.name: path.read_text("utf-8") for path in (tmp_path / "new").iterdir()}
    committed = {path.name: path.read_text("utf-8") for path in (CONTENT / "schema").iterdir()}
    assert committed == fresh


def test_each_schema_is_one(cases: Cases) -> None:
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)
        cases.count += 1


def test_the_whole_content_fits_its_schemas(cases: Cases) -> None:
    for path in CONTENT.rglob("*.toml"):
        if "translations" not in path.parts:
            assert problems(schema_for(path), path.read_text("utf-8")) == [], path.name
            cases.count += 1


def test_the_small_content_fits_its_schemas() -> None:
    for name, text in FILES.items():
        if name.endswith(".toml"):
            assert problems(schema_for(Path(name)), text) == []


@pytest.mark.parametrize(
    ("schema", "toml"),
    [
        ("exercise.schema.json", EXERCISE.replace('"strength"', '"strong"')),
        ("exercise.schema.json", EXERCISE.replace("hold = 3", "hold = 300")),
        ("exercise.schema.json", EXERCISE.replace("hold = 3", 'hold = "3"')),
        ("exercise.schema.json", EXERCISE.replace("hold = 3", "hodl = 3")),
        ("exercise.schema.json", EXERCISE.replace('why = "It trains your buttocks."', "")),
        ("exercise.schema.json", EXERCISE.replace("avoid = true", 'avoid = "yes"')),
        ("exercise.schema.json", EXERCISE.replace('["Lie down.", "Lift."]', '["Lift."]')),
        ("exercise.schema.json", EXERCISE.replace("Lift half way.", "  ")),
        ("exercise.schema.json", EXERCISE.replace("Lift half way.", "Lift {half} way.")),
        ("exercise.schema.json", EXERCISE.replace("[easier.half]", '[easier."half way"]')),
        ("quiz.schema.json", QUIZ.partition("[items.four]")[0]),
        (
            "screening.schema.json",
            FILES["screening.toml"].replace('["{emergency}", ', '["{hurry}", '),
        ),
        ("screening.schema.json", FILES["screening.toml"].replace('row = "R1"', 'row = "1"')),
        ("interface.schema.json", '[dates]\nday = "on {day"'),
        ("interface.schema.json", '[dates]\nday = ""'),
        ("help-numbers.schema.json", FILES["help-numbers.toml"].replace("2025-01-31", '"soon"')),
        ("help-numbers.schema.json", FILES["help-numbers.toml"].replace('"999"', '"nine"')),
    ],
)
def test_what_the_reader_refuses_an_editor_marks(schema: str, toml: str) -> None:
    assert toml not in FILES.values()

    assert problems(schema, toml)


def test_the_folder_must_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "OUT_DIR" in capsys.readouterr().err


def test_a_schema_is_plain_text_with_an_end(tmp_path: Path) -> None:
    main([str(tmp_path)])

    text = (tmp_path / "quiz.schema.json").read_text("utf-8")
    assert text.endswith("}\n")
    assert json.loads(text)["title"] == "quizzes/"


def test_a_type_that_content_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="content cannot hold <class 'bytes'>"):
        shape_of(bytes)
