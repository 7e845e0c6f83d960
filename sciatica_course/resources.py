"""Where the course's own files are: in a wheel, in a checkout and in an editable install."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
# The site's wheel (sciatica_course/site/) has this list of pictures instead of the pictures.
_LIST = _PACKAGE / "_share" / "assets.txt"
_CHOSEN = _PACKAGE / "_share" / "chosen.json"


@cache
def find(name: str) -> Path:
    """Return the folder ``content``, ``notebooks`` or ``assets``.

    A wheel carries notebooks and assets inside the package; a checkout keeps them beside it.

    Raises:
        FileNotFoundError: the folder is in neither place.
    """
    for folder in (_PACKAGE / name, _PACKAGE / "_share" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The course's own folder {name!r} is missing. Install it again.")


def picture(name: str) -> Path:
    """Return the file of a picture of ``assets/``, such as ``anatomy/disc.svg``.

    It need not exist. In the browser a picture comes from the site when it is first asked for.
    """
    if sys.platform == "emscripten" and name in _listed():
        return _fetched(name)
    return find("assets") / name


def pictures() -> list[str]:
    """Return the names of all pictures of ``assets/``, as `picture` takes them."""
    if sys.platform == "emscripten" and _listed():
        return sorted(_listed())
    assets = find("assets")
    return sorted(each.relative_to(assets).as_posix() for each in assets.glob("*/*.*"))


@cache
def _listed() -> frozenset[str]:
    return frozenset(_LIST.read_text(encoding="utf-8").split() if _LIST.is_file() else ())


@cache
def chosen() -> dict[str, str]:
    """Return what whoever made the site chose for its learners, such as their ``country``."""
    found: dict[str, str] = json.loads(_CHOSEN.read_bytes()) if _CHOSEN.is_file() else {}
    return found


def _fetched(name: str) -> Path:
    """Return a picture's file, asked for from the site that this course was opened on."""
    file = _LIST.parent / "assets" / name
    if not file.is_file():
        from js import XMLHttpRequest, location  # type: ignore[import-not-found]

        # A worker may wait for an answer, which keeps whoever wants a picture simple.
        request = XMLHttpRequest.new()
        site = str(location.href).partition("/extensions/")[0]
        request.open("GET", f"{site}/static/assets/{name}", False)
        request.responseType = "arraybuffer"
        request.send()
        if request.status != 200:
            raise FileNotFoundError(f"The picture {name!r} could not be loaded from the site.")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(request.response.to_bytes())
    return file
