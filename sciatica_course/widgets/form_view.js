// A form and nothing beside it. Needs view.js and form.js.

export default { render: (context) => frame(context, drawForm) };
