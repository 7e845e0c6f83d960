"""Opens the course: brings the copy up to date, starts or finds the server, shows the page."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

from sciatica_course import resources
from sciatica_course.launcher import LauncherError, server, working_copy
from sciatica_course.launcher.home import JupyterHome, Mode
from sciatica_course.launcher.place import lesson_to_open


def open_course(folder: Path | None, *, plain: bool, port: int | None, browser: bool) -> int:
    """Open the learner's working copy and serve it until Ctrl-C; return the exit code."""
    folder = (folder or working_copy.default_folder()).expanduser().resolve()
    if folder == resources.find("notebooks").parent:
        raise LauncherError(
            f"{folder} is the course itself. Choose another folder, or run: sciatica-course author"
        )
    home = JupyterHome(Mode.PLAIN if plain else Mode.LESSON)
    print(f"Your copy of the course is in: {folder}")
    if running := server.running(home, folder):
        print("The course is open already.")
        _show(running.address(lesson_to_open(home.workspaces, folder), fresh=False), browser)
        return 0
    _tell(working_copy.refresh(folder))
    return _serve(home, folder, port, browser)


def open_sources(*, port: int | None, browser: bool) -> int:
    """Open the course's own notebooks for their author, with code in sight and the save hook."""
    folder = resources.find("notebooks").parent
    if not (folder / "pyproject.toml").is_file():
        raise LauncherError("Authors work in a checkout of the course; this one is installed.")
    home = JupyterHome(Mode.AUTHOR)
    if running := server.running(home, folder):
        _show(running.address(lesson_to_open(home.workspaces, folder), fresh=False), browser)
        return 0
    return _serve(home, folder, port, browser)


def _serve(home: JupyterHome, folder: Path, port: int | None, browser: bool) -> int:
    if server.as_root():
        print("You are the administrator (root). The course needs no such rights.")
    home.prepare()
    lesson = lesson_to_open(home.workspaces, folder)
    with server.stoppable():
        try:
            process = server.start(home, folder, port)
        except KeyboardInterrupt:
            print("\nThe course did not open.")
            return 1
        try:
            _show(process.server.address(lesson, fresh=True), browser)
            print("Keep this window open. To stop, press Ctrl-C here.", flush=True)
            code = process.wait()
        except KeyboardInterrupt:
            process.stop()
            print("\nThe course has stopped. Until next time.")
            return 0
    if code:
        print(f"JupyterLab stopped by itself. Details: {home.log}", file=sys.stderr)
        return 1
    print("The course was not used for some hours, so it has stopped.")
    return 0


def _show(address: str, browser: bool) -> None:
    """Open the page in the browser, and print its address for when that does not happen."""
    opened = browser and _has_screen() and _open(address)
    print(
        "The course is open in your browser. If you do not see it, open this address:"
        if opened
        else "Open this address in a browser on this computer:"
    )
    print(f"  {address}", flush=True)


def _open(address: str) -> bool:
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


def _has_screen() -> bool:
    """Return whether a browser could show itself: without a screen, one in text would start."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("BROWSER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell(changes: working_copy.Changes) -> None:
    for name, kept in changes.kept_as.items():
        print(f"You changed {name}. Your version is now “{kept}”.")
