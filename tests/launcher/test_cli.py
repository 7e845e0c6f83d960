"""The command line: instant help, one sentence for every error, and the whole of a session."""

from __future__ import annotations

import json
import shlex
import signal
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest

from sciatica_course import resources
from sciatica_course.cli import COMMANDS, main
from sciatica_course.launcher import browser, shipped
from sciatica_course.launcher.home import JupyterHome, Mode
from tests.browser.lab import environment, running_lab


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a learner does; return what it said and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "sciatica_course.cli", *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_help_lists_every_command_and_loads_no_jupyter() -> None:
    code = (
        "import sys, contextlib\n"
        "from sciatica_course.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        "heavy = ('jupyter', 'ipywidgets', 'tornado')\n"
        "sys.exit(any(name.startswith(heavy) for name in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for command in COMMANDS:
        assert command.name in told.stdout


@pytest.mark.parametrize("port", ["0", "65536", "8765.5", "many"])
def test_a_port_that_is_none_is_one_sentence(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lab", "--port", port])
    assert ended.value.code == 2
    assert f"'{port}' is not a port: give a number from 1 to 65535" in capsys.readouterr().err


def test_a_port_in_use_is_one_sentence(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = run(home, "lab", "--no-browser", "--port", str(port))
    assert told.returncode == 1
    assert told.stderr == f"Port {port} is in use by another program. Leave --port out.\n"


def test_a_file_where_the_folder_should_be_is_one_sentence(home: Path) -> None:
    home.mkdir()
    (home / "taken").write_text("")
    told = run(home, "lab", "--no-browser", "--folder", str(home / "taken"))
    assert told.returncode == 1
    assert told.stderr.startswith(f"{home / 'taken'} is a file, ")
    assert told.stderr.count("\n") == 1


def test_the_course_itself_is_no_working_copy(home: Path) -> None:
    told = run(home, "lab", "--folder", str(resources.find("notebooks").parent))
    assert told.returncode == 1
    assert told.stderr.rstrip().endswith("or run: sciatica-course author")


def test_a_jupyterlab_that_cannot_start_is_one_sentence(home: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "sciatica_course.cli", "lab", "--no-browser"],
        env=environment(home, SCIATICA_COURSE_LAB_ARGS="--ServerApp.port=wrong"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr.startswith("JupyterLab did not start")
    assert "server.log" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_log_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (JupyterHome(Mode.LESSON).path / "server.log").mkdir(parents=True)
    assert main(["lab", "--no-browser", "--folder", str(tmp_path / "copy")]) == 1
    assert capsys.readouterr().err == "JupyterLab did not start (Is a directory).\n"


def test_a_session_from_start_to_ctrl_c(home: Path) -> None:
    with running_lab(home) as lab:
        assert lab.said[0] == f"Your copy of the course is in: {lab.folder}"
        assert lab.ask("status")["kernels"] == 0
        assert (lab.folder / "notebooks/00-start-here.ipynb").is_file()
        lab.ask("kernels", method="POST")
        lab.process.send_signal(signal.SIGINT)
        rest, _ = lab.process.communicate(timeout=60)
    assert lab.process.returncode == 0
    assert rest.endswith("\nThe course has stopped. Come back any time.\n")
    assert "Traceback" not in rest
    assert not list((home / "data/jupyter/lesson/runtime").glob("*.json")), "a kernel is left"


def test_a_second_start_only_opens_the_browser_again(home: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    script = f"import sys, pathlib; pathlib.Path({str(opened)!r}).write_text(sys.argv[1])"
    with running_lab(home) as lab:
        again = subprocess.run(
            [sys.executable, "-m", "sciatica_course.cli", "lab", "--folder", str(lab.folder)],
            env=environment(home, BROWSER=shlex.join([sys.executable, "-c", script, "%s"])),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        assert "The course is running already." in again.stdout
        address = f"{lab.url}lab/tree/notebooks/00-start-here.ipynb?token={lab.token}"
        assert address in again.stdout
        assert opened.read_text() == address


def test_an_answer_needs_the_token(home: Path) -> None:
    from urllib.error import HTTPError

    with running_lab(home) as lab:
        lab.token = "guessed"
        with pytest.raises(HTTPError, match="403"):
            lab.ask("contents")


def test_a_session_writes_nowhere_else_in_the_home(home: Path) -> None:
    with running_lab(home) as lab:
        lab.ask("kernels", method="POST")
    assert {path.name for path in home.iterdir()} == {"data", "Sciatica course"}


def test_authors_see_the_tracked_notebooks(home: Path) -> None:
    with running_lab(home, command="author") as lab:
        opened = {entry["path"] for entry in lab.ask("contents/notebooks")["content"]}
        assert "notebooks/00-start-here.ipynb" in opened
        assert "pyproject.toml" in {entry["path"] for entry in lab.ask("contents")["content"]}


def test_recording_the_lessons_notes_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "shipped.json"
    monkeypatch.setattr(shipped.record, "__defaults__", (record,))
    assert main(["record-lessons"]) == 0
    assert "recorded 00-start-here.ipynb\n" in capsys.readouterr().out
    assert "00-start-here.ipynb" in json.loads(record.read_text())
    assert main(["record-lessons"]) == 0
    assert capsys.readouterr().out == "Every lesson is recorded already.\n"


@pytest.mark.parametrize("screen", ["", ":0"])
def test_without_a_screen_no_browser_is_started(
    screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(address: str) -> bool:
        opened.append(address)
        return True

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.setattr(webbrowser, "get", object)
    monkeypatch.setattr(webbrowser, "open", open_it)
    assert browser.show("http://x") is bool(screen)
    assert opened == (["http://x"] if screen else [])


def test_a_browser_that_fails_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise webbrowser.Error("none")

    monkeypatch.setenv("BROWSER", "x")
    monkeypatch.setattr(webbrowser, "get", missing)
    assert not browser.available()
    assert not browser.show("http://x")
