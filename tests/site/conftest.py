"""One site for all tests of it, built as the command builds it, and served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sciatica_course.site.build import Order, build
from tests.site.serving import Server, serving

URL = "https://clinic.example/back/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a clinic, which nobody changes."""
    out = tmp_path_factory.mktemp("site") / "out"
    build(Order(out, clinic="Hill Clinic", phone="020 7946 0123", country="GB", url=URL), print)
    return out


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """The site in a sub-folder of a plain web server."""
    with serving(site) as running:
        yield running
