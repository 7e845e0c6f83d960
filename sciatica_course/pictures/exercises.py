"""The pictures of exercises as data: who does what, seen from where, with which arrows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .kinds import DATA, laid_over, table
from .poses import Movement

# What a form that begins anew still takes from its exercise.
_KEPT = ("look",)
_SMALL = {"width": 3.5, "highest": 730, "density": 380}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture of an exercise or of a form of it.

    Widths are inches, ``highest`` and ``sides`` pixels; ``stages`` has one stage of the movement
    for each panel. A ``small`` one shows a form and has no title.
    """

    name: str
    pose: Mapping[str, Any]
    look: str = "ana"
    shoes: bool = False
    stages: tuple[float, ...] = (0, 1)
    camera: tuple[float, float] = (-76, 10)
    mat: tuple[float, ...] | None = None
    floor: bool = True
    slope: float = 0.0  # degrees
    grass: bool = False
    water: float | None = None
    muscle: str = ""
    muscle_sides: str = "LR"
    muscle_panel: int = -1
    nerve: str = ""
    inset: bool = False
    far: bool = True
    arrows: tuple[Mapping[str, Any], ...] = ()
    width: float = 7.0
    highest: float = 820
    density: float = 292  # pixels of an inch, which the figure is traced from
    sides: float = 44
    lean: tuple[float, float] = (0.10, 0.10)
    line: float = 0.8
    small: bool = False
    moves: bool = False

    @property
    def movement(self) -> Movement:
        """Return what the person does."""
        return Movement(self.name, self.pose)


@cache
def pictures() -> Mapping[str, Picture]:
    """Return every picture by its name: ``ID`` of an exercise and ``ID-FORM`` of each form."""
    found: dict[str, Picture] = {}
    for path in sorted((DATA / "exercises").glob("*.toml")):
        own = dict(table(f"exercises/{path.stem}"))
        forms = own.pop("forms", {})
        found[path.stem] = _picture(path.stem, own)
        for form, changes in forms.items():
            name = f"{path.stem}-{form}"
            found[name] = _form(name, own, dict(changes))
    return found


def _form(name: str, own: Mapping[str, Any], changes: dict[str, Any]) -> Picture:
    """Return a form: its exercise with changes, or with ``anew`` only the same person."""
    base = {k: v for k, v in own.items() if k in _KEPT} if changes.pop("anew", False) else own
    last = len(base.get("pose", {}).get("key", [0])) - 1
    small = {**_SMALL, "stages": [last], "small": True, "moves": False}
    if changes.pop("alike", False):
        small |= {"arrows": base.get("arrows", [])}
    else:
        small |= {"arrows": []}
    return _picture(name, laid_over({**base, **small}, changes))


def _picture(name: str, row: Mapping[str, Any]) -> Picture:
    tidy: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Picture(name=name, **tidy)
