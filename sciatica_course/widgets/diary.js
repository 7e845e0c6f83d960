// The diary: a form, what was written before with its buttons, and charts.
// Needs view.js, form.js and week.js.

function drawDiary(view) {
  const { model, ask } = view;
  const says = model.get("says");
  const form = drawForm(view);
  const past = make("div", { className: "sc-past" });
  const charts = make("div", { className: "sc-charts" });
  const names = ["keeping", "writing", "older", "drawing"];
  const rows = Object.fromEntries(names.map((name) => [name, drawRow(view)]));
  const node = make(
    "div",
    { className: "sc-diary" },
    rows.keeping.node, form.node, rows.writing.node, past, rows.older.node, rows.drawing.node, charts,
  );
  const drawPast = drawHtml(model, "past", past);
  const drawCharts = drawHtml(model, "charts", charts);
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
      const held = node.contains(document.activeElement);
      const keeping = rows.keeping.node.contains(document.activeElement);
      form.draw(changed, focus);
      drawPast();
      drawEntries();
      drawCharts();
      for (const name of names) rows[name].draw(model.get("rows")[name] ?? []);
      if (focus && changed.has("charts") && model.get("charts")) {
        view.focus(charts.querySelector("[tabindex]"));
      } else if (held && !node.contains(document.activeElement)) {
        // What was pressed is gone: focus goes on where the answer to it stands.
        const asked = keeping && form.node.querySelector("[tabindex]");
        view.focus(asked || past.querySelector("[tabindex]"));
      }
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
