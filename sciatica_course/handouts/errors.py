"""What can be wrong with a lesson that is to be handed out."""

from __future__ import annotations


class HandoutError(ValueError):
    """A lesson cannot be handed out. The message is one sentence that says why, and where."""
