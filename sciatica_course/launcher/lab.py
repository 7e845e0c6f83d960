"""Opens the course: brings the copy up to date, starts or finds the server, shows the page."""

from __future__ import annotations

import sys
from pathlib import Path

from sciatica_course.launcher import LauncherError, browser, server, working_copy
from sciatica_course.launcher.home import JupyterHome, Mode
from sciatica_course.launcher.place import lesson_to_open


def open_course(folder: Path | None, *, plain: bool, port: int | None, show: bool) -> int:
    """Open the learner's working copy and serve it until Ctrl-C; return the exit code."""
    folder = (folder or working_copy.default_folder()).expanduser().resolve()
    if folder == working_copy.lessons_source().parent:
        raise LauncherError(
            f"{folder} is the course itself. Choose another folder, or run: sciatica-course author"
        )
    home = JupyterHome(Mode.PLAIN if plain else Mode.LESSON)
    print(f"Your copy of the course is in: {folder}")
    if _reuse(home, folder, show=show):
        return 0
    changes = working_copy.refresh(folder)
    for name, kept in changes.kept_as.items():
        print(f"You changed {name}. Your version is now “{kept}”.")
    return _serve(home, folder, port, show=show)


def open_sources(*, port: int | None, show: bool) -> int:
    """Open the course's own notebooks for their author, with code in sight and the save hook."""
    folder = working_copy.lessons_source().parent
    if not (folder / "pyproject.toml").is_file():
        raise LauncherError("Authors work in a checkout of the course. This one is installed.")
    home = JupyterHome(Mode.AUTHOR)
    return 0 if _reuse(home, folder, show=show) else _serve(home, folder, port, show=show)


def _reuse(home: JupyterHome, folder: Path, *, show: bool) -> bool:
    """Show the page of a server that already has the folder; return whether there is one."""
    running = server.running(home, folder)
    if running is None:
        return False
    print("The course is running already.")
    _tell(running.address(lesson_to_open(home.workspaces, folder), fresh=False), show=show)
    return True


def _serve(home: JupyterHome, folder: Path, port: int | None, *, show: bool) -> int:
    if server.as_root():
        print("You are the administrator (root). The course needs no such rights.")
    print("The course is starting. This takes a few seconds.", flush=True)
    home.prepare()
    lesson = lesson_to_open(home.workspaces, folder)
    process = None
    with server.stoppable():
        try:
            process = server.start(home, folder, port)
            _tell(process.server.address(lesson, fresh=True), show=show)
            print("Keep this window open. To stop the course, press Ctrl-C here.", flush=True)
            code = process.wait()
        except KeyboardInterrupt:
            if process:
                process.stop()
            print("\nThe course has stopped. Come back any time.")
            return 0
    if code:
        print(f"The course stopped by itself. Details: {home.log}", file=sys.stderr)
        return 1
    print("The course has stopped. Open it again with: sciatica-course lab")
    return 0


def _tell(address: str, *, show: bool) -> None:
    """Open the page in the browser, and print its address for when that does not happen."""
    if show and browser.show(address):
        print("It is open in your browser. If you do not see it, open this address there:")
    else:
        print("Open this address in a browser on this computer:")
    print(f"  {address}", flush=True)
