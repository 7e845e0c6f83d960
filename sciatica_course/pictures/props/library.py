"""Every prop by the name that data uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sciatica_course.lookup import find
from sciatica_course.pictures.body import Posed
from sciatica_course.pictures.body.person import Prop

from . import bike, furniture, worn

# Those that stand by themselves, and those that lie on a posed body.
_STANDING: Mapping[str, Callable[..., Iterator[Prop]]] = MappingProxyType(
    {
        "chair": furniture.chair,
        "table": furniture.table,
        "wall": furniture.wall,
        "side-wall": furniture.side_wall,
        "counter": furniture.counter,
        "pillow": furniture.pillow,
        "rail": furniture.rail,
        "noodle": furniture.noodle,
        "trolley": furniture.trolley,
        "upright-bike": bike.upright_bike,
        "road-bike": bike.road_bike,
        "recumbent-bike": bike.recumbent_bike,
    }
)
_WORN: Mapping[str, Callable[..., Iterator[Prop]]] = MappingProxyType(
    {
        "foot-strap": worn.foot_strap,
        "thigh-strap": worn.thigh_strap,
        "thigh-band": worn.thigh_band,
        "heat-pack": worn.heat_pack,
    }
)


def props_of(
    posed: Posed, rows: list[Mapping[str, Any]], numbers: Mapping[str, float]
) -> list[Prop]:
    """Return the props that rows of data describe; ``numbers`` are those of the position.

    Raises:
        UnknownName: a row names a prop that there is not; it says which is nearest.
    """
    known = {**_STANDING, **_WORN}
    props: list[Prop] = []
    for row in rows:
        name = row["kind"]
        make = find(
            known, name, lambda asked, near: f'There is no prop "{asked}". Did you mean "{near}"?'
        )
        details = {k: v for k, v in row.items() if k != "kind"}
        details |= {
            k: numbers[v] for k, v in details.items() if isinstance(v, str) and v in numbers
        }
        props += make(posed, **details) if name in _WORN else make(**details)
    return props
