"""A built site: its files, and its pages on a phone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from sciatica_course import catalogue, resources
from sciatica_course.site import compiled as compiled_python
from sciatica_course.site import lite, wheel
from sciatica_course.words import say
from tests.site.conftest import URL
from tests.site.serving import Server, learner

CALL = re.compile(r'"course\.([a-z_]+)\(')
LESSONS = list(catalogue.load().lessons)


def soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def python(site: Path) -> Path:
    (folder,) = (site / "full" / "static").glob("python-*")
    return folder


@pytest.fixture
def lock(python: Path) -> dict[str, dict[str, object]]:
    packages: dict[str, dict[str, object]]
    packages = json.loads((python / "pyodide-lock.json").read_bytes())["packages"]
    return packages


def test_every_name_in_the_lock_is_a_file_that_is_there(
    lock: dict[str, dict[str, object]], python: Path
) -> None:
    named = {str(package["file_name"]) for package in lock.values()}
    assert named == {each.name for each in python.glob("*.whl")}
    for package in lock.values():
        assert set(package["depends"]) <= set(lock)  # type: ignore[call-overload]


def test_the_kernel_needs_nothing_that_is_not_in_the_lock(
    lock: dict[str, dict[str, object]], site: Path
) -> None:
    config = json.loads((site / "full" / "jupyter-lite.json").read_text(encoding="utf-8"))
    kernel = config["jupyter-config-data"]["litePluginSettings"][
        "@jupyterlite/pyodide-kernel-extension:kernel"
    ]
    assert set(kernel["loadPyodideOptions"]["packages"]) <= set(lock)
    assert kernel["disablePyPIFallback"] is True
    assert (site / "full" / kernel["pyodideUrl"]).is_file()


def test_the_wheel_has_what_lessons_run_and_none_of_the_tools(python: Path) -> None:
    with ZipFile(python / wheel.NAME) as archive:
        names = archive.namelist()
        assert "sciatica_course/widgets/practise.pyc" in names
        assert "sciatica_course/content/exercises/glute-bridge.toml" in names
        rooms = {name.split("/")[1] for name in names if name.count("/") > 1}
        assert rooms.isdisjoint({"launcher", "pictures", "site", "workshop"})
        assert b"GB" in archive.read("sciatica_course/_share/chosen.json")
    assert wheel.build("GB") == wheel.build("GB")


def test_what_lessons_import_need_not_be_compiled_and_no_module_of_ours_is_lost(
    python: Path,
) -> None:
    with ZipFile(python / wheel.NAME) as archive, ZipFile(BytesIO(wheel.build("GB"))) as before:
        names = archive.namelist()
        assert {name.removesuffix("c") for name in names} == set(before.namelist())
        assert len(names) == len(set(names)) == len(before.namelist())
        modules = [name for name in names if name.endswith((".py", ".pyc"))]
        compiled = [name for name in modules if name.endswith(".pyc")]
        assert len(compiled) > 0.8 * len(modules)
        listed = archive.read(next(name for name in names if name.endswith("/RECORD"))).decode()
        assert [line.partition(",")[0] for line in listed.splitlines()] == names
    with ZipFile(python / compiled_python.STANDARD) as standard:
        assert {"json/__init__.pyc", "dataclasses.pyc"} <= set(standard.namelist())
    every = [python / compiled_python.STANDARD, *python.glob("*.whl")]
    assert len({kind for file in every for kind in kinds_of_bytecode(file)}) == 1


def kinds_of_bytecode(file: Path) -> Iterator[bytes]:
    """Yield for which Python each compiled module of an archive is."""
    with ZipFile(file) as archive:
        for name in archive.namelist():
            if name.endswith(".pyc"):
                yield archive.read(name)[:8]


def test_every_call_of_every_lesson_finds_its_module_in_the_wheel(
    site: Path, tmp_path: Path
) -> None:
    with ZipFile(BytesIO(wheel.build("GB"))) as archive:
        archive.extractall(tmp_path)
    lessons = (site / "full" / "files").glob("*.ipynb")
    calls = {name for file in lessons for name in CALL.findall(file.read_text(encoding="utf-8"))}
    assert len(calls) > 15
    code = "import sys, sciatica_course as course; assert sys.argv[1] in course.__file__\n"
    code += "[getattr(course, name) for name in sys.argv[2:]]"
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), *sorted(calls)], cwd=tmp_path, check=True
    )


def test_a_learner_begins_with_the_country_of_the_site_and_may_choose_another(
    tmp_path: Path,
) -> None:
    with ZipFile(BytesIO(wheel.build("GB"))) as archive:
        archive.extractall(tmp_path)
    code = "from sciatica_course.widgets import settings\n"
    code += "assert settings.read() == ({'country': 'GB'}, '')\n"
    code += "settings.keep(country='US')\n"
    code += "assert settings.read() == ({'country': 'US'}, '')"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)


def test_every_picture_a_lesson_may_show_is_in_the_site(site: Path) -> None:
    folder = site / "full" / "static" / "assets"
    there = {each.relative_to(folder).as_posix() for each in folder.rglob("*.*")}
    assert there == set(wheel.pictures())
    assert {name for name in resources.pictures() if name.endswith((".svg", ".webp"))} <= there


def test_all_lessons_are_there_twice_as_a_page_and_in_full(site: Path) -> None:
    for name in LESSONS:
        assert (site / f"{name}.html").is_file()
        told = json.loads((site / "full" / "files" / f"{name}.ipynb").read_text(encoding="utf-8"))
        assert told["metadata"]["sciatica_course"]["autorun"] is True
        assert "course.what_is_kept()" in [cell["source"] for cell in told["cells"]]
        assert len({cell["id"] for cell in told["cells"]}) == len(told["cells"])


def markdown(file: Path) -> str:
    """Return the words of a lesson."""
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def test_what_the_site_says_otherwise_stands_in_a_lesson_and_not_in_the_site(site: Path) -> None:
    lessons = "\n".join(markdown(file) for file in resources.find("notebooks").glob("*.ipynb"))
    here = "\n".join(markdown(file) for file in (site / "full" / "files").glob("*.ipynb"))
    for said, instead in lite.other_words().items():
        assert lessons.count(said) == 1
        assert said not in here
        assert instead in here
    assert "menu" not in here


def test_every_link_of_a_lesson_leads_to_a_page_of_the_site(site: Path) -> None:
    for file in (site / "full" / "files").glob("*.ipynb"):
        for link in re.findall(r"\]\(([^)#]+)", markdown(file)):
            if link.endswith(".ipynb"):
                assert (file.parent / link).is_file(), link
            else:
                assert (site / link).with_suffix(".html").is_file(), link


def test_the_first_page_leads_to_every_lesson_to_the_full_course_and_to_a_phone(
    site: Path,
) -> None:
    page = soup(site / "index.html")
    links = [str(link["href"]) for link in page.find_all("a")]
    for name in LESSONS:
        assert f"{name}.html" in links
    (full,) = (link for link in links if link.startswith("full/"))
    assert (site / full.partition("?")[0]).is_file()
    square = page.find("img", alt=say("site.phone-alt", url=URL))
    assert square is not None
    assert b"<svg" in b64decode(str(square["src"]).partition(",")[2])
    assert page.find(string=re.compile("Hill Clinic"))


@pytest.mark.parametrize("name", ["index.html", "404.html", "full/notebooks/index.html"])
def test_a_page_says_its_language_title_and_description(site: Path, name: str) -> None:
    page = soup(site / name)
    assert page.html
    assert page.html["lang"] == "en"
    assert page.title
    assert page.title.string
    about = page.find("meta", attrs={"name": re.compile("description", re.IGNORECASE)})
    assert about is not None
    assert about["content"]
    assert page.find("link", rel="icon")
    assert page.find("meta", attrs={"name": "viewport"})


def test_nothing_on_our_pages_is_loaded_from_elsewhere(site: Path) -> None:
    for file in [*site.glob("*.html"), site / "full" / "notebooks" / "index.html"]:
        for tag in soup(file).find_all(src=True):
            assert not re.match(r"(?:[a-z]+:)?//", str(tag["src"])), file
        for tag in soup(file).find_all("link", href=True):
            assert not re.match(r"(?:[a-z]+:)?//", str(tag["href"])), file


def test_what_web_servers_and_their_keepers_look_for_is_there(site: Path) -> None:
    for name in (".nojekyll", "404.html", "favicon.ico", "README.txt"):
        assert (site / name).is_file()
    assert "Cache-Control" in (site / "README.txt").read_text(encoding="utf-8")


def test_the_first_page_and_the_heaviest_handout_stay_light(site: Path) -> None:
    heaviest = max((site / f"{name}.html").stat().st_size for name in LESSONS)
    assert (site / "index.html").stat().st_size + heaviest < 520_000


@pytest.mark.parametrize("name", ["index.html", "404.html", "04-stretch.html", "glossary.html"])
def test_a_page_fits_a_narrow_phone_and_axe_finds_nothing_in_it(
    name: str, browser: Browser, server: Server
) -> None:
    with learner(browser, server) as someone:
        someone.page.set_viewport_size({"width": 320, "height": 640})
        for scheme in ("light", "dark"):
            someone.page.emulate_media(color_scheme=scheme)
            someone.page.goto(server.address(name))
            wide = "() => document.documentElement.scrollWidth - window.innerWidth"
            assert someone.page.evaluate(wide) == 0
            expect(someone.page.locator(".sc-closed")).to_have_count(0)  # all of it is laid out
            assert someone.page.evaluate(wide) == 0
            assert Axe().run(someone.page).response["violations"] == []
        assert someone.complaints() == []
