"""Someone who practises: answers its forms and plays its session, as the page sends it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import journal
from sciatica_course.entries import Did, Ending, MorningEntry, SessionEntry, Tap
from sciatica_course.widgets import practise as practise_module
from sciatica_course.widgets import practise_player
from sciatica_course.widgets.practise import Practise
from sciatica_course.widgets.practise_forms import AFTER, BEFORE, MORNING
from tests.widgets.people import act, send
from tests.widgets.ready import check, choose, describe

EXERCISES = ("warm-up", "childs-pose", "glute-bridge", "walking")
# What only the amounts of a session say; the rules for stopping speak of minutes, too.
DOSES = ("sets of", "hold for", "hold each", "minutes in all", "repetitions")


def settle(monkeypatch: pytest.MonkeyPatch, times: list[datetime]) -> None:
    """Let what is noted bear the times of this list; the last one is now."""
    for module in (practise_module, practise_player):
        monkeypatch.setattr(module, "moment", lambda: times[-1])


def with_routine(*, minutes: str = "30", days: str = "3") -> None:
    """Pass the check, keep a mild self-check, and keep a routine."""
    check()
    describe()
    builder = course.routine_builder()
    choose(builder, minutes=minutes, days=days)
    act(builder, "keep")


def session(at: datetime, **changes: Any) -> SessionEntry:
    """Return the record of a session that was comfortable in every way, but for these changes."""
    usual: dict[str, Any] = {
        "id": f"s-{at:%m%d%H%M}",
        "at": at,
        "step": 0,
        "leg_before": 3,
        "lowest_before": "calf",
        "leg_worst": 3,
        "lowest_worst": "calf",
        "back": 1,
        "spare": True,
        "minutes": 13,
        "planned": 13,
        "ending": Ending.FINISHED,
        "did": tuple(Did(exercise=each) for each in EXERCISES),
    }
    return SessionEntry(**usual | changes)


def morning_of(at: datetime, leg: int = 3, lowest: str = "calf", back: int = 1) -> MorningEntry:
    return MorningEntry(id=f"m-{at:%m%d%H%M}", at=at, leg=leg, back=back, lowest=lowest)


def tap(exercise: str, leg: int, lowest: str) -> Tap:
    return Tap(exercise=exercise, leg=leg, lowest=lowest)


def record(*entries: Any) -> None:
    """Put entries into the diary."""
    for entry in entries:
        assert not journal.add(entry)


def answer(view: Practise, form: str, **answers: Any) -> None:
    """Answer the form in front, which must be this one, and go on."""
    assert view.form.get("id") == form
    said = {name.replace("_", "-"): value for name, value in answers.items()}
    send(view, kind="next", form=form, screen=0, answers=dict(view.answers) | said)


def before(view: Practise, leg: int = 3, lowest: str = "calf", new: str = "no") -> None:
    answer(view, BEFORE, anything_new=new, leg=leg, lowest=lowest)


def after(view: Practise, **changes: Any) -> None:
    usual = {"leg": 3, "lowest": "calf", "back": 1, "spare": "yes"}
    answer(view, AFTER, **usual | changes)


def morning(view: Practise, leg: int = 3, back: int = 1, lowest: str = "calf") -> None:
    answer(view, MORNING, leg=leg, back=back, lowest=lowest)


def in_play(view: Practise) -> list[str]:
    """Return the exercises that the page plays, by id."""
    return [part["exercise"] for part in view.play.get("parts", [])]


def begin(view: Practise) -> str:
    """Press Start; return the id of the session."""
    id_ = str(view.play["id"])
    send(view, kind="begun", id=id_, number=1)
    return id_


def play(view: Practise, ending: str = "finished", most: int = 99, seconds: int = 780) -> None:
    """Play the session to its end, or so many of its exercises."""
    id_ = begin(view)
    did = [{"exercise": each, "finished": True} for each in in_play(view)[:most]]
    send(view, kind="played", id=id_, seconds=seconds, ending=ending, did=did, number=2)


def stored() -> list[SessionEntry]:
    """Return the sessions in the diary."""
    return [e for e in journal.everything().entries if isinstance(e, SessionEntry)]


def mornings() -> list[MorningEntry]:
    return [e for e in journal.everything().entries if isinstance(e, MorningEntry)]


def in_page(view: Practise) -> str:
    """Return everything that the page holds, apart from what the course says in every case."""
    state = view.get_state()
    shown = ("panel", "actions", "form", "answers", "play", "clock", "clips", "notice")
    return str({name: state[name] for name in shown})


def shows_a_dose(view: Practise) -> bool:
    return bool(view.play) or any(words in in_page(view) for words in DOSES)
