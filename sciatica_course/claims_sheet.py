"""Everything the lessons state, as the sheet that a clinician reviews and signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Claim, Reference
from sciatica_course.html import Html, element
from sciatica_course.looks.tokens import FONT
from sciatica_course.passages import reference
from sciatica_course.words import say, section

_WIDTH = 88
_STYLE = {"font": f"16px/1.5 {FONT}", "max-width": "820px", "margin": "24px auto"}
_ENTRY = {"border-top": "1px solid #767676", "padding": "8px 0", "break-inside": "avoid"}
_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">{title}</head>
<body>{body}</body>
</html>
"""
_BOX = "\N{BALLOT BOX}"


def by_lesson(content: Catalogue) -> Iterator[tuple[str, list[Claim]]]:
    """Yield each lesson's title with its claims, and at the end those that no lesson cites.

    A claim stands once, in the first lesson that cites it.
    """
    left = dict(content.claims)
    for lesson in content.lessons.values():
        yield lesson.title, [left.pop(id_) for id_ in lesson.claims if id_ in left]
    if left:
        yield say("claims.elsewhere"), list(left.values())


def as_text() -> str:
    """Return the sheet for a terminal."""
    content = catalogue.load()
    lines = [say("claims.title"), *_wrapped(say("claims.intro")), ""]
    for title, claims in by_lesson(content):
        lines += [f"{title} ({len(claims)})", "=" * (len(title) + len(str(len(claims))) + 3), ""]
        for claim in claims:
            lines += [f"[ ] {claim.id}  [{_grade(claim)}]", *_wrapped(claim.text, "  ")]
            for source in _sources(content, claim):
                lines += _wrapped(_in_short(source), "    ")
            lines.append("")
    lines += [say("claims.signed"), ""]
    return "\n".join(lines)


def as_page() -> str:
    """Return the sheet as a whole page to print, with lines to sign on."""
    content = catalogue.load()
    body = element(
        "main",
        element("h1", say("claims.title")),
        element("p", say("claims.intro")),
        (_part(content, title, claims) for title, claims in by_lesson(content)),
        element("p", say("claims.signed"), style={"margin-top": "48px"}),
        style=_STYLE,
    )
    return _PAGE.format(title=element("title", say("claims.title")), body=body)


def _part(content: Catalogue, title: str, claims: Iterable[Claim]) -> Html:
    return element("section", element("h2", title), (_entry(content, claim) for claim in claims))


def _entry(content: Catalogue, claim: Claim) -> Html:
    sources = (
        element("li", reference(source), f" {source.note}.") for source in _sources(content, claim)
    )
    return element(
        "div",
        element("p", element("strong", claim.text)),
        element("p", element("code", claim.id), f" · {_grade(claim)}"),
        element("ul", sources) if claim.references else None,
        element("p", f"{_BOX} {say('claims.agreed')}\N{EM SPACE}{_BOX} {say('claims.change')}"),
        element("p", say("claims.remark"), style={"margin-bottom": "20px"}),
        style=_ENTRY,
    )


def _grade(claim: Claim) -> str:
    sure = section("certainty")[claim.certainty.value]
    return f"{sure}; {say('claims.to-confirm')}" if claim.clinician_to_confirm else sure


def _sources(content: Catalogue, claim: Claim) -> Iterator[Reference]:
    return (content.references[id_] for id_ in claim.references)


def _in_short(source: Reference) -> str:
    parts = (source.authors, source.title, source.journal, source.year, source.address)
    return "- " + ". ".join(part.rstrip(".") for part in parts if part)


def _wrapped(text: str, indent: str = "") -> list[str]:
    wrapper = TextWrapper(
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)
