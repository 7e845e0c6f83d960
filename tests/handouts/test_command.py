"""The command: what is asked for is written, and whatever is wrong is one sentence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sciatica_course import catalogue
from sciatica_course.cli import main
from sciatica_course.handouts import cache, pdf
from sciatica_course.words import say
from tests.handouts.notebooks import PNG, code, shown, words, write


def pages_of(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.html")} - {"index"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "pages"


def test_the_whole_course_is_written_with_a_front_page_and_a_zip(handed_out) -> None:
    lessons = list(catalogue.load().lessons)
    assert sorted(pages_of(handed_out.folder)) == lessons
    with zipfile.ZipFile(handed_out.folder / "sciatica-course-handouts.zip") as archive:
        packed = {Path(name).name: archive.read(name) for name in archive.namelist()}
        assert {Path(name).parent.name for name in archive.namelist()} == {
            "sciatica-course-handouts"
        }
    assert packed == {file.name: file.read_bytes() for file in handed_out.folder.glob("*.html")}


def test_it_says_where_the_result_is_and_what_is_in_it(handed_out) -> None:
    first, *rest = handed_out.said.splitlines()
    assert first == f"10 handouts are in {handed_out.folder}:"
    told = {line.split()[0] for line in rest}
    assert told == {f.name for f in handed_out.folder.iterdir() if not f.name.startswith(".")}
    assert re.search(r"04-stretch\.html +Stretch \(\d+ kB\)", handed_out.said)


def test_the_front_page_leads_to_every_lesson_and_says_what_each_is_for(handed_out) -> None:
    front = (handed_out.folder / "index.html").read_text("utf-8")
    for lesson in catalogue.load().lessons.values():
        assert f'href="{lesson.id}.html"' in front
        assert lesson.summary in front
        assert say("handout-front.minutes", minutes=lesson.minutes) in front
    assert "Get emergency help now" in front
    assert say("handout-front.how-to-print").partition("“")[0] in front


def test_every_page_names_the_clinic_and_its_telephone(handed_out) -> None:
    for file in handed_out.folder.glob("*.html"):
        html = file.read_text("utf-8")
        assert "The Leg &amp; Back Clinic" in html, file.name
        assert '<a href="tel:+3531234">+353 1 234</a>' in html, file.name


def test_some_lessons_and_a_notebook_of_ones_own(out: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "Our week.ipynb", words("# Our *week*\n\nSee [it](04-stretch.ipynb)."))
    assert main(["handouts", "04", str(own), "--out", str(out), "--paper", "letter"]) == 0
    assert pages_of(out) == {"04-stretch", "Our week"}
    page = (out / "Our week.html").read_text("utf-8")
    assert "<title>Our week</title>" in page
    assert 'href="04-stretch.html"' in page
    assert re.search(r"size:\s*letter", page)
    assert 'href="Our%20week.html">Our week</a>' in (out / "index.html").read_text("utf-8")
    assert "05-strengthen.html" not in (out / "04-stretch.html").read_text("utf-8")


def test_what_is_wrong_is_a_sentence_each_and_costs_no_other(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {
        "no words": [words(f'<img src="data:image/png;base64,{PNG}">')],
        "far": [words("![Leg](https://example.org/leg.png)")],
        "gone": [words("![Leg](leg.png)")],
        "outside": [words("![Leg](../../leg.png)")],
        "tag": [words("Words", tags=["no-handuot"])],
        "error": [code("x / 0", ran=False)],
        "hangs": [code("while True: pass", ran=False)],
    }
    paths = [str(write(tmp_path / f"{name}.ipynb", *cells)) for name, cells in wrong.items()]
    (tmp_path / "damaged.ipynb").write_text("{")
    paths.append(str(tmp_path / "damaged.ipynb"))
    asked = ["strech", "04", *paths, str(tmp_path / "nowhere.ipynb")]
    assert main(["handouts", *asked, "--out", str(out), "--timeout", "2"]) == 1
    said = capsys.readouterr()
    assert pages_of(out) == {"04-stretch"}
    assert said.out.startswith(f"One handout is in {out}:")
    complaints = said.err.strip().splitlines()
    expected = [
        "There is no lesson “strech”; the nearest is “04-stretch”.",
        f"There is no notebook {tmp_path / 'nowhere.ipynb'}.",
        "no words: The picture “data:image/png;base64,",
        "far: The picture “https://example.org/leg.png” is not in the course:",
        "gone: The picture “leg.png” is missing.",
        "outside: The picture “../../leg.png” lies outside of the course.",
        "tag: The cell “cell-1” (Words) has the unknown tag “no-handuot”; the nearest is",
        "error: The cell “cell-1” (x / 0) ends with an error (NameError: name 'x' is not defined).",
        "hangs: The cell “cell-1” (while True: pass) ran for 2 seconds and was stopped.",
        "damaged: It cannot be read as a notebook.",
    ]
    assert len(complaints) == len(expected), complaints
    for begins, complaint in zip(expected, complaints, strict=True):
        assert complaint.startswith(begins)
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["04", "--country", "Irland"], "the nearest country is IE (Ireland)."),
        (["strech"], "the nearest is “04-stretch”."),
    ],
)
def test_where_nothing_can_be_made_nothing_is_written(
    out: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handouts", *arguments, "--out", str(out)]) == 1
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_with_other_things_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["handouts", "04", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith(
        "has other things in it; name an empty or a new folder.\n"
    )


def test_content_that_is_wrong_is_told(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clinic").mkdir()
    (tmp_path / "clinic" / "glossary.toml").write_text("nonsense")
    monkeypatch.setenv("SCIATICA_COURSE_CONTENT", str(tmp_path / "clinic"))
    assert main(["handouts", "04", "--out", str(out)]) == 1
    assert "glossary.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--jobs", "0"),
        ("--jobs", "²"),
        ("--timeout", "-1"),
        ("--timeout", "soon"),
        ("--paper", "a3"),
        ("--clinic", "x" * 121),
    ],
)
def test_a_wrong_option_is_told_at_once(option: str, value: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["handouts", f"{option}={value}"])
    assert ended.value.code == 2


def test_signs_that_nobody_sees_are_not_in_a_name(out: Path) -> None:
    name = "Leg\u202e &\u0000 \u200bBack\n Clinic"
    assert main(["handouts", "09", "--out", str(out), "--clinic", name]) == 0
    assert "Leg &amp; Back Clinic" in (out / "09-keep-going.html").read_text("utf-8")


def test_the_same_again_comes_from_the_cache_and_is_the_same(
    out: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["handouts", "04", "09", "--out", str(out)]
    assert main(asked) == 0
    first = {file.name: file.read_bytes() for file in out.iterdir()}
    assert len(list(own_cache.iterdir())) == 3
    with monkeypatch.context() as patch:
        patch.setattr("sciatica_course.handouts.book.make", None)
        assert main(asked) == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} == first
    next(own_cache.iterdir()).write_bytes(b"damaged")
    assert main(asked) == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} == first


def test_a_notebook_that_had_to_run_runs_each_time(out: Path, tmp_path: Path) -> None:
    (tmp_path / "count.txt").write_text("one")
    source = "from IPython.display import HTML\nHTML('<p>' + open('count.txt').read() + '</p>')"
    own = write(tmp_path / "own.ipynb", code(source, ran=False))
    for said in ("one", "two"):
        (tmp_path / "count.txt").write_text(said)
        assert main(["handouts", str(own), "--out", str(out)]) == 0
        assert f"<p>{said}</p>" in (out / "own.html").read_text("utf-8")


def test_several_helpers_make_the_same_as_one(out: Path, tmp_path: Path, own_cache: Path) -> None:
    asked = ["handouts", "00", "03", "08", "09"]
    assert main([*asked, "--jobs", "1", "--out", str(out)]) == 0
    own_cache.rename(tmp_path / "away")
    assert main([*asked, "--jobs", "2", "--out", str(tmp_path / "two")]) == 0
    for file in out.iterdir():
        assert (tmp_path / "two" / file.name).read_bytes() == file.read_bytes(), file.name


def test_nothing_that_the_maker_kept_comes_into_a_page(
    out: Path, tmp_path: Path, learner_folder: Path, own_cache: Path
) -> None:
    asked = ["handouts", "00", "07", "08", "--jobs", "1", "--out"]
    assert main([*asked, str(out)]) == 0
    learner_folder.mkdir()
    hold = {"state": "hold", "urgency": "emergency", "since": "2026-01-01T00:00:00"}
    (learner_folder / "session.json").write_text(json.dumps(hold))
    (learner_folder / "settings.json").write_text(json.dumps({"country": "IN"}))
    own_cache.rename(tmp_path / "away")
    assert main([*asked, str(tmp_path / "again")]) == 0
    for file in out.glob("*.html"):
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name
    assert {file.name for file in learner_folder.iterdir()} == {"session.json", "settings.json"}


def test_without_a_browser_it_says_how_to_print(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "_candidates", lambda: iter(["no-such-browser"]))
    monkeypatch.delenv(pdf.BROWSER, raising=False)
    assert main(["handouts", "09", "--out", str(out), "--pdf"]) == 0
    assert capsys.readouterr().err.strip() == pdf.HOW_TO_PRINT
    assert not list(out.glob("*.pdf"))


def test_two_processes_write_the_same_bytes_on_a_given_day(tmp_path: Path) -> None:
    for number in "12":
        done = subprocess.run(
            [sys.executable, "-m", "sciatica_course.cli", "handouts", "--out", number],
            env={
                **os.environ,
                "SOURCE_DATE_EPOCH": "1700000000",
                "PYTHONHASHSEED": number,
                cache.FOLDER: str(tmp_path / f"cache-{number}"),
            },
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / n).iterdir()} for n in "12")
    assert len(one) == 13
    assert one == two
    assert b"14 November 2023" in one["04-stretch.html"]


def test_a_day_that_is_none_is_one_sentence(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["handouts", "09", "--out", str(out)]) == 1
    said = "SOURCE_DATE_EPOCH is 'yesterday', which is no number of seconds.\n"
    assert capsys.readouterr().err == said


def test_a_committed_picture_of_a_cell_needs_words_and_the_sentence_says_so(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = write(tmp_path / "own.ipynb", code("plot()", shown(png=PNG)))
    assert main(["handouts", str(own), "--out", str(out)]) == 1
    assert "has no alternative text." in capsys.readouterr().err
