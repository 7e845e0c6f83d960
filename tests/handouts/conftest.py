"""What tests of handouts share: a cache of their own, and the course handed out once."""

from __future__ import annotations

from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from sciatica_course.cli import main
from sciatica_course.handouts.cache import FOLDER


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages of this test's own; nothing has made it yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(FOLDER, str(folder))
    return folder


@dataclass(frozen=True)
class HandedOut:
    """The whole course as somebody gets it: the folder, and what the command said."""

    folder: Path
    said: str


@pytest.fixture(scope="session")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> HandedOut:
    """All ten lessons, made once by the command for a clinic in Ireland."""
    home = tmp_path_factory.mktemp("handed-out")
    said = StringIO()
    options = ["--clinic", "The Leg & Back Clinic", "--phone", "+353 1 234", "--country", "ie"]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
        patch.setenv(FOLDER, str(home / "cache"))
        assert main(["handouts", "--out", str(home / "pages"), *options]) == 0
    return HandedOut(home / "pages", said.getvalue())
