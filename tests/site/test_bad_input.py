"""What cannot be built is said in one sentence, and nothing half-written is left."""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_core.paths import jupyter_path

from sciatica_course import cli
from sciatica_course.site import build as building
from sciatica_course.site import compiled, lite, pieces, place
from sciatica_course.site.errors import SiteError


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    monkeypatch.setenv(pieces.CACHE, str(cache))
    return cache


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line with which the command refuses."""
    assert cli.main(["site", *arguments]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err.strip()


def test_a_file_is_no_place_for_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "site"
    out.write_text("mine")
    assert said(capsys, str(out)) == f"{out} is a file; name a folder."
    assert out.read_text() == "mine"


def test_other_things_in_the_folder_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert "has other things in it" in said(capsys, str(tmp_path))
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_an_unknown_country_is_told_before_anything_is_fetched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], empty_cache: Path
) -> None:
    assert "There are no help numbers" in said(capsys, str(tmp_path / "o"), "--country", "Gb1")
    assert not empty_cache.exists()
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "url", ["clinic.example", "javascript:alert(1)", "https://a b", 'https://x/"><b>', "ftp://x/"]
)
def test_what_is_no_address_is_refused(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["site", str(tmp_path / "o"), "--url", url])
    assert "is not an address" in capsys.readouterr().err


def test_without_npm_the_sentence_names_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    empty_cache: Path,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(pieces, "find_spec", lambda _: None)
    assert said(capsys, str(tmp_path / "o")).startswith("npm is missing")
    assert not (tmp_path / "o").exists()
    assert list(empty_cache.rglob("*.tgz")) == []


def test_the_npm_that_pip_brought_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    asked = [*pieces._npm(), "--version"]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    assert int(said.partition(".")[0]) >= 10


def test_without_node_the_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(pieces, "find_spec", lambda _: None)
    with pytest.raises(SiteError, match=r"^Node\.js is missing"):
        pieces.node()


def test_a_pyodide_that_does_not_run_is_told_in_one_line_and_changes_nothing(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "python"
    folder.mkdir()
    (folder / "pyodide.mjs").write_text("export const loadPyodide = () => { throw Error('no') }")
    (folder / compiled.STANDARD).write_bytes(b"as it was")
    with pytest.raises(SiteError) as told:
        compiled.compile_imported(folder, ["ipykernel"])
    assert str(told.value) == "Node.js could not prepare Python for the browser: no."
    assert (folder / compiled.STANDARD).read_bytes() == b"as it was"
    assert [each.name for each in tmp_path.iterdir() if each.name != "learner"] == ["python"]


def test_what_npm_brings_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_cache: Path
) -> None:
    def other(asked: list[str], _: str) -> None:
        (Path(asked[-1]) / "pyodide.tgz").write_bytes(b"something else")

    monkeypatch.setattr(pieces, "_run", other)
    with pytest.raises(SiteError, match="its digest is wrong"):
        pieces.fetch()
    assert list(empty_cache.rglob("*.tgz")) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("npm error code ETARGET\nnpm error A complete log is in: x\n", "npm error code ETARGET"),
        ("npm warn x\nnpm ERR! code E404\nnpm ERR! 404 Not Found\n", "npm ERR! code E404"),
        ("ERROR: Could not find it\nERROR: No such wheel.\n", "ERROR: No such wheel"),
        ("npm warn only\n", "npm warn only"),
        ("", "unknown reason"),
    ],
)
def test_what_a_tool_complained_of_is_told_in_one_line(said: str, reason: str) -> None:
    assert pieces._reason(said) == reason


def test_a_wheel_that_cannot_be_had_leaves_no_half_of_the_wheels(
    monkeypatch: pytest.MonkeyPatch, empty_cache: Path
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "pip", stderr="x\nERROR: No such wheel.\n")

    monkeypatch.setattr(pieces, "_pyodide", lambda kept: kept)
    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(SiteError) as told:
        pieces.fetch()
    assert str(told.value) == "pip could not fetch the wheels of the site: ERROR: No such wheel."
    assert list(empty_cache.rglob("wheels-*")) == []


@pytest.mark.parametrize("found", ["0.7.0", "0.81", None])
def test_another_jupyterlite_than_the_one_that_fits_is_refused(
    found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if found is None:
            raise PackageNotFoundError(name)
        return found

    monkeypatch.setattr(pieces, "version", version)
    with pytest.raises(SiteError, match=r'pip install "sciatica-course\[site\]"'):
        pieces.check()


def test_the_kernel_is_not_installed_where_jupyterlab_would_find_it() -> None:
    for folder in map(Path, jupyter_path("labextensions")):
        assert not (folder / pieces.KERNEL).exists()


def test_what_fails_halfway_leaves_the_old_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    with place.aside(out) as work:
        (work / "site" / "index.html").write_text("old")

    def fails(*_: object) -> None:
        raise SiteError("no")

    page = SimpleNamespace(html='<!DOCTYPE html><html lang="en"><ul class="lessons"></ul></html>')
    book = SimpleNamespace(troubles=[], front=page, pages={})
    monkeypatch.setattr(building, "waited", lambda work: work.close() or book)
    monkeypatch.setattr(building, "_pages", lambda *_: iter([("index.html", "new")]))
    monkeypatch.setattr(pieces, "fetch", lambda: None)
    monkeypatch.setattr(lite, "build", fails)
    with pytest.raises(SiteError):
        building.build(building.Order(out), lambda _: None)
    assert (out / "index.html").read_text() == "old"
    assert [each.name for each in tmp_path.iterdir() if each.name != "learner"] == ["site"]


def test_a_site_of_ours_gives_way_to_a_new_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for text in ("old", "new"):
        place.check(out)
        with place.aside(out) as work:
            (work / "site" / f"{text}.html").write_text(text)
    assert sorted(each.name for each in out.iterdir()) == [place.MARK, "new.html"]
    assert [each.name for each in tmp_path.iterdir() if each.name != "learner"] == ["site"]
