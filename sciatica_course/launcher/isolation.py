"""Keeps the course's JupyterLab and the person's own Jupyter out of each other's way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_core.paths import jupyter_config_path, jupyter_path
from traitlets import default

from sciatica_course.launcher import lean

# What a lesson needs of JupyterLab's add-ons. Any other that shares our Python is left out.
OUR_LAB_EXTENSIONS = frozenset(
    {"@jupyter-widgets/jupyterlab-manager", "anywidget", "sciatica-course"}
)
OUR_SERVER_EXTENSIONS = frozenset({"jupyterlab"})


class ThisPythonOnly(KernelSpecManager):
    """Offers one kernel, the Python that the course is installed in.

    A ``python3`` kernel that some other program registered would start without the course.
    """

    @default("kernel_dirs")
    def _no_registered_kernels(self) -> list[str]:
        return []


class LessonKernel(ThisPythonOnly):
    """Offers that kernel without the debugger, which lessons do not show."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return how the kernel is started. The usual way reads the debugger and all its parts."""
        spec = super().get_kernel_spec(kernel_name)
        spec.argv = ["python", *lean.command("ipykernel_launcher"), "-f", "{connection_file}"]
        spec.metadata = {**spec.metadata, "debugger": False}
        return spec


def foreign_lab_extensions() -> list[str]:
    """Return the names of the installed lab extensions that the lessons do not need."""
    found = {
        _read(file).get("name", "")
        for folder in map(Path, jupyter_path("labextensions"))
        for pattern in ("[!@]*/package.json", "@*/*/package.json")
        for file in folder.glob(pattern)
    }
    return sorted(found - OUR_LAB_EXTENSIONS - {""})


def server_extensions() -> dict[str, bool]:
    """Return every server extension that is switched on somewhere, and whether we want it."""
    return {
        name: name in OUR_SERVER_EXTENSIONS
        for folder in map(Path, jupyter_config_path())
        for file in _server_configs(folder)
        for name in _read(file).get("ServerApp", {}).get("jpserver_extensions", {})
    }


def _server_configs(folder: Path) -> Iterator[Path]:
    yield from folder.glob("jupyter_server_config.d/*.json")
    yield from folder.glob("jupyter_server_config.json")


def _read(file: Path) -> dict[str, Any]:
    """Return a JSON file of somebody else's, or nothing where it is damaged."""
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
