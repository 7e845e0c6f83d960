"""tools/set-up, which `make` runs first, with interpreters that only pretend to install."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="make and its set-up need a POSIX shell"
)

# Answers the questions that tools/set-up asks an interpreter, and notes what it was told to do.
PRETEND = """#!/bin/sh
case "$*" in
    *version_info\\ \\<*) exit {too_old} ;;
    *ensurepip*) exit {without_venv} ;;
    *version_info*) echo 3.11 ;;
    *base_prefix*) echo {version} ;;
    "-m venv"*)
        echo venv >>calls
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python ;;
    "-m pip"*)
        echo "pip $*" >>calls
        [ ! -e no-network ] ;;
esac
"""


@dataclass
class Machine:
    """A checkout with nothing installed, on a machine with the interpreters that a test makes."""

    folder: Path

    def add_python(
        self, name: str, *, too_old: bool = False, without_venv: bool = False, version: str = "3.11"
    ) -> str:
        program = self.folder / name
        program.write_text(
            PRETEND.format(too_old=int(too_old), without_venv=int(without_venv), version=version)
        )
        program.chmod(0o755)
        return str(program)

    def set_up(self, wanted: str, python: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "tools/set-up", wanted],
            check=False,
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "PYTHON": python},
            capture_output=True,
            text=True,
        )

    def calls(self) -> list[str]:
        calls = self.folder / "calls"
        return calls.read_text().splitlines() if calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path, checkout: Path) -> Machine:
    (tmp_path / "tools").mkdir()
    shutil.copy(checkout / "tools" / "set-up", tmp_path / "tools")
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "constraints.txt").write_text("")
    return Machine(tmp_path)


def test_a_second_run_calls_neither_venv_nor_pip(machine: Machine):
    python = machine.add_python("python")
    assert machine.set_up("lab", python).returncode == 0
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip"]
    again = machine.set_up("lab", python)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert len(machine.calls()) == 2


def test_the_tools_for_developers_are_added_to_what_is_there(machine: Machine):
    python = machine.add_python("python")
    machine.set_up("lab", python)
    machine.set_up("dev", python)
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip", "pip"]
    assert machine.calls()[-1].endswith(".[dev]")
    machine.set_up("lab", python)
    assert len(machine.calls()) == 3


@pytest.mark.parametrize("file", ["pyproject.toml", "constraints.txt"])
def test_changed_requirements_make_it_anew(machine: Machine, file: str):
    python = machine.add_python("python")
    machine.set_up("lab", python)
    (machine.folder / file).write_text("changed")
    machine.set_up("lab", python)
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip", "venv", "pip"]


def test_another_interpreter_makes_it_anew(machine: Machine):
    machine.set_up("lab", machine.add_python("python3.11"))
    machine.set_up("lab", machine.add_python("python3.12", version="3.12"))
    assert machine.calls().count("venv") == 2


def test_a_set_up_that_was_cut_off_is_redone(machine: Machine):
    python = machine.add_python("python")
    (machine.folder / "no-network").touch()
    failed = machine.set_up("lab", python)
    assert failed.returncode == 1
    assert "did not finish" in failed.stderr
    (machine.folder / "no-network").unlink()
    assert machine.set_up("lab", python).returncode == 0
    assert machine.calls().count("venv") == 2


def test_a_python_that_is_too_old_gets_one_sentence(machine: Machine):
    python = machine.add_python("python3.10", too_old=True)
    told = machine.set_up("lab", python)
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "not a Python 3.11 or newer" in told.stderr
    assert not machine.calls()


def test_a_python_without_venv_gets_one_sentence(machine: Machine):
    python = machine.add_python("python3", without_venv=True)
    told = machine.set_up("lab", python)
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "sudo apt install python3.11-venv" in told.stderr
    assert not machine.calls()


def test_the_first_interpreter_that_is_good_enough_is_taken(machine: Machine):
    old = machine.add_python("python3", too_old=True)
    bare = machine.add_python("python3.12", without_venv=True)
    good = machine.add_python("python3.13", version="3.13")
    assert machine.set_up("lab", f"{old} {bare} {good}").returncode == 0
    assert "3.13" in (machine.folder / ".venv" / "set-up-done").read_text()
