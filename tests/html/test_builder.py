"""The builder writes what it is given as text, and refuses what can run."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.html import NOTHING, Html, element, join


class Reader(HTMLParser):
    """Reads HTML back: the tags with their attributes, and all the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        """All the text, exactly."""
        return "".join(self.pieces)


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))


@given(PRINTABLE)
def test_any_text_comes_back_as_text(text: str) -> None:
    read = Reader(element("p", text))
    assert read.tags == [("p", {})]
    assert read.text == text


@given(PRINTABLE)
def test_any_value_of_an_attribute_comes_back_as_that_value(value: str) -> None:
    assert Reader(element("p", title=value)).tags == [("p", {"title": value})]


def test_html_of_our_own_is_kept_as_it_is_inside_an_element_and_escaped_in_an_attribute() -> None:
    inner = element("b", "5 < 6")
    assert element("p", inner, " & ", inner) == "<p><b>5 &lt; 6</b> &amp; <b>5 &lt; 6</b></p>"
    assert "<b>" not in element("p", title=inner)[1:]


def test_joining_with_plain_text_makes_plain_text_again() -> None:
    mixed = element("b", "x") + "<script>"
    assert type(mixed) is str
    assert "&lt;b&gt;" in element("p", mixed)


def test_nothing_is_left_of_none_and_lists_are_laid_flat() -> None:
    assert element("ul", None, [element("li", 1), [element("li", "two"), None]]) == (
        "<ul><li>1</li><li>two</li></ul>"
    )
    assert join([]) == NOTHING


def test_attributes_true_false_none_and_mappings() -> None:
    assert element("p", hidden=True) == "<p hidden></p>"
    assert element("p", hidden=False, title=None, class_="a") == '<p class="a"></p>'
    assert element("td", style={"color": "red", "border": "0"}) == (
        '<td style="color:red;border:0"></td>'
    )
    assert element("p", aria_label="x", tabindex="-1") == '<p aria-label="x" tabindex="-1"></p>'


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "P", "a b", "a><b", "", "object"])
def test_a_tag_that_runs_or_is_none_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="may not be written"):
        element(tag)


@pytest.mark.parametrize("name", ["onclick", "on_click", "srcdoc", "a b", "x>", "Style"])
def test_an_attribute_that_runs_or_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="may not be written"):
        element("p", **{name: "x"})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_an_address_that_runs_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="may not lead to"):
        element("a", "x", href=address)


@pytest.mark.parametrize(
    "address",
    ["https://a.b/c?d=e:f", "tel:999", "mailto:a@b", "sources.md#any-one-sign", "#top", "a/b:c"],
)
def test_an_address_that_only_leads_somewhere_is_kept(address: str) -> None:
    assert Reader(element("a", "x", href=address)).tags == [("a", {"href": address})]


def test_a_picture_may_stand_in_the_page_itself() -> None:
    source = "data:image/png;base64,iVBORw0KGgo="
    assert Reader(element("img", src=source)).tags == [("img", {"src": source})]
    with pytest.raises(ValueError, match="may not lead to"):
        element("a", "x", href=source)
    with pytest.raises(ValueError, match="may not lead to"):
        element("img", src="data:image/svg+xml,<svg onload='x'>")


def test_an_element_without_an_end_has_no_children() -> None:
    assert element("br") == "<br>"
    with pytest.raises(ValueError, match="no children"):
        element("br", "x")


def test_html_says_so_to_whoever_asks() -> None:
    assert Html("<b>").__html__() == "<b>"
