"""The pack of a workshop: all of it is there, leads to all of it, and is the same each time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from sciatica_course.cli import main
from sciatica_course.handouts.book import Press
from sciatica_course.handouts.bundle import zipped
from sciatica_course.handouts.cache import Cache
from sciatica_course.handouts.chosen import lesson
from sciatica_course.handouts.pages import Wish
from sciatica_course.workshop.agenda import plan
from sciatica_course.workshop.pack import Pack, make_pack, names, steps
from sciatica_course.workshop.pack_command import ZIP

LESSONS = [lesson("04"), lesson("09")]
WISH = Wish(country="IE", clinic="The Leg & Back Clinic", phone="+353 1 234")
START = datetime(2027, 1, 20, 18)
PARTS = {
    "index.html", "agenda.html", "red-flag.html", "workshop.ics", "posters.html", "form.html"
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    pack: Pack
    press: Press
    told: int


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The pack of two lessons, made once."""
    press = Press(Cache(tmp_path_factory.mktemp("cache")))
    told: list[None] = []
    pack = make_pack(LESSONS, plan(), START, WISH, press, lambda: told.append(None))
    return Made(pack, press, len(told))


def text(made: Made, name: str) -> str:
    return BeautifulSoup(made.pack.files[name], "html.parser").get_text(" ")


def test_everything_is_in_it_and_nothing_went_wrong(made: Made) -> None:
    assert made.pack.troubles == []
    assert set(made.pack.files) <= set(names(LESSONS))
    folders = {name.partition("/")[0] for name in made.pack.files if "/" in name}
    assert (set(made.pack.files) & PARTS, folders) == (PARTS, {"guide", "slides", "handouts"})
    for folder in folders:
        pages = {name for name in made.pack.files if name.startswith(f"{folder}/")}
        wanted = {f"{folder}/{each.name}.html" for each in LESSONS}
        assert pages == {*wanted, f"{folder}/index.html"}


def test_the_parts_of_the_agenda_lead_to_the_guide_where_it_has_their_lesson(made: Made) -> None:
    agenda = BeautifulSoup(made.pack.files["agenda.html"], "html.parser")
    of_lessons = [part.lesson for part in (slot.part for slot in plan().slots) if part.lesson]
    led = [str(link["href"]) for link in agenda.select("details a")]
    here = {each.name for each in LESSONS}
    assert led == [f"guide/{id_}.html" for id_ in of_lessons if id_ in here]
    assert 0 < len(led) < len(of_lessons)


def test_the_front_page_leads_to_all_of_it_and_no_link_of_the_pack_is_broken(made: Made) -> None:
    led = set()
    for name, data in made.pack.files.items():
        if not name.endswith(".html"):
            continue
        for link in BeautifulSoup(data, "html.parser").find_all("a", href=True):
            address = str(link["href"]).partition("#")[0]
            if address and not re.match(r"[a-z]+:", address):
                there = (Path(name).parent / address).as_posix()
                assert there in made.pack.files, (name, address)
                led |= {there} if name == "index.html" else set()
    assert led == {
        *(PARTS - {"index.html"}),
        *(f"{folder}/index.html" for folder in ("guide", "slides", "handouts")),
    }


def test_its_pages_are_for_the_country_and_only_the_guide_has_notes(made: Made) -> None:
    for name in ("red-flag.html", "posters.html", "handouts/04-stretch.html"):
        assert re.search(r"\b(112|999)\b", text(made, name)), name
    assert "For the instructor" in text(made, "guide/04-stretch.html")
    assert "For the instructor" not in text(made, "handouts/04-stretch.html")


def test_progress_is_told_for_every_page(made: Made) -> None:
    assert made.told == steps(LESSONS)


def test_made_again_it_is_the_same(made: Made) -> None:
    again = make_pack(LESSONS, plan(), START, WISH, made.press, lambda: None)
    assert again == made.pack
    assert zipped(again.files, "w") == zipped(made.pack.files, "w")


def test_a_lesson_that_fails_costs_no_other(made: Made, tmp_path: Path) -> None:
    broken = replace(LESSONS[0], file=tmp_path / "gone.ipynb")
    pack = make_pack([broken, LESSONS[1]], plan(), None, WISH, made.press, lambda: None)
    assert len(pack.troubles) == 3
    assert all("04-stretch" in each for each in pack.troubles)
    assert "handouts/09-keep-going.html" in pack.files
    assert b"guide/" not in pack.files["agenda.html"]
    assert "workshop.ics" not in pack.files


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--room", "chair only"], "There is no room “chair only”. The nearest is “chairs only”."),
        (["--minutes", "20"], "not 20"),
        (["--people", "0"], "not 0"),
        (["--country", "Irland"], "the nearest country is IE (Ireland)."),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["workshop", "pack", str(tmp_path / "out"), *options]) == 1
    told = capsys.readouterr().err.strip()
    assert said in told
    assert "\n" not in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("when", ["tomorrow", "2027-01-20T18:00+01:00", ""])
def test_a_start_is_a_day_and_a_time(
    when: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["workshop", "pack", str(tmp_path), "--start", when])
    assert "2027-01-20T18:00" in capsys.readouterr().err


def test_a_folder_with_other_things_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert main(["workshop", "pack", str(tmp_path)]) == 1
    assert "has other things in it" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_its_front_page(
    browser: Browser, made: Made, tmp_path: Path, scheme: str
) -> None:
    (tmp_path / "index.html").write_bytes(made.pack.files["index.html"])
    context = browser.new_context(
        viewport={"width": 320, "height": 700},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    found = [each["id"] for each in Axe().run(page).response["violations"]]
    context.close()
    assert (wide, found) == (320, [])


@pytest.mark.slow
def test_the_command_writes_the_whole_course(tmp_path: Path) -> None:
    assert main(["workshop", "pack", str(tmp_path / "out"), "--country", "ie"]) == 0
    with ZipFile(BytesIO((tmp_path / "out" / ZIP).read_bytes())) as archive:
        held = {name.partition("/")[2] for name in archive.namelist()}
    on_disk = {
        file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*.html")
    }
    assert on_disk == held
    assert len(held) == 38
