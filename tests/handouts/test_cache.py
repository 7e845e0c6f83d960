"""A page that is kept is the page that would be made, or is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_course.handouts import cache as cache_module
from sciatica_course.handouts.cache import Cache, key_of
from sciatica_course.handouts.pages import Lesson, Page, Wish

PAGE = Page("Title", "Summary “x”", "<p>Page</p>\n", {})
LESSON = Lesson("04-stretch", Path("notebooks/04-stretch.ipynb"))


@pytest.fixture
def cache(own_cache: Path) -> Cache:
    return Cache()


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_was_kept_comes_back(cache: Cache) -> None:
    assert cache.get("a") is None
    cache.put("a", PAGE)
    assert cache.get("a") == PAGE
    assert cache.get("b") is None


@pytest.mark.parametrize("at", [0, 30, 64, 65, 90, -1])
def test_one_changed_byte_makes_it_nothing(cache: Cache, own_cache: Path, at: int) -> None:
    cache.put("a", PAGE)
    file = only_file(own_cache)
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert cache.get("a") is None
    cache.put("a", PAGE)
    assert cache.get("a") == PAGE


@pytest.mark.parametrize("left", [b"", b"\n", b"{}", b"\xff" * 80])
def test_a_damaged_entry_is_nothing(cache: Cache, own_cache: Path, left: bytes) -> None:
    cache.put("a", PAGE)
    only_file(own_cache).write_bytes(left)
    assert cache.get("a") is None


def test_an_entry_in_another_form_is_nothing(cache: Cache, own_cache: Path) -> None:
    from hashlib import sha256

    cache.put("a", PAGE)
    for rest in (b"[]", b'{"title": "T"}', b"nonsense"):
        only_file(own_cache).write_bytes(sha256(rest).hexdigest().encode() + b"\n" + rest)
        assert cache.get("a") is None


def test_a_page_is_kept_as_long_as_its_pictures_stay_the_same(cache: Cache, tmp_path: Path) -> None:
    from hashlib import sha256

    picture = tmp_path / "leg.png"
    picture.write_bytes(b"one")
    read = {str(picture): sha256(b"one").hexdigest()}
    cache.put("a", Page("T", "S", "<p>", read))
    assert cache.get("a")
    picture.write_bytes(b"two")
    assert cache.get("a") is None
    picture.unlink()
    assert cache.get("a") is None


def test_a_cache_that_cannot_be_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("a", PAGE)
    assert cache.get("a") is None
    cache.forget_the_oldest()


def test_the_oldest_pages_go_first(
    cache: Cache, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.setattr(cache_module, "_MOST", 3)
    for number in range(5):
        cache.put(f"{number}", PAGE)
        os.utime(own_cache / f"{number}.page", (number, number))
    cache.forget_the_oldest()
    assert sorted(file.stem for file in own_cache.iterdir()) == ["2", "3", "4"]


def test_all_that_a_page_is_made_from_changes_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def key(notebook: bytes = b"n", lesson: Lesson = LESSON, **wish: object) -> str:
        cache_module._course.cache_clear()
        return key_of(notebook, lesson, Wish(**wish))  # type: ignore[arg-type]

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = key()
    assert key() == first
    keys = [
        first,
        key(b"m"),
        key(lesson=Lesson("04-stretch", Path("elsewhere/04-stretch.ipynb"))),
        key(lesson=Lesson("mine", LESSON.file)),
        key(paper="letter"),
        key(country="IE"),
        key(clinic="C"),
        key(phone="C"),
        key(beside=("04-stretch",)),
    ]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    keys.append(key())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    clinic = tmp_path / "clinic"
    clinic.mkdir()
    monkeypatch.setenv("SCIATICA_COURSE_CONTENT", str(clinic))
    keys.append(key())
    (clinic / "glossary.toml").write_text("")
    keys.append(key())
    (clinic / "glossary.toml").write_text("# more")
    keys.append(key())
    monkeypatch.delenv("SCIATICA_COURSE_CONTENT")
    monkeypatch.setattr(cache_module, "_MAKERS", ("nbformat",))
    keys.append(key())
    assert len(set(keys)) == len(keys)
    monkeypatch.undo()
    cache_module._course.cache_clear()


def test_a_page_hangs_on_the_code_the_words_the_scripts_and_the_pictures() -> None:
    kinds = {file.suffix for file in cache_module._files()}
    assert {".py", ".toml", ".js", ".css", ".j2", ".json", ".md", ".svg", ".png"} <= kinds
    names = {file.name for file in cache_module._files()}
    assert {"page.js", "handout.css", "screening.toml", "glute-bridge.toml"} <= names
