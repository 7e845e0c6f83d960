"""The routine: a pass, a pattern and a person's day in; six weeks of sessions out, with reasons.

Pure, and one rule: go through the places of a session in order (ease, nerve, strength, strength,
getting going), take the first candidate that fits the person, and say why for every other one.
What the places, candidates, minutes and weeks are is data: ``content/routine.toml``.
"""

from .fit import Fit, Person, Reason, fit, of_caution, person_of
from .profile import Profile, ProfileError
from .sessions import Item, Session, Week
from .six_weeks import NoPassError, Passed, Routine, Standing, Verdict, make

__all__ = [
    "Fit",
    "Item",
    "NoPassError",
    "Passed",
    "Person",
    "Profile",
    "ProfileError",
    "Reason",
    "Routine",
    "Session",
    "Standing",
    "Verdict",
    "Week",
    "fit",
    "make",
    "of_caution",
    "person_of",
]
