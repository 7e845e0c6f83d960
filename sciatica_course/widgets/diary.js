// The diary: a form, what was written before with its buttons, and charts.
// Needs view.js, form.js and week.js.

function drawDiary(view) {
  const { model, ask } = view;
  const says = model.get("says");
  const form = drawForm(view);
  const past = make("div", { className: "sc-past" });
  const charts = make("div", { className: "sc-charts" });
  const rows = { writing: [], older: [], drawing: [] };
  for (const name of Object.keys(rows)) rows[name] = drawRow(view);
  const node = make(
    "div",
    { className: "sc-diary" },
    form.node, rows.writing.node, past, rows.older.node, rows.drawing.node, charts,
  );
  const drawPast = drawHtml(model, "past", past);
  const drawCharts = drawHtml(model, "charts", charts);
  let written = false; // whether a form stood there

  /** Buttons for an entry. What they are called says which entry they belong to. */
  function drawEntry(entry) {
    const { entry: id, called } = entry.dataset;
    const name = (what) => says.named.replace("{what}", () => what).replace("{entry}", () => called);
    const change = make(
      "button",
      { type: "button", className: "sc-button sc-plain", "aria-label": name(says.change) },
      says.change,
    );
    change.addEventListener("click", () => ask({ kind: "change", entry: id }));
    const remove = drawAction(
      { ...view, ask: () => ask({ kind: "remove", entry: id }) },
      {
        label: says.delete,
        question: says["delete-ask"],
        agree: says["delete-yes"],
        refuse: says["delete-no"],
        plain: true,
      },
    );
    remove.querySelector("button").setAttribute("aria-label", name(says.delete));
    entry.append(make("div", { className: "sc-buttons sc-of-entry" }, change, remove));
  }

  function drawEntries() {
    for (const entry of past.querySelectorAll("[data-entry]")) {
      if (!entry.querySelector(".sc-of-entry")) drawEntry(entry);
    }
  }

  return {
    node,
    traits: [...form.traits, "past", "charts", "rows"],
    draw(changed, focus) {
      form.draw(changed, focus);
      const within = past.contains(document.activeElement);
      const heard = changed.has("charts") && focus && model.get("charts");
      drawPast();
      drawEntries();
      drawCharts();
      for (const [name, row] of Object.entries(rows)) row.draw(model.get("rows")[name] ?? []);
      const writes = Boolean(model.get("form").pages?.length);
      // What was pressed may be gone: focus goes on where the answer to it stands.
      const lost = within && !past.contains(document.activeElement);
      if (focus && !writes && (written || lost)) view.focus(past.querySelector("[tabindex]"));
      else if (lost && !form.node.contains(document.activeElement)) {
        view.focus(past.querySelector("[tabindex]"));
      }
      if (heard) view.focus(charts.querySelector("[tabindex]"));
      written = writes;
    },
  };
}

/** A row of buttons, drawn anew only when they differ. */
function drawRow(view) {
  const node = make("div", { className: "sc-buttons" });
  let shown = "";
  return {
    node,
    draw(actions) {
      const wanted = JSON.stringify(actions);
      if (wanted === shown) return;
      shown = wanted;
      node.replaceChildren(...actions.map((action) => drawAction(view, action)));
    },
  };
}

export default { render: (context) => frame(context, drawDiary) };
