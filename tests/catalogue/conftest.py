"""The small content, and a clinic's folder to lay over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.small import write


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "our-clinic"
    folder.mkdir()
    return folder
