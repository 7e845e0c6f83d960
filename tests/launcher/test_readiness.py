"""`sciatica-course check` says what is well, what is not, and what to do about it."""

from __future__ import annotations

import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sciatica_course.cli import main
from sciatica_course.launcher import browser, readiness, server, working_copy


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working_copy, "default_folder", lambda: tmp_path / "Sciatica course")


def test_a_ready_machine_exits_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "MEND" not in said
    for name in ("Python 3.", "jupyterlab 4.", "data folder", "lessons folder", "disk", "port"):
        assert f"ok    {name}" in said, name
    assert said.endswith("This computer is ready. Open the course with: sciatica-course lab\n")


def test_one_failing_line_exits_with_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "free", lambda port: False)
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "MEND  ports 8765 to 8814 are all in use. Close other programs," in said
    assert said.endswith("1 to mend, then the course will open.\n")


def test_an_old_python_names_the_one_that_is_needed() -> None:
    assert not readiness.python_version((3, 11, 0)).mend
    old = readiness.python_version((3, 10, 13))
    assert old.must
    assert str(old).startswith("MEND  Python 3.10.13. The course needs Python >=3.11.")


def test_every_package_is_compared_with_our_own_bounds() -> None:
    wanted = ["pytest>=1", "pytest<1", "no-such-package>=2", 'pytest<1; extra == "dev"']
    well, old, missing = readiness.packages(wanted)
    assert not well.mend
    assert old.mend.endswith('-m pip install "pytest<1"')
    assert missing.what == "no-such-package is missing"
    assert missing.must


def test_a_data_folder_that_others_can_read_is_to_be_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert 'Run: chmod 700 "' in str(readiness.data_folder_usable(tmp_path))
    tmp_path.chmod(0o700)
    assert not readiness.data_folder_usable(tmp_path).mend
    assert not readiness.data_folder_usable(tmp_path / "not" / "yet").mend


@pytest.mark.parametrize("look", [readiness.data_folder_usable, readiness.working_copy_usable])
def test_a_folder_that_cannot_be_used_says_why(
    look: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    assert f"{tmp_path / 'file'} is a file. Move it away." in look(tmp_path / "file" / "a").mend

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert f"You may not write to {tmp_path} (Permission denied)." in look(tmp_path / "a").mend


def test_a_full_disk_says_how_much_to_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(readiness.ROOM_NEEDED - 1))
    assert str(readiness.disk_room(tmp_path)) == "MEND  disk: 199 MB free. Free at least 200 MB."
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(readiness.ROOM_NEEDED))
    assert not readiness.disk_room(tmp_path).mend


def test_a_taken_port_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert not server.free(taken.getsockname()[1])
    assert readiness.free_port().what.endswith("is free")


def test_no_browser_is_only_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "available", lambda: False)
    line = readiness.a_browser()
    assert not line.must
    assert str(line).startswith("note  no browser can be opened from here. ")


def test_a_course_that_is_not_installed_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "DISTRIBUTION", "no-such-distribution")
    assert "pip install ." in next(readiness.check()).mend
