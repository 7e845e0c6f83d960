"""Write ``notebooks/sources.md``: every claim and exercise with its certainty and its sources.

A lesson links each of its statements to the heading of a claim on this page, and each exercise
card to the heading of its exercise. The headings are ids, because JupyterLab and code-hosting sites
both make the same anchor of such a heading.
"""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course.catalogue.types import Catalogue, Certainty, Claim, Exercise, Reference

HEAD = """\
# Sources

*This page is written by `make lessons` from the course's own data. Do not edit it by hand.*

Every statement of the course stands here once, with how sure we are of it and where it comes
from. No clinician has signed off the course yet.

| We say | It means |
| --- | --- |
"""

ARTICLE = """
## the-article

The course grew out of this article: {reference} We checked what it says against other sources.
Where they disagree we follow the evidence, and where a statement could do harm we leave it out.
"""


def sources_page(catalogue: Catalogue) -> str:
    """Return the page as markdown."""
    words, meaning = catalogue.interface["certainty"], catalogue.interface["certainty-meaning"]
    rows = "".join(f"| {words[level.value]} | {meaning[level.value]} |\n" for level in Certainty)
    claims = "\n".join(_claim(claim, catalogue) for claim in catalogue.claims.values())
    exercises = "".join(f"\n{_exercise(each, catalogue)}" for each in catalogue.exercises.values())
    article = ARTICLE.format(reference=_reference(catalogue.references["hinge-health-2023"]))
    return f"{HEAD}{rows}\n{claims}{exercises}{article}"


def _claim(claim: Claim, catalogue: Catalogue) -> str:
    sure = catalogue.interface["certainty"][claim.certainty.value]
    confirm = catalogue.interface["lesson"]["to-confirm"] if claim.clinician_to_confirm else ""
    sentences = " ".join(part for part in (claim.text, f"*How sure: {sure}.*", confirm) if part)
    return f"## {claim.id}\n\n{sentences}\n\n{_sources(claim.references, catalogue)}"


def _exercise(exercise: Exercise, catalogue: Catalogue) -> str:
    sure = catalogue.interface["certainty"][exercise.certainty.value]
    sentences = f"**{exercise.name}.** {exercise.why} *How sure: {sure}.*"
    return f"## {exercise.id}\n\n{sentences}\n\n{_sources(exercise.references, catalogue)}"


def _sources(ids: Iterable[str], catalogue: Catalogue) -> str:
    return "".join(f"- {_reference(catalogue.references[id_])}\n" for id_ in ids)


def _reference(reference: Reference) -> str:
    title = f"[{reference.title}]({reference.address})" if reference.address else reference.title
    journal = f"*{reference.journal}*" if reference.journal else ""
    told = (reference.authors, title, journal, reference.year, reference.note)
    return " ".join(f"{part.rstrip('.')}." for part in told if part)
