"""Names for the arrays that every drawing module passes around, and the tables kept as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from numpy.typing import NDArray

# Shapes are said in docstrings: numpy's types cannot say them yet.
Array: TypeAlias = NDArray[Any]

# Vertices (n, 3) in metres and triangles (m, 3).
Surface: TypeAlias = tuple[Array, Array]

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return a file of ``data/`` by its name without the ending."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def laid_over(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return one table over another: tables are laid over tables, all else is replaced."""
    out = dict(common)
    for name, value in own.items():
        before = out.get(name)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            out[name] = laid_over(before, value)
        else:
            out[name] = value
    return out
