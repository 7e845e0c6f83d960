"""The address and the code of the room, to be read from the last row and scanned."""

from __future__ import annotations

import html
import io
import os
from pathlib import Path
from urllib.parse import quote

import segno

from deploy.local.room.settings import Room

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sciatica course: come in</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ font: 4vmin/1.4 system-ui, sans-serif; margin: 4vmin; text-align: center; background: #fff;
       color: #111 }}
strong {{ display: block; font: 700 min(11vw, 22vh)/1.2 ui-monospace, monospace }}
svg {{ width: min(45vh, 80vw); height: auto }}
</style>
<h1>Sciatica course</h1>
<p>Open <b>{url}</b> and type this code:<strong>{code}</strong></p>
<p>Or scan this:</p>
{square}
</html>
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
    square = segno.make(link(room), micro=False).svg_inline(
        omitsize=True, border=2, title="The address as a square code"
    )
    page = _PAGE.format(url=html.escape(room.url), code=html.escape(room.code), square=square)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(page)
