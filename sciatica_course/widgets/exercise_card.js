// Exercise cards. Their words are drawn once; the doses in them come and go. Needs view.js.

function drawCards({ model, words, ask }) {
  const node = make("div", { className: "sc-moves" });
  const shown = new Map(); // the dose that stands in each place
  node.innerHTML = model.get("cards"); // escaped where it was built, by html/builder.py
  const places = [...node.querySelectorAll("[data-exercise]")];
  const figures = [...node.querySelectorAll("[data-moves]")].map((figure) => {
    const name = figure.dataset.moves;
    return drawMotion(figure, words, () => {
      const clip = model.get("clips")[name];
      if (!clip) ask({ kind: "clip", picture: name }, { follow: false });
      return clip;
    });
  });
  // The pictures of the forms come when someone opens the list that they belong to.
  const forms = [...node.querySelectorAll("[data-picture]")];
  for (const place of forms) {
    place.closest("details").addEventListener("toggle", ({ target }) => {
      if (target.open && !place.firstChild && target === place.closest("details")) {
        ask({ kind: "picture", picture: place.dataset.picture }, { follow: false });
      }
    });
  }
  const fill = (place) => {
    const src = model.get("clips")[place.dataset.picture];
    if (src && !place.firstChild) place.append(make("img", { src, alt: place.dataset.alt }));
  };
  return {
    node,
    traits: ["doses", "clips"],
    draw() {
      for (const figure of figures) figure.draw();
      forms.forEach(fill);
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
