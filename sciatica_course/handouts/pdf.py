"""Pages as PDF, by a browser that is here already. It is asked for nothing from outside."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sciatica_course.handouts.day import EPOCH, today
from sciatica_course.handouts.errors import HandoutError

BROWSER = "SCIATICA_COURSE_BROWSER"
HOW_TO_PRINT = (
    "There is no Chromium, Chrome or Edge here to make PDFs with: open a page in your browser, "
    "choose Print, and print it to a PDF."
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
# Where Playwright keeps its own browsers, in the folder of each.
_PLAYWRIGHT = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-win*/chrome.exe")
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--user-agent=sciatica-course",  # it is written into the file
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)
_SECONDS = 120
# A link to a file beside the page would be written into the PDF with the path of this machine.
_BESIDE = re.compile(r'(<a\b[^>]*?) href="(?!#|https?:|mailto:|tel:)[^"]*"')
_DATES = re.compile(rb"(?<=Date \(D:)[0-9]{14}[^)]*(?=\))")


def browser() -> str | None:
    """Return the program that can print pages, or None."""
    named = os.environ.get(BROWSER)
    return next(filter(None, map(shutil.which, [named] if named else _candidates())), None)


async def printed(program: str, html: str) -> bytes:
    """Return a page as a PDF: tagged, with its title, language and outline.

    Raises:
        HandoutError: the browser could not print it.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        page, result = folder / "page.html", folder / "page.pdf"
        page.write_text(_BESIDE.sub(r"\1", html), encoding="utf-8")
        await _print(program, page, result, folder / "profile")
        try:
            data = result.read_bytes()
        except OSError as error:
            raise HandoutError(f"{Path(program).name} could not print it.") from error
    return _dated(data) if os.environ.get(EPOCH) else data


async def _print(program: str, page: Path, result: Path, profile: Path) -> None:
    # A browser of the administrator's has no walls of its own, and refuses to start with them.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    try:
        process = await asyncio.create_subprocess_exec(
            program,
            *_OPTIONS,
            *(["--no-sandbox"] if root else []),
            f"--user-data-dir={profile}",
            f"--print-to-pdf={result}",
            page.as_uri(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as error:
        raise HandoutError(f"{Path(program).name} did not start ({error.strerror}).") from error
    try:
        async with asyncio.timeout(_SECONDS):
            await process.wait()
    except TimeoutError as error:
        raise HandoutError(f"{Path(program).name} took too long to print it.") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _dated(data: bytes) -> bytes:
    """Return a PDF that was made at the beginning of the day, with each byte where it was."""
    day = f"{today():%Y%m%d}000000+00'00'".encode()
    return _DATES.sub(lambda found: day[: len(found[0])].ljust(len(found[0])), data)


def _candidates() -> Iterator[str]:
    yield from _NAMES
    if sys.platform == "darwin":
        yield from (f"/Applications/{name}.app/Contents/MacOS/{name}" for name in _MACOS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if programs := os.environ.get(variable):
            yield from (str(Path(programs, name)) for name in _WINDOWS)
    for folder in _playwright():
        for pattern in _PLAYWRIGHT:
            yield from map(str, sorted(folder.glob(pattern), reverse=True))


def _playwright() -> Iterator[Path]:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        yield Path(named)
    yield Path.home() / ".cache" / "ms-playwright"
    if local := os.environ.get("LOCALAPPDATA"):
        yield Path(local, "ms-playwright")
