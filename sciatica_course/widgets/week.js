// A week of a routine: which of six, its sessions, what opens beside them, and its paper.
// Needs view.js and form.js.

const QUIET = 700; // milliseconds without a change before the week is read out

/** Draws a trait that holds HTML, escaped where it was built. What is open stays open. */
function drawHtml(model, trait, node) {
  const named = () => [...node.querySelectorAll("details")];
  const at = () => document.activeElement.closest("details")?.dataset.name;
  let shown = "";
  return () => {
    const html = model.get(trait);
    if (html === shown) return;
    shown = html;
    const open = named().filter((each) => each.open).map((each) => each.dataset.name);
    const focused = node.contains(document.activeElement) ? at() : null;
    node.innerHTML = html;
    for (const each of named()) {
      each.open = open.includes(each.dataset.name);
      if (focused === each.dataset.name) each.firstElementChild.focus();
    }
  };
}

function drawWeek(view) {
  const { model } = view;
  const field = model.get("chooser");
  const chooser = drawChoices(view, field, (_, value) => {
    model.set("number", Number(value));
    model.save_changes();
  });
  const sheet = make("div", { className: "sc-sessions" });
  const beside = make("div", { className: "sc-beside" });
  const paper = make("div", { className: "sc-sheet sc-week-paper" }); // seen by the printer alone
  const node = make("div", { className: "sc-week" }, chooser.node, sheet, beside, paper);
  const shown = { sheet, beside, paper };
  const parts = Object.entries(shown).map(([trait, part]) => drawHtml(model, trait, part));
  let told = model.get("said");
  let waiting = null;

  function readOut() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (told === model.get("said")) return;
      told = model.get("said");
      view.announce(told);
    }, QUIET);
  }

  return {
    node,
    traits: ["number", "chooser", "sheet", "paper", "beside", "said"],
    draw(changed) {
      chooser.draw({ [field.id]: model.get("number") });
      chooser.node.hidden = !model.get("beside"); // a routine that is closed has no weeks
      for (const part of parts) part();
      if (changed.has("said")) readOut();
    },
  };
}
