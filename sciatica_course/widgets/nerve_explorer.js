// The nerve, root by root. Needs view.js and explorer.js.

const SMALL = ["back", "right", "front", "feet-top", "soles"];
const ABOUT = ["path", "felt", "weak", "daily"];

function drawNerve(view) {
  const { model, id } = view;
  const { says, roots, nerve, areas, sources } = model.get("told");
  const pictures = model.get("pictures");
  const big = picture(pictures.nerve, nerve);
  const small = SMALL.map((name, place) =>
    // One text alternative says all five: the others stand for nothing that it leaves out.
    picture(pictures[name], place ? says[`view-${name}`] : areas, says[`view-${name}`]),
  );
  const all = make("div", { className: "sc-nerve" }, big, make("div", { className: "sc-areas" }, ...small));
  let chosen = "";
  let near = ""; // the root under the pointer

  const options = [...roots.map((root) => [root.id, root.name]), ["", says.all]].map(([value, label]) => {
    const input = make("input", { type: "radio", name: `${id}-root`, value, checked: value === chosen });
    input.addEventListener("change", () => choose(value));
    const option = make("label", { className: "sc-option" }, input, make("span", {}, label));
    option.addEventListener("pointerenter", () => hover(value));
    option.addEventListener("pointerleave", () => hover(""));
    option.dataset.root = value;
    return { input, option, value };
  });
  const legend = make("legend", {}, says.choose);
  const choices = make("div", { className: "sc-options" }, ...options.map(({ option }) => option));
  const textAbout = (root) => {
    const rows = ABOUT.flatMap((part) => [make("dt", {}, says[part]), make("dd", {}, root[part])]);
    return [make("p", { className: "sc-part" }, root.name), make("dl", {}, ...rows)];
  };
  const about = teller(roots.map(textAbout));
  let told = null;

  function tellAbout(name) {
    if (told === name) return;
    told = name;
    const root = roots.find((each) => each.id === name);
    about.told.replaceChildren(...(root ? textAbout(root) : [make("p", {}, says.start)]));
  }

  function show() {
    const name = near || chosen;
    all.classList.toggle("sc-one", Boolean(name));
    light(all, ".path, .root, .zone.right", (part) => !name || part.classList.contains(name));
    for (const { input, option, value } of options) {
      input.checked = value === chosen;
      option.classList.toggle("sc-chosen", input.checked);
    }
    tellAbout(name);
  }

  const choose = (name) => ((chosen = name), (near = ""), show());
  const hover = (name) => ((near = name), show());
  const rootOf = (event) => {
    const part = partAt(event, ".root, .zone.right");
    return roots.find((root) => part?.classList.contains(root.id))?.id ?? "";
  };
  all.addEventListener("pointerover", (event) => event.pointerType === "mouse" && hover(rootOf(event)));
  all.addEventListener("pointerleave", () => hover(""));
  all.addEventListener("click", (event) => rootOf(event) && choose(rootOf(event)));

  const cited = make("div", { className: "sc-cited" });
  cited.innerHTML = sources; // escaped where it was built, by html/builder.py
  const node = make(
    "div",
    { className: "sc-explorer" },
    make("fieldset", { className: "sc-field" }, legend, choices),
    about.node,
    all,
    make("p", { className: "sc-care" }, says.weakness),
    cited,
  );
  show();
  return { node, traits: [], draw: () => {} };
}

export default { render: (context) => frame(context, drawNerve) };
