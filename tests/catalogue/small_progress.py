"""The table of progress as small as it can be: every rule has to be there."""

from __future__ import annotations

_MOVES = {
    "flare": ("morning-much-higher", "mornings-higher"),
    "down": (
        "sign",
        "morning-higher",
        "morning-lower-place",
        "moved-down-somehow",
        "leg-rose",
        "back-red",
        "back-not-settled",
    ),
    "change": ("moved-down",),
    "restore": ("restore",),
    "up": ("flare-settled", "comfortable"),
    "same": ("amber", "ended-early", "no-morning", "nothing-to-spare", "one-more"),
}

PROGRESS = """\
version = 1
leg_rise = 2
back_green = 2
back_red = 5
counts = 2
mornings = 2
comfortable = 2
after_flare = 2
light = ["common"]
not_open = "A check comes first."

[rules.first]
order = 1
move = "first"
text = "You begin."
claims = ["common"]
""" + "".join(
    f"""
[rules.{id_}]
order = {order}
move = "{move}"
text = "This is why: {{exercise}}."
claims = ["common"]
"""
    for order, (move, id_) in enumerate(
        ((move, id_) for move, ids in _MOVES.items() for id_ in ids), start=2
    )
)
