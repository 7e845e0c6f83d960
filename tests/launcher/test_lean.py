"""What lessons start without: parts of Jupyter that none of them uses, and that cost the most."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

from sciatica_course.launcher import lean
from sciatica_course.launcher.isolation import LessonKernel

# What a hub's side for learners is, beside a part of its own side.
HUB = {
    "__init__.py": "",
    "orm.py": "class Base: ...",
    "singleuser/__main__.py": "from jupyterhub import orm; print(hasattr(orm, 'Base'))",
}


def said(folder: Path, *arguments: str) -> list[str]:
    """Return the lines of a Python that finds modules in a folder."""
    command = [sys.executable, *arguments]
    more = os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run(command, env=more, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def hub(folder: Path, imported: str) -> Path:
    """Write a small hub whose side for learners imports something."""
    (folder / "jupyterhub/singleuser").mkdir(parents=True)
    for name, text in {**HUB, "singleuser/__init__.py": imported}.items():
        (folder / "jupyterhub" / name).write_text(text)
    return folder


def test_a_module_is_run_as_python_would_run_it(tmp_path: Path) -> None:
    text = "import sys; print(__name__, *sys.argv[1:]); print(sys.argv[0])"
    (tmp_path / "shown.py").write_text(text)
    usual = said(tmp_path, "-m", "shown", "-f", "a b")
    assert said(tmp_path, *lean.command("shown"), "-f", "a b") == usual
    assert usual == ["__main__ -f a b", str(tmp_path / "shown.py")]


@pytest.mark.parametrize("package", sorted(set(sum(lean.OPTIONAL.values(), ()))))
def test_what_is_left_out_would_be_there(package: str) -> None:
    """Where one is gone, or has another name, the list is of no use any more."""
    assert find_spec(package)


def test_jupyterlab_starts_without_the_grammar_of_web_addresses(tmp_path: Path) -> None:
    code = (
        "import sys; from sciatica_course.launcher import lean; "
        "lean.leave_out(*lean.OPTIONAL['jupyterlab']); import jupyterlab.labapp; "
        "print('lark' in sys.modules, bool(sys.modules['rfc3987_syntax']))"
    )
    assert said(tmp_path, "-c", code) == ["False False"]


def test_what_is_in_use_already_is_left_alone() -> None:
    before = sys.modules["json"]
    lean.leave_out("json")
    assert sys.modules["json"] is before


def test_the_kernel_of_a_lesson_has_no_debugger(learner_folder: Path) -> None:
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=LessonKernel())
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        asked = {"has": "[name for name in __import__('sys').modules if 'pydevd' in name]"}
        reply = client.execute_interactive("import sciatica_course", user_expressions=asked)
        assert reply["content"]["user_expressions"]["has"]["data"]["text/plain"] == "[]"
        client.kernel_info()
        assert not client.get_shell_msg(timeout=60)["content"].get("debugger")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.mark.parametrize(
    ("imported", "has"),
    [("from jupyterhub import orm", "False"), ("from jupyterhub.orm import Base", "True")],
)
def test_a_hub_gets_its_own_side_only_where_it_needs_it(
    tmp_path: Path, imported: str, has: str
) -> None:
    assert said(hub(tmp_path, imported), *lean.command(lean.OF_THE_HUB)) == [has]
