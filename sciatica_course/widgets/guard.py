"""A guard around every handler: whatever goes wrong, the learner is told kindly, in the view."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from sciatica_course.widgets.view import View

LOG = logging.getLogger(__name__)

Given = ParamSpec("Given")
AView = TypeVar("AView", bound="View")


def guarded(
    handler: Callable[Concatenate[AView, Given], None],
) -> Callable[Concatenate[AView, Given], bool]:
    """Return the handler with a guard: an error is logged, and the view says what to do.

    The guarded handler returns whether all went well.
    """

    @wraps(handler)
    def run(view: AView, /, *args: Given.args, **kwargs: Given.kwargs) -> bool:
        try:
            handler(view, *args, **kwargs)
        except Exception:
            # The same first words as ipywidgets uses, so that one search finds them all.
            LOG.exception("Exception in callback %s", handler.__qualname__)
            view.trouble = view.words_for_trouble
            return False
        return True

    return run
