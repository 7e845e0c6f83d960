"""The first page: the handouts' own, with the square for phones and the way to the full course."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from sciatica_course import catalogue
from sciatica_course.html import Html, element, join
from sciatica_course.site import lite
from sciatica_course.words import say

_ICON = Path(__file__).with_name("favicon.svg")
# What a first visit loads where the server compresses: benchmarks/site.py measures it.
MEGABYTES = 14


def finish(front: str, url: str) -> str:
    """Return the site's first page, made of the front page of the handouts."""
    soup = BeautifulSoup(front, "html.parser")
    lessons = soup.select_one("ul.lessons")
    assert lessons is not None
    first = next(iter(catalogue.load().lessons))
    address = f"{lite.FOLDER}/notebooks/index.html?path={first}.ipynb"
    more = join(
        [
            element("p", say("site.pages-note")),
            element("h2", say("site.phone-title"), id="phone"),
            _square(url),
            element("h2", say("site.full-title"), id="full-course"),
            element("p", say("site.full-text", size=str(MEGABYTES))),
            element("p", element("a", say("site.full-link"), href=address)),
        ]
    )
    lessons.insert_after(BeautifulSoup(str(more), "html.parser"))
    _describe(soup)
    return str(soup)


def lost(front: str, url: str) -> str:
    """Return the page for an address that leads nowhere, in whatever folder it was."""
    soup = BeautifulSoup(front, "html.parser")
    main = soup.main
    assert isinstance(main, Tag)
    assert soup.title
    main.clear()
    said = [
        element("h1", say("site.lost-title")),
        element("p", say("site.lost-text")),
        element("p", element("a", say("site.lost-link"), href=url or "./")),
    ]
    main.append(BeautifulSoup(str(join(said)), "html.parser"))
    soup.title.string = say("site.lost-title")
    _describe(soup)
    for rest in soup.find_all(["nav", "script"]):
        rest.decompose()
    return str(soup)


def with_icon(html: str) -> str:
    """Return a page with the icon of the course in it: its policy lets it fetch none."""
    inside = b64encode(_ICON.read_bytes()).decode()
    link = f'<link rel="icon" href="data:image/svg+xml;base64,{inside}">'
    return html.replace("</head>", f"{link}</head>", 1)


def language(html: str) -> str:
    """Return the language that a page is in."""
    soup = BeautifulSoup(html[:500], "html.parser")
    assert soup.html
    return str(soup.html["lang"])


def _describe(soup: BeautifulSoup) -> None:
    for about in soup.find_all("meta", attrs={"name": "description"}):
        about["content"] = say("site.description")


def _square(url: str) -> Html:
    if not url:
        return element("p", say("site.phone-none"))
    alt = say("site.phone-alt", url=url)
    picture = element(
        "img", src=square(url), alt=alt, width=200, height=200, style={"background": "#ffffff"}
    )
    address = element("p", element("a", url, href=url))
    return join([element("p", say("site.phone-text")), element("p", picture), address])


def square(url: str) -> str:
    """Return a QR code as a data address."""
    import segno

    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", scale=4, border=4)
    return f"data:image/svg+xml;base64,{b64encode(drawn.getvalue()).decode()}"
