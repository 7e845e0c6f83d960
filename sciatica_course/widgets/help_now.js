// The help box: the frame of a view, with nothing in it but panel and country. Needs view.js.

export default { render: (context) => frame(context) };
