"""The agenda and the page for a warning sign as HTML files of their own, for a folder or a mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sciatica_course import catalogue, guidance
from sciatica_course.handouts import styles
from sciatica_course.handouts.plain_page import plain_page
from sciatica_course.html import Html, element
from sciatica_course.widgets.assets import style
from sciatica_course.words import say
from sciatica_course.workshop import agenda_sheet, red_flag
from sciatica_course.workshop.agenda import Agenda

_ALONE = """
body { margin: 0; }
body > .sc-print { display: block; }
.sc { margin-inline: auto; }
@page sc-sheet { size: %s; margin: 14mm; }
"""


def agenda_page(
    agendas: Sequence[Agenda],
    *,
    start: datetime | None = None,
    paper: str = "a4",
    guide: Mapping[str, str] = agenda_sheet.NOWHERE,
) -> str:
    """Return the agenda of one session, or a series on one page, as a whole HTML file.

    ``paper`` is ``a4`` or ``letter``. The parts of one session lead to the pages of ``guide``.
    """
    content = catalogue.load()
    if len(agendas) == 1:
        inside = agenda_sheet.sheet(content, agendas[0], start, level=1, guide=guide)
    else:
        inside = agenda_sheet.series_sheet(content, agendas, start, level=1)
    return _page(say("agenda.name"), inside, paper)


def red_flag_page(country: str = guidance.ANY_COUNTRY, *, paper: str = "a4") -> str:
    """Return the page for somebody with a warning sign, with a country's numbers, as a file."""
    title = catalogue.load().workshop.red_flag.title
    return _page(title, red_flag.sheet(country, level=1), paper)


def _page(title: str, inside: Html, paper: str) -> str:
    css = style("view") + red_flag.CSS.read_text(encoding="utf-8") + _ALONE % styles.PAPER[paper]
    # The sheet stands where a view's copy for the printer would, so that it prints as that does.
    return plain_page(
        title, css, element("main", element("div", inside, class_="sc"), class_="sc-print")
    )
