// The builder: a form beside the week that follows it. Needs view.js, form.js and week.js.

function drawBuilder(view) {
  const form = drawForm(view);
  const week = drawWeek(view);
  // Where the week stands below the form, this line says what a choice does to it. The same words
  // are read out from a live region, once there is quiet.
  const now = make("p", { className: "sc-now", "aria-hidden": "true" });
  const ofForm = new Set([...form.traits, "panel"]); // a panel may stand instead of the form
  return {
    node: make("div", { className: "sc-builder" }, form.node, now, week.node),
    traits: [...form.traits, ...week.traits],
    draw(changed, focus) {
      if ([...changed].some((name) => ofForm.has(name))) form.draw(changed, focus);
      week.draw(changed);
      tell(now, view.model.get("said"));
    },
  };
}

export default { render: (context) => frame(context, drawBuilder) };
