"""What tests of the workshop share: the slides of the whole course, made once by the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_course.cli import main
from sciatica_course.handouts.cache import FOLDER


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all ten decks, for a clinic in Ireland."""
    home = tmp_path_factory.mktemp("slides")
    options = ["--clinic", "The Leg & Back Clinic", "--country", "ie"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER, str(home / "cache"))
        assert main(["workshop", "slides", "--out", str(home / "decks"), *options]) == 0
    return home / "decks"
