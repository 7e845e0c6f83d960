"""The page that a lesson of the full course opens in: ours in title, language, looks and links."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from sciatica_course.words import say

ICON = "favicon.svg"
# The app asks for these by name while a kernel starts, works and rests.
_ICONS = ("favicon-busy-1.ico", "favicon-notebook.ico")
_HERE = Path(__file__).parent
# What JupyterLite's own build needs, and no browser.
_BUILDING = "rspack.config*.js"


def dress(lite: Path, language: str) -> None:
    """Give the page our words and looks, and lead every other door to it."""
    file = lite / "notebooks" / "index.html"
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    html, head, body = soup.html, soup.head, soup.body
    assert html
    assert head
    assert body
    assert head.title
    html["lang"] = language
    head.title.string = say("handout.course")
    for about in head.find_all("meta", attrs={"name": "Description"}):
        about["content"] = say("site.description")
    for manifest in head.find_all("link", rel="manifest"):
        manifest.decompose()
    icon = soup.new_tag("link", rel="icon", href=f"../../{ICON}", type="image/svg+xml")
    style = soup.new_tag("link", rel="stylesheet", href="../lesson-page.css")
    script = soup.new_tag("script", src="../lesson-page.js", defer="")
    head.extend([icon, style, script])
    home = soup.new_tag("a", href="../../index.html", attrs={"class": "sc-home"})
    home.string = say("site.home")
    waiting = soup.new_tag("p", id="sc-waiting", role="status")
    waiting.string = say("site.waiting")
    body.insert(0, waiting)
    body.insert(0, home)
    if body.noscript and body.noscript.div:
        body.noscript.div.string = say("site.no-script")
    file.write_text(str(soup), encoding="utf-8")
    for name in ("lesson-page.css", "lesson-page.js"):
        (lite / name).write_bytes((_HERE / name).read_bytes())
    icons = lite / "static" / "favicons"
    icons.mkdir(parents=True, exist_ok=True)
    for name in _ICONS:
        (icons / name).write_bytes((_HERE / "favicon.ico").read_bytes())
    for rest in lite.glob(_BUILDING):
        rest.unlink()
    _lead_on(lite / "index.html", "../index.html", language)


def _lead_on(door: Path, to: str, language: str) -> None:
    door.write_text(
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{say('handout.course')}</title>"
        # The app reads this page, too, to know where its own folder begins.
        '<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">'
        "{}</script>"
        f'<meta http-equiv="refresh" content="0; url={to}"></head>'
        f'<body><a href="{to}">{say("site.home")}</a></body></html>\n',
        encoding="utf-8",
    )
