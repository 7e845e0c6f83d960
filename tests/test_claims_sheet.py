"""The sheet for a clinician holds every claim once, with all there is to judge it by."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sciatica_course import catalogue, claims_sheet
from sciatica_course.cli import main
from sciatica_course.words import say, section
from tests.html.poison import poisoned
from tests.html.test_builder import Reader
from tests.html.test_static import text_of

CONTENT = catalogue.load()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_claim_stands_once_in_the_first_lesson_that_cites_it() -> None:
    parts = list(claims_sheet.by_lesson(CONTENT))
    listed = [claim.id for _, claims in parts for claim in claims]
    assert sorted(listed) == sorted(CONTENT.claims)
    title, claims = parts[0]
    first = next(iter(CONTENT.lessons.values()))
    assert (title, [claim.id for claim in claims]) == (first.title, list(first.claims))


def test_the_terminal_shows_wording_certainty_and_sources(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["claims"]) == 0
    shown = capsys.readouterr().out
    words = flat(shown)
    for claim in CONTENT.claims.values():
        assert flat(claim.text) in words
        confirm = f"; {say('claims.to-confirm')}" if claim.clinician_to_confirm else ""
        grade = f"{section('certainty')[claim.certainty.value]}{confirm}"
        assert f"[ ] {claim.id} [{grade}]" in words
        for id_ in claim.references:
            assert flat(CONTENT.references[id_].title).rstrip(".") in words
    assert max(len(line) for line in shown.splitlines() if "http" not in line) <= 100


def test_the_page_holds_the_same_and_lines_to_sign_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "claims.html"
    assert main(["claims", "--html", str(sheet)]) == 0
    assert str(sheet) in capsys.readouterr().out
    page = sheet.read_text(encoding="utf-8")
    words = text_of(page)
    for claim in CONTENT.claims.values():
        assert flat(claim.text) in words
        assert claim.id in words
    assert flat(say("claims.signed")) in words
    assert words.count(say("claims.agreed")) == len(CONTENT.claims)
    headings = [tag for tag, _ in Reader(page).tags if tag in {"h1", "h2", "h3"}]
    assert headings.count("h1") == 1
    assert headings[0] == "h1"


def test_a_file_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["claims", "--html", str(tmp_path / "nowhere" / "claims.html")]) == 1
    said = capsys.readouterr().err
    assert "cannot be written" in said
    assert said.count("\n") == 1


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    code = "from sciatica_course.cli import main; import sys; sys.exit(main(['claims']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 0


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = [tag for tag, _ in Reader(claims_sheet.as_page()).tags]
    content = poisoned(CONTENT)
    monkeypatch.setattr(catalogue, "load", lambda: content)
    assert [tag for tag, _ in Reader(claims_sheet.as_page()).tags] == tags
