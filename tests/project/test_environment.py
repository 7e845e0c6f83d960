"""environment.yml, which Binder and conda read, says what pyproject.toml says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet


@pytest.fixture(scope="module")
def dependencies(checkout: Path) -> list[Any]:
    environment = yaml.safe_load((checkout / "environment.yml").read_text("utf-8"))
    found: list[Any] = environment["dependencies"]
    return found


def python_of(dependencies: list[Any]) -> str:
    # repo2docker understands no other way to name a version.
    (version,) = (match[1] for d in dependencies if (match := re.match(r"python=(\d.+)", str(d))))
    return str(version)


def test_it_names_the_oldest_python_that_the_course_allows(project, dependencies):
    oldest = python_of(dependencies)
    allowed = SpecifierSet(project["requires-python"])
    major, minor = map(int, oldest.split("."))
    assert oldest in allowed
    assert f"{major}.{minor - 1}" not in allowed


def test_it_lists_nothing_that_pyproject_should_list(dependencies):
    # Beside an environment.yml, the package is installed only where `pip: ["."]` says so.
    assert dependencies == [f"python={python_of(dependencies)}", "pip", {"pip": ["."]}]


@pytest.mark.skipif(sys.platform == "win32", reason="repo2docker does not run on Windows")
def test_binder_would_install_the_course_with_that_python(checkout, dependencies):
    program = shutil.which("repo2docker", path=Path(sys.executable).parent)
    if program is None:
        pytest.skip("repo2docker is not installed")
    done = subprocess.run(
        [program, "--no-build", "--debug", "."],
        check=True,
        cwd=checkout,
        capture_output=True,
        text=True,
    )
    plan = done.stdout + done.stderr
    assert f"Building conda environment for python={python_of(dependencies)}" in plan
    copied, updated = plan.index("src/ ${REPO_DIR}/"), plan.index("env update -p")
    assert copied < updated, 'the course must be there before `pip: ["."]` installs it'
