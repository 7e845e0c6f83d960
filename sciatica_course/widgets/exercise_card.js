// Exercise cards. Their words are drawn once; the doses in them come and go. Needs view.js.

function drawCards({ model }) {
  const node = make("div", { className: "sc-moves" });
  const shown = new Map(); // the dose that stands in each place
  node.innerHTML = model.get("cards"); // escaped where it was built, by html/builder.py
  const places = [...node.querySelectorAll("[data-exercise]")];
  return {
    node,
    traits: ["doses"],
    draw() {
      for (const place of places) {
        const dose = model.get("doses")[place.dataset.exercise] ?? "";
        if (shown.get(place) === dose) continue;
        shown.set(place, dose);
        place.innerHTML = dose;
      }
    },
  };
}

export default { render: (context) => frame(context, drawCards) };
