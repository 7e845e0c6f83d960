"""A workshop as small as it can be: every kind of part that has to be there, and one that moves."""

from __future__ import annotations

_MUST = (
    ("hello", 1, "welcome", "usual = 3"),
    ("sign-check", 2, "screening", 'lesson = "00-start"\nshare = 50'),
    ("stop-here", 5, "break", "usual = 5"),
    ("after", 6, "after-check", "usual = 3"),
    ("bye", 17, "close", "usual = 3"),
)

WORKSHOP = """\
version = 1
shortest = 45
longest = 120
offers = [45, 90]
people = 10
most_people = 30
sitting = 50
core = 4
one_leads = 15
first = ["Read the page."]
helpers = "Have {leaders} people."
private = ["Answers are private."]
only_clear = "Only with a clear check."
stop = ["common"]
grounds = "This is our choice."

[rooms.hall]
name = "Hall"
gives = ["floor"]
prepare = ["{people} mats."]
adapt = ["Sit if you like."]

[weeks.one]
number = 1
title = "Start"
lessons = ["00-start"]
home = "Rest."

[red_flag]
title = "A warning sign"
intro = "One is enough."
advice = ["emergency"]

[red_flag.steps.stop]
order = 1
title = "Stop"
text = "Go to them."
clinician_to_confirm = true

[parts.lift]
order = 3
kind = "try"
title = "Lift"
priority = 2
least = 4
usual = 5
most = 9
needs = ["floor"]
exercises = ["bridge"]
instead = "Watch."
""" + "".join(
    f"""
[parts.{id_}]
order = {order}
kind = "{kind}"
title = "Part"
must = true
priority = 1
least = 2
most = 9
{usual}
"""
    for id_, order, kind, usual in _MUST
)
