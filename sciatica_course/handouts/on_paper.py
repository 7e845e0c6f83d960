"""What stands on paper, laid out: questions beside each other, circles to draw, answers at the end.

The static forms of the course are plain, because a notebook that nobody trusts yet keeps only plain
tags. A page has a style sheet, which needs names for what it sees.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import AttributeValueList, NavigableString

from sciatica_course.html.static import BOX
from sciatica_course.words import say

_HEADING = re.compile(r"h[1-6]\Z")
_HEAD = "sc-head"  # a paragraph that stands for a heading
# As many questions as fit well in one piece.
_FEW = 6
# An exercise with less to say than this has room for a larger picture and larger words.
_ROOMY, _SHORT = 2000, 2700


def lay_out(soup: BeautifulSoup, paper: Tag) -> None:
    """Name the pieces of one part's paper, and put together what belongs together."""
    for asked in paper.find_all("fieldset"):
        _question(soup, asked)
    _gather(soup, [each for each in paper.find_all("section") if each.find("fieldset")])
    for asked in paper.find_all(class_="sc-asked"):
        if len(asked.find_all("fieldset")) <= _FEW:
            _name(asked, "sc-few")
    for table in paper.find_all("table"):
        _table(soup, table)
    for folded in paper.find_all("details"):
        _unfold(soup, folded)
    for intro in paper.find_all("p", string=say("paper.intro")):
        intro.string = say("handout-paper.intro")
    for figure in paper.find_all("figure", class_="sc-figure"):
        _beside(soup, figure)
    for box in paper.find_all("div", style=re.compile("border-left")):
        _name(box, "sc-aside")
        del box["style"]
    for line in paper.find_all("p", style=re.compile("border-bottom")):
        _ruled(soup, line)
    if (title := paper.find("h3", string=say("flare.title"))) and title.parent:
        _name(title.parent, "sc-one")
    if paper.find("li", id=re.compile("note-")):
        _name(paper, "sc-sources")


def headings(main: Tag) -> None:
    """Name the paragraphs that stand for headings, and leave out what a heading says twice."""
    for words in main.find_all("p"):
        inside = [each for each in words.contents if str(each).strip()]
        if [getattr(each, "name", None) for each in inside] == ["strong"] and not words.a:
            _name(words, _HEAD)
    for paper in main.find_all(class_="sc-paper"):
        first = paper.find(_is_heading)
        before = paper.find_previous(_HEADING)
        if not (isinstance(first, Tag) and isinstance(before, Tag)):
            continue
        title = first.get_text().strip()
        if title == before.get_text().strip() and paper.get_text().strip().startswith(title):
            first.decompose()
    for card in main.find_all(class_="sc-card-paper"):
        _with_its_heading(card)


def _with_its_heading(card: Tag) -> None:
    """Put the card of an exercise that has no title of its own with the words that lead to it."""
    part = card.find_parent(class_="sc-part")
    leading = _leading(part) if isinstance(part, Tag) and not card.h3 else []
    length = sum(len(each.get_text()) for each in (*leading, card))
    if length < _SHORT:
        _name(card, "sc-roomy" if length < _ROOMY else "sc-short")
    if isinstance(part, Tag) and leading:
        whole = part.wrap(Tag(name="div", attrs={"class": "sc-whole"}))
        for place, each in enumerate(leading):
            whole.insert(place, each.extract())


def _leading(part: Tag) -> list[Tag]:
    """Return the heading before a part and all between them; nothing where more than words is."""
    leading: list[Tag] = []
    for before in part.find_previous_siblings():
        if before.name not in ("p", "ul", "ol", "h2", "h3"):
            return []
        leading.insert(0, before)
        if before.name in ("h2", "h3"):
            break
    return leading


def _question(soup: BeautifulSoup, asked: Tag) -> None:
    """Let the style sheet say how a question stands, and keep each box with its words."""
    for each in [asked, *asked.find_all(style=True)]:
        if "border-bottom" in str(each.get("style", "")):
            _name(each, "sc-line")
        del each["style"]
    for words in asked.find_all("p"):
        if BOX in words.get_text():
            _boxes(soup, words)


def _boxes(soup: BeautifulSoup, words: Tag) -> None:
    """Put each choice into one piece; those of a scale are numbers to draw a circle round."""
    beside = words.br is None
    ends = words.small.extract() if words.small else None
    labels = [label.strip() for label in words.get_text().split(BOX)[1:]]
    words.clear()
    for label in labels:
        choice = soup.new_tag("span", attrs={"class": "sc-number" if ends else "sc-choice"})
        if not ends:
            box = soup.new_tag("span", attrs={"aria-hidden": "true"})
            box.string = BOX
            choice.extend([box, NavigableString(" ")])
        choice.append(NavigableString(label))
        words.extend([choice, NavigableString(" ")])
    _name(words, "sc-numbered" if ends else "sc-ticks" if beside else "sc-choices")
    if ends:
        words.extend([soup.new_tag("br"), ends])


