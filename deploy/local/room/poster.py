"""The address and the code of the room, to be read from the last row and scanned."""

from __future__ import annotations

import html
import io
import os
from pathlib import Path
from urllib.parse import quote

import segno

from deploy.local.room import pages
from deploy.local.room.settings import Room

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{css}</style></head>
<body><main>
<h1>{title}</h1>
<p>{open} <b>{url}</b></p>
<p>{type} <strong>{code}</strong></p>
<p>{scan}</p>
{square}
</main></body></html>
"""


def link(room: Room) -> str:
    """Return the address that brings the code along, behind a # that is never sent anywhere."""
    return f"{room.url}hub/login#{quote(room.code)}"


def in_terminal(room: Room) -> str:
    """Return what is shown where the room was started."""
    square = io.StringIO()
    segno.make(link(room), micro=False).terminal(square, compact=True)
    wide = "  ".join(room.code)
    line = "═" * (len(wide) + 6)
    return (
        f"{square.getvalue()}\n  Open   {room.url}\n\n"
        f"  ╔{line}╗\n  ║   {wide}   ║   the code of the room\n  ╚{line}╝\n"
    )


def write(room: Room, file: Path) -> None:
    """Write a page for the projector. It holds the code, so it is for its owner alone."""
    said = {key: html.escape(words) for key, words in pages.words()["poster"].items()}
    square = segno.make(link(room), micro=False).svg_inline(
        omitsize=True, border=4, light="#fff", title=said.pop("square")
    )
    page = _PAGE.format(
        url=html.escape(room.url),
        code=html.escape(room.code),
        css=pages.css("poster.css"),
        square=square.replace("<svg ", '<svg role="img" ', 1),
        **said,
    )
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(page)
