"""What a drawing is made of: outlines with ink, words, and groups that have a name.

A drawing is data. ``svg`` and ``png`` write the same one to their files, so that a picture and its
vector twin cannot differ. All lengths are those of the page: 700 units wide, y pointing down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
Box: TypeAlias = tuple[float, float, float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Line:
    """One line: ``points`` are its corners, or a start and then three points a cubic curve."""

    points: Points
    closed: bool = True
    curved: bool = True

    def moved(self, offset: Points, scale: Points | float = 1.0) -> Line:
        """Return the line scaled about the origin, then moved."""
        return replace(self, points=self.points * scale + offset)


@dataclass(frozen=True)
class Ink:
    """How an outline is filled and drawn. Widths are in units of the page."""

    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Shape:
    """Lines drawn with one ink; several may have holes in each other."""

    lines: tuple[Line, ...]
    ink: Ink


@dataclass(frozen=True)
class Words:
    """A line of text. ``halo`` is the colour of a rim that keeps it readable on a drawing."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    anchor: Anchor = "start"
    bold: bool = False
    italic: bool = False
    halo: str = ""


@dataclass(frozen=True)
class Window:
    """A second, enlarged look at a group: what lies in ``source`` is shown in ``target``."""

    group: str
    source: Box
    target: Box


@dataclass
class Group:
    """Items that belong together. ``name`` is unique in a drawing; a page finds it by that."""

    name: str = ""
    classes: tuple[str, ...] = ()
    items: list[Item] = field(default_factory=list)
    opacity: float = 1.0
    hidden: bool = False

    def group(self, name: str = "", *classes: str, **options: float | bool) -> Group:
        """Add a group to this one, and return it."""
        inner = Group(name, classes, **options)  # type: ignore[arg-type]
        self.items.append(inner)
        return inner

    def groups(self) -> Iterator[Group]:
        """Yield this group and all in it, in the order of drawing."""
        yield self
        for item in self.items:
            if isinstance(item, Group):
                yield from item.groups()


Item: TypeAlias = Shape | Words | Window | Group


@dataclass
class Drawing:
    """A whole picture: its size, what is on it, and the words that stand for it."""

    width: float
    height: float
    title: str
    root: Group = field(default_factory=Group)

    def find(self, name: str) -> Group:
        """Return a group by its name.

        Raises:
            KeyError: there is none.
        """
        for group in self.root.groups():
            if group.name == name:
                return group
        raise KeyError(name)
