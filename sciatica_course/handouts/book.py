"""All pages that were asked for, several at a time: from the cache, or made anew."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from typing import TypeVar

from sciatica_course import resources
from sciatica_course.handouts import front
from sciatica_course.handouts.cache import Cache, key_of
from sciatica_course.handouts.cells import has_to_run
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.make import Make, get_ready, make
from sciatica_course.handouts.pages import Lesson, Page, Wish
from sciatica_course.handouts.pdf import printed

# Kernels that run at a time: each has a process of its own, which mostly waits.
_KERNELS = 3
# Fewer pages than this for each helper are not worth its start.
_WORTH = 2

Told = Callable[[], None]
Thing = TypeVar("Thing")
Result = TypeVar("Result")


@dataclass
class Book:
    """What came of it: pages and their PDFs by name, the front page, and what went wrong."""

    pages: dict[str, Page] = field(default_factory=dict)
    pdfs: dict[str, bytes] = field(default_factory=dict)
    front: Page | None = None
    troubles: list[str] = field(default_factory=list)

    def files(self) -> dict[str, bytes]:
        """Return every file of the book by name, the front page first."""
        pages = {front.NAME: self.front} if self.front else {}
        pages |= self.pages
        files = {f"{name}.html": page.html.encode() for name, page in pages.items()}
        return files | {f"{name}.pdf": data for name, data in self.pdfs.items()}


@dataclass(frozen=True)
class Press:
    """How a book is made: with how many helpers, how patiently, and with what.

    ``make`` makes a page; it is sent to helpers, and belongs to one edition of the wish.
    """

    cache: Cache
    jobs: int = 1
    seconds: int = 60
    browser: str | None = None
    make: Make = make


@dataclass(frozen=True)
class _Sheet:
    """One lesson on its way: what its notebook says, and where its page is kept."""

    lesson: Lesson
    notebook: bytes
    key: str
    runs: bool


def jobs_here() -> int:
    """Return how many helpers this computer has room for."""
    return max(1, min(os.cpu_count() or 1, 8))


async def make_book(lessons: Sequence[Lesson], wish: Wish, press: Press, told: Told) -> Book:
    """Return the pages of these lessons. ``told`` is called after each.

    What goes wrong with one lesson is told in a sentence that names it, and costs no other.
    """
    book = Book()
    wish = replace(wish, beside=tuple(lesson.name for lesson in lessons))
    found, sheets = _look_up(lessons, wish, press.cache, book)
    for _ in found:
        told()
    with ExitStack() as stack:
        helpers = _helpers(stack, press.jobs, len(sheets))
        kernels = asyncio.Semaphore(_KERNELS)

        async def finish(sheet: _Sheet) -> Page:
            page = await _page(sheet, wish, press, helpers, kernels)
            told()
            return page

        found |= await _each(sheets, lambda sheet: sheet.lesson.name, finish, book)
        book.pages = {each.name: found[each.name] for each in lessons if each.name in found}
        if press.browser:
            book.pdfs = await _print_all(book, press, told)
        if book.pages:
            book.front = await _front(book, wish, press, helpers)
    press.cache.forget_the_oldest()
    return book


def _look_up(
    lessons: Sequence[Lesson], wish: Wish, cache: Cache, book: Book
) -> tuple[dict[str, Page], list[_Sheet]]:
    """Return the pages that are at hand, and the lessons whose pages are to be made."""
    found, sheets = {}, []
    for lesson in lessons:
        try:
            notebook = lesson.file.read_bytes()
        except OSError as error:
            book.troubles.append(f"{lesson.name}: It cannot be read ({error.strerror}).")
            continue
        runs = has_to_run(notebook)
        key = key_of(notebook, lesson, wish)
        # What a cell shows may hang on anything that it reads: such a page is never kept.
        if not runs and (page := cache.get(key)):
            found[lesson.name] = page
        else:
            sheets.append(_Sheet(lesson, notebook, key, runs))
    return found, sheets


def _helpers(stack: ExitStack, jobs: int, sheets: int) -> Executor:
    """Return what makes pages: processes of their own, or one thread where that is no gain."""
    wanted = min(jobs, sheets // _WORTH)
    if wanted < 2:
        return stack.enter_context(ThreadPoolExecutor(1))
    # Begun anew, not split off: a running loop and its threads cannot be split.
    pool = ProcessPoolExecutor(wanted, get_context("spawn"), get_ready)
    stack.callback(pool.shutdown, cancel_futures=True)
    return pool


async def _page(
    sheet: _Sheet, wish: Wish, press: Press, helpers: Executor, kernels: asyncio.Semaphore
) -> Page:
    folder, notebook = sheet.lesson.file.parent, sheet.notebook
    if sheet.runs:
        from sciatica_course.handouts.reading import import_quickly

        import_quickly()
        from sciatica_course.handouts.run import run

        async with kernels:
            notebook = await run(notebook, folder, press.seconds)
    loop = asyncio.get_running_loop()
    name = sheet.lesson.name
    page = await loop.run_in_executor(helpers, press.make, notebook, name, str(folder), wish)
    if not sheet.runs:
        press.cache.put(sheet.key, page)
    return page


async def _print_all(book: Book, press: Press, told: Told) -> dict[str, bytes]:
    browser, presses = press.browser or "", asyncio.Semaphore(press.jobs)

    async def finish(name: str) -> bytes:
        async with presses:
            data = await printed(browser, book.pages[name].html)
        told()
        return data

    return await _each(list(book.pages), str, finish, book)


async def _front(book: Book, wish: Wish, press: Press, helpers: Executor) -> Page:
    """Return the front page, which lists only what there is."""
    notebook = front.front(book.pages, book.pdfs)
    lesson = Lesson(front.NAME, resources.find("notebooks") / f"{front.NAME}.ipynb")
    wish = replace(wish, beside=tuple(book.pages))
    key = key_of(notebook, lesson, wish)
    if page := press.cache.get(key):
        return page
    kernels = asyncio.Semaphore(1)
    return await _page(_Sheet(lesson, notebook, key, runs=False), wish, press, helpers, kernels)


async def _each(
    things: Sequence[Thing],
    name: Callable[[Thing], str],
    work: Callable[[Thing], Awaitable[Result]],
    book: Book,
) -> dict[str, Result]:
    """Return what came of each by name; note what went wrong, in the order of the things."""
    # The last lessons are the heaviest: begun first, they end with the others.
    begun = [asyncio.ensure_future(work(thing)) for thing in reversed(things)]
    outcomes = await asyncio.gather(*reversed(begun), return_exceptions=True)
    results = {}
    for thing, outcome in zip(things, outcomes, strict=True):
        match outcome:
            case HandoutError():
                book.troubles.append(f"{name(thing)}: {outcome}")
            case BrokenProcessPool():
                book.troubles.append(f"{name(thing)}: A helper stopped; try it with --jobs 1.")
            case BaseException():
                raise outcome
            case _:
                results[name(thing)] = outcome
    return results
