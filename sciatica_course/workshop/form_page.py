"""The results form as a page to print: a sheet for each of the two checks."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.handouts import styles
from sciatica_course.handouts.plain_page import plain_page
from sciatica_course.html import element, results_form
from sciatica_course.looks import tokens_css
from sciatica_course.words import say

_CSS = """
html { color: var(--sc-text); background: var(--sc-card); font: 100%/1.4 var(--sc-font); }
body { max-width: var(--sc-shape-measure); margin: 0 auto; padding: 1rem 1.2rem 3rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
ul { padding: 0; list-style: none; }
li { break-inside: avoid; margin-top: .5rem; } li li { margin: .1rem 0; }
.blank { display: inline-block; width: 9em; border-bottom: 1px solid; }
.scale { white-space: pre-wrap; }
@media print {
  html { font-size: 10pt; line-height: 1.25; color: #000; background: #fff; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 15pt; margin: 0 0 4pt; } h2 { font-size: 12pt; margin: 6pt 0 2pt; }
  ol { columns: 2; column-gap: 18pt; margin: 0; }
  .after { break-before: page; }
}
"""


def results_form_page(paper: str = "a4") -> str:
    """Return the form as a whole HTML file. ``paper`` is ``a4`` or ``letter``."""
    size = f"@page {{ size: {styles.PAPER[paper]}; margin: 14mm }}"
    inside = element("main", results_form.form(catalogue.load().knowledge_check))
    css = tokens_css("html", alone=True) + _CSS + size
    return plain_page(say("results-form.title"), css, inside)
