"""What a learner costs a room, beside JupyterHub and JupyterLab as they come, with one notebook.

Twelve learners at once, each with the same lesson run in a kernel, then the charts of a diary drawn
there. Memory is the proportional set size: a page that processes share counts once, in parts.
It needs Linux, root and npm; ``SCIATICA_COURSE_ROOM_SOFTWARE`` names the software of a room that
was set up before.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import inf
from pathlib import Path
from statistics import median

import psutil  # type: ignore[import-untyped]

from benchmarks.figures import Figure
from benchmarks.memory import LESSON, _held
from sciatica_course.resources import find
from tests.deploy.running import _install, running_room
from tests.deploy.visitor import Visitor

LEARNERS = 12
AT_ONCE = 4
MACHINE_MB = 16 * 1024
SPARE = 0.2
PORT = 8961
CODE = "a-code-of-the-stock-hub"
STOCK = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.ConfigurableHTTPProxy.command = ["{proxy}"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = "{code}"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.Spawner.cmd = ["{program}", "--allow-root"]
c.Spawner.default_url = "/lab"
c.JupyterHub.concurrent_spawn_limit = {at_once}
"""
PEER = "JupyterHub with its simple spawner and JupyterLab as they come, same notebook"
# What the processes of a learner have on their command lines, here and there.
PARTS = ("singleuser", "ipykernel_launcher")
CHARTS = """
from datetime import datetime, timedelta
from sciatica_course import catalogue, diary_charts
from sciatica_course.html.diary_trends import trends
from sciatica_course.entries import DayEntry
days = [
    DayEntry(id=f"d{n}", at=datetime(2026, 9, 1, 20) + timedelta(days=n), leg=n % 9, back=n % 5,
             lowest="calf", minutes=n % 30, goals={}, note="")
    for n in range(60)
]
for trend in trends(catalogue.load(), days, (), plans=True):
    diary_charts.draw(trend, 2)
"""


@dataclass(frozen=True)
class Class:
    """What a class of twelve took."""

    seconds: list[float]
    lesson_mb: list[float]
    charts_mb: list[float]
    hub_mb: list[float]
    processor: list[float]

    @property
    def carried(self) -> list[float]:
        """How many such learners a machine carries, beside their hub."""
        return [(MACHINE_MB * (1 - SPARE) - self.hub_mb[0]) / median(self.lesson_mb)]


@contextlib.contextmanager
def _stock() -> Iterator[tuple[Callable[[str], Visitor], int]]:
    """Run JupyterHub as it comes; give who makes a visitor, and the hub's process."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        folder = Path(name)
        _install(folder / "software")
        programs = folder / "software" / ".venv-hub" / "bin"
        proxy = folder / "software/proxy/node_modules/.bin/configurable-http-proxy"
        (folder / "config.py").write_text(
            STOCK.format(
                folder=folder,
                proxy=proxy,
                program=programs / "jupyterhub-singleuser",
                code=CODE,
                at_once=AT_ONCE,
                **{part: PORT + n for n, part in enumerate(("port", "hub", "api"))},
            )
        )
        command = [str(programs / "python"), "-m", "jupyterhub", f"--config={folder / 'config.py'}"]
        hub = subprocess.Popen(
            command, cwd=name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        url = f"http://127.0.0.1:{PORT}/"
        try:
            _wait(f"{url}hub/health")
            yield lambda learner: Visitor(url, learner), hub.pid
        finally:
            hub.terminate()
            hub.wait()


def _wait(url: str) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url).close()
            return
        time.sleep(0.1)
    raise RuntimeError("the stock hub did not start")


def _class(visitor: Callable[[str], Visitor], code: str, root: int) -> Class:
    """Let twelve learners in, four at once; return what their servers and kernels took."""
    cells = json.loads((find("notebooks") / LESSON).read_text(encoding="utf-8"))["cells"]
    lesson = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")

    def learner(number: int) -> tuple[float, Callable[[], None]]:
        who = visitor(f"learner-{number}")
        if not who.come_in(code):
            raise RuntimeError("the door is closed")
        seconds = who.start()
        kernel = who.kernel()
        _run(who, lesson, kernel)
        return seconds, lambda: _run(who, CHARTS, kernel)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        seconds, draw = zip(*pool.map(learner, range(LEARNERS)), strict=True)
        time.sleep(2)
        lesson_mb, spent = _learners(root)
        list(pool.map(lambda each: each(), draw))
    time.sleep(2)
    charts_mb, _ = _learners(root)
    hub_mb = sum(_held(each.pid) for each in _of(root, "")) / 2**20 - sum(charts_mb)
    return Class(list(seconds), lesson_mb, charts_mb, [hub_mb], spent)


def _run(who: Visitor, code: str, kernel: str) -> None:
    if said := who.run(code, kernel):
        raise RuntimeError(said)


def _of(root: int, part: str) -> list[psutil.Process]:
    """Return a hub and all that runs below it, as far as their command lines have a part."""
    hub = psutil.Process(root)
    return [
        each for each in (hub, *hub.children(recursive=True)) if part in " ".join(each.cmdline())
    ]


def _learners(root: int) -> tuple[list[float], list[float]]:
    """Return MB of each learner, and the seconds that each server kept a processor busy.

    Whose kernel is whose does not matter, so the first server goes with the first kernel.
    """
    servers, kernels = (_of(root, part) for part in PARTS)
    if not len(servers) == len(kernels) == LEARNERS:
        raise RuntimeError(f"{len(servers)} servers and {len(kernels)} kernels of {LEARNERS}")
    held = [[_held(each.pid) / 2**20 for each in part] for part in (servers, kernels)]
    print(*(f"{name} {median(part):.1f} MB" for name, part in zip(PARTS, held, strict=True)))
    times = [each.cpu_times() for each in servers]
    return list(map(sum, zip(*held, strict=True))), [each.user + each.system for each in times]


def measure(_: int) -> list[Figure]:
    """Return memory and starting time for each of twelve learners. One round is a whole class."""
    with running_room(PORT, "--learners", str(LEARNERS)) as running:
        ours = _class(running.visitor, running.room.code, running.hub())
    with _stock() as (visitor, hub):
        theirs = _class(visitor, CODE, hub)
    told = (
        (f"memory for each of {LEARNERS} learners at once", "MB", "lesson_mb", 0.8),
        ("the same after the charts of a diary were drawn", "MB", "charts_mb", inf),
        ("the hub itself and its proxy", "MB", "hub_mb", inf),
        ("learners that 16 GB carry beside the hub, a fifth to spare", "", "carried", inf),
        ("seconds from the click to the server", "s", "seconds", inf),
        ("seconds that a server needed of a processor, its lesson run", "s", "processor", inf),
    )
    return [
        Figure(what, PEER, unit, getattr(ours, name), getattr(theirs, name), limit)
        for what, unit, name, limit in told
    ]


if __name__ == "__main__":
    print(os.linesep.join("\n".join(figure.lines()) for figure in measure(1)))
