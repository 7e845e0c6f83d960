"""One site for all tests of it, built as the command builds it, and served."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from sciatica_course.site import pieces
from sciatica_course.site.build import Order, build
from sciatica_course.site.errors import SiteError
from tests.site.serving import Server, serving

URL = "https://clinic.example/back/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a clinic, which nobody changes: the first process that needs it builds it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    out = folder / "site" / "out"
    with FileLock(folder / "site.lock"):
        if not out.exists():
            try:
                pieces.fetch()
            except SiteError as error:
                pytest.skip(f"what the site is made of cannot be had: {error}")
            order = Order(out, clinic="Hill Clinic", phone="020 7946 0123", country="GB", url=URL)
            build(order, print)
    return out


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """The site in a sub-folder of a plain web server."""
    with serving(site) as running:
        yield running