def _gather(soup: BeautifulSoup, sections: list[Tag]) -> None:
    """Put forms that follow each other into one piece; what heads all of them is said once."""
    title = ""
    for section in sections:
        before = section.find_previous_sibling()
        heading = section.find(_HEADING)
        words = heading.get_text() if isinstance(heading, Tag) else ""
        if isinstance(before, Tag) and "sc-asked" in before.get_attribute_list("class"):
            before.append(section.extract())
            if isinstance(heading, Tag) and words == title:
                heading.decompose()
        else:
            section.wrap(soup.new_tag("div", attrs={"class": "sc-asked"}))
        title = words


def _table(soup: BeautifulSoup, table: Tag) -> None:
    for each in [table, *table.find_all(style=True)]:
        del each["style"]
    wide = table.parent
    if isinstance(wide, Tag) and "overflow-x" in str(wide.get("style", "")):
        wide.unwrap()
    if any(cell.get_text() == "\N{NO-BREAK SPACE}" for cell in table.find_all("td")):
        _name(table, "sc-by-hand")
    first = table.find("th")
    if isinstance(first, Tag) and first.get_text() == say("paper.mark"):
        _meanings(soup, table)


def _meanings(soup: BeautifulSoup, table: Tag) -> None:
    """Make a card of each row that says what answers mean: its columns are too uneven on paper."""
    cards = soup.new_tag("div", attrs={"class": "sc-means"})
    for row in table.select("tbody tr"):
        card = soup.new_tag("div", attrs={"class": "sc-mean"})
        mark, when, what = row.find_all("td", recursive=False)
        title = what.strong
        assert isinstance(title, Tag)
        head = soup.new_tag("p", attrs={"class": _HEAD})
        head.extend([*list(mark.contents), NavigableString(": "), title.extract()])
        asked = soup.new_tag("div", attrs={"class": "sc-when"})
        asked.append(NavigableString(f"{say('paper.if')}: "))
        asked.extend(list(when.contents))
        card.extend([head, asked, *list(what.contents)])
        cards.append(card)
    table.replace_with(cards)


def _unfold(soup: BeautifulSoup, folded: Tag) -> None:
    """Give what is folded away on a screen a title that fits on paper."""
    summary = folded.summary
    if not isinstance(summary, Tag):
        return
    if folded.find("ol", recursive=False):
        name, title = "sc-answers", say("handout-paper.answers")
    elif folded.table:
        name, title = "sc-figures", say("handout-paper.numbers")
    else:
        return
    _name(folded, name)
    words = summary.get_text()
    summary.clear()
    for where, said in (("sc-screen", words), ("sc-print-only", title)):
        span = soup.new_tag("span", attrs={"class": where})
        span.string = said
        summary.append(span)


def _ruled(soup: BeautifulSoup, line: Tag) -> None:
    """Let a single line begin after the words that ask for it."""
    del line["style"]
    before, after = line.find_previous_sibling(), line.find_next_sibling()
    more = isinstance(after, Tag) and "border-bottom" in str(after.get("style", ""))
    if more or not isinstance(before, Tag) or "sc-line" in before.get_attribute_list("class"):
        _name(line, "sc-line")
        return
    line.decompose()
    words = soup.new_tag("span")
    words.extend([*list(before.contents), soup.new_tag("span", attrs={"class": "sc-blank"})])
    before.append(words)
    _name(before, "sc-own")


def _beside(soup: BeautifulSoup, figure: Tag) -> None:
    """Put what an exercise needs below its picture, and its other forms below that.

    Who has to take care belongs with how it is done: where a card goes on on another sheet, both
    stay with the picture.
    """
    card = figure.parent
    if not isinstance(card, Tag) or not card.find("h4"):
        return
    name = card.h3.get_text() if card.h3 else ""
    first, more = (soup.new_tag("div", attrs={"class": "sc-beside"}) for _ in range(2))
    cautions = None
    for each in list(figure.find_next_siblings()):
        if each.summary and each.summary.get_text() == say("exercise.cautions"):
            cautions = each.extract()
        else:
            (more if more.contents or each.name == "details" else first).append(each.extract())
    if cautions:
        first.append(cautions)
    title = soup.new_tag("p", attrs={"class": f"{_HEAD} sc-print-only"})
    title.string = say("handout-paper.more", name=name)
    more.insert(0, title)
    figure.insert_after(first)
    first.insert_after(more)
    _name(card, "sc-card-paper")


def _is_heading(tag: Tag) -> bool:
    return bool(_HEADING.match(tag.name)) or _HEAD in tag.get_attribute_list("class")


def _name(tag: Tag, name: str) -> None:
    before = [str(each) for each in tag.get_attribute_list("class") if each]
    tag["class"] = AttributeValueList([*before, name])
