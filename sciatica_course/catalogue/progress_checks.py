"""Check that the rules of progress are all there, and that the most careful ones come first."""

from __future__ import annotations

from itertools import pairwise

from .files import Folder
from .problems import Log, did_you_mean
from .progress_types import Move, Why
from .types import Catalogue


def check_progress(catalogue: Catalogue, folder: Folder, log: Log) -> None:
    """Note rules that lack or are unknown, an order that is not careful, and limits that cross.

    The order is what keeps a worse reading from leading to more: whatever asks for less is tried
    before what asks for more.
    """
    table, place = catalogue.progress, folder.place("progress.toml")
    if log.clean(place.file, "") and table.back_green > table.back_red:
        says = f"is {table.back_green}, but red begins above {table.back_red}"
        log.note(place.at("back_green"), says)
    here = place.inside("rules")
    if not log.clean(place.file, "rules"):
        return
    for id_ in table.rules:
        if id_ not in set(Why):
            says = "is no rule that the course can try"
            log.note(here.inside(id_), f"{says}{did_you_mean(id_, list(Why))}")
    for why in Why:
        if why not in table.rules:
            log.note(here.inside(why), "is missing")
    moves = list(Move)
    tried = sorted(table.rules.values(), key=lambda rule: rule.order)
    for before, after in pairwise(tried):
        same = before.order == after.order
        if same or moves.index(after.move) < moves.index(before.move):
            says = f'is that of "{before.id}", too' if same else f'is after "{before.id}"'
            says += "; whatever asks for less comes first"
            log.note(here.inside(after.id).at("order"), says)
            return
