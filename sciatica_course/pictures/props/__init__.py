"""Things that exercises need: furniture, straps and bands, a bike, what floats."""

from __future__ import annotations

from .library import props_of

__all__ = ["props_of"]
