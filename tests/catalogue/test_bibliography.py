"""The small reader of references agrees with bibtexparser, and names what it does not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course.catalogue.bibliography import entries
from sciatica_course.catalogue.problems import Log, Place

AWKWARD = """\
% A comment, with @article{not-an-entry, and a brace }

@article{braces-2020,
  author = {{NHS England} and {de Vries}, J.},
  title = {{NICE} guideline {NG59}: low back pain, "sciatica" = both},
  year = 2020,
  journal = "BMJ {Open}",
  doi = {10.1136/bmj.39223.428495.BE},
  url = {https://example.org/S1529-9430(17)31148-8/full#part_2},
}
@ARTICLE{ upper-1999 , TITLE = {A title over
    two lines   with gaps}, Year = {1999} }
   @misc{short-form,title={Caf\u00e9, na\u00efve \u2013 50\\% \\& more \\_ \\# \\$}}
@book{empty-year, title = {T}, year = {}, note = {ends here}
}@misc{glued, title = "glued on"}
"""


def read(text: str) -> tuple[dict[str, dict[str, str]], list[str]]:
    log = Log()
    found = dict(entries(text, Place("references.bib"), log))
    return found, [str(problem) for problem in log.problems]


def read_by_the_library(text: str) -> dict[str, dict[str, str]]:
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return {
        entry.key: {"kind": entry.entry_type.lower()}
        | {field.key.lower(): " ".join(str(field.value).split()) for field in entry.fields}
        for entry in library.entries
    }


def test_our_references_read_the_same_with_the_library(checkout: Path) -> None:
    text = (checkout / "sciatica_course/content/references.bib").read_text(encoding="utf-8")

    # To LaTeX a bare & is a tab stop; to us and to most readers of such files it is itself.
    assert read(text) == (read_by_the_library(text.replace("&", r"\&")), [])


def test_awkward_entries_read_the_same_with_the_library() -> None:
    found, problems = read(AWKWARD)

    assert problems == []
    assert found == read_by_the_library(AWKWARD.partition("\n")[2])
    assert found["braces-2020"]["title"] == 'NICE guideline NG59: low back pain, "sciatica" = both'
    assert found["upper-1999"]["title"] == "A title over two lines with gaps"
    assert found["short-form"]["title"] == "Café, naïve \u2013 50% & more _ # $"


plain = st.text(
    st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="\\{}\"%&#$~^_'`-@")
)
keys = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)


@given(st.dictionaries(keys, st.dictionaries(keys, plain, max_size=4), max_size=4))
def test_any_plain_entries_read_the_same_with_the_library(
    wanted: dict[str, dict[str, str]],
) -> None:
    text = "".join(
        f"@misc{{{key},\n"
        + "".join(f"{name} = {{{says}}},\n" for name, says in fields.items())
        + "}"
        for key, fields in wanted.items()
    )

    found, problems = read(text)

    assert problems == []
    assert found == read_by_the_library(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("stray words", ": line 1: an entry begins with @type{key, and this does not"),
        ("@misc{}", ": line 1: an entry begins with @type{key, and this does not"),
        ("@string{bmj = {BMJ}}", ": line 1: @string is not read here; write a full entry"),
        ("@comment{x, y}", ": line 1: @comment is not read here; write a full entry"),
        ("\n@misc{a,\n 2 = {x}}", ", a: line 3: a field is written: name = {text}"),
        ("@misc{a, title {x}}", ", a: line 1: a field is written: name = {text}"),
        (
            "@misc{a, title = {x} year = {2}}",
            ", a: line 1: a comma or the closing brace of the entry is missing",
        ),
        (
            "@misc{a, title = {x}",
            ", a: line 1: a comma or the closing brace of the entry is missing",
        ),
        (
            "@misc{a, title = bmj}",
            ', a, field "title": line 1: a value stands in braces or quotes, or is a number',
        ),
        (
            "@misc{a, title = {x",
            ', a, field "title": line 1: the braces or quotes of this value do not match',
        ),
        (
            '@misc{a, title = "x}"}',
            ', a, field "title": line 1: the braces or quotes of this value do not match',
        ),
        (
            '@misc{a, title = "x" # "y"}',
            (
                ', a, field "title": line 1: values joined with # are not read here; write the '
                "text out"
            ),
        ),
        (
            "@misc{a, title = {Caf\\'e}}",
            (
                ', a, field "title": line 1: LaTeX commands are not read here; write the letter '
                "itself"
            ),
        ),
        (
            "@misc{a, title = {x}, TITLE = {y}}",
            ', a, field "title": line 1: this field is there twice',
        ),
        ("@misc{a, year = 1}\n@misc{a, year = 2}", ", a: is there twice"),
    ],
)
def test_what_is_not_plain_is_named(text: str, says: str) -> None:
    assert read(text)[1] == [f"references.bib{says}"]


def test_a_faulty_entry_does_not_hide_the_next() -> None:
    found, problems = read("@misc{a, title = x}\n@misc{b, title = {B}}\n@misc{c, title = \\}")

    assert found == {"b": {"kind": "misc", "title": "B"}}
    assert len(problems) == 2


@given(st.text(st.sampled_from('@{}",=%# \n\\amisc1')))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    found, problems = read(text)

    assert found or problems or not text.strip() or text.strip().startswith("%")
