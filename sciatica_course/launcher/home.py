"""JupyterLab's folders for the course, apart from the person's own Jupyter."""

from __future__ import annotations

import json
import os
import shutil
from enum import StrEnum
from pathlib import Path

from sciatica_course.launcher import LauncherError
from sciatica_course.store import data_folder

SETTINGS = Path(__file__).with_name("settings")
EXTENSION = Path(__file__).parent.parent / "labextension"

# Ways in which somebody's own set-up would reach our server in spite of its folders. Among them is
# a token, which may be empty and would then open the server to everybody on this machine.
_NOT_INHERITED = ("JUPYTER", "JPY_")


class Mode(StrEnum):
    """How the notebooks look: as lessons, as ordinary JupyterLab, or as their authors need them."""

    LESSON = "lesson"
    PLAIN = "plain"
    AUTHOR = "author"


class JupyterHome:
    """The folders of one mode. A mode has its own, because they hold its settings and layout."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self.path = data_folder() / "jupyter" / mode
        self.data = self.path / "data"
        self.runtime = self.path / "runtime"
        self.workspaces = self.path / "workspaces"
        self.log = self.path / "server.log"
        config = "lesson_config.py" if mode is Mode.LESSON else "server_config.py"
        self.server_config = Path(__file__).with_name(config)

    def prepare(self) -> None:
        """Make the folders and put this version's settings and extension in them.

        Our extension is copied here, and found here first, so that a checkout, an editable
        install and a wheel all run the one that belongs to the code.

        Raises:
            LauncherError: the folder cannot be written.
        """
        from sciatica_course.launcher.isolation import foreign_lab_extensions

        settings = SETTINGS / ("lesson" if self.mode is Mode.LESSON else "plain")
        labconfig = self.path / "config" / "labconfig"
        try:
            data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
            # Not every version of the server makes the folder of its data, which it needs.
            for folder in (labconfig, self.data, self.runtime, self.workspaces):
                folder.mkdir(parents=True, exist_ok=True)
            _renew(EXTENSION, self.path / "labextensions" / "sciatica-course")
            for file in settings.glob("*.json"):
                shutil.copyfile(file, labconfig / file.name)
            if self.mode is Mode.LESSON:
                page = labconfig / "page_config.json"
                config = json.loads(page.read_text(encoding="utf-8"))
                config["disabledExtensions"] |= dict.fromkeys(foreign_lab_extensions(), True)
                page.write_text(json.dumps(config, indent=1), encoding="utf-8")
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise LauncherError(
                f"The course cannot use its data folder {data_folder()} ({reason}). "
                "Run: sciatica-course check"
            ) from error

    def environment(self) -> dict[str, str]:
        """Return the environment for the server and its kernels."""
        shared = self.path.parent
        ours = {
            "JUPYTER_CONFIG_DIR": self.path / "config",
            "JUPYTER_DATA_DIR": self.data,
            "JUPYTER_RUNTIME_DIR": self.runtime,
            "JUPYTERLAB_SETTINGS_DIR": self.path / "settings",
            "JUPYTERLAB_WORKSPACES_DIR": self.workspaces,
            "IPYTHONDIR": shared / "ipython",
            "MPLCONFIGDIR": shared / "matplotlib",
        }
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)
        }
        return kept | {name: str(folder) for name, folder in ours.items()}


def _renew(source: Path, target: Path) -> None:
    """Make a folder a copy of another, without its permissions: a system's may be read-only."""
    shutil.rmtree(target, ignore_errors=True)
    for file in source.rglob("*"):
        if file.is_file():
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
