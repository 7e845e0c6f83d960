"""Starts one learner's lessons on a hub, as that learner: a fresh copy, our settings, the server.

The hub has given up its rights before this runs, so nothing here can touch what is another's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from sciatica_course.launcher import lean, working_copy
from sciatica_course.launcher.home import JupyterHome, Mode
from sciatica_course.launcher.place import lesson_to_open

# What the hub tells a server; the course's own start would leave it out with the rest of Jupyter.
FROM_THE_HUB = ("JUPYTERHUB_", "JPY_")

# Shared machines have more learners than processors.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
LESS_MEMORY = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072"}


def main() -> None:
    """Bring the copy of the lessons up to date, then become the server."""
    os.umask(0o077)
    folder = working_copy.default_folder()
    changes = working_copy.refresh(folder)
    for name, kept in changes.kept_as.items():
        print(f"The learner changed {name}. That version is now “{kept}”.", flush=True)
    home = JupyterHome(Mode.LESSON)
    home.prepare()
    runtime = Path(os.environ.get("SCIATICA_COURSE_RUN", home.runtime))
    set_up = environment(home.environment(), os.environ, runtime)
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    set_up["JUPYTERHUB_DEFAULT_URL"] = "/lab/tree/" + lesson_to_open(home.workspaces, folder)
    os.chdir(folder)
    os.execve(sys.executable, arguments(home, set_up.get("JUPYTERHUB_SERVICE_URL", "")), set_up)


def environment(ours: Mapping[str, str], given: Mapping[str, str], runtime: Path) -> dict[str, str]:
    """Return the environment of the server and its kernels."""
    hub = {name: value for name, value in given.items() if name.startswith(FROM_THE_HUB)}
    private = {"JUPYTER_RUNTIME_DIR": str(runtime), "TMPDIR": str(runtime)}
    return {**ours, **hub, **private, **ONE_THREAD, **LESS_MEMORY}


def arguments(home: JupyterHome, service: str) -> list[str]:
    """Return the command line of the server at an address, for the folder it is started in.

    Everybody on a machine can read command lines, so there is no learner's name in it.

    Kernels talk through files that only the learner can open. The usual ports of this machine let
    anybody on it listen to what a kernel shows, which here is somebody's health.
    """
    return [
        *(sys.executable, *lean.command(lean.OF_THE_HUB)),
        f"--config={home.server_config}",
        "--ServerApp.root_dir=.",
        f"--ServerApp.ip={urlsplit(service).hostname or '127.0.0.1'}",
        f"--LabServerApp.extra_labextensions_path={os.path.relpath(home.path / 'labextensions')}",
        "--KernelManager.transport=ipc",
    ]


if __name__ == "__main__":
    main()
