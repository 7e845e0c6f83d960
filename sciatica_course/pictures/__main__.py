"""Draws the pictures: ``python -m sciatica_course.pictures [NAME ...] [--out DIR] [--jobs N]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sciatica_course.lookup import UnknownName

from .atelier import draw, jobs_for
from .contact_sheet import write_contact_sheets

_CHECKOUT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what the arguments name, or everything; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m sciatica_course.pictures", description="Draw the pictures of the course."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a picture; none means all")
    parser.add_argument("--out", type=Path, default=_CHECKOUT / "assets", help="folder to write to")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument(
        "--contact-sheet", action="store_true", help="put what is drawn on one sheet in build/"
    )
    chosen = parser.parse_args(arguments)
    console = Console()
    if chosen.contact_sheet:
        for path in write_contact_sheets(chosen.out, _CHECKOUT / "build"):
            console.print(f"Wrote {path}")
        return 0
    try:
        jobs = jobs_for(chosen.names)
    except UnknownName as unknown:
        console.print(str(unknown))
        return 2
    written = _draw_all(jobs, chosen.out, chosen.jobs, console)
    console.print(f"Drew {len(jobs)} pictures: {written} files in {chosen.out}")
    return 0


def _draw_all(jobs: Sequence[str], out: Path, at_a_time: int, console: Console) -> int:
    """Draw the jobs in processes of their own and return how many files they wrote."""
    written = 0
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with (
        Progress(*columns, console=console) as progress,
        ProcessPoolExecutor(max_workers=at_a_time) as pool,
    ):
        task = progress.add_task("Drawing", total=len(jobs))
        waiting = {pool.submit(draw, job, out): job for job in jobs}
        for done in as_completed(waiting):
            written += len(done.result())
            progress.update(task, advance=1, description=waiting[done])
        progress.update(task, description="Drawn")
    return written


if __name__ == "__main__":
    sys.exit(main())
