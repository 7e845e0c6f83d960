"""The kept page for a bad day: what is written, what is read again, and what damage does."""

from __future__ import annotations

import json
import stat
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sciatica_course import flare_page, store
from sciatica_course.flare_page import EMPTY, LONGEST, FlarePage, Kept

TODAY = date(2026, 11, 22)
PAGE = FlarePage(eases=("walking",), cut=("time",), know="Ana", call="Dr “Bell” <b>", note="😀")

lines = st.text(st.characters(codec="utf-8"), max_size=LONGEST)
lists = st.lists(lines, max_size=5).map(tuple)
pages = st.builds(
    FlarePage, eases=lists, cut=lists, know=lines, call=lines, helped=lines, note=lines
)


def spoil(folder: Path, **changes: Any) -> str:
    path = folder / flare_page.FILE
    text = json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes)
    path.write_text(text, encoding="utf-8")
    return text


def test_nothing_is_kept_before_anyone_says_so(learner_folder: Path) -> None:
    assert flare_page.kept() == (None, "")
    assert not flare_page.there()
    assert not learner_folder.exists()


def test_what_is_kept_is_read_again_and_only_its_owner_can_read_it(learner_folder: Path) -> None:
    assert flare_page.keep(PAGE, TODAY) == ""
    assert flare_page.kept() == (Kept(PAGE, TODAY), "")
    assert flare_page.there()
    mode = (learner_folder / flare_page.FILE).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


@given(pages)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_page_survives_its_file(page: FlarePage) -> None:
    assert flare_page.keep(page, TODAY) == ""
    assert flare_page.kept() == (Kept(page, TODAY), "")


def test_a_newer_page_replaces_the_older_one() -> None:
    flare_page.keep(PAGE, TODAY)
    flare_page.keep(EMPTY, date(2026, 12, 1))
    assert flare_page.kept() == (Kept(EMPTY, date(2026, 12, 1)), "")


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"version": None},
        {"made": "yesterday"},
        {"made": 7},
        {"page": None},
        {"page": []},
        {"page": {}},
        {"page": asdict(PAGE) | {"know": 7}},
        {"page": asdict(PAGE) | {"note": "n" * (LONGEST + 1)}},
        {"page": asdict(PAGE) | {"eases": "walking"}},
        {"page": asdict(PAGE) | {"eases": [["walking"]]}},
        {"page": asdict(PAGE) | {"cut": ["time"] * 1000}},
    ],
)
def test_a_damaged_page_is_set_aside_and_said_so(
    learner_folder: Path, changes: dict[str, Any]
) -> None:
    flare_page.keep(PAGE, TODAY)
    text = spoil(learner_folder, **changes)
    kept, notice = flare_page.kept()
    assert kept is None
    assert "damaged" in notice
    [aside] = learner_folder.glob("flare-plan (damaged*")
    assert aside.read_text(encoding="utf-8") == text
    assert flare_page.kept() == (None, "")


def test_a_forgotten_page_is_gone(learner_folder: Path) -> None:
    flare_page.keep(PAGE, TODAY)
    assert flare_page.forget() == ""
    assert flare_page.kept() == (None, "")
    assert not list(learner_folder.glob("flare-plan*"))
    assert flare_page.forget() == ""


def test_what_cannot_be_kept_or_forgotten_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise store.StoreError("The disk is full.")

    monkeypatch.setattr(store, "write", refuse)
    monkeypatch.setattr(store, "delete", refuse)
    assert flare_page.keep(PAGE, TODAY) == "The disk is full."
    assert flare_page.forget() == "The disk is full."
