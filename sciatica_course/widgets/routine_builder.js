// The builder: a form beside the week that follows it. Needs view.js, form.js and week.js.

function drawBuilder(view) {
  const form = drawForm(view);
  const week = drawWeek(view);
  return {
    node: make("div", { className: "sc-builder" }, form.node, week.node),
    traits: [...form.traits, ...week.traits],
    draw(changed, focus) {
      form.draw(changed, focus);
      week.draw(changed);
    },
  };
}

export default { render: (context) => frame(context, drawBuilder) };
