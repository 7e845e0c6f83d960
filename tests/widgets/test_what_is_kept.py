"""What the site says about keeping, and its file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import carry, flare_page, store
from sciatica_course.widgets.kept_where import kept_where
from sciatica_course.words import say
from tests.html.poison import POISON
from tests.widgets.diarist import said
from tests.widgets.people import act, panel, send

Wire = list[tuple[str, str, dict[str, Any]]]


@pytest.fixture
def in_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser on a safe line; without the folder that is returned it is on one that is not."""
    drive = tmp_path / "drive"
    drive.mkdir()
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(store, "_DRIVE", drive)
    monkeypatch.delenv("SCIATICA_COURSE_DATA")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "memory")
    return drive


def test_where_the_browser_keeps_things_it_says_where(in_a_browser: Path) -> None:
    assert store.data_folder() == in_a_browser / ".sciatica-course"
    assert say("kept-here.here") in panel(course.what_is_kept())
    assert kept_where() == say("kept-where.browser")


def test_where_nothing_lasts_it_says_so_first(in_a_browser: Path, tmp_path: Path) -> None:
    in_a_browser.rmdir()
    assert store.data_folder() == tmp_path / "memory" / ".sciatica-course"
    assert say("kept-here.nothing-title") in panel(course.what_is_kept())
    assert kept_where() == say("kept-where.page")
    store.write("settings.json", {"country": "GB"})
    assert say("kept-here.nothing-title") in panel(course.what_is_kept())
    assert not in_a_browser.exists()


def test_on_a_hub_nobody_is_told_that_it_is_on_their_own_device(
    monkeypatch: pytest.MonkeyPatch, learner_folder: Path
) -> None:
    assert kept_where() == say("kept-where.computer", folder=learner_folder)
    monkeypatch.setenv("JUPYTERHUB_USER", "heron")
    assert kept_where() == say("kept-where.hub")
    assert "this computer" not in kept_where()


def test_the_file_comes_back(wire: Wire) -> None:
    view = course.what_is_kept()
    act(view, "save")
    assert said(wire, "file") == []
    assert said(wire, "say")[-1]["text"] == say("kept-here.empty")
    store.write(flare_page.FILE, {"version": 1})
    act(view, "save")
    (file,) = said(wire, "file")
    assert file["name"] == carry.NAME
    assert json.loads(file["text"])["files"] == {flare_page.FILE: {"version": 1}}
    store.delete(flare_page.FILE)
    send(view, kind="file", action="open", name=carry.NAME, text=file["text"])
    assert store.read(flare_page.FILE) == ({"version": 1}, "")
    assert said(wire, "say")[-1]["text"] == say("kept-here.opened", name=carry.NAME)


def test_another_file_is_named_and_refused(wire: Wire) -> None:
    view = course.what_is_kept()
    send(view, kind="file", action="open", name=POISON, text="{}")
    assert said(wire, "say")[-1]["text"] == say("kept-here.not-ours", name=POISON)
    assert view.trouble == ""
