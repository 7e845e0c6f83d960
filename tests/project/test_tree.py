"""What no tracked file may hold."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

MOST_LINES = 400

# One letter of each stands in brackets, so that this file does not find itself.
CONTENT_NETWORKS = r"cdn[j]s|unpkg\.co[m]|jsdeliv[r]|googleapi[s]|fontawesome\.co[m]|esm\.s[h]"
PACKAGE_HOSTS = r"pypi\.or[g]|pythonhoste[d]|registry\.npmj[s]|deb\.debia[n]|conda\.anacond[a]"
MACHINE_PATHS = r"(?<![\w.~])/(wor[k]|far[m]|t[m]p|roo[t]|hom[e]|User[s])/[a-z]"
UNFINISHED = r"TOD[O]|FIXM[E]|XX[X]|lorem ipsu[m]|placeholder tex[t]|coming soo[n]"


@pytest.fixture(scope="module")
def tracked(checkout: Path) -> list[Path]:
    """Every text file that the project keeps."""
    if not (checkout / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], check=True, cwd=checkout, capture_output=True, text=True
    )
    files = (checkout / name for name in listed.stdout.split("\0") if name)
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()]


def hits(files: list[Path], pattern: str) -> Iterator[str]:
    for file in files:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if found := re.search(pattern, line):
                yield f"{file.name}:{number}: {found[0]}"


def test_nothing_is_loaded_from_a_content_delivery_network(tracked):
    assert list(hits(tracked, CONTENT_NETWORKS)) == []


def test_no_package_index_is_named(tracked):
    assert list(hits(tracked, PACKAGE_HOSTS)) == []


def test_no_path_of_anyones_machine_is_left(tracked):
    assert list(hits(tracked, MACHINE_PATHS)) == []


def test_nothing_is_left_unfinished(tracked):
    code = [file for file in tracked if file.suffix in {".py", ".js", ".css", ".toml", ".md"}]
    assert list(hits(code, UNFINISHED)) == []


def test_no_module_is_too_long_to_read(tracked):
    long = {
        file.name: lines
        for file in tracked
        if file.suffix in {".py", ".js", ".css"}
        and (lines := len(file.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_every_module_says_what_it_is_for(tracked):
    silent = [
        file.name
        for file in tracked
        if file.suffix == ".py" and not file.read_text("utf-8").startswith('"""')
    ]
    assert silent == []
