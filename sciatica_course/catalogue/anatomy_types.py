"""The shape of ``anatomy.toml``: nerve roots, places where they are felt, and steps of a disc."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .declare import limits, ref, words
from .screening_types import SIGN

ROOT = ("L4|L5|S1", "L4, L5 or S1")


@dataclass(frozen=True, kw_only=True)
class Root:
    """One nerve root, in everyday words.

    ``path`` is which way it runs, ``felt`` where trouble with it is often felt, ``weak`` what may
    be weak, and ``daily`` what that may be like on an ordinary day.
    """

    id: str
    name: str = words()
    path: str = words()
    felt: str = words()
    weak: str = words()
    daily: str = words()


@dataclass(frozen=True, kw_only=True)
class Region:
    """A place on the body map, with the roots that often reach it.

    ``raises`` is the sign that reopens questions of the safety check; ``sided`` says that the place
    is there on either leg.
    """

    id: str
    label: str = words()
    roots: tuple[str, ...] = limits(default=(), form=ROOT)
    raises: str = limits(default="", form=SIGN)
    sided: bool = True


@dataclass(frozen=True, kw_only=True)
class DiscStep:
    """One step of a disc that bulges more and more; ``shrinks`` says how often it shrinks again."""

    id: str
    name: str = words()
    text: str = words()
    shrinks: str = words(default="")


@dataclass(frozen=True, kw_only=True)
class Anatomy:
    """``anatomy.toml``: what the explorers tell about the parts of their pictures.

    ``both_legs`` is the sign that is raised when both legs are marked on the body map, and
    ``claims`` are what each explorer rests on.
    """

    both_legs: str = limits(form=SIGN)
    roots: Mapping[str, Root] = limits(least=3)
    regions: Mapping[str, Region] = limits(least=2)
    disc: Mapping[str, DiscStep] = limits(least=3)
    zones_claim: str = ref("claims")
    map_claim: str = ref("claims")
    shrink_claim: str = ref("claims")
    painless_claim: str = ref("claims")
