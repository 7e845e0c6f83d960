"""reveal.js, which turns the slides: taken from a package as data, and only as it was released."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from sciatica_course.handouts.errors import HandoutError

# Nothing of the package is imported: it only brings the files.
PACKAGE = "pyreveal"
_FOLDER = "pyreveal/revealjs/dist"
# What was released as reveal.js 6.0.1, and nothing else.
_FILES = {
    "reveal.js": "3fb84c30d2e610dd598843d75a123ef2c4dbc588847cda86cd8c7a61e18ddb6b",
    "reveal.css": "64e6203ee2048665c9f49c368f345fb3d7f936c404934162c70369a7682f388f",
}
_MISSING = (
    "Slides need one package more: install it with  python -m pip install 'sciatica-course[slides]'"
)
_OTHER = f"The package {PACKAGE} has another reveal.js than it should; install {PACKAGE}==1.0.0."


def script() -> str:
    """Return reveal.js.

    Raises:
        HandoutError: the package is not here, or its file is not the one that was released.
    """
    return _text("reveal.js")


def style() -> str:
    """Return the style sheet of reveal.js, without a theme.

    Raises:
        HandoutError: the package is not here, or its file is not the one that was released.
    """
    return _text("reveal.css")


def _text(name: str) -> str:
    try:
        data = Path(str(distribution(PACKAGE).locate_file(f"{_FOLDER}/{name}"))).read_bytes()
    except (PackageNotFoundError, OSError) as error:
        raise HandoutError(_MISSING) from error
    if sha256(data).hexdigest() != _FILES[name]:
        raise HandoutError(_OTHER)
    return data.decode()
