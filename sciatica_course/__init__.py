"""An interactive course on sciatica. Lessons write ``import sciatica_course as course``.

Names resolve on first use, so that the import itself costs nothing and a lesson loads only
what it shows.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# Public name -> the module that defines it.
_NAMES = {
    "symptom_check": "widgets.symptom_check",
    "help_now": "widgets.help_now",
    "quiz": "widgets.quiz",
    "exercise": "widgets.exercise_card",
    "exercises": "widgets.exercise_card",
    "routine_builder": "widgets.routine_builder",
    "my_routine": "widgets.my_routine",
    "practise": "widgets.practise",
    "flare_plan": "widgets.flare_plan",
    "calendar": "widgets.calendar_view",
    "nerve_explorer": "widgets.nerve_explorer",
    "body_map": "widgets.body_map",
    "disc_explorer": "widgets.disc_explorer",
    "knowledge_check": "widgets.knowledge_check",
    "diary": "widgets.diary_view",
    "what_is_kept": "widgets.what_is_kept",
    "take_home": "handouts.personal",
    "agenda": "workshop.agenda_view",
    "red_flag": "workshop.red_flag",
    "group_results": "workshop.group_view",
    "share_result": "widgets.share_result",
    "evidence": "studies",
    "glossary": "terms",
    "picture": "passages",
    "objectives": "passages",
    "key_points": "passages",
    "references": "passages",
    "lessons": "passages",
}

__all__ = [*_NAMES]  # noqa: PLE0604  (a tuple of strings known only here)


def __getattr__(name: str) -> Any:
    """Import the module behind a public name the first time it is asked for."""
    try:
        module = import_module(f".{_NAMES[name]}", __name__)
    except KeyError:
        raise AttributeError(f"sciatica_course has no {name!r}") from None
    return getattr(module, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_NAMES])
