"""The learner's own browser, as far as it can be reached from this terminal."""

from __future__ import annotations

import os
import sys
import webbrowser


def available() -> bool:
    """Return whether a browser can show itself. Without a screen, one in text would start."""
    if sys.platform not in {"win32", "darwin"} and not any(
        map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    ):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def show(address: str) -> bool:
    """Open an address; return whether a browser took it."""
    try:
        return available() and webbrowser.open(address)
    except OSError:
        return False
