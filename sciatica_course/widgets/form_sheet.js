// A form, and below it a sheet that follows every choice. Needs view.js, form.js and week.js.

function drawFormAndSheet(view) {
  const form = drawForm(view);
  const sheet = make("div", { className: "sc-follows" });
  const drawSheet = drawHtml(view.model, "sheet", sheet);
  const ofForm = new Set([...form.traits, "panel"]); // a panel may stand instead of the form
  return {
    node: make("div", {}, form.node, sheet),
    traits: [...form.traits, "sheet"],
    draw(changed, focus) {
      if ([...changed].some((name) => ofForm.has(name))) form.draw(changed, focus);
      drawSheet();
    },
  };
}

export default { render: (context) => frame(context, drawFormAndSheet) };
