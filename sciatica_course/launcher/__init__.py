"""The quiet JupyterLab: the learner's working copy, the server and its settings."""

from __future__ import annotations


class LauncherError(Exception):
    """The course cannot be opened. The message is one sentence for the person at the terminal."""
