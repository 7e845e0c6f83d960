"""HTML: the escaping builder, the words of the interface, and the static form of every view."""

from __future__ import annotations

from sciatica_course.html.builder import NOTHING, Html, element, join

__all__ = ["NOTHING", "Html", "element", "join"]
