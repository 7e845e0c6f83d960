"""Stands in for the browser and for the kernel: the messages between a view and its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from comm.base_comm import BaseComm
from playwright.sync_api import Page, Route

from sciatica_course.widgets.view import View

ORIGIN = "http://course.test/"

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A lesson</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; padding: 12px; background: %(ground)s; }</style></head>
<body %(theme)s><main><h1 style="font: 600 20px system-ui; color: %(ink)s">A lesson</h1>
<h2 style="font: 600 18px system-ui; color: %(ink)s">Its first part</h2>
<div id="views"></div></main></body></html>"""

# An object that a view takes for its model. What the exported pages have is much like it.
SHIM = """
window.models = new Map();
function modelOf(id, state) {
  const heard = new Map();
  let unsent = {};
  const fire = (event, ...rest) => [...(heard.get(event) || [])].forEach((hear) => hear(...rest));
  const model = {
    get: (name) => state[name],
    set(name, value) { state[name] = value; unsent[name] = value; fire(`change:${name}`); },
    save_changes() { const these = unsent; unsent = {}; tell(id, { update: these }); },
    send(message) { tell(id, { custom: message }); },
    on(event, hear) { heard.set(event, [...(heard.get(event) || []), hear]); },
    off(event, hear) { heard.set(event, (heard.get(event) || []).filter((h) => h !== hear)); },
    take(update) {
      for (const [name, value] of Object.entries(update)) state[name] = value;
      for (const name of Object.keys(update)) fire(`change:${name}`);
    },
    hear(message) { fire("msg:custom", message); },
  };
  window.models.set(id, model);
  return model;
}
async function tell(id, message) {
  if (window.deaf || !window.kernel) return;
  for (const [to, kind, data] of await window.kernel(id, message)) {
    const model = window.models.get(to);
    if (kind === "update") model?.take(data); else model?.hear(data);
  }
}
window.show = async (id, state, { esm, css }) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const script = new Blob([esm], { type: "text/javascript" });
  const { default: view } = await import(URL.createObjectURL(script));
  const model = window.models.get(id) ?? modelOf(id, state);
  const el = document.createElement("div");
  document.querySelector("#views").append(el);
  el.close = view.render({ model, el });
};
"""


class RecordingComm(BaseComm):
    """Keeps every message that the kernel would have sent to the browser."""

    log: ClassVar[list[tuple[str, str, dict[str, Any]]]] = []

    def publish_msg(
        self,
        msg_type: str,
        data: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
        buffers: list[bytes] | None = None,
        **_: Any,
    ) -> None:
        """Write the message down instead of sending it."""
        self.log.append((msg_type, self.comm_id, data or {}))


class Lesson:
    """A page without JupyterLab that shows real views, with this process as their kernel."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self._views: dict[str, View] = {}
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.expose_function("kernel", self._kernel)

    def open(self, *views: View, theme: str = "light") -> None:
        """Open the page with these views on it."""
        dark = theme == "dark"
        html = PAGE % {
            "theme": "" if theme == "system" else f'data-jp-theme-light="{str(not dark).lower()}"',
            "ground": "Canvas" if theme == "system" else "#111" if dark else "#fff",
            "ink": "CanvasText" if theme == "system" else "#eee" if dark else "#111",
        }

        def answer(route: Route) -> None:
            route.fulfill(body=html, content_type="text/html")

        self.page.route(f"{ORIGIN}**", answer)
        self.page.goto(ORIGIN)
        self.page.add_script_tag(content=SHIM)
        for view in views:
            self.show(view)

    def reopen(self, *views: View) -> None:
        """Load the page again with these views, as a reload does."""
        self.page.reload()
        self.page.add_script_tag(content=SHIM)
        for view in views:
            self.show(view)

    def show(self, view: View) -> None:
        """Show one more view; the same one again is a second picture of the same answers."""
        self._views[view.comm.comm_id] = view
        state = view.get_state()
        files = {"esm": state.pop("_esm"), "css": state.pop("_css")}
        plain = {name: value for name, value in state.items() if not name.startswith("_")}
        plain.pop("layout", None)
        plain.pop("style", None)
        self.page.evaluate(
            "([id, state, files]) => window.show(id, state, files)",
            [view.comm.comm_id, plain, files],
        )

    def picture(self, path: Path) -> None:
        """Keep a picture of the whole page."""
        self.page.screenshot(path=path, full_page=True)

    def _kernel(self, id_: str, message: dict[str, Any]) -> list[tuple[str, str, Any]]:
        view = self._views[id_]
        before = len(RecordingComm.log)
        if "update" in message:
            view.set_state(message["update"])
        else:
            view._handle_custom_msg(message["custom"], [])
        return [
            (comm_id, data["method"], data["state" if data["method"] == "update" else "content"])
            for kind, comm_id, data in RecordingComm.log[before:]
            if kind == "comm_msg" and data.get("method") in {"update", "custom"}
        ]
