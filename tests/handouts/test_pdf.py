"""A page as a PDF: tagged, with title, language and outline, on the paper that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sciatica_course.cli import main
from sciatica_course.handouts import pdf
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.waiting import waited

# A millimetre in points, and the papers in millimetres.
MM = 72 / 25.4
PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4)}


@pytest.fixture
def browser_here(chromium: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(pdf.BROWSER, chromium)
    return chromium


def addresses(reader: PdfReader) -> set[str]:
    """Return where the links of a PDF lead outside of it."""
    notes: list[Any] = [
        note.get_object() for page in reader.pages for note in page.annotations or []
    ]
    return {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}


def outline(entries: Sequence[Any]) -> list[str]:
    """Return the words of an outline, in their order."""
    return [
        title
        for entry in entries
        for title in (outline(entry) if isinstance(entry, list) else [str(entry["/Title"])])
    ]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_lesson_is_a_pdf_that_everyone_can_read(
    tmp_path: Path, browser_here: str, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    asked = ["handouts", "09", "08", "--pdf", "--paper", paper, "--out", str(tmp_path / "out")]
    assert main(asked) == 0
    reader = PdfReader(tmp_path / "out" / "09-keep-going.pdf")
    catalog: Any = reader.trailer["/Root"]
    assert reader.metadata
    assert reader.metadata.title == "Keep going"
    assert str(reader.metadata.creation_date) == "2023-11-14 00:00:00+00:00"
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/StructTreeRoot"]
    assert "Keep going" in outline(reader.outline)
    width, height = (side * MM for side in PAPERS[paper])
    for page in reader.pages:
        assert abs(float(page.mediabox.width) - width) < 1
        assert abs(float(page.mediabox.height) - height) < 1
    assert "Get emergency help now" in " ".join(reader.pages[0].extract_text().split())
    leads = addresses(reader)
    assert any(address.startswith("https://doi.org/") for address in leads)
    assert all(address.startswith(("http://", "https://", "tel:", "mailto:")) for address in leads)
    data = (tmp_path / "out" / "09-keep-going.pdf").read_bytes()
    assert not [name for name in (str(tmp_path), "file:", str(Path.cwd())) if name.encode() in data]
    front = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert 'href="09-keep-going.pdf"' in front


def test_the_same_page_is_the_same_pdf_on_a_given_day(
    browser_here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    html = '<!DOCTYPE html><html lang="en"><title>T</title><h1>One</h1><p>Words</p></html>'
    first, second = (waited(pdf.printed(browser_here, html)) for _ in range(2))
    assert first == second


def test_links_to_files_beside_it_leave_their_words(browser_here: str) -> None:
    html = (
        '<!DOCTYPE html><html lang="en"><title>T</title><a class="x" href="05-strengthen.html#a">'
        'Next</a> <a href="#here">Here</a> <a href="https://example.org/">Web</a>'
        '<h1 id="here">H</h1>'
    )
    data = waited(pdf.printed(browser_here, html))
    assert b"05-strengthen" not in data
    assert b"file:" not in data
    assert b"https://example.org/" in data


def test_a_browser_that_fails_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match=r"^nothing-such did not start \(.*\)\.$"):
        waited(pdf.printed(str(tmp_path / "nothing-such"), "<p>"))
    with pytest.raises(HandoutError, match=r"could not print it\.$"):
        waited(pdf.printed(sys.executable, "<p>"))


def test_a_browser_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hangs = tmp_path / "hangs.py"
    hangs.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    hangs.chmod(0o755)
    monkeypatch.setattr(pdf, "_SECONDS", 0.5)
    with pytest.raises(HandoutError, match=r"hangs\.py took too long to print it\."):
        waited(pdf.printed(str(hangs), "<p>"))


def test_a_page_that_cannot_be_printed_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(pdf.BROWSER, sys.executable)
    assert main(["handouts", "09", "--pdf", "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith("09-keep-going: python")
    assert (tmp_path / "out" / "09-keep-going.html").is_file()
    assert ".pdf" not in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_browsers_are_looked_for_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(pdf.BROWSER, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    assert pdf.browser() is None
    own = tmp_path / ".cache" / "ms-playwright" / "chromium-1234" / "chrome-linux" / "chrome"
    for program in (own, tmp_path / "bin" / "msedge", tmp_path / "bin" / "chromium"):
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("")
        program.chmod(0o755)
        assert pdf.browser() == str(program)
    monkeypatch.setenv(pdf.BROWSER, str(tmp_path / "gone"))
    assert pdf.browser() is None
