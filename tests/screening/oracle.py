"""What each answer must lead to, typed by hand from the decision table of the fact sheet.

It shares nothing with ``content/screening.toml`` but the ids of the questions. Whoever changes a
level there has to change it here too, by hand, and say why.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from sciatica_course.catalogue.types import Urgency

EMERGENCY = Urgency.EMERGENCY
CALL_NOW = Urgency.CALL_NOW
SAME_DAY = Urgency.SAME_DAY
UNDER_16 = Urgency.UNDER_16
SOON = Urgency.SOON
ASK_FIRST = Urgency.ASK_FIRST
CLEAR = Urgency.CLEAR

# A yes to this question alone, row by row.
ALONE: dict[str, Urgency] = {
    # R1 to R5: cauda equina signs, any ONE.
    "saddle-numbness": EMERGENCY,
    "bladder": EMERGENCY,
    "bowel-control": EMERGENCY,
    "sexual-function": EMERGENCY,
    "pain-both-legs": EMERGENCY,
    "weak-both-legs": EMERGENCY,
    # R3, second half: counts with another sign; alone our choice is see someone soon.
    "bowel-change": SOON,
    # R6 and U1.
    "weakness-fast": EMERGENCY,
    "weakness-mild": SAME_DAY,
    # R7.
    "accident": EMERGENCY,
    # R8: chest pain alone; pulsing tummy without collapse is the GP soon; the rest combines.
    "chest-pain": EMERGENCY,
    "faint-or-breathless": SAME_DAY,
    "sudden-severe-pain": SOON,
    "pulsing-tummy": SOON,
    # R9.
    "cold-leg": EMERGENCY,
    # R10a: the list of the Sepsis Trust, any one of them (stricter than the row, never weaker).
    "very-ill": EMERGENCY,
    # R10b to R10d, U3.
    "unsteady": EMERGENCY,
    "cancer": ASK_FIRST,
    "leg-pain-new": CLEAR,
    "back-pain-worse": CLEAR,
    # R11.
    "self-harm": EMERGENCY,
    # U2.
    "fever": SAME_DAY,
    "infection-risk": CLEAR,
    "back-pain-new": CLEAR,
    "leg-numbness": CLEAR,
    # U4.
    "weight-loss": SOON,
    "new-lump": SOON,
    "night-pain": SOON,
    "upper-back-pain": SOON,
    # U5, U5b, G4.
    "osteoporosis": ASK_FIRST,
    "older-or-steroids": CLEAR,
    "blood-thinners": CLEAR,
    "fused-spine": ASK_FIRST,
    "recent-fall": CLEAR,
    "heart-or-pressure": ASK_FIRST,
    "balance": ASK_FIRST,
    # U6 to U9.
    "swollen-calf": SAME_DAY,
    "rash": SAME_DAY,
    "unbearable": SOON,
    "under-16": UNDER_16,
    # G1 to G3, G5, G6.
    "not-improving": SOON,
    "pregnant": ASK_FIRST,
    "pregnancy-warning": SAME_DAY,
    "recent-birth": CLEAR,
    "recent-surgery": ASK_FIRST,
    "inflammatory-pain": SOON,
    "walking-ache": SOON,
}

# "See someone soon" that closes plans all the same: the U4 signs, and those of unclear cause.
BLOCKING = {"weight-loss", "new-lump", "night-pain", "upper-back-pain"} | {
    "pulsing-tummy",
    "bowel-change",
}

NERVE_SIGNS = ["weakness-mild", "leg-numbness"]
WEAK_SIGNS = ["weight-loss", "new-lump", "night-pain", "upper-back-pain"]


def _pairs() -> dict[frozenset[str], Urgency]:
    """Return what two yeses together lead to, where that is more than either alone."""
    combined: dict[frozenset[str], Urgency] = {}

    def add(level: Urgency, first: list[str], second: list[str]) -> None:
        for one, other in product(first, second):
            if one != other:
                pair = frozenset({one, other})
                combined[pair] = max(level, combined.get(pair, CLEAR))

    # R3: a sudden bowel change with any other sign.
    add(
        EMERGENCY,
        ["bowel-change"],
        [
            *NERVE_SIGNS,
            "walking-ache",
            "faint-or-breathless",
            "sudden-severe-pain",
            "pulsing-tummy",
            "fever",
            "night-pain",
        ],
    )
    # R8: sudden severe pain, or an aneurysm, with collapse.
    add(EMERGENCY, ["sudden-severe-pain", "pulsing-tummy"], ["faint-or-breathless"])
    # R10a and U2: fever or infection with new weakness or numbness.
    add(EMERGENCY, ["fever", "infection-risk"], NERVE_SIGNS)
    # R10b.
    add(EMERGENCY, ["cancer"], [*NERVE_SIGNS, "walking-ache", "bowel-change"])
    # R10c.
    add(CALL_NOW, ["cancer"], ["leg-pain-new"])
    # U2.
    add(SAME_DAY, ["infection-risk"], ["back-pain-new"])
    # U3.
    add(
        SAME_DAY,
        ["cancer"],
        [
            "back-pain-worse",
            "back-pain-new",
            "night-pain",
            "upper-back-pain",
            "unbearable",
            "not-improving",
            "sudden-severe-pain",
        ],
    )
    # U4: two or more.
    add(SAME_DAY, WEAK_SIGNS, WEAK_SIGNS)
    # U5.
    add(SAME_DAY, ["osteoporosis", "older-or-steroids"], ["recent-fall", "sudden-severe-pain"])
    # U5b. Sudden severe pain is severe pain: emergency department.
    add(SAME_DAY, ["blood-thinners"], ["recent-fall"])
    add(EMERGENCY, ["blood-thinners"], ["sudden-severe-pain"])
    add(SAME_DAY, ["fused-spine"], ["recent-fall"])
    # U6.
    add(EMERGENCY, ["swollen-calf"], ["faint-or-breathless"])
    # G2.
    add(EMERGENCY, ["pregnant"], NERVE_SIGNS)
    add(SAME_DAY, ["recent-birth"], NERVE_SIGNS)
    return combined


TOGETHER = _pairs()

# Follow-ups that a "no" to their only opening question takes back.
OPENED_BY = {
    "back-pain-new": "infection-risk",
    "leg-pain-new": "cancer",
    "back-pain-worse": "cancer",
    "pregnancy-warning": "pregnant",
}


def stops(level: Urgency, id_: str = "") -> bool:
    """Return whether a yes here closes plans and sessions."""
    return level >= UNDER_16 or id_ in BLOCKING


def expected(answers: Mapping[str, str]) -> Urgency:
    """Return the urgency that one or two answers must lead to."""
    counted = {
        id_: answer
        for id_, answer in answers.items()
        if answers.get(OPENED_BY.get(id_, ""), "") != "no"
    }
    levels = [CLEAR]
    for id_, answer in counted.items():
        if answer == "yes" or (answer == "not-sure" and stops(ALONE[id_], id_)):
            levels.append(ALONE[id_])
    said = {id_ for id_, answer in counted.items() if answer in ("yes", "not-sure")}
    sure = {id_ for id_, answer in counted.items() if answer == "yes"}
    together = TOGETHER.get(frozenset(answers), CLEAR)
    if len(answers) == 2 and set(answers) <= (said if stops(together) else sure):
        levels.append(together)
    return max(levels)
