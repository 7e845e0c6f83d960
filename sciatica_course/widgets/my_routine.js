// The kept routine: a week, chosen from six. Needs view.js, form.js and week.js.

export default { render: (context) => frame(context, drawWeek) };
