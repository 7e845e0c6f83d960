// A disc that bulges and shrinks. Needs view.js and explorer.js.

function drawDisc(view) {
  const { model, id } = view;
  const { says, steps, picture: title, shrinks, painless } = model.get("told");
  const card = picture(model.get("pictures").disc, title);
  const svg = card.querySelector("svg");
  card.classList.add("sc-disc");
  const slider = make("input", {
    type: "range", id: `${id}-step`, className: "sc-slider", min: 0, max: steps.length - 1, step: 1, value: 0,
  });
  const label = make("label", { htmlFor: slider.id, className: "sc-label" }, says.choose);
  const textAbout = (step) => [
    make("p", { className: "sc-part" }, step.name),
    make("p", {}, step.text),
    ...(step.shrinks ? [make("p", {}, step.shrinks)] : []),
  ];
  const about = teller(steps.map(textAbout));
  const cited = (words, html) => {
    const text = make("div", { className: "sc-cited" });
    text.innerHTML = html; // escaped where it was built, by html/builder.py
    return make("details", {}, make("summary", {}, words), text);
  };
  const button = (words, by) => {
    const made = make("button", { type: "button", className: "sc-button" }, words);
    made.addEventListener("click", () => go(Number(slider.value) + by));
    return made;
  };
  const smaller = button(says.smaller, -1);
  const larger = button(says.larger, 1);

  function show() {
    const at = Number(slider.value);
    const step = steps[at];
    light(card, ".step", (part) => part.dataset.part === `step-${step.id}`);
    svg.setAttribute("aria-label", `${title}. ${step.name}. ${step.text}`);
    slider.setAttribute("aria-valuetext", step.name);
    // Not disabled: a button that loses the focus would throw a keyboard out of the view.
    smaller.setAttribute("aria-disabled", String(at === 0));
    larger.setAttribute("aria-disabled", String(at === steps.length - 1));
    about.told.replaceChildren(...textAbout(step));
  }

  const go = (at) => ((slider.value = at), show());
  slider.addEventListener("input", show);
  const node = make(
    "div",
    { className: "sc-explorer" },
    card,
    make("div", { className: "sc-field" }, label, slider, make("div", { className: "sc-buttons" }, smaller, larger)),
    about.node,
    cited(says.shrinks, shrinks),
    cited(says.painless, painless),
  );
  show();
  return { node, traits: [], draw: () => {} };
}

export default { render: (context) => frame(context, drawDisc) };
