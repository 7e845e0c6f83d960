"""The surface of a person: lofted sections along the skeleton, skinned and dressed."""

from __future__ import annotations

from .parts import PART, PROP_PART
from .person import Body, Posed

__all__ = ["PART", "PROP_PART", "Body", "Posed"]
