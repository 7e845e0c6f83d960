"""Runs a clinic's own notebook in a kernel, before it becomes a page."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from sciatica_course.handouts.cells import answered, where
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.nobody import DATA
from sciatica_course.handouts.reading import read, written

_SKIP = "skip-execution"
_STARTS_WITHIN = 60
# As much of the words of an error as one sentence has room for.
_LONG = 120


async def run(notebook: bytes, folder: Path, seconds: int) -> bytes:
    """Return the notebook as it is after its cells have run in this folder.

    ``seconds`` is the time that each cell may take.

    Raises:
        HandoutError: a cell ends with an error, takes too long or ends the kernel, or there is no
            kernel for it. The message names the cell.
    """
    from jupyter_client.kernelspec import NoSuchKernel

    book = read(notebook)
    for cell in answered(book.cells):
        cell.metadata["tags"] = [*cell.metadata.get("tags", []), _SKIP]
    client = _Client(
        book,
        timeout=seconds,
        startup_timeout=_STARTS_WITHIN,
        skip_cells_with_tag=_SKIP,
        store_widget_state=False,
        shutdown_kernel="immediate",  # an ordinary one stalls now and then
        shell_timeout_interval=1,
        resources={"metadata": {"path": str(folder)}},
    )
    # Without a stand-in for Output widgets, what they would hold is shown by the cell.
    client.comm_open_handlers = {}
    with TemporaryDirectory() as nobody:
        try:
            await client.async_execute(env={**os.environ, DATA: nobody})
        except CellExecutionError as error:
            said = " ".join(f"{error.ename}: {error.evalue}".split())[:_LONG]
            raise HandoutError(f"{client.at} ends with an error ({said}).") from error
        except CellTimeoutError as error:
            raise HandoutError(f"{client.at} ran for {seconds} seconds and was stopped.") from error
        except DeadKernelError as error:
            raise HandoutError(f"{client.at} ended the program that runs it.") from error
        except NoSuchKernel as error:
            raise HandoutError(f"There is no kernel {error.name!r} to run it with.") from error
        except RuntimeError as error:
            raise HandoutError("Its kernel did not start.") from error
    return written(book)


class _Client(NotebookClient):
    """Runs the cells, knows which one it is at, and leaves no kernel behind however it ends."""

    at = "It"

    async def async_execute_cell(
        self, cell: NotebookNode, cell_index: int, *args: Any, **kwargs: Any
    ) -> NotebookNode:
        self.at = where(cell)
        return await super().async_execute_cell(cell, cell_index, *args, **kwargs)

    @asynccontextmanager
    async def async_setup_kernel(self, **kwargs: Any) -> AsyncGenerator[None, None]:
        # As its own, but it takes no signal for itself: several run side by side.
        self.km = self.create_kernel_manager()
        try:
            await self.async_start_new_kernel(**kwargs)
            await self.async_start_new_kernel_client()
            yield
        finally:
            if self.km is not None:
                await self._async_cleanup_kernel()
