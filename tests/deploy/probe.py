"""What a learner who knows a lot would try. It runs in a learner's kernel and prints what worked.

The standard library alone: it is sent there as text.
"""

from __future__ import annotations

import contextlib
import ctypes
import http.client
import json
import os
import resource
import socket
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PTRACE_ATTACH, PTRACE_SEIZE = 16, 0x4206
SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "/dev/mqueue")
REFUSED = {401, 403, 404, 405}


def probe(about: dict[str, Any]) -> None:
    """Try everything; ``about`` says where the others and the hub are."""
    for found in (
        *processes(about),
        *left_lying_about(about),
        *sockets(about),
        *ways_up(about),
        *asked_over_the_network(about),
    ):
        print(found)
    print("probed as", os.getuid())


def processes(about: dict[str, Any]) -> Iterator[str]:
    """Look into the processes of the others and the hub's, and take hold of them."""
    libc = ctypes.CDLL(None, use_errno=True)
    others = 0
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        try:
            if folder.stat().st_uid == os.getuid() or not folder.is_dir():
                continue
        except OSError:
            continue
        others += 1
        for name in ("environ", "mem", "maps", "auxv", "stack", "syscall", "io", "pagemap"):
            with contextlib.suppress(OSError), (folder / name).open("rb") as file:
                if file.read(1):
                    yield f"read {folder / name}"
        for name in ("cwd", "root", "exe", "fd/0", "fd/3", "map_files"):
            with contextlib.suppress(OSError):
                yield f"followed {folder / name} to {(folder / name).readlink()}"
        for name in ("fd", "map_files", "root/root", "cwd"):
            with contextlib.suppress(OSError):
                yield f"listed {folder / name}: {list((folder / name).iterdir())[:1]}"
        for how in (PTRACE_ATTACH, PTRACE_SEIZE):
            if libc.ptrace(how, pid, None, None) == 0:
                yield f"traced {pid}"
        with contextlib.suppress(OSError):
            os.kill(pid, 0)
            yield f"could signal {pid}"
        with contextlib.suppress(OSError):
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (8, 8))
            yield f"limited {pid}"
        with contextlib.suppress(OSError):
            os.sched_setaffinity(pid, {0})
            yield f"moved {pid}"
        command = (folder / "cmdline").read_bytes() if folder.exists() else b""
        if any(f"/{name}".encode() in command for name in about["others"]):
            yield f"named in {command!r}"
    if not others:
        yield "saw no process of anybody else: nothing was proven"


def left_lying_about(about: dict[str, Any]) -> Iterator[str]:
    """Open whatever others have left in the places that everybody shares, and in the room's."""
    for top in (*SHARED, about["room"]):
        for folder, _, names in os.walk(top):
            inside = Path(folder)
            if inside.is_relative_to(Path(about["room"], "software")):
                continue
            with contextlib.suppress(OSError):
                whose = inside.stat().st_uid
                if whose in about["uids"] and whose != os.getuid():
                    yield f"entered {inside}"
                if inside.is_relative_to(about["room"]) and whose != os.getuid():
                    (inside / "planted").write_bytes(b"")
                    yield f"planted into {inside}"
            for name in names:
                file = inside / name
                with contextlib.suppress(OSError):
                    if file.lstat().st_uid in about["uids"] - {os.getuid()}:
                        file.open("rb").close()
                        yield f"opened {file}"
    for place in about["secrets"]:
        with contextlib.suppress(OSError):
            Path(place).read_bytes()
            yield f"read {place}"
        with contextlib.suppress(OSError):
            os.link(place, Path.home() / "linked")
            yield f"linked {place}"
        with contextlib.suppress(OSError):
            Path(place).rename(Path.home() / "taken")
            yield f"took {place}"


def sockets(about: dict[str, Any]) -> Iterator[str]:
    """Connect to the sockets of other learners' kernels, by path or by abstract name."""
    for line in Path("/proc/net/unix").read_text().splitlines()[1:]:
        name = line.split(maxsplit=7)[7] if len(line.split(maxsplit=7)) > 7 else ""
        if not name.startswith((about["room"], "@")) or f"/run/{os.getuid()}/" in name:
            continue
        address = "\0" + name[1:] if name.startswith("@") else name
        with socket.socket(socket.AF_UNIX) as line_in, contextlib.suppress(OSError):
            line_in.connect(address)
            yield f"connected to {name}"


def ways_up(about: dict[str, Any]) -> Iterator[str]:
    """Become somebody else, or get a right."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "Groups"):
        if status[name].strip().strip("0"):
            yield f"has {name}: {status[name]}"
    if status["NoNewPrivs"].strip() != "1":
        yield "may get new rights"
    if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
        yield "leaves core dumps"
    for limit in (resource.RLIMIT_CORE, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            yield f"took limit {limit} away"
    said = subprocess.run([about["setuid"], "-u"], capture_output=True, check=False, text=True)
    if said.stdout.strip() != str(os.getuid()):
        yield f"became {said.stdout} through a setuid program: {said.stderr}"
    for uid in {0, *about["uids"]} - {os.getuid()}:
        for become in (os.setuid, os.seteuid, os.setgid):
            with contextlib.suppress(OSError):
                become(uid)
                yield f"became {uid}"
    with contextlib.suppress(OSError):
        os.mknod(Path.home() / "memory", stat.S_IFCHR | 0o600, os.makedev(1, 1))
        yield "made a device"
    with contextlib.suppress(OSError):
        os.chroot(Path.home())
        yield "changed the root"
    # A namespace of one's own gives rights in it alone: not even there over others' files.
    inside = "import os; os.listdir({!r})"
    for place in about["secrets"]:
        command = ["unshare", "--user", "--map-root-user", "python3", "-c", inside.format(place)]
        with contextlib.suppress(FileNotFoundError):
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                yield f"listed {place} in a namespace"


def asked_over_the_network(about: dict[str, Any]) -> Iterator[str]:
    """Ask the hub, its proxy and the others' servers, past the door, with what one has."""
    own = os.environ["JUPYTERHUB_API_TOKEN"]
    for token in ("", own):
        for port, method, path in about["asked"]:
            for kind in ("token", "Bearer") if token else ("",):
                status = ask(port, method, path, {"Authorization": f"{kind} {token}"})
                if status not in REFUSED:
                    yield f"{method} {port}{path} answered {status} {'with a token' * bool(token)}"
    # A browser's headers as if from the other's own page, and an upgrade to the kernel's channels.
    for port, path in about["channels"]:
        headers = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
        headers |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": about["origin"]}
        for more in ({}, {"Authorization": f"token {own}"}, {"Cookie": "username-localhost=a"}):
            status = ask(port, "GET", path, headers | more)
            if status not in REFUSED:
                yield f"channels on {port}{path} answered {status}"


def ask(port: int, method: str, path: str, headers: dict[str, str]) -> int:
    """Return the status of an answer, 0 where there is none."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    body = json.dumps({"name": "planted"}) if method in {"POST", "PUT", "PATCH"} else None
    try:
        line.request(method, path, body, {"Content-Type": "application/json"} | headers)
        answer = line.getresponse()
        at_the_door = answer.status == 302 and "/hub/" in answer.headers["Location"]
        return 403 if at_the_door else answer.status
    except OSError:
        return 0
    finally:
        line.close()
