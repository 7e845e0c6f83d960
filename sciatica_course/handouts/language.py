"""The language that a page says it is written in."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sciatica_course.catalogue.reader import LANGUAGE

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def language() -> str:
    """Return the language of the page: that of the course, where its name is one."""
    named = Path(os.environ.get(LANGUAGE, "")).name
    return named if _TAG.match(named) else "en"
