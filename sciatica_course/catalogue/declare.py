"""How content types declare what a field may hold; ``shapes`` reads it, ``schema`` writes it out.

Rules: ``low`` and ``high`` for numbers; ``least`` and ``most`` for how many entries; ``form``, a
pattern and what to call it; ``placeholders``, the names that may stand in braces in a text.
"""

from __future__ import annotations

import dataclasses
from typing import Any


def words(**rules: Any) -> Any:
    """Declare a field that people read, and that a translation therefore replaces."""
    return _field(words=True, **rules)


def ref(to: str, **rules: Any) -> Any:
    """Declare a field that names items of another part of the catalogue, such as ``references``."""
    return _field(ref=to, **rules)


def limits(**rules: Any) -> Any:
    """Declare a field with rules and nothing else to say about it."""
    return _field(**rules)


def part(file: str) -> Any:
    """Declare a part of the catalogue by its file, or by its folder, which ends in a slash."""
    return _field(file=file)


def _field(default: Any = dataclasses.MISSING, **rules: Any) -> Any:
    return dataclasses.field(default=default, metadata=rules)
