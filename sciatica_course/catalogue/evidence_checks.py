"""Check that the numbers of the evidence can be drawn: each within its panel, and whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .evidence_types import Drawn, Evidence, Figure, Panel
from .files import Folder
from .problems import Log, Place
from .types import Catalogue


def check_evidence(catalogue: Catalogue, folder: Folder, log: Log) -> None:
    """Note what is wrong with panels and their numbers."""
    place = folder.place("evidence.toml")
    for topic in catalogue.evidence.values():
        here = place.inside(topic.id).inside("panels")
        for panel in topic.panels.values():
            _check_panel(panel, here.inside(panel.id), log)
        _check_references(topic, place.inside(topic.id), log)


def _check_panel(panel: Panel, place: Place, log: Log) -> None:
    if not log.clean(place.file, place.item):
        return
    if panel.left == panel.right:
        log.note(place.at("right"), f"is {panel.right:g} as left is; a scale has two ends")
    if panel.logarithmic and min(panel.left, panel.right) <= 0:
        log.note(place.at("left"), "must be above zero on a logarithmic scale")
    outside = [number for number in _numbers(panel) if not _within(panel, number)]
    if outside:
        others = f" (and {len(outside) - 1} more)" if outside[1:] else ""
        scale = f"from {panel.left:g} to {panel.right:g}"
        log.note(place, f"{outside[0]:g}{others} is outside the scale, which runs {scale}")
    for figure in panel.figures.values():
        _check_figure(figure, panel, place.inside("figures").inside(figure.id), log)


def _check_figure(figure: Figure, panel: Panel, place: Place, log: Log) -> None:
    if not log.clean(place.file, place.item):
        return
    if (figure.low is None) != (figure.high is None):
        log.note(place, "has one end of an interval; give low and high, or neither")
    elif figure.value is None and figure.low is None:
        log.note(place, "has no number: give value, or low and high")
    elif figure.value is None and panel.drawn is not Drawn.DOTS:
        log.note(place.at("value"), "is missing; only dots may be a range")
    ends = [n for n in (figure.low, figure.value, figure.high) if n is not None]
    if any(after < before for before, after in pairwise(ends)):
        log.note(place, "has a value that is not between low and high")
    if figure.spread is not None and (figure.value is None or figure.spread <= 0):
        log.note(place.at("spread"), "goes with a value, and is above zero")
    if figure.series > max(1, len(panel.series)):
        log.note(place.at("series"), f"there are only {len(panel.series)} series")
    if (figure.at is not None) != (panel.drawn is Drawn.LINES):
        log.note(place.at("at"), "goes with lines, and with nothing else")


def _check_references(topic: Evidence, place: Place, log: Log) -> None:
    if not log.clean(place.file, place.item):
        return
    for panel in topic.panels.values():
        inside = place.inside("panels").inside(panel.id).inside("figures")
        for figure in panel.figures.values():
            for id_ in figure.references:
                if id_ not in topic.references:
                    here = inside.inside(figure.id).at("references")
                    log.note(here, f'"{id_}" is not among those of the topic')


def _numbers(panel: Panel) -> Iterator[float]:
    """Yield every number that has a place on the scale of a panel."""
    yield from panel.ticks
    for figure in panel.figures.values():
        for number in (figure.low, figure.value, figure.high):
            if number is not None:
                yield number
    if panel.even is not None:
        yield panel.even


def _within(panel: Panel, number: float) -> bool:
    return min(panel.left, panel.right) <= number <= max(panel.left, panel.right)
