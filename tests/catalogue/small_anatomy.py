"""A small part of the content: what pictures say, and what anatomy tells."""

from __future__ import annotations

ANATOMY = """\
both_legs = "body-map:both-legs"
zones_claim = "common"
map_claim = "common"
shrink_claim = "common"
painless_claim = "common"

[roots.L4]
name = "L4"
path = "Down."
felt = "In the leg."
weak = "The foot."
daily = "Steps."

[roots.L5]
name = "L5"
path = "Down."
felt = "In the leg."
weak = "The foot."
daily = "Steps."

[roots.S1]
name = "S1"
path = "Down."
felt = "In the leg."
weak = "The foot."
daily = "Steps."

[regions.calf]
label = "Calf"
roots = ["S1"]

[regions.saddle]
label = "Saddle"
raises = "body-map:saddle"
sided = false

[disc.flat]
name = "flat"
text = "So far."

[disc.low]
name = "low"
text = "So far."

[disc.high]
name = "high"
text = "So far."
"""

PICTURES = """\
[nerve]
title = "The nerve"
captions = ["From behind"]
alt = "A nerve."

[nerve.labels]
foot = "Foot"
"""
