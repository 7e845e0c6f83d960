"""A web server as the README of a site asks for one: it compresses, and says what may be kept."""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_COMPRESSED = frozenset({".css", ".html", ".ipynb", ".js", ".json", ".mjs", ".svg", ".wasm"})
_KEPT = re.compile(r"/(?:static/python-|static/pyodide/|build/)")


@dataclass
class Counting:
    """A running server, what it sent, and for which paths it had something."""

    address: str
    sent: int = 0
    paths: list[str] = field(default_factory=list)

    def take(self) -> int:
        """Return the bytes sent since the last time that this was asked."""
        sent, self.sent = self.sent, 0
        return sent


@contextmanager
def counting(folder: Path) -> Iterator[Counting]:
    """Serve a folder for as long as the block lasts."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        extensions_map = {  # noqa: RUF012  (as its base has it)
            **SimpleHTTPRequestHandler.extensions_map,
            ".mjs": "text/javascript",
            ".wasm": "application/wasm",
        }

        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path))
            if not file.is_file():
                self.send_error(404)
                return
            body, tag = _body(file)
            same = self.headers.get("If-None-Match") == tag
            self.send_response(304 if same else 200)
            self.send_header("ETag", tag)
            self.send_header("Cache-Control", "max-age=2592000" if self._kept() else "no-cache")
            if not same:
                self.send_header("Content-Type", self.guess_type(str(file)))
                self.send_header("Content-Length", str(len(body)))
                if file.suffix in _COMPRESSED:
                    self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            if not same:
                self.wfile.write(body)
                counted.sent += len(body)
            counted.paths.append(self.path)

        def flush_headers(self) -> None:
            counted.sent += sum(map(len, getattr(self, "_headers_buffer", ())))
            super().flush_headers()

        def _kept(self) -> bool:
            return bool(_KEPT.search(self.path))

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    def handler(*args: Any) -> Handler:
        return Handler(*args, directory=str(folder))

    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running.daemon_threads = True
    counted = Counting(f"http://127.0.0.1:{running.server_address[1]}")
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield counted
    finally:
        running.shutdown()
        running.server_close()


@cache
def _body(file: Path) -> tuple[bytes, str]:
    data = file.read_bytes()
    tag = f'"{sha256(data).hexdigest()[:16]}"'
    return (gzip.compress(data, 6) if file.suffix in _COMPRESSED else data), tag
