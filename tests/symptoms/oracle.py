"""What reopens the safety check, typed by hand from the decision table of the fact sheet.

It shares nothing with ``content/`` but the ids of questions and options.
"""

from __future__ import annotations

# One answer of the self-check, and the questions of the safety check that it opens again.
REOPENED_BY: dict[tuple[str, str], set[str]] = {
    # R5: pain, or weakness and numbness, in both legs.
    ("side", "both"): {"pain-both-legs", "weak-both-legs"},
    # R1: a changed feeling between the legs.
    ("places", "saddle"): {"saddle-numbness"},
    # R6 and U1: weakness, fast or mild.
    ("feelings", "weak"): {"weakness-fast", "weakness-mild"},
}

# U4 and U7: 9 or 10 of 10 in the leg or the back, and hardly any sleep.
STRONG = {9, 10}
PAIN = ("leg-pain", "back-pain")
NO_SLEEP = ("sleep", "hardly")
STRONG_WITHOUT_SLEEP = {"night-pain", "unbearable"}


def expected(side: str, places: set[str], feelings: set[str], pain: int, sleep: str) -> set[str]:
    """Return the questions of the safety check that these answers must open again."""
    given = {("side", side)}
    given |= {("places", place) for place in places}
    given |= {("feelings", feeling) for feeling in feelings}
    found = [REOPENED_BY.get(answer, set()) for answer in given]
    if pain in STRONG and ("sleep", sleep) == NO_SLEEP:
        found.append(STRONG_WITHOUT_SLEEP)
    return set().union(*found)
