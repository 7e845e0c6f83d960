"""Many learners who open the course at once, each with an empty browser."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# Browsers that load at a time, as on the line of a class room.
_AT_ONCE = 64
_SECONDS = 60


def failures(folder: Path, paths: Sequence[str], learners: int) -> int:
    """Return how many visits of a plain static server miss at least one file."""
    served = [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1"]
    served += ["--protocol", "HTTP/1.1", "--directory", str(folder)]
    with subprocess.Popen(
        [served[0], "-u", *served[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            assert server.stdout
            port = int(server.stdout.readline().partition(" port ")[2].split()[0])
            return asyncio.run(_crowd(port, paths, learners))
        finally:
            server.terminate()


async def _crowd(port: int, paths: Sequence[str], learners: int) -> int:
    room = asyncio.Semaphore(_AT_ONCE)

    async def visit() -> bool:
        async with room:
            try:
                return await _visit(port, paths)
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                return False

    return (await asyncio.gather(*(visit() for _ in range(learners)))).count(False)


async def _visit(port: int, paths: Sequence[str]) -> bool:
    """Return whether one learner got every file, whole."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for path in paths:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            async with asyncio.timeout(_SECONDS):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                if " 200 " not in head.partition("\r\n")[0]:
                    return False
                left = int(head.partition("content-length: ")[2].partition("\r\n")[0])
                while left:
                    left -= len(await reader.read(min(left, 1 << 18))) or left + 1
                    if left < 0:
                        return False
        return True
    finally:
        writer.close()
