"""pyproject.toml, constraints.txt and CITATION.cff agree, and cover what the code imports."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import sciatica_course


@pytest.fixture(scope="module")
def tested(checkout: Path) -> dict[str, str]:
    """The versions in constraints.txt, by name."""
    lines = (checkout / "constraints.txt").read_text("utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}


def requirements(project: dict[str, Any]) -> list[Requirement]:
    listed = project["dependencies"] + project["optional-dependencies"]["dev"]
    return [Requirement(line) for line in listed]


def test_every_requirement_admits_the_tested_version(project, tested):
    for wanted in requirements(project):
        assert tested[canonicalize_name(wanted.name)] in wanted.specifier, wanted


def test_every_dependency_of_a_learner_has_an_upper_bound(project):
    for line in project["dependencies"]:
        assert "<" in str(Requirement(line).specifier), line


def test_constraints_are_plain_pins(checkout):
    for line in (checkout / "constraints.txt").read_text("utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[\w.-]+==[\w.+!]+", line), line


def test_the_tested_versions_run_on_the_first_release_of_the_oldest_python(project, tested):
    oldest = project["requires-python"].removeprefix(">=") + ".0"
    for installed in metadata.distributions():
        if tested.get(canonicalize_name(installed.name)) == installed.version:
            wanted = SpecifierSet(str(installed.metadata.json.get("requires_python", "")))
            assert oldest in wanted, installed.name


def test_the_version_to_cite_is_the_version_of_the_code(checkout):
    citation = yaml.safe_load((checkout / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == sciatica_course.__version__
    assert citation["license"] == ["BSD-3-Clause", "CC-BY-4.0"]


def test_the_licence_texts_are_there(checkout):
    code = (checkout / "LICENSE").read_text("utf-8")
    content = (checkout / "LICENSE-content").read_text("utf-8")
    assert code.startswith("BSD 3-Clause License\n\nCopyright (c) 2026, sciatica-course contrib")
    assert content.startswith("Creative Commons Attribution 4.0 International\n")
    assert "Section 8 – Interpretation." in content


def imported(package: Path) -> Iterator[tuple[Path, str]]:
    for module in package.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module, alias.name.partition(".")[0]) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield module, node.module.partition(".")[0]


def installed_with(name: str, seen: set[str]) -> set[str]:
    """Return what an installed distribution brings, itself included, extras left out."""
    if (name := canonicalize_name(name)) in seen:
        return seen
    seen.add(name)
    for line in metadata.requires(name) or []:
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            installed_with(needed.name, seen)
    return seen


def missing(folder: Path, listed: list[str], but: tuple[Path, ...] = ()) -> list[str]:
    """Say which modules of a folder import what the listed requirements do not bring.

    Those in the folders ``but`` are left out.
    """
    brought: set[str] = set()
    for line in listed:
        installed_with(Requirement(line).name, brought)
    providers = metadata.packages_distributions()
    ours = sys.stdlib_module_names | {"sciatica_course", "tests", "tools", "benchmarks"}
    ours |= {"deploy"}  # a folder beside them
    ours |= {"js"}  # a browser's Python has it, and nothing else asks for it
    return [
        f"{module.name} imports {name}"
        for module, name in imported(folder)
        if name not in ours
        and not any(module.is_relative_to(each) for each in but)
        and brought.isdisjoint(canonicalize_name(provider) for provider in providers.get(name, []))
    ]


def test_the_code_imports_only_what_a_learner_has(checkout, project):
    package = checkout / "sciatica_course"
    apart = (package / "pictures", package / "site")
    assert missing(package, project["dependencies"], but=apart) == []


def group_beside_jupyterlab(project, room: str) -> list[str]:
    """Return what a group asks for, but for what JupyterLab complains about: it runs by itself."""
    return [
        line
        for line in project["optional-dependencies"][room]
        if not Requirement(line).name.startswith("jupyterlite-")
    ]


@pytest.mark.parametrize("room", ["pictures", "site"])
def test_a_room_with_a_group_imports_only_what_its_group_brings(checkout, project, room):
    listed = project["dependencies"] + group_beside_jupyterlab(project, room)
    assert missing(checkout / "sciatica_course" / room, listed) == []


@pytest.mark.parametrize("room", ["pictures", "site"])
def test_who_develops_has_what_every_room_needs(project, room):
    optional = project["optional-dependencies"]
    developed = {Requirement(line).name for line in project["dependencies"] + optional["dev"]}
    needed = {Requirement(line).name for line in group_beside_jupyterlab(project, room)}
    assert needed <= developed


@pytest.mark.parametrize("folder", ["benchmarks", "tests", "tools"])
def test_the_rest_imports_only_what_a_developer_has(checkout, project, folder):
    listed = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert missing(checkout / folder, listed) == []
