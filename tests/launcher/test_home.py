"""JupyterLab's own folders: ours alone, private, and renewed at every start."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from traitlets.config.loader import PyFileConfigLoader

from sciatica_course.launcher import LauncherError, isolation
from sciatica_course.launcher.home import EXTENSION, JupyterHome, Mode
from sciatica_course.launcher.save_hook import clean


def page_config(home: JupyterHome) -> dict[str, Any]:
    file = home.path / "config/labconfig/page_config.json"
    config: dict[str, Any] = json.loads(file.read_text())
    return config


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Add-ons of somebody else's in a folder that Jupyter searches."""
    for name in ("theirs", "@org/theirs", "anywidget"):
        folder = tmp_path / "theirs/labextensions" / name
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(json.dumps({"name": name}))
    broken = tmp_path / "theirs/labextensions/broken"
    broken.mkdir()
    (broken / "package.json").write_text("{")
    servers = tmp_path / "theirs/jupyter_server_config.d"
    servers.mkdir()
    enabled = {"ServerApp": {"jpserver_extensions": {"their_server": True}}}
    (servers / "theirs.json").write_text(json.dumps(enabled))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "theirs"))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path / "theirs"))
    return tmp_path / "theirs"


def test_every_folder_is_inside_the_learners_data(learner_folder: Path) -> None:
    environment = JupyterHome(Mode.LESSON).environment()
    names = (
        *("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"),
        *("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR", "MPLCONFIGDIR"),
    )
    for name in names:
        assert Path(environment[name]).is_relative_to(learner_folder / "jupyter"), name


def test_the_folders_that_a_server_expects_are_there_before_it_starts() -> None:
    home = JupyterHome(Mode.LESSON)
    home.prepare()
    told = home.environment()
    for name in ("CONFIG", "DATA", "RUNTIME"):
        assert Path(told[f"JUPYTER_{name}_DIR"]).is_dir()


@pytest.mark.parametrize(
    "name", ["JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTER_TOKEN", "JPY_PARENT_PID"]
)
def test_nothing_of_another_jupyter_is_inherited(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "")
    monkeypatch.setenv("SOMETHING_ELSE", "stays")
    environment = JupyterHome(Mode.LESSON).environment()
    assert name not in environment
    assert environment["SOMETHING_ELSE"] == "stays"


def test_the_data_folder_is_private(learner_folder: Path) -> None:
    JupyterHome(Mode.LESSON).prepare()
    assert stat.S_IMODE(learner_folder.stat().st_mode) == 0o700


def test_the_extension_is_this_versions_own() -> None:
    home = JupyterHome(Mode.LESSON)
    home.prepare()
    copy = home.path / "labextensions/sciatica-course"
    (copy / "page/of-an-older-version.js").touch()
    home.prepare()
    files = {path.relative_to(EXTENSION) for path in EXTENSION.rglob("*")}
    assert {path.relative_to(copy) for path in copy.rglob("*")} == files


def test_a_read_only_installation_does_not_make_a_read_only_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "installed"
    shutil.copytree(EXTENSION, installed)
    for path in (*installed.rglob("*"), installed):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr("sciatica_course.launcher.home.EXTENSION", installed)
    home = JupyterHome(Mode.LESSON)
    home.prepare()
    for path in (home.path / "labextensions").rglob("*"):
        assert path.stat().st_mode & stat.S_IWUSR, path


def test_lessons_leave_out_what_others_added(foreign: Path) -> None:
    home = JupyterHome(Mode.LESSON)
    home.prepare()
    disabled = page_config(home)["disabledExtensions"]
    assert disabled["theirs"]
    assert disabled["@org/theirs"]
    assert disabled["@jupyterlab/terminal-extension"]
    assert "sciatica-course" not in disabled
    assert "anywidget" not in disabled
    wanted = isolation.server_extensions()
    assert wanted["their_server"] is False
    assert wanted["jupyterlab"] is True


@pytest.mark.parametrize("mode", [Mode.PLAIN, Mode.AUTHOR])
def test_plain_and_author_have_everything_but_our_extension(foreign: Path, mode: Mode) -> None:
    home = JupyterHome(mode)
    home.prepare()
    assert page_config(home)["disabledExtensions"] == {"sciatica-course": True}


def test_the_only_kernel_is_this_python(foreign: Path) -> None:
    registered = foreign / "kernels/python3"
    registered.mkdir(parents=True)
    (registered / "kernel.json").write_text(
        json.dumps({"argv": ["elsewhere"], "display_name": "Theirs", "language": "python"})
    )
    kernels = isolation.ThisPythonOnly()
    assert set(kernels.find_kernel_specs()) == {"python3"}
    assert kernels.get_kernel_spec("python3").display_name != "Theirs"


@pytest.mark.parametrize("mode", Mode)
def test_the_server_is_local_quiet_and_ends_by_itself(mode: Mode) -> None:
    file = JupyterHome(mode).server_config
    config = PyFileConfigLoader(file.name, path=str(file.parent)).load_config()
    assert config.ServerApp.ip == "127.0.0.1"
    assert config.ServerApp.open_browser is False
    assert config.ServerApp.shutdown_no_activity_timeout > 3600
    assert config.MappingKernelManager.cull_connected is False
    assert config.ContentsManager.pre_save_hook is clean
    assert config.LabApp.news_url is None
    assert config.ServerApp.get("terminals_enabled", True) is (mode is not Mode.LESSON)


def test_a_data_folder_that_is_a_file_is_one_sentence(learner_folder: Path) -> None:
    learner_folder.write_text("")
    with pytest.raises(LauncherError, match=r"^The course cannot use its data folder .* check$"):
        JupyterHome(Mode.LESSON).prepare()


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(LauncherError, match=r"No space left"):
        JupyterHome(Mode.LESSON).prepare()
