"""The agenda and the page for a warning sign as HTML files of their own, for a folder or a mail."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime

from sciatica_course import catalogue, guidance
from sciatica_course.handouts import styles
from sciatica_course.html import Html
from sciatica_course.html.words import say
from sciatica_course.widgets.assets import style
from sciatica_course.workshop import agenda_sheet, red_flag
from sciatica_course.workshop.agenda import Agenda

# The sheet stands where a view's copy for the printer would, so that it prints as that does.
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{css}</style>
</head>
<body><main class="sc-print"><div class="sc">{inside}</div></main></body>
</html>
"""
_ALONE = """
body { margin: 0; }
body > .sc-print { display: block; }
.sc { margin-inline: auto; }
@page sc-sheet { size: %s; margin: 14mm; }
"""


def agenda_page(
    agendas: Sequence[Agenda], *, start: datetime | None = None, paper: str = "a4"
) -> str:
    """Return the agenda of one session, or a series on one page, as a whole HTML file.

    ``paper`` is ``a4`` or ``letter``.
    """
    content = catalogue.load()
    if len(agendas) == 1:
        inside = agenda_sheet.sheet(content, agendas[0], start, level=1)
    else:
        inside = agenda_sheet.series_sheet(content, agendas, start, level=1)
    return _page(say("agenda.name"), inside, paper)


def red_flag_page(country: str = guidance.ANY_COUNTRY, *, paper: str = "a4") -> str:
    """Return the page for somebody with a warning sign, with a country's numbers, as a file."""
    title = catalogue.load().workshop.red_flag.title
    return _page(title, red_flag.sheet(country, level=1), paper)


def _page(title: str, inside: Html, paper: str) -> str:
    css = style("view") + red_flag.CSS.read_text(encoding="utf-8") + _ALONE % styles.PAPER[paper]
    return _PAGE.format(title=html.escape(title), css=styles.small(css), inside=inside)
