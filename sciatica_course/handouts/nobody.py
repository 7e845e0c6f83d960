"""A handout is made for anybody: nothing that whoever makes it has kept may come into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

DATA = "SCIATICA_COURSE_DATA"


@contextmanager
def nobody() -> Iterator[None]:
    """Let the course find no plan, hold, diary or setting of anyone meanwhile."""
    before = os.environ.get(DATA)
    with TemporaryDirectory() as empty:
        os.environ[DATA] = empty
        try:
            yield
        finally:
            if before is None:
                del os.environ[DATA]
            else:
                os.environ[DATA] = before
