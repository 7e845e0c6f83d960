"""A page that needs no script: its style sheet and its words, and nothing from elsewhere."""

from __future__ import annotations

import html

from sciatica_course.handouts import styles
from sciatica_course.html import Html

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{css}</style>
</head>
<body>{inside}</body>
</html>
"""


def plain_page(title: str, css: str, inside: Html, language: str = "en") -> str:
    """Return a whole page. ``inside`` stands in its body, and has its ``main``."""
    return _PAGE.format(
        language=html.escape(language),
        title=html.escape(title),
        css=styles.small(css),
        inside=inside,
    )
