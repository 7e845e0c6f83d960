"""The ways in which a page is looked at: in both themes, on a phone and on a desk.

Two that differ in both are looked at on every run, the others every night.
"""

from __future__ import annotations

import pytest

_PHONE, _DESK = 320, 1280

WAYS = (
    pytest.param("light", _PHONE),
    pytest.param("dark", _DESK),
    pytest.param("dark", _PHONE, marks=pytest.mark.slow),
    pytest.param("light", _DESK, marks=pytest.mark.slow),
)
