"""What a cluster is told, as far as it can be proven without one."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

LEARNER = "singleuser.extraFiles.learner.stringData"


@pytest.fixture
def values(checkout: Path) -> dict[str, Any]:
    """Our values as helm would hand them over: with the file that a command beside them adds."""
    text = (checkout / "deploy/kubernetes/values.yaml").read_text("utf-8")
    assert f"--set-file {LEARNER}=deploy/learner.py" in text
    found: dict[str, Any] = yaml.safe_load(text)
    found["singleuser"]["extraFiles"]["learner"]["stringData"] = (
        checkout / "deploy/learner.py"
    ).read_text("utf-8")
    return found


@pytest.fixture
def chart() -> jsonschema.Draft7Validator:
    schema = yaml.safe_load(Path(__file__).with_name("chart.yaml").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def test_the_values_use_nothing_that_the_chart_does_not_know(values, chart):
    assert [f"{each.json_path}: {each.message}" for each in chart.iter_errors(values)] == []


def test_a_misspelt_key_and_a_wrong_kind_of_value_are_found(values, chart):
    values["cull"]["timeOut"] = 5
    values["singleuser"]["cpu"]["limit"] = "1.5"
    del values["singleuser"]["extraFiles"]["learner"]["stringData"]
    assert {each.json_path for each in chart.iter_errors(values)} == {
        "$.cull",
        "$.singleuser.cpu.limit",
        "$.singleuser.extraFiles.learner",
    }


def test_a_learners_start_needs_the_wheel_and_nothing_else_of_deploy(checkout):
    """A cluster gets this one file, into an image that has only the wheel."""
    tree = ast.parse((checkout / "deploy/learner.py").read_text("utf-8"))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).partition(".")[0])
    assert imported - set(sys.stdlib_module_names) == {"sciatica_course"}


def test_an_image_gets_the_course_with_its_dependencies(checkout):
    """repo2docker reads the Python out of the file, and installs this checkout for the dot."""
    given = yaml.safe_load((checkout / "environment.yml").read_text("utf-8"))
    python, pip, by_pip = given["dependencies"]
    assert python.startswith("python=3.1")
    assert (pip, by_pip) == ("pip", {"pip": ["."]})


def test_links_for_learners_lead_to_a_lesson_that_is_there(checkout):
    text = (checkout / "deploy/README.md").read_text("utf-8")
    links = [part.split("?")[0] for part in text.split("lab/tree/")[1:]]
    lessons = [link.split()[0].rstrip(")").split("notebooks/")[1] for link in links]
    assert len(lessons) == 2
    assert all((checkout / "notebooks" / each).is_file() for each in lessons)
