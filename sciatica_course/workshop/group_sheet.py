"""The results of a group as a page: a table with bars, how sure people are, what is left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from sciatica_course.catalogue.types import KnowledgeCheck
from sciatica_course.html import Html, element, join, panels
from sciatica_course.words import say
from sciatica_course.workshop.group import Refusal
from sciatica_course.workshop.group_stats import FEWEST, Share, Spread, Told, least_known

# Refusals with a sentence of their own, and letters of a file's name that are shown.
_NAMED = 20
_NAME = 60
_LEAST = 3


def sheet(
    check: KnowledgeCheck,
    told: Told | None,
    refused: Sequence[Refusal],
    *,
    there: int = 0,
    waits: bool = False,
    level: int = 3,
) -> Html:
    """Return all that may be told of a group; ``level`` is that of its first heading.

    ``there`` is how many results there are. ``waits`` says that not all of them are told of yet.
    """
    title = say("group.title", people=told.people) if told else say("group.title-none")
    inside: list[Html | None] = [panels.title(title, level)]
    if waits or told:
        inside.append(element("p", say("group.there", count=there)))
    if waits:
        inside.append(element("p", element("strong", say("group.waits"))))
    if told:
        inside += _told(check, told, level)
    elif not waits:
        inside.append(element("p", say("group.too-few", fewest=FEWEST)))
    inside += [_refused(refused, level), element("p", say("group.cannot"))]
    inside.append(element("p", say("group.private")))
    return element("div", element("div", inside, class_="sc-card"), class_="sc-sheet sc-group")


def table(check: KnowledgeCheck, told: Told) -> str:
    """Return the shares as a table for a spreadsheet."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["question", "check", "right", "people", "low", "high"])
    for which, shares in (("before", told.before), ("after", told.after)):
        for id_, share in shares.items():
            limits = (f"{share.low:.3f}", f"{share.high:.3f}")
            rows.writerow([check.items[id_].text, which, share.right, share.people, *limits])
    return "\ufeff" + text.getvalue()


def _told(check: KnowledgeCheck, told: Told, level: int) -> Iterable[Html]:
    both = bool(told.before and told.after)
    which = "both" if both else "only-before" if told.before else "only-after"
    yield element("p", say(f"group.{which}", people=told.people))
    if both:
        yield element("p", say("group.others"))
    sides = [
        (key, shares) for key, shares in (("before", told.before), ("after", told.after)) if shares
    ]
    heads = [say("group.question"), *(say(f"group.{key}") for key, _ in sides)]
    yield element(
        "table",
        element("thead", element("tr", (element("th", each, scope="col") for each in heads))),
        element(
            "tbody",
            (
                element(
                    "tr",
                    element("th", item.text, scope="row"),
                    (_cell(key, shares[id_]) for key, shares in sides),
                )
                for id_, item in check.items.items()
            ),
        ),
        class_="sc-shares",
    )
    yield element("p", element("small", say("group.interval")))
    yield panels.part(say("group.sure"), level + 1)
    yield element(
        "ul",
        (
            element("li", element("strong", say(f"group.{key}")), ": ", _spread(spread))
            for key, spread in (("before", told.sure_before), ("after", told.sure_after))
            if spread
        ),
    )
    yield panels.part(say("group.again"), level + 1)
    least = least_known(told, _LEAST)
    yield element("ul", (element("li", check.items[id_].text) for id_ in least))


def _cell(key: str, share: Share) -> Html:
    """Return a share in words, and below them as a bar with its interval for the eye alone."""
    low, high = round(share.low * 100), round(share.high * 100)
    percent = say("group.percent", part=round(share.part * 100), low=low, high=high)
    bar = element("span", class_=f"sc-bar sc-{key}", style={"width": _percent(share.part)})
    likely = element(
        "span",
        class_="sc-likely",
        style={
            "left": f"{share.low * 100:.1f}%",
            "width": f"{(share.high - share.low) * 100:.1f}%",
        },
    )
    return element(
        "td",
        element("div", say("group.share", right=share.right, people=share.people)),
        element("div", bar, likely, class_="sc-track", aria_hidden="true"),
        element("small", percent),
        data_label=say(f"group.{key}"),
    )


def _percent(part: float) -> str:
    return f"{part * 100:.1f}%"


def _spread(spread: Spread) -> str:
    numbers = {"middle": spread.middle, "low": spread.low, "high": spread.high}
    return say("group.spread", **{name: round(value) for name, value in numbers.items()})


def _refused(refused: Sequence[Refusal], level: int) -> Html | None:
    if not refused:
        return None
    more = len(refused) - _NAMED
    entries = [element("li", refusal(each)) for each in refused[:_NAMED]]
    if more > 0:
        entries.append(element("li", say("group.refused-more", count=more)))
    return join([panels.part(say("group.refused"), level + 1), element("ul", entries)])


def refusal(each: Refusal) -> str:
    """Return why something does not count, as a sentence that names it."""
    return say(f"group.refused-{each.why}", name=_short(each.name), other=_short(each.other))


def _short(name: str) -> str:
    plain = "".join(sign for sign in " ".join(name.split()) if sign.isprintable())
    return plain if len(plain) <= _NAME else f"{plain[:_NAME]}…"
